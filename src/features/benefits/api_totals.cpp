// All benefits of public projects: a list, its sums, and the same as a table.
#include <utility>

#include "features/benefits/json.h"
#include "features/benefits/pages.h"
#include "platform/tables/csv.h"
#include "services/organisations/shelf.h"
#include "services/web/api.h"
#include "services/web/downloads.h"

namespace benefits::api {

namespace {

constexpr std::array<std::string_view, 6> filters = {"organisation", "programme", "year",
                                                     "kind",         "currency",  "state"};

Filter strict_filter(web::Visit const& visit) {
    auto const filter = filter_in(visit);
    auto const& query = visit.request.query;
    bool const is_odd = (!query.text("organisation").empty() && !filter.organisation) ||
                        (!query.text("year").empty() && !filter.year) ||
                        (!query.text("kind").empty() && !filter.kind) ||
                        (!query.text("currency").empty() && !filter.currency) ||
                        (!query.text("state").empty() && !filter.state);
    if (is_odd)
        throw http::BadRequest{
            "organisation is an id or none, year a number, kind budget, economic, quality, "
            "environment or social, currency of three letters, state confirmed, waiting or denied"};
    return filter;
}

json::Object row_json(Row const& row) {
    json::Object titles;
    for (auto const& [language, title] : row.titles)
        titles.append(std::string(texts::code(language)), title);
    auto object = value_json(row.benefit, row.value);
    object.append("project", row.project);
    object.append("project_title", std::move(titles));
    object.append("organisation",
                  row.organisation.empty() ? json::Value() : json::Value(row.organisation.text()));
    object.append("programme", row.programme);
    object.append("benefit", row.benefit.id.string());
    object.append("title", told::said(row.benefit.told, "title"));
    object.append("kind", row.benefit.kind());
    object.append("unit", row.benefit.unit());
    object.append("planned_gain", main_units(row.benefit.planned_gain()));
    return object;
}

json::Object totals_json(Totals const& all) {
    json::Array sums;
    json::Object counts;
    for (auto const& [pot, sum] : all.confirmed)
        sums.push_back(json::Object{
            {"kind", pot.kind}, {"currency", pot.currency}, {"gain", main_units(sum)}});
    for (auto const kind : kind_names) {
        auto const found = all.benefits.find(std::string(kind));
        counts.append(std::string(kind), found == all.benefits.end()
                                             ? 0
                                             : static_cast<std::int64_t>(found->second.size()));
    }
    return {{"confirmed", std::move(sums)},
            {"confirmed_benefits", std::move(counts)},
            {"waiting", all.waiting},
            {"denied", all.denied}};
}

}

json::Value main_units(std::int64_t hundredths) {
    return hundredths % 100 == 0 ? json::Value(hundredths / 100)
                                 : json::Value(static_cast<double>(hundredths) / 100);
}

json::Object value_json(Benefit const& benefit, Value const& value) {
    return {{"year", value.year},
            {"figure", main_units(value.figure)},
            {"gain", main_units(benefit.gain(value.figure))},
            {"difference", main_units(benefit.gain(value.figure) - benefit.planned_gain())},
            {"measured_on", basics::iso(value.measured_on)},
            {"source", value.source},
            {"state", name(value.state)},
            {"told_at", basics::iso(value.told_at)},
            {"answered_at", value.answered_at.microseconds == 0
                                ? json::Value()
                                : json::Value(basics::iso(value.answered_at))}};
}

http::Response list(web::Services&, Register& all, web::Visit const& visit) {
    web::api_parameters(visit, {"organisation", "programme", "year", "kind", "currency", "state",
                                "limit", "after"});
    auto const filter = strict_filter(visit);
    auto const paging = web::api_paging(visit);
    json::Array items;
    std::string last, next;
    auto const rows = all.now();
    for (auto const& row : *rows) {
        if (!fits(row, filter) || row.key() <= paging.after) continue;
        if (items.size() == paging.limit) {
            next = last;
            break;
        }
        last = row.key();
        items.push_back(row_json(row));
    }
    return web::api_reply(web::api_page(visit, std::move(items), next));
}

http::Response totals(web::Services&, Register& all, web::Visit const& visit) {
    web::api_parameters(visit,
                        {"by", "organisation", "programme", "year", "kind", "currency", "state"});
    auto const filter = strict_filter(visit);
    auto const asked = visit.request.query.text("by");
    auto const by = parse_by(asked);
    if (!by && !asked.empty()) throw http::BadRequest{"by is organisation, programme or year"};
    auto const rows = all.now();
    json::Array items;
    if (by)
        for (auto const& [key, part] : totals_by(*rows, filter, *by)) {
            auto line = totals_json(part);
            line.append("key", key);
            items.push_back(std::move(line));
        }
    return web::api_reply(json::Object{{"total", totals_json(benefits::totals(*rows, filter))},
                                       {"by", by ? json::Value(name(*by)) : json::Value()},
                                       {"items", std::move(items)}});
}

http::Response csv(web::Services& services, Register& register_, web::Visit const& visit) {
    web::api_parameters(visit, filters);
    auto const filter = strict_filter(visit);
    auto const all = register_.now();
    auto const directory = services.organisations.directory();
    auto const address = services.pages.public_address();
    std::size_t at = 0;
    bool began = false;
    return web::streamed(
        "text/csv; charset=utf-8", "confirmed-benefits.csv", [=](std::string& chunk) mutable {
            tables::CsvWriter writer(chunk);
            if (!std::exchange(began, true)) {
                writer.byte_order_mark();
                writer.row({"project", "project_title", "organisation", "programme", "benefit",
                            "title", "kind", "unit", "year", "figure", "gain", "planned_gain",
                            "difference", "measured_on", "source", "state", "page"});
            }
            for (std::size_t written = 0; at < all->size() && written < 200; ++at) {
                auto const& row = (*all)[at];
                if (!fits(row, filter)) continue;
                ++written;
                auto const* one = directory->find(row.organisation);
                auto const plain = told::plain_hundredths;
                writer.row(
                    {row.project, row.titles.empty() ? std::string() : row.titles.begin()->second,
                     one ? one->name : std::string(), row.programme, row.benefit.id.string(),
                     told::said(row.benefit.told, "title"), row.benefit.kind(), row.benefit.unit(),
                     std::to_string(row.value.year), plain(row.value.figure), plain(row.gain()),
                     plain(row.benefit.planned_gain()), plain(row.difference()),
                     basics::iso(row.value.measured_on), row.value.source,
                     std::string(name(row.value.state)), address + "/sv/benefits/" + row.project});
            }
            return at < all->size();
        });
}

}

// Weighings for programs: only what came of them, never who answered what.
#include <algorithm>
#include <cmath>

#include "features/ideas/weighing/pages.h"
#include "platform/json/value.h"
#include "platform/tables/csv.h"
#include "services/web/api.h"

namespace ideas::weighing {

namespace {

/// To everybody nothing of too few answers.
bool is_shown(db::Reader& reader, Seen const& seen) {
    if (!seen.may_see_result || is_inside(seen)) return seen.may_see_result;
    auto const count = seen.weighing.by == By::pairs ? store::choosers(reader, seen.weighing.id)
                                                     : answered(seen.people);
    return count >= least_shown_to_all;
}

double rounded(double value) { return std::round(value * 1e4) / 1e4; }

std::vector<Row> rows_for(db::Reader& reader, Seen const& seen) {
    auto rows = rows_of(seen.weighing, all_judgements(reader, seen));
    return is_inside(seen) ? rows : shown_to_all(seen.weighing, std::move(rows));
}

json::Value spread_json(Spread const& spread) {
    if (spread.answers == 0) return {};
    return json::Object{{"median", spread.median},
                        {"least", spread.least},
                        {"most", spread.most},
                        {"answers", spread.answers},
                        {"cannot_judge", spread.cannot}};
}

json::Array criteria_json(Weighing const& weighing) {
    json::Array all;
    for (auto const& one : weighing.criteria)
        all.push_back(json::Object{{"name", one.name},
                                   {"low", one.low},
                                   {"high", one.high},
                                   {"weight", one.weight},
                                   {"good", one.low_is_good ? "low" : "high"}});
    return all;
}

json::Object need_line(Need const& need) {
    return {{"kind", name(need.told.kind)}, {"id", need.id.text()}, {"title", need.told.title}};
}

json::Array weighed_json(db::Reader& reader, Seen const& seen) {
    json::Array items;
    auto const rows = rows_for(reader, seen);
    for (auto const place : by_disagreement(rows)) {
        auto const& row = rows[place];
        auto line = need_line(seen.needs[place]);
        json::Array spreads;
        for (auto const& one : row.spreads) spreads.push_back(spread_json(one));
        line.append("criteria", std::move(spreads));
        line.append("sum", row.sum ? json::Value(rounded(*row.sum)) : json::Value());
        line.append("criteria_counted", static_cast<std::int64_t>(row.counted));
        items.push_back(std::move(line));
    }
    return items;
}

pairs::Fit fit_of(db::Reader& reader, Seen const& seen) {
    return pairs::fit(seen.needs.size(),
                      comparisons(seen, store::pair_answers(reader, seen.weighing.id)));
}

json::Array compared_json(db::Reader& reader, Seen const& seen) {
    json::Array items;
    auto const fit = fit_of(reader, seen);
    for (auto const place : pairs::order_of(fit)) {
        auto const& one = fit.standings[place];
        auto line = need_line(seen.needs[place]);
        line.append("strength", rounded(one.strength));
        line.append("low", rounded(one.low));
        line.append("high", rounded(one.high));
        line.append("chosen", one.chosen);
        line.append("compared", one.compared);
        items.push_back(std::move(line));
    }
    return items;
}

json::Array apart_json(db::Reader& reader, Seen const& seen) {
    json::Array groups;
    for (auto const& group : pairs::cannot_be_told_apart(fit_of(reader, seen))) {
        json::Array ids;
        for (auto const place : group) ids.push_back(seen.needs[place].id.text());
        groups.push_back(std::move(ids));
    }
    return groups;
}

json::Object weighing_json(web::Services& services, Seen const& seen) {
    auto const& weighing = seen.weighing;
    return {
        {"id", weighing.id.text()},
        {"organisation", weighing.organisation.text()},
        {"by", name(weighing.by)},
        {"name", weighing.name},
        {"question", weighing.question.empty() ? json::Value() : json::Value(weighing.question)},
        {"last_day", basics::iso(weighing.last_day)},
        {"closed", seen.is_closed},
        {"public", weighing.is_public},
        {"asked", static_cast<std::int64_t>(seen.people.size())},
        {"answered", static_cast<std::int64_t>(answered(seen.people))},
        {"url", services.pages.public_address() + "/sv" + path_of(weighing.id)}};
}

std::string number_text(double value) {
    auto text = json::write(json::Value(rounded(value)));
    return text;
}

void write_criteria(tables::CsvWriter& writer, db::Reader& reader, Seen const& seen) {
    writer.row({"kind", "id", "title", "criterion", "good", "weight", "median", "least", "most",
                "answers", "cannot_judge", "sum"});
    if (!is_shown(reader, seen)) return;
    auto const rows = rows_for(reader, seen);
    for (auto const place : by_disagreement(rows)) {
        auto const& row = rows[place];
        auto const& need = seen.needs[place];
        for (std::size_t number = 0; number < row.spreads.size(); ++number) {
            auto const& spread = row.spreads[number];
            auto const& criterion = seen.weighing.criteria[number];
            bool const is_said = spread.answers > 0;
            auto const said = [&](std::string text) { return is_said ? text : std::string(); };
            writer.row({name(need.told.kind), need.id.text(), need.told.title, criterion.name,
                        criterion.low_is_good ? "low" : "high", std::to_string(criterion.weight),
                        said(number_text(spread.median)), said(std::to_string(spread.least)),
                        said(std::to_string(spread.most)), said(std::to_string(spread.answers)),
                        said(std::to_string(spread.cannot)),
                        row.sum ? number_text(*row.sum) : std::string()});
        }
    }
}

void write_pairs(tables::CsvWriter& writer, db::Reader& reader, Seen const& seen) {
    writer.row({"kind", "id", "title", "strength", "low", "high", "chosen", "compared"});
    if (!is_shown(reader, seen)) return;
    auto const fit = fit_of(reader, seen);
    for (auto const place : pairs::order_of(fit)) {
        auto const& need = seen.needs[place];
        auto const& one = fit.standings[place];
        writer.row({name(need.told.kind), need.id.text(), need.told.title,
                    number_text(one.strength), number_text(one.low), number_text(one.high),
                    number_text(one.chosen), std::to_string(one.compared)});
    }
}

}

json::Object whole_json(web::Services& services, db::Reader& reader, Seen const& here) {
    auto reply = weighing_json(services, here);
    bool const is_pairs = here.weighing.by == By::pairs;
    reply.append("criteria", criteria_json(here.weighing));
    bool const has_result = is_shown(reader, here);
    reply.append("results", !has_result ? json::Value()
                            : is_pairs  ? json::Value(compared_json(reader, here))
                                        : json::Value(weighed_json(reader, here)));
    reply.append("cannot_be_told_apart",
                 has_result && is_pairs ? json::Value(apart_json(reader, here)) : json::Value());
    return reply;
}

http::Response list_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    constexpr std::size_t most = 100;
    auto reader = services.database.read();
    json::Array items;
    for (auto const& one : store::for_all(reader, most)) {
        if (!one.is_public) continue;
        auto const here = seen(services, reader, visit.viewer, one.id, {}, false);
        if (here && here->is_closed) items.push_back(weighing_json(services, *here));
    }
    return web::api_reply(json::Object{{"items", std::move(items)}});
}

http::Response show_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    auto const here = http::found(seen(services, reader, visit.viewer, visit.id<WeighingId>()));
    return web::api_reply(whole_json(services, reader, here));
}

http::Response result_csv(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    auto const here = http::found(seen(services, reader, visit.viewer, visit.id<WeighingId>()));
    std::string out;
    tables::CsvWriter writer(out);
    writer.byte_order_mark();
    if (here.weighing.by == By::pairs) write_pairs(writer, reader, here);
    else write_criteria(writer, reader, here);
    http::Response response{200};
    response.body = std::move(out);
    return std::move(response)
        .with("Content-Type", "text/csv; charset=utf-8")
        .with("Content-Disposition", "attachment; filename=\"weighing.csv\"");
}

}

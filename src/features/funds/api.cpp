// The same for programs: pots, what was decided, and applying.
#include <utility>

#include "features/funds/pages.h"
#include "platform/basics/text.h"
#include "platform/tables/csv.h"
#include "services/web/api.h"
#include "services/web/downloads.h"

namespace funds::api {

namespace {

constexpr std::size_t most_listed = 500;
std::string const file_name = "funds.";

std::string day(basics::Date date) { return date.year == 0 ? std::string() : basics::iso(date); }

json::Object as_json(web::Services& services, db::Reader& reader, Fund const& fund) {
    auto const spent = given(reader, fund.id);
    return {{"id", fund.id.text()},
            {"organisation", fund.organisation.text()},
            {"unit", fund.unit.empty() ? json::Value() : json::Value(fund.unit.text())},
            {"name", fund.name},
            {"year", fund.year},
            {"currency", fund.currency},
            {"amount_minor", fund.amount},
            {"given_minor", spent},
            {"left_minor", fund.amount - spent},
            {"most_each_minor", fund.most_each},
            {"decider", fund.decider},
            {"decision_kind", fund.decision_kind},
            {"opens", day(fund.opens)},
            {"closes", day(fund.closes)},
            {"purpose", fund.purpose},
            {"excluded", fund.excluded},
            {"url", services.pages.public_address() + "/sv" + path_of(fund)}};
}

json::Object as_json(Application const& one) {
    return {{"id", one.id.text()},
            {"title", one.title},
            {"what", one.what},
            {"doers", one.doers},
            {"state", name(one.state)},
            {"asked_minor", one.asked},
            {"granted_minor", one.granted},
            {"used_minor", one.used},
            {"done_by", day(one.done_by)},
            {"reason", one.reason},
            {"reference", one.reference},
            {"decided_on", day(one.decided_on)},
            {"idea", one.idea.empty() ? json::Value() : json::Value(one.idea)},
            {"project", one.project.empty() ? json::Value() : json::Value(one.project)},
            {"came_out", one.came_out},
            {"learned", one.learned},
            {"accounted_on", day(one.accounted_on)}};
}

}

http::Response list(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    json::Array items;
    for (auto const& fund : all(reader, most_listed))
        items.push_back(as_json(services, reader, fund));
    return web::api_reply(json::Object{{"items", std::move(items)}});
}

http::Response show(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    auto const fund = fund_in(visit, reader);
    auto reply = as_json(services, reader, fund);
    json::Array decided;
    for (auto const& one : applications(reader, fund.id))
        if (one.is_decided()) decided.push_back(as_json(one));
    reply.append("applications", std::move(decided));
    return web::api_reply(reply);
}

http::Response csv(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    std::vector<std::pair<Fund, Application>> rows;
    {
        auto reader = services.database.read();
        for (auto const& fund : all(reader, most_listed))
            for (auto& one : applications(reader, fund.id))
                if (one.is_decided()) rows.emplace_back(fund, std::move(one));
    }
    auto const address = services.pages.public_address();
    std::size_t at = 0;
    bool began = false;
    return web::streamed(
        "text/csv; charset=utf-8", file_name + "csv",
        [rows = std::move(rows), address, at, began](std::string& chunk) mutable {
            tables::CsvWriter writer(chunk);
            if (!std::exchange(began, true)) {
                writer.byte_order_mark();
                writer.row({"fund", "year", "title", "doers", "state", "asked", "granted", "used",
                            "currency", "decided_on", "reference", "reason", "came_out",
                            "learned", "project", "page"});
            }
            for (std::size_t written = 0; at < rows.size() && written < 200; ++at, ++written) {
                auto const& [fund, one] = rows[at];
                writer.row({fund.name, std::to_string(fund.year), one.title, one.doers,
                            name(one.state), basics::plain_amount(one.asked),
                            basics::plain_amount(one.granted), basics::plain_amount(one.used),
                            fund.currency, day(one.decided_on), one.reference, one.reason,
                            one.came_out, one.learned, one.project,
                            address + "/sv" + path_of(one)});
            }
            return at < rows.size();
        });
}

http::Response apply(web::Services& services, Limits& limits, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    auto const text = [&](std::string_view field) {
        return basics::normalised(body.at(field).text()).value_or(std::string());
    };
    auto tx = services.database.begin();
    auto const fund = fund_in(visit, tx);
    auto good = checked(TypedApplication{text("title"), text("what"), text("doers"), text("asked"),
                                         text("done_by")},
                        fund, showing.today());
    if (!good) return web::api_problems(services.texts, visit, good.error());
    if (!limits.applications.take(visit.viewer.member.text(), services.now()))
        return web::api_problem(429, "Too many applications in an hour; try later.")
            .with("Retry-After", "3600");
    auto const made = funds::apply(tx, hand_of(showing), fund, *good, text("key"));
    tx.commit();
    return web::api_reply(as_json(made), 201);
}

}

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

json::Object as_json(web::Services& services, Fund const& fund, std::int64_t spent) {
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

void write_row(tables::CsvWriter& writer, Fund const& fund, Application const& one,
               std::string const& address) {
    writer.row({fund.name, std::to_string(fund.year), one.title, one.doers, name(one.state),
                basics::plain_amount(one.asked), basics::plain_amount(one.granted),
                basics::plain_amount(one.used), fund.currency, day(one.decided_on), one.reference,
                one.reason, one.came_out, one.learned, one.project,
                address + "/sv" + path_of(one)});
}

}

http::Response list(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    auto sums = given_by_fund(reader);
    json::Array items;
    for (auto const& fund : all(reader, most_listed))
        items.push_back(as_json(services, fund, sums[fund.id]));
    return web::api_reply(json::Object{{"items", std::move(items)}});
}

http::Response show(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    auto const fund = fund_in(visit, reader);
    auto reply = as_json(services, fund, given(reader, fund.id));
    json::Array decided;
    for (auto const& one : applications(reader, fund.id))
        if (one.is_decided()) decided.push_back(as_json(one));
    reply.append("applications", std::move(decided));
    return web::api_reply(reply);
}

http::Response csv(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    std::vector<Fund> funds;
    {
        auto reader = services.database.read();
        funds = all(reader);
    }
    // One pot at a time, read when its turn comes.
    return web::streamed(
        "text/csv; charset=utf-8", file_name + "csv",
        [&services, funds = std::move(funds), address = services.pages.public_address(),
         at = std::size_t{0}, began = false](std::string& chunk) mutable {
            tables::CsvWriter writer(chunk);
            if (!std::exchange(began, true)) {
                writer.byte_order_mark();
                writer.row({"fund", "year", "title", "doers", "state", "asked", "granted", "used",
                            "currency", "decided_on", "reference", "reason", "came_out", "learned",
                            "project", "page"});
            }
            if (at == funds.size()) return false;
            auto const& fund = funds[at++];
            auto reader = services.database.read();
            for (auto const& one : applications(reader, fund.id))
                if (one.is_decided()) write_row(writer, fund, one, address);
            return at < funds.size();
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

// Request in, JSON out. docs/api.md and open_data/openapi.json say the same in words.
#include "services/web/api.h"

#include "features/outcomes/letters.h"
#include "features/outcomes/pages.h"
#include "platform/basics/text.h"
#include "platform/tables/csv.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/web/downloads.h"

namespace outcomes::api {

namespace {

constexpr std::array<std::string_view, 4> filters = {"organisation", "programme", "year",
                                                     "standing"};

json::Object row_json(Row const& row) {
    json::Object titles;
    for (auto const& [language, title] : row.titles)
        titles.append(std::string(texts::code(language)), title);
    return {{"project", row.project},
            {"title", std::move(titles)},
            {"organisation",
             row.organisation.empty() ? json::Value() : json::Value(row.organisation.text())},
            {"programme", row.programme},
            {"since", basics::iso(row.since)},
            {"state", name(row.state)},
            {"standing", name(row.standing)},
            {"owner_role", row.owner_role},
            {"owner_unit", row.owner_unit},
            {"confirmed_at", row.confirmed_at.microseconds == 0
                                 ? json::Value()
                                 : json::Value(basics::iso(row.confirmed_at))}};
}

json::Object tally_json(Tally const& counts) {
    return {{"confirmed", counts[Standing::confirmed]},
            {"unconfirmed", counts[Standing::unconfirmed]},
            {"ended", counts[Standing::ended]}};
}

Filter strict_filter(web::Visit const& visit) {
    auto const filter = filter_in(visit);
    auto const& query = visit.request.query;
    bool const is_odd = (!query.text("organisation").empty() && !filter.organisation) ||
                        (!query.text("year").empty() && !filter.year) ||
                        (!query.text("standing").empty() && !filter.standing);
    if (is_odd)
        throw http::BadRequest{
            "organisation is an id or none, year a number, standing confirmed, "
            "unconfirmed or ended"};
    return filter;
}

/// What a program sends; each member is text but in_ordinary_budget.
struct Sent {
    Typed typed = {};
    std::int64_t version = 0;
    basics::Problems problems = {};
};

Sent sent_in(web::Visit const& visit) {
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    Sent sent;
    std::map<std::string_view, std::string*> const texts{
        {"owner_name", &sent.typed.owner_name},
        {"owner_role", &sent.typed.owner_role},
        {"owner_unit", &sent.typed.owner_unit},
        {"owner_email", &sent.typed.owner_email},
        {"since", &sent.typed.since},
        {"evidence", &sent.typed.evidence},
        {"evidence_link", &sent.typed.evidence_link},
        {"budget", &sent.typed.budget}};
    for (auto const& [key, value] : body.object()->members()) {
        auto const text = texts.find(key);
        if (text != texts.end() && value.string()) *text->second = value.text();
        else if (key == "in_ordinary_budget" && value.truth())
            sent.typed.in_budget = *value.truth() ? "yes" : "no";
        else if (key == "version" && value.integer()) sent.version = *value.integer();
        else sent.problems.push_back({basics::shortened(key, 60), "outcomes.api_wrong"});
    }
    return sent;
}

}

http::Response list(web::Services&, Counted& counted, web::Visit const& visit) {
    web::api_parameters(visit, {"organisation", "programme", "year", "standing", "limit", "after"});
    auto const filter = strict_filter(visit);
    auto const paging = web::api_paging(visit);
    json::Array items;
    std::string last, next;
    for (auto const& row : *counted.now()) {
        if (!fits(row, filter) || row.project <= paging.after) continue;
        if (items.size() == paging.limit) {
            next = last;
            break;
        }
        last = row.project;
        items.push_back(row_json(row));
    }
    return web::api_reply(web::api_page(visit, std::move(items), next));
}

http::Response count(web::Services&, Counted& counted, web::Visit const& visit) {
    web::api_parameters(visit, {"by", "organisation", "programme", "year", "standing"});
    auto const filter = strict_filter(visit);
    auto const asked = visit.request.query.text("by");
    auto const by = parse_by(asked);
    if (!by && !asked.empty()) throw http::BadRequest{"by is organisation, programme or year"};
    auto const all = counted.now();
    json::Array items;
    if (by)
        for (auto const& [key, counts] : tally_by(*all, filter, *by)) {
            auto line = tally_json(counts);
            line.append("key", key);
            items.push_back(std::move(line));
        }
    return web::api_reply(json::Object{{"total", tally_json(tally(*all, filter))},
                                       {"by", by ? json::Value(name(*by)) : json::Value()},
                                       {"items", std::move(items)}});
}

http::Response csv(web::Services& services, Counted& counted, web::Visit const& visit) {
    web::api_parameters(visit, filters);
    auto const filter = strict_filter(visit);
    auto const all = counted.now();
    auto const directory = services.organisations.directory();
    auto const address = services.pages.public_address();
    std::size_t at = 0;
    bool began = false;
    return web::streamed(
        "text/csv; charset=utf-8", "implemented.csv", [=, &services](std::string& chunk) mutable {
            tables::CsvWriter writer(chunk);
            if (!std::exchange(began, true)) {
                writer.byte_order_mark();
                writer.row({"project", "title", "organisation", "programme", "since", "state",
                            "standing", "owner_role", "owner_unit", "confirmed_at", "page"});
            }
            for (std::size_t written = 0; at < all->size() && written < 200; ++at) {
                auto const& row = (*all)[at];
                if (!fits(row, filter)) continue;
                ++written;
                auto const* one = directory->find(row.organisation);
                writer.row({row.project,
                            row.titles.empty() ? std::string() : row.titles.begin()->second,
                            one ? one->name : std::string(), row.programme, basics::iso(row.since),
                            std::string(name(row.state)), std::string(name(row.standing)),
                            row.owner_role, row.owner_unit,
                            row.confirmed_at.microseconds == 0 ? std::string()
                                                               : basics::iso(row.confirmed_at),
                            address + "/sv/implemented/" + row.project});
            }
            return at < all->size();
        });
}

http::Response show(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const project = seen_project(showing, reader);
    return web::api_reply(as_json(showing, reader, http::found(statement_of(reader, project))));
}

http::Response save(web::Services& services, Limits& limits, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const sent = sent_in(visit);
    auto good = checked(sent.typed, basics::day_in_stockholm(services.now()));
    {
        auto reader = services.database.read();
        changed_project(showing, reader);
    }
    auto problems = sent.problems;
    if (!good) problems.insert(problems.end(), good.error().begin(), good.error().end());
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (auto const member = services.members.find_by_email(good->owner.email))
        good->owner.member = member->id;
    auto tx = services.database.begin();
    auto const project = changed_project(showing, tx);
    auto const before = statement_of(tx, project);
    bool const is_same = before && before->told == *good && before->state != State::withdrawn;
    if (!is_same && (before ? before->version : 0) != sent.version)
        return web::api_problem(409, "Somebody was first: read it again and send its version.");
    if (!is_same && !limits.letters.take(visit.viewer.member.text(), services.now()))
        return web::api_problem(429, "Too many letters in an hour; try later.")
            .with("Retry-After", "3600");
    auto const done =
        state(tx, {services.activity, services.now(), visit.viewer.member, project.organisation},
              before ? before->project : project.id, before, *good, visit.language);
    send_question(services, tx, done, http::found(knowledge::brief(tx, project.id)));
    auto reply = as_json(showing, tx, done.statement);
    tx.commit();
    return web::api_reply(reply);
}

}

// Request in, JSON out. docs/api.md and open_data/openapi.json say the same in words.
#include "services/web/api.h"

#include "features/innovation/deputies.h"
#include "features/innovation/letters.h"
#include "features/innovation/pages.h"
#include "platform/basics/text.h"
#include "platform/tables/csv.h"
#include "services/organisations/shelf.h"
#include "services/web/downloads.h"

namespace innovation::api {

namespace {

json::Object row_json(Row const& row) {
    json::Object titles;
    for (auto const& [language, title] : row.titles)
        titles.append(std::string(texts::code(language)), title);
    return {{"project", row.project},
            {"title", std::move(titles)},
            {"organisation",
             row.organisation.empty() ? json::Value() : json::Value(row.organisation.text())},
            {"template", name(row.kind)},
            {"step", name(row.step)},
            {"place", place(row.step)},
            {"state", name(row.state)},
            {"begun_at", basics::iso(row.begun_at)},
            {"entered_at", basics::iso(row.entered_at)}};
}

Filter strict_filter(web::Visit const& visit) {
    auto const filter = filter_in(visit);
    auto const& query = visit.request.query;
    bool const is_odd = (!query.text("organisation").empty() && !filter.organisation) ||
                        (!query.text("step").empty() && !filter.step) ||
                        (!query.text("what").empty() && !filter.what);
    if (is_odd)
        throw http::BadRequest{
            "organisation is an id, step anchor to spread, what now, paused, went_on, back or "
            "stopped"};
    return filter;
}

/// What a program asks for; each member is text.
struct Body {
    TypedAsking typed = {};
    basics::Problems problems = {};
};

Body body_of(web::Visit const& visit) {
    auto const read = web::api_body(visit);
    if (!read.object()) throw http::BadRequest{"the body is a JSON object"};
    Body body;
    std::map<std::string_view, std::string*> const texts{
        {"question", &body.typed.question},
        {"kind", &body.typed.kind},
        {"due", &body.typed.due},
        {"decider_name", &body.typed.decider_name},
        {"decider_role", &body.typed.decider_role},
        {"decider_email", &body.typed.decider_email}};
    for (auto const& [key, value] : read.object()->members()) {
        auto const text = texts.find(key);
        if (text != texts.end() && value.string()) *text->second = value.text();
        else body.problems.push_back({basics::shortened(key, 60), "innovation.api_wrong"});
    }
    return body;
}

}

http::Response list(web::Services&, Counted& counted, web::Visit const& visit) {
    web::api_parameters(visit, {"organisation", "step", "what", "limit", "after"});
    auto const filter = strict_filter(visit);
    auto const paging = web::api_paging(visit);
    json::Array items;
    std::string last, next;
    auto const all = counted.now();
    for (auto const& shared : *all) {
        auto const& row = *shared;
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

http::Response funnel(web::Services& services, Counted& counted, web::Visit const& visit) {
    web::api_parameters(visit, {"organisation"});
    auto const filter = strict_filter(visit);
    auto const figures = innovation::funnel(*counted.now(), filter.organisation, services.now());
    json::Array all;
    for (auto const step : steps) {
        auto const& of = figures.at(static_cast<std::size_t>(step));
        json::Object line{{"step", name(step)}, {"place", place(step)}};
        for (auto const what : whats) line.append(std::string(name(what)), of[what]);
        line.append("median_days", of.median_days ? json::Value(*of.median_days) : json::Value());
        all.push_back(std::move(line));
    }
    return web::api_reply(json::Object{{"steps", std::move(all)}});
}

http::Response csv(web::Services& services, Counted& counted, web::Visit const& visit) {
    web::api_parameters(visit, {"organisation", "step", "what"});
    auto const filter = strict_filter(visit);
    auto const all = counted.now();
    auto const directory = services.organisations.directory();
    auto const address = services.pages.public_address();
    std::size_t at = 0;
    bool began = false;
    return web::streamed(
        "text/csv; charset=utf-8", "process_steps.csv", [=](std::string& chunk) mutable {
            tables::CsvWriter writer(chunk);
            if (!std::exchange(began, true)) {
                writer.byte_order_mark();
                writer.row({"project", "title", "organisation", "template", "step", "place",
                            "state", "begun_at", "entered_at", "page"});
            }
            for (std::size_t written = 0; at < all->size() && written < 200; ++at) {
                auto const& row = *(*all)[at];
                if (!fits(row, filter)) continue;
                ++written;
                auto const* one = directory->find(row.organisation);
                writer.row(
                    {row.project, row.titles.empty() ? std::string() : row.titles.begin()->second,
                     one ? one->name : std::string(), std::string(name(row.kind)),
                     std::string(name(row.step)), std::to_string(place(row.step)),
                     std::string(name(row.state)), basics::iso(row.begun_at),
                     basics::iso(row.entered_at), address + "/sv/innovation/" + row.project});
            }
            return at < all->size();
        });
}

http::Response show(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return web::api_reply(as_json(showing, reader, seen_work(showing, reader)));
}

http::Response ask(web::Services& services, Limits& limits, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto body = body_of(visit);
    auto asking = checked(body.typed, basics::day_in_stockholm(services.now()));
    {
        auto reader = services.database.read();
        changed_work(showing, reader);
    }
    auto problems = body.problems;
    if (!asking) problems.insert(problems.end(), asking.error().begin(), asking.error().end());
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto tx = services.database.begin();
    auto const work = changed_work(showing, tx);
    auto const process = process_of(work);
    complete(services, asking->decider, work.project.organisation);
    if (process.state != State::active || waiting_gate(tx, process.project))
        return web::api_problem(409, "A decision is waited for, or the project is not on its way.");
    if (!takes_letter(limits, showing)) return too_many_letters();
    auto const asked =
        innovation::ask(tx, hand_of(showing, work.project), process, *asking, visit.language,
                        addressee_of(services, asking->decider, work.project.organisation));
    send_question(services, tx, asked.value(), http::found(knowledge::brief(tx, work.project.id)),
                  Tone::asked);
    auto reply = as_json(showing, tx, work);
    tx.commit();
    return web::api_reply(reply, 201);
}

}

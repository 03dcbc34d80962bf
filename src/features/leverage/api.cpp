// Request in, JSON out. docs/api.md and open_data/openapi.json say the same in words.
#include "services/web/api.h"

#include <cmath>
#include <memory>
#include <utility>

#include "features/leverage/pages.h"
#include "platform/basics/money.h"
#include "platform/tables/csv.h"
#include "services/web/downloads.h"

namespace leverage::api {

namespace {

using namespace std::chrono_literals;

json::Value kronor(std::optional<std::int64_t> minor) {
    if (!minor) return {};
    // A whole number as one: 1e+06 could not be sent back.
    if (*minor % 100 == 0) return *minor / 100;
    return static_cast<double>(*minor) / 100;
}

json::Value removal_json(Removal const& removal) {
    json::Value by;
    if (!removal.organisation.empty()) by = removal.organisation.text();
    return json::Object{
        {"cost", kronor(removal.cost)},
        {"months", json::Value(removal.months)},
        {"words", removal.words},
        {"organisation", std::move(by)},
        {"at", removal.version > 0 ? json::Value(basics::iso(removal.updated_at)) : json::Value()},
        {"version", removal.version}};
}

json::Object held_json(Picture const& from, Held const& held) {
    auto const sum = held_by(from, held);
    json::Array projects, organisations, goals;
    for (auto const place : held.projects) projects.emplace_back(from.projects[place].id);
    for (auto const& id : held.barrier.behind) organisations.emplace_back(id.text());
    for (auto const goal : sum.goals) goals.emplace_back(goal);
    return {{"barrier", held.barrier.id},
            {"title", held.barrier.title},
            {"projects", std::move(projects)},
            {"people", sum.people},
            {"projects_without_people", sum.without_people},
            {"money", kronor(sum.money)},
            {"projects_without_money", sum.without_money},
            {"goals", std::move(goals)},
            {"organisations", std::move(organisations)},
            {"removal", removal_json(held.removal)}};
}

json::Array ids(Picture const& from, std::vector<std::uint32_t> const& things) {
    json::Array ids;
    for (auto const thing : things) ids.emplace_back(from.barriers[thing].barrier.id);
    return ids;
}

char const* name(selection::Ending ending) {
    switch (ending) {
        case selection::Ending::proven: return "proven";
        case selection::Ending::bounded: return "bounded";
        case selection::Ending::broken_off: return "broken_off";
    }
    return "";
}

json::Array order(Picture const& from, std::vector<selection::Step> const& steps) {
    json::Array order;
    for (auto const& step : steps)
        order.push_back(json::Object{
            {"barriers", ids(from, step.things)}, {"cost", step.cost}, {"won", step.won}});
    return order;
}

char const* name(Change change) {
    switch (change) {
        case Change::share: return "share";
        case Change::counted: return "by";
        case Change::doubled: return "twice_the_cost";
        case Change::without: return "without";
        case Change::low: return "untold_costs_lowest";
        case Change::high: return "untold_costs_highest";
    }
    return "";
}

json::Value value_json(Picture const& from, Varied const& one) {
    switch (one.change) {
        case Change::share: return one.value;
        case Change::counted: return by_names.at(static_cast<std::size_t>(one.value));
        case Change::doubled:
        case Change::without:
            return from.barriers.at(static_cast<std::size_t>(one.value)).barrier.id;
        case Change::low:
        case Change::high: return {};
    }
    return {};
}

json::Object answer_json(Picture const& from, selection::Answer const& answer) {
    return {{"barriers", ids(from, answer.best.things)},
            {"cost", answer.best.cost},
            {"won", answer.best.won},
            {"bound", answer.bound},
            {"ending", name(answer.ending)}};
}

json::Array varied_json(Picture const& from, Found const& found) {
    json::Array all;
    for (auto const& one : found.varied) {
        auto told = answer_json(from, one.answer);
        told.set("change", name(one.change));
        told.set("value", value_json(from, one));
        all.emplace_back(std::move(told));
    }
    return all;
}

/// What is asked for; throws BadRequest for what nobody can ask for.
Asked asked(web::Visit const& visit) {
    web::api_parameters(visit, {"share", "by"});
    auto good = asked_in(visit);
    if (!good.problems.empty())
        throw http::BadRequest{
            "share is a whole number from 1 to 100; by is projects, people or money"};
    return good;
}

http::Response not_yet(Solving::State state) {
    if (state == Solving::State::too_large)
        return web::api_problem(422, "More barriers or projects than can be weighed at once.");
    auto const* const text = state == Solving::State::too_often
                                 ? "You have asked for too much in an hour."
                                 : "It is being worked out: ask again.";
    return web::api_problem(state == Solving::State::too_often ? 429 : 503, text)
        .with("Retry-After", state == Solving::State::too_often ? "3600" : "5");
}

/// Kronor, as they are given: also with hundredths.
std::string cost_in(json::Value const& sent) {
    if (sent.is_null()) return {};
    if (auto const* whole = sent.integer()) return std::to_string(*whole);
    auto const kronor = sent.number();
    if (!kronor || !(*kronor >= 0 && *kronor < 1e13))
        throw http::BadRequest{"cost is a number of kronor, or null"};
    return basics::plain_amount(std::llround(*kronor * 100));
}

Typed typed_in(json::Value const& body) {
    auto const& words = body.at("words");
    if (!words.is_null() && !words.string()) throw http::BadRequest{"words is a text"};
    Typed typed{.cost = cost_in(body.at("cost")), .words = std::string(words.text())};
    if (auto const* months = body.at("months").integer()) typed.months = std::to_string(*months);
    else if (!body.at("months").is_null()) throw http::BadRequest{"months is a number, or null"};
    return typed;
}

}

http::Response show(Parts& parts, web::Visit const& visit) {
    auto const asks = asked(visit);
    auto const seen = parts.pictures.of(parts.services, visit);
    auto const asked_for = question(*seen, asks.by, asks.share);
    bool is_whole = true;
    json::Value choice, order_of_choice = json::Array(), greedy = json::Array(),
                        varied = json::Array();
    if (whole(asked_for) > 0) {
        auto const answer = told(parts, visit, asked_for, 10s);
        if (!answer.found) return not_yet(answer.state);
        choice = answer_json(*seen, answer.found->answer);
        order_of_choice = order(*seen, answer.found->order);
        greedy = order(*seen, answer.found->greedy);
        varied = varied_json(*seen, *answer.found);
        is_whole = answer.found->is_whole;
    }
    json::Array items;
    for (auto const& held : seen->barriers) items.emplace_back(held_json(*seen, held));
    auto const counted = costs(*seen);
    auto reply = web::api_reply(
        json::Object{{"share", asks.share},
                     {"by", leverage::name(asks.by)},
                     {"cost_unit", counted.stand_in ? "hundredths of SEK" : "barriers"},
                     {"won_unit", asks.by == By::money ? "hundredths of SEK"
                                                       : std::string(leverage::name(asks.by))},
                     {"whole", whole(asked_for)},
                     {"untold_costs", static_cast<std::int64_t>(counted.untold)},
                     {"untold_counted_as", json::Value(counted.stand_in)},
                     {"choice", std::move(choice)},
                     {"order", std::move(order_of_choice)},
                     {"greedy", std::move(greedy)},
                     {"changes", std::move(varied)},
                     {"is_whole", is_whole},
                     {"barriers", std::move(items)}});
    return web::private_page(std::move(reply));
}

http::Response show_held(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = parts.services.database.read();
    auto const from = picture_of(parts.services, visit, reader, visit.part("id"));
    return web::api_reply(held_json(from, from.barriers.front()));
}

http::Response save(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto const body = web::api_body(visit);
    auto const typed = typed_in(body);
    auto tx = parts.services.database.begin();
    auto from = picture_of(parts.services, visit, tx, visit.part("id"));
    auto& held = from.barriers.front();
    if (!held.barrier.may_describe) throw http::Forbidden();
    auto const good = checked(typed);
    if (!good) return web::api_problems(parts.services.texts, visit, good.error());
    auto const* version = body.at("version").integer();
    if (!version || *version != held.removal.version)
        return web::api_problem(409, "Somebody was first: read it again and send its version.");
    held.removal = tell(parts.services, tx, visit, held, *good);
    tx.commit();
    return web::api_reply(held_json(from, held));
}

http::Response csv(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto const from = parts.pictures.of(parts.services, visit);
    auto const address = parts.services.pages.public_address();
    std::size_t at = 0;
    bool began = false;
    return web::streamed(
        "text/csv; charset=utf-8", "barriers-held-back.csv", [=](std::string& chunk) mutable {
            tables::CsvWriter writer(chunk);
            if (!std::exchange(began, true)) {
                writer.byte_order_mark();
                writer.row({"barrier", "title", "projects", "people", "money", "goals",
                            "organisations", "cost", "months", "how_judged", "page"});
            }
            for (std::size_t written = 0; at < from->barriers.size() && written < 200;
                 ++at, ++written) {
                auto const& held = from->barriers[at];
                auto const sum = held_by(*from, held);
                auto const& removal = held.removal;
                writer.row({held.barrier.id, held.barrier.title, std::to_string(sum.projects),
                            sum.without_people == sum.projects ? std::string()
                                                               : std::to_string(sum.people),
                            sum.without_money == sum.projects ? std::string()
                                                              : basics::plain_amount(sum.money),
                            std::to_string(sum.goals.size()),
                            std::to_string(held.barrier.behind.size()),
                            removal.cost ? basics::plain_amount(*removal.cost) : std::string(),
                            removal.months ? std::to_string(*removal.months) : std::string(),
                            removal.words, address + "/sv/barriers/leverage/" + held.barrier.id});
            }
            return at < from->barriers.size();
        });
}

}

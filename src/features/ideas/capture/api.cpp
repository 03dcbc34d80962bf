// The same for programs: an occasion, what was told there, and telling many at once.
#include <algorithm>

#include "features/ideas/capture/pages.h"
#include "features/ideas/merging.h"
#include "platform/basics/text.h"
#include "services/organisations/shelf.h"
#include "services/web/api.h"

namespace ideas::capture {

namespace {

/// What everybody may read of it.
json::Object as_json(web::Services& services, db::Reader& reader, Occasion const& one) {
    auto const address = services.pages.public_address();
    json::Array told;
    for (auto const& need : told_at(reader, one.id)) {
        auto const home = home_of(reader, need);
        if (home.visibility != Visibility::public_) continue;
        told.push_back(json::Object{{"id", need.id.text()},
                                    {"kind", name(need.told.kind)},
                                    {"title", need.told.title},
                                    {"state", name(home.state)},
                                    {"url", address + "/sv" + path_of(home)}});
    }
    return json::Object{{"id", one.id.text()},
                        {"organisation", one.organisation.text()},
                        {"unit", one.unit.empty() ? json::Value() : json::Value(one.unit.text())},
                        {"name", one.name},
                        {"held", basics::iso(one.held)},
                        {"place", one.place},
                        {"about", one.about},
                        {"way", name(one.way)},
                        {"language", one.language},
                        {"version", one.version},
                        {"url", address + "/sv" + path_of(one)},
                        {"contributions", std::move(told)}};
}

json::Object object_in(web::Visit const& visit) {
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    return *body.object();
}

std::string text_in(json::Value const& body, std::string_view field) {
    return basics::normalised(body.at(field).text()).value_or(std::string());
}

/// One of the list as somebody's words: a title, or words that a title is made of.
Draft draft_in(json::Value const& one, std::size_t number) {
    auto const kind = parse_kind(text_in(one, "kind")).value_or(Kind::need);
    auto const title = text_in(one, "title"), story = text_in(one, "story");
    auto draft = draft_of(title.empty() ? story : title, kind);
    if (!title.empty()) draft.title = title;
    if (!story.empty()) draft.story = story;
    draft.number = number;
    draft.better = kind == Kind::idea ? text_in(one, "better") : std::string();
    draft.for_whom = text_in(one, "for_whom");
    draft.place = text_in(one, "place");
    return draft;
}

}

http::Response show_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    auto const work = work_on(services, reader, visit);
    json::Value const reply = as_json(services, reader, work.occasion);
    if (!work.is_inside && reply.at("contributions").elements().empty()) throw http::NotFound();
    return web::api_reply(reply);
}

http::Response make_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    json::Value const body = object_in(visit);
    auto const text = [&](std::string_view field) { return text_in(body, field); };
    Showing const showing(services, visit);
    auto const id = organisations::OrganisationId::parse(text("organisation"));
    basics::Problems problems;
    if (!id || !showing.directory->find(*id))
        problems.push_back({"organisation", "ideas.problem_organisation"});
    auto const language = text("language");
    auto const* first = body.at("reads_first").truth();
    auto made = checked(TypedOccasion{.name = text("name"),
                                      .held = text("held"),
                                      .place = text("place"),
                                      .held_by = text("held_by"),
                                      .about = text("about"),
                                      .way = text("way"),
                                      .language = language.empty() ? "sv" : language,
                                      .consent = text("consent"),
                                      .reads_first = first && *first},
                        basics::day_in_stockholm(services.now()));
    if (!made) problems.insert(problems.end(), made.error().begin(), made.error().end());
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (!permissions::may_in_part(visit.viewer, permissions::Permission::contribute, *id))
        throw http::Forbidden();
    made->organisation = *id;
    auto tx = services.database.begin();
    auto const occasion = make(tx, hand_of(showing), *made);
    auto reply = as_json(services, tx, occasion);
    tx.commit();
    return web::api_reply(reply, 201).with("Location", "/api/v1" + path_of(occasion));
}

http::Response send_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    json::Value const body = object_in(visit);
    auto const work = [&] {
        auto reader = services.database.read();
        return work_inside(services, reader, visit);
    }();
    auto const& list = body.at("contributions").elements();
    auto const key = text_in(body, "key");
    if (list.empty() || list.size() > most_lines || key.empty() || key.size() > 200)
        throw http::BadRequest{"contributions is a list of 1 to 500, key a text of your own"};
    std::vector<Draft> drafts;
    for (auto const& one : list) drafts.push_back(draft_in(one, drafts.size()));
    basics::Problems problems;
    Sheaf sheaf{.source = Source::program, .key = "program\n" + key};
    for (auto const& one : looked_at(drafts, work.occasion)) {
        for (auto const& problem : one.problems)
            problems.push_back(
                {"contributions/" + std::to_string(one.draft.number) + "/" + problem.field,
                 problem.text, problem.values});
        if (one.told) sheaf.told.push_back(*one.told);
    }
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto const done = sent(work, std::move(sheaf));
    if (!done) return web::api_problems(services.texts, visit, done.error());
    json::Array made;
    for (auto const& need : done->needs)
        made.push_back(json::Object{
            {"id", need.id.text()}, {"kind", name(need.told.kind)}, {"title", need.told.title}});
    return web::api_reply(json::Object{{"batch", done->batch.id.text()},
                                       {"is_new", done->is_new},
                                       {"contributions", std::move(made)}},
                          done->is_new ? 201 : 200);
}

}

// Request in, JSON out. docs/api.md and open_data/openapi.json say the same in words.
#include "services/web/api.h"

#include <stdexcept>

#include "features/dialogues/pages.h"
#include "platform/tables/csv.h"
#include "services/opinion_groups/bundle.h"
#include "services/web/downloads.h"

namespace dialogues::api {

namespace {

json::Value text_or_null(std::string const& text) {
    return text.empty() ? json::Value() : json::Value(text);
}

json::Object as_json(Showing const& showing, db::Reader& reader, Dialogue const& dialogue) {
    auto const& told = dialogue.told;
    auto const now = pulse(reader, dialogue.id);
    json::Value about;
    if (!told.about.empty()) about = json::Object{{"kind", told.about.kind}, {"id", told.about.id}};
    return {{"id", dialogue.id.text()},
            {"address", showing.services.pages.public_address() + "/sv" + path_of(dialogue)},
            {"title", told.title},
            {"purpose", told.purpose},
            {"agenda", text_or_null(told.agenda)},
            {"place", text_or_null(told.place)},
            {"link", text_or_null(told.link)},
            {"language", told.language},
            {"organisation", told.organisation.text()},
            {"about", std::move(about)},
            {"rhythm", name(told.rhythm)},
            {"secrecy", name(told.secrecy)},
            {"starts_at", basics::iso(told.starts_at)},
            {"ends_at", basics::iso(told.ends_at)},
            {"state", name(dialogue.state)},
            {"participants", now.participants},
            {"votes", now.votes},
            {"updated_at", basics::iso(dialogue.updated_at)},
            {"version", dialogue.version}};
}

json::Object as_json(Statement const& one) {
    auto const is_told = one.tally.all() >= least_shown;
    auto count = [&](std::int64_t number) { return is_told ? json::Value(number) : json::Value(); };
    return {{"number", one.number},
            {"words", one.words},
            {"by", one.author == 0 ? "arranger" : "participant"},
            {"agree", count(one.tally.agree)},
            {"disagree", count(one.tally.disagree)},
            {"pass", count(one.tally.pass)}};
}

/// The dialogue whose results the one who asks may read.
Dialogue with_results(Showing const& showing, db::Reader& reader) {
    auto seen = seen_dialogue(showing, reader);
    if (!may_see_results(seen.dialogue, seen.looker)) throw http::NotFound();
    return std::move(seen.dialogue);
}

std::vector<Statement> shown_ones(db::Reader& reader, DialogueId const& id) {
    auto all = statements(reader, id);
    std::erase_if(all, [](auto const& one) { return one.standing != Standing::accepted; });
    return all;
}

std::string bundle_of(Ballots ballots) {
    keep_told_ones(ballots);
    std::vector<opinion_groups::BundleStatement> told;
    for (std::size_t i = 0; i < ballots.statements.size(); ++i) {
        auto const& one = ballots.statements[i];
        bool const is_shown = one.standing == Standing::accepted;
        told.push_back(
            {std::to_string(one.number), is_shown ? one.words : std::string(), ballots.states[i]});
    }
    auto made = opinion_groups::bundle(ballots.participants, told, ballots.votes, {});
    if (!made) throw std::runtime_error("the votes of a dialogue cannot be counted");
    return *std::move(made);
}

}

http::Response list(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {"limit", "after", "organisation"});
    auto const paging = web::api_paging(visit);
    if (!paging.after.empty() && !DialogueId::parse(paging.after))
        throw http::BadRequest{"after is the key that an earlier page gave"};
    auto const& query = visit.request.query;
    auto const organisation = OrganisationId::parse(query.text("organisation"));
    if (query.has("organisation") && !organisation) throw http::BadRequest{"organisation is an id"};
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto found =
        by_id(reader, paging.after, paging.limit + 1, organisation.value_or(OrganisationId()));
    std::string next;
    if (found.size() > paging.limit) {
        found.pop_back();
        next = found.back().id.string();
    }
    json::Array items;
    for (auto const& one : found) items.push_back(as_json(showing, reader, one));
    return private_page(web::api_reply(web::api_page(visit, std::move(items), next)));
}

http::Response show(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const seen = seen_dialogue(showing, reader);
    return private_page(web::api_reply(as_json(showing, reader, seen.dialogue)));
}

http::Response statements(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto reader = services.database.read();
    json::Array items;
    for (auto const& one : shown_ones(reader, with_results(showing, reader).id))
        items.push_back(as_json(one));
    return private_page(web::api_reply(json::Object{{"items", std::move(items)}}));
}

http::Response csv(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const dialogue = with_results(showing, reader);
    std::string text;
    tables::CsvWriter writer(text);
    writer.byte_order_mark();
    writer.row({"number", "statement", "by", "agree", "disagree", "pass"});
    for (auto const& one : shown_ones(reader, dialogue.id)) {
        bool const is_told = one.tally.all() >= least_shown;
        auto count = [&](std::int64_t number) {
            return is_told ? std::to_string(number) : std::string();
        };
        writer.row({std::to_string(one.number), one.words,
                    one.author == 0 ? "arranger" : "participant", count(one.tally.agree),
                    count(one.tally.disagree), count(one.tally.pass)});
    }
    return private_page(web::streamed("text/csv; charset=utf-8", "dialogue.csv",
                                      [text = std::move(text)](std::string& chunk) {
                                          chunk += text;
                                          return false;
                                      }));
}

http::Response bundle(web::Services& services, Groupings& groupings, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const dialogue = with_results(showing, reader);
    auto const now = pulse(reader, dialogue.id);
    // While votes come, two bundles side by side would tell what the last one voted.
    if (dialogue.state != State::closed || now.participants < least_shown)
        return private_page(web::api_problem(
            409, "The bundle is there once the dialogue is over, if five people took part."));
    auto text = groupings.bundle(dialogue.id, now.revision,
                                 [&] { return bundle_of(ballots_of(reader, dialogue.id)); });
    if (!text)
        return private_page(web::api_problem(
                                503, "Another one is being computed. Ask again in a little while."))
            .with("Retry-After", "10");
    auto response = http::json(*text);
    response.with("Content-Disposition", http::attachment("dialogue-bundle.json"));
    return private_page(std::move(response));
}

}

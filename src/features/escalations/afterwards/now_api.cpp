// The same for programs.
#include <algorithm>

#include "features/escalations/afterwards/now.h"
#include "platform/basics/text.h"
#include "services/web/api.h"

namespace escalations::api {

namespace {

json::Object party_json(AskedNow const& one, NowAnswer const* answer) {
    auto const said = [&](std::string_view field) {
        return answer && !told::said(answer->told, field).empty()
                   ? json::Value(told::said(answer->told, field))
                   : json::Value();
    };
    return {{"organisation", one.party.organisation.text()},
            {"project", one.party.project.empty() ? json::Value() : json::Value(one.party.project)},
            {"asked_at", basics::iso(one.asked_at)},
            {"reached", one.is_reached},
            {"reminded", one.is_reminded()},
            {"doing", said("doing")},
            {"stops", said("stops")},
            {"words", said("now_words")},
            {"answered_at", answer ? json::Value(basics::iso(answer->at)) : json::Value()},
            {"version", answer ? answer->number : 0}};
}

json::Object now_json(Showing const& showing, db::Reader& reader, Seen const& seen) {
    auto const now = seen_now(showing, reader, seen.barrier);
    json::Array asked;
    for (auto const& one : now.asked) {
        auto const found = std::ranges::find(now.answers, one.party, &NowAnswer::party);
        asked.push_back(party_json(one, found == now.answers.end() ? nullptr : &*found));
    }
    return {{"barrier", seen.barrier.id},
            {"is_gone", seen.way.is_gone()},
            {"answered", static_cast<std::int64_t>(now.answers.size())},
            {"asked", std::move(asked)}};
}

struct Sent {
    Party party = {};
    told::Told typed = {};
    std::int64_t version = 0;  ///< Of the answer that was read; 0: none stood.
    bool takes_back = false;
    basics::Problems problems = {};
};

Sent sent_in(web::Visit const& visit) {
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    Sent sent;
    for (auto const& [key, value] : body.object()->members()) {
        if (key == "organisation")
            sent.party.organisation = organisations::OrganisationId::parse(value.text())
                                          .value_or(organisations::OrganisationId());
        else if (key == "project") sent.party.project = value.text();
        else if (key == "version" && value.integer()) sent.version = *value.integer();
        else if (key == "take_back" && value.truth()) sent.takes_back = *value.truth();
        else if (!told::take_json(now_fields(), key == "words" ? "now_words" : key, value,
                                  sent.typed))
            sent.problems.push_back({basics::shortened(key, 60), "escalations.api_wrong"});
    }
    return sent;
}

}

http::Response now(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    return web::api_reply(now_json(showing, reader, seen_barrier(showing, reader)));
}

http::Response say_now(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    auto const sent = sent_in(visit);
    auto tx = parts.services.database.begin();
    auto const seen = seen_barrier(showing, tx);
    if (!may_say(visit, sent.party.organisation)) throw http::Forbidden();
    auto const all = seen_now(showing, tx, seen.barrier);
    if (std::ranges::find(all.asked, sent.party, &AskedNow::party) == all.asked.end())
        throw http::NotFound();
    if (!seen.way.is_gone())
        return web::api_problem(409, "The barrier is not gone any more: nothing is asked.");
    auto const good = sent.takes_back ? std::expected<told::Told, basics::Problems>(told::Told())
                                      : checked_now(sent.typed);
    auto const last = last_answer(tx, seen.barrier.id, all.round, sent.party);
    auto problems = sent.problems;
    if (!good) problems.insert(problems.end(), good.error().begin(), good.error().end());
    else if (last.number >= static_cast<int>(most_now_answers))
        problems.push_back({"doing", "escalations.problem_many"});
    for (auto& one : problems)
        if (one.field == "now_words") one.field = "words";
    if (!problems.empty()) return web::api_problems(parts.services.texts, visit, problems);
    // The same again is the same, whoever was first; another's answer is not overwritten unseen.
    if (last.told != *good && sent.version != (last.stands() ? last.number : 0))
        return web::api_problem(409, "Somebody was first: read it again and send its version.");
    escalations::say_now(tx, showing.hand(), seen.barrier, all.round, sent.party, *good);
    auto reply = now_json(showing, tx, seen);
    tx.commit();
    return web::api_reply(reply);
}

}

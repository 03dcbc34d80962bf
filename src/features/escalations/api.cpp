// The same for programs.
#include <algorithm>

#include "features/escalations/afterwards/asking.h"
#include "features/escalations/asked_of.h"
#include "features/escalations/letters.h"
#include "features/escalations/pages.h"
#include "platform/basics/text.h"
#include "services/web/api.h"

namespace escalations::api {

namespace {

using told::said;

json::Array words_json(std::vector<Word> const& words, int number) {
    json::Array all;
    for (auto const& word : words)
        if (word.escalation == number && !word.is_withdrawn())
            all.push_back(json::Object{{"number", word.number},
                                       {"said", name(word.said)},
                                       {"words", word.words},
                                       {"signed", word.signed_by},
                                       {"link", word.link},
                                       {"through_link", word.is_through_link},
                                       {"at", basics::iso(word.at)}});
    return all;
}

json::Object asked_json(Showing const& showing, Escalation const& one,
                        std::vector<Word> const& words, Class of) {
    auto const waited = one.is_answered() ? one.answered_on() : showing.today;
    return {{"number", one.number},
            {"rung", name(one.rung)},
            {"addressee", one.addressee},
            {"addressee_name", addressee_name(showing, one)},
            {"question", told::as_json(asking_fields(of), one.told, false)},
            {"their_number", one.their_number},
            {"acknowledged", one.is_acknowledged},
            {"days", days_since(one.sent_on(), waited)},
            {"answer", one.is_answered()
                           ? json::Value(told::as_json(answer_fields(), one.answer, false))
                           : json::Value()},
            {"through_link", one.is_through_link},
            {"words", words_json(words, one.number)}};
}

json::Object way_json(Showing const& showing, db::Reader& reader, Seen const& seen) {
    auto const& id = seen.barrier.id;
    auto const words = words_of(reader, id);
    json::Array asked, outcomes, history;
    for (auto const& one : escalations_of(reader, id))
        asked.push_back(asked_json(showing, one, words,
                                   organisations::OrganisationId::parse(one.addressee)
                                       ? Class::structural
                                       : Class::systemic));
    for (auto const& one : outcomes_of(reader, id)) {
        auto line = told::as_json(outcome_fields(), one.told, false);
        line.append("at", basics::iso(one.at));
        outcomes.push_back(std::move(line));
    }
    for (auto const& one : moves(reader, id))
        history.push_back(json::Object{{"number", one.number},
                                       {"at", basics::iso(one.at)},
                                       {"move", name(one.step.move)},
                                       {"stage", name(one.stage)},
                                       {"note", one.note},
                                       {"escalation", one.escalation}});
    return {{"barrier", id},
            {"stage", name(seen.way.stage)},
            {"class", name(seen.way.of)},
            {"resolution", name(seen.way.resolution)},
            {"is_gone", seen.way.is_gone()},
            {"unanswered", seen.way.open},
            {"escalations", std::move(asked)},
            {"outcomes", std::move(outcomes)},
            {"moves", std::move(history)}};
}

/// What a program sends: the move, the escalation's number where one is meant, and the fields of
/// the form that the move has.
struct Sent {
    Move move = Move::discuss;
    int number = 0;
    told::Told typed = {};
    basics::Problems problems = {};
};

told::Fields fields_of(Move move, Class of) {
    switch (move) {
        case Move::escalate: return asking_fields(of);
        case Move::answer: return answer_fields();
        case Move::resolve: return outcome_fields();
        default: return move_fields();
    }
}

Sent sent_in(web::Visit const& visit, Class of) {
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    Sent sent;
    auto const* named = body.object()->find("move");
    auto const move = named ? parse_move(named->text()) : std::nullopt;
    if (!move || *move == Move::describe || *move == Move::classify)
        throw http::BadRequest{"move is one of those of the description of the API"};
    sent.move = *move;
    for (auto const& [key, value] : body.object()->members()) {
        if (key == "move") sent.typed["move"] = value.text();
        else if (key == "number" && value.integer())
            sent.number = static_cast<int>(*value.integer());
        else if (!told::take_json(fields_of(*move, of), key, value, sent.typed))
            sent.problems.push_back({basics::shortened(key, 60), "escalations.api_wrong"});
    }
    return sent;
}

struct Made {
    std::expected<Way, Refusal> way = Way();
    basics::Problems problems = {};
};

template <class Checked, class Make>
Made made(Checked const& checked, Make const& make) {
    if (!checked) return {.problems = checked.error()};
    return {.way = make(*checked)};
}

Made escalated(Parts& parts, Showing const& showing, db::Transaction& tx, Seen const& seen,
               Sent const& sent) {
    auto const all = escalations_of(tx, seen.barrier.id);
    if (all.size() >= most_escalations)
        return {.problems = {{"asked", "escalations.problem_many"}}};
    return made(checked_asking(sent.typed, seen.way.of, seen.barrier.organisation, parts.addressees,
                               showing.today),
                [&](Escalation asked) -> std::expected<Way, Refusal> {
                    // Sent twice is sent once.
                    for (auto const& one : all)
                        if (one.addressee == asked.addressee && one.told == asked.told &&
                            !one.is_answered())
                            return seen.way;
                    // The API's address has no language: the letter is in the addressee's.
                    auto const* one = parts.addressees.find(asked.addressee);
                    asked.language = one && one->country == "NO"   ? texts::Language::nb
                                     : one && one->country == "EU" ? texts::Language::en
                                                                   : texts::Language::sv;
                    auto const done = escalate(tx, showing.hand(), seen.barrier, std::move(asked));
                    if (!done) return std::unexpected(done.error());
                    send_desk(parts.services, tx, seen.barrier, *done);
                    return way_of(tx, seen.barrier);
                });
}

Made moved(Parts& parts, Showing const& showing, db::Transaction& tx, Seen const& seen,
           Sent const& sent) {
    auto const hand = showing.hand();
    switch (sent.move) {
        case Move::escalate: return escalated(parts, showing, tx, seen, sent);
        case Move::answer: {
            auto const one = http::found(escalation(tx, seen.barrier.id, sent.number));
            return made(
                checked_answer(sent.typed, one.sent_on(), showing.today),
                [&](told::Told const& told) { return answer(tx, hand, seen.barrier, one, told); });
        }
        case Move::resolve:
            return made(checked_outcome(sent.typed, parts.laws, showing.today),
                        [&](Resolved const& resolved) {
                            auto way = resolve(tx, hand, seen.barrier, resolved);
                            if (way && way->is_gone())
                                ask_what_now(parts.services, tx, seen.barrier, resolved);
                            return way;
                        });
        case Move::retract: {
            auto const one = http::found(escalation(tx, seen.barrier.id, sent.number));
            return made(checked_move(sent.typed), [&](told::Told const& told) {
                return retract(tx, hand, seen.barrier, one, said(told, "note"));
            });
        }
        default:
            return made(checked_move(sent.typed), [&](told::Told const& told) {
                return escalations::move(tx, hand, seen.barrier, {.move = sent.move},
                                         said(told, "note"));
            });
    }
}

json::Object about_json(About const& about) {
    json::Array successors;
    for (auto const* next : about.successors) successors.push_back(next->key);
    return {
        {"id", about.key},
        {"name", about.name},
        {"kind", about.kind},
        {"country", about.country},
        {"ended_on", about.ended_on ? json::Value(basics::iso(*about.ended_on)) : json::Value()},
        {"successors", std::move(successors)}};
}

}

http::Response way(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    return web::api_reply(way_json(showing, reader, seen_barrier(showing, reader)));
}

http::Response move(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    auto tx = parts.services.database.begin();
    auto seen = tended_barrier(showing, tx);
    if (visit.part("id") != seen.barrier.id)
        return web::api_problem(409, "It is part of another barrier now: say it there.", {},
                                json::Object{{"into", seen.barrier.id}});
    auto const sent = sent_in(visit, seen.way.of);
    if (!sent.problems.empty())
        return web::api_problems(parts.services.texts, visit, sent.problems);
    bool const is_letter = sent.move == Move::escalate && !said(sent.typed, "email").empty();
    if (is_letter && !parts.letters.take(visit.viewer.member.text(), parts.services.now()))
        return web::api_problem(429, "Too many letters in an hour; try later.")
            .with("Retry-After", "3600");
    auto const done = moved(parts, showing, tx, seen, sent);
    if (!done.problems.empty())
        return web::api_problems(parts.services.texts, visit, done.problems);
    if (!done.way)
        return web::api_problem(409, showing.word("refused_", name(done.way.error())), {},
                                json::Object{{"refusal", name(done.way.error())}});
    seen.way = *done.way;
    auto reply = way_json(showing, tx, seen);
    tx.commit();
    return web::api_reply(reply);
}

http::Response addressees(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {"limit", "after"});
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const paging = web::api_paging(visit);
    auto const counted = counted_for(showing, reader);
    std::vector<std::string> keys;
    for (auto const& one : parts.addressees.all()) keys.push_back(one.key);
    for (auto const& [key, tally] : counted)
        if (!parts.addressees.find(key)) keys.push_back(key);
    std::ranges::sort(keys);
    json::Array items;
    std::string last, next;
    for (auto const& key : keys) {
        if (key <= paging.after) continue;
        if (items.size() == paging.limit) {
            next = last;
            break;
        }
        last = key;
        auto const about = addressee_in(showing, key);
        if (!about) continue;
        auto line = about_json(*about);
        auto const found = counted.find(key);
        line.append("asked", found == counted.end() ? 0 : found->second.asked);
        line.append("unanswered", found == counted.end() ? 0 : found->second.unanswered);
        items.push_back(std::move(line));
    }
    return web::api_reply(web::api_page(visit, std::move(items), next));
}

http::Response addressee(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const about = http::found(addressee_in(showing, visit.part("id")));
    auto reply = about_json(about);
    json::Array asked;
    for (auto const& [barrier, one] : readable_put_to(showing, reader, about.key)) {
        auto line = asked_json(showing, one, words_of(reader, barrier.id),
                               about.kind == "own_board" ? Class::structural : Class::systemic);
        line.append("barrier", barrier.id);
        line.append("barrier_title", barrier.title);
        asked.push_back(std::move(line));
    }
    reply.append("escalations", std::move(asked));
    return web::api_reply(reply);
}

}

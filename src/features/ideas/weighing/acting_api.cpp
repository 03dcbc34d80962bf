// Weighings are made, answered and led on by programs as by the pages.
#include <algorithm>
#include <set>
#include <utility>

#include "features/ideas/api_parts.h"
#include "features/ideas/weighing/making.h"
#include "features/ideas/weighing/pages.h"
#include "platform/basics/text.h"

namespace ideas::weighing {

namespace {

using permissions::Permission;

/// A member of the body as an array; absent is none.
json::Array array_in(json::Object& body, std::string_view name) {
    auto const* sent = body.find(name);
    json::Array all;
    if (sent && sent->array()) all = *sent->array();
    else if (sent && !sent->is_null()) throw http::BadRequest{std::string(name) + " is an array"};
    body.erase(name);
    return all;
}

template <class Id>
std::vector<Id> ids_in(json::Object& body, std::string_view name) {
    std::vector<Id> ids;
    for (auto const& one : array_in(body, name)) {
        auto const id = Id::parse(one.text());
        if (!id) throw http::BadRequest{std::string(name) + " are ids"};
        ids.push_back(*id);
    }
    return ids;
}

bool take_truth(json::Object& body, std::string_view name, basics::Problems& problems) {
    bool const is_true = api::truth_in(body, name, false, problems);
    body.erase(name);
    return is_true;
}

DraftCriterion criterion_in(json::Value const& sent) {
    static std::set<std::string_view> const known{"name", "low", "high", "weight", "good"};
    if (!sent.object()) throw http::BadRequest{"criteria is an array of objects"};
    for (auto const& [key, value] : sent.object()->members())
        if (!known.contains(key))
            throw http::BadRequest{"a criterion has no " + basics::shortened(key, 60)};
    auto text = [&](std::string_view name) {
        return basics::normalised(sent.at(name).text()).value_or(std::string());
    };
    auto const* weight = sent.at("weight").integer();
    return {text("name"), text("low"), text("high"),
            sent.at("weight").is_null() ? "1" : std::to_string(weight ? *weight : 0),
            sent.at("good").text() == "low"};
}

struct Wanted {
    Draft draft = {};
    organisations::OrganisationId organisation = {};
    basics::Problems problems = {};
};

Wanted wanted_in(web::Visit const& visit) {
    auto body = api::object_in(visit);
    Wanted wanted;
    auto& draft = wanted.draft;
    draft.subjects = ids_in<NeedId>(body, "subjects");
    draft.members = ids_in<members::MemberId>(body, "members");
    for (auto const& one : array_in(body, "addresses"))
        draft.addresses += std::string(one.text()) + "\n";
    for (auto const& one : array_in(body, "criteria")) draft.criteria.push_back(criterion_in(one));
    draft.is_public = take_truth(body, "public", wanted.problems);
    draft.is_open_to_all = take_truth(body, "open_to_all", wanted.problems);
    api::Sent const sent(body, {"organisation", "by", "name", "question", "last_day"});
    auto const& more = sent.problems();
    wanted.problems.insert(wanted.problems.end(), more.begin(), more.end());
    auto const by = parse_by(sent.text("by"));
    auto const organisation = organisations::OrganisationId::parse(sent.text("organisation"));
    if (!by || !organisation)
        throw http::BadRequest{"by is criteria or pairs, and organisation is an id"};
    draft.by = *by;
    wanted.organisation = *organisation;
    draft.name = sent.text("name");
    draft.question = sent.text("question");
    draft.last_day = sent.text("last_day");
    return wanted;
}

/// The form's fields by the names that programs send: criterion_2_low is criteria.2.low.
basics::Problems renamed(basics::Problems problems) {
    constexpr std::string_view criterion = "criterion_";
    for (auto& one : problems) {
        if (one.field == "subject") one.field = "subjects";
        else if (one.field == "team") one.field = "members";
        else if (one.field.starts_with(criterion)) {
            one.field = "criteria." + one.field.substr(criterion.size());
            std::ranges::replace(one.field, '_', '.');
        }
    }
    return problems;
}

/// What is weighed, by the id under which it is: where it lives may be another.
json::Object told_json(Seen const& seen, std::size_t place) {
    auto const& told = seen.needs[place].told;
    return {{"kind", name(told.kind)},
            {"id", seen.weighing.subjects[place].text()},
            {"title", told.title},
            {"story", told.story}};
}

/// What one said of each, or null of those one has not judged.
json::Array own_judgements(db::Reader& reader, Seen const& seen) {
    auto const own =
        seen.person ? store::judgements(reader, seen.weighing, seen.person->id) : Judgements();
    json::Array all;
    for (std::size_t place = 0; place < seen.needs.size(); ++place) {
        auto line = told_json(seen, place);
        auto const found = own.find(seen.weighing.subjects[place]);
        json::Array scores;
        if (found != own.end())
            for (auto const score : found->second.scores) scores.emplace_back(score);
        line.append("scores", found == own.end() ? json::Value() : json::Value(std::move(scores)));
        line.append("words", found == own.end() ? "" : found->second.words);
        all.push_back(std::move(line));
    }
    return all;
}

/// As the page has it: half of the pairs are turned round.
json::Object pair_json(Seen const& seen, pairs::Pair pair, std::uint64_t seed) {
    if (pairs::is_turned(pair, seed)) std::swap(pair.first, pair.second);
    return {{"first", seen.weighing.subjects[pair.first].text()},
            {"second", seen.weighing.subjects[pair.second].text()}};
}

void append_pairs(db::Reader& reader, Seen const& seen, members::MemberId const& member,
                  json::Object& reply) {
    auto const own = seen.person ? store::pair_answers(reader, seen.weighing.id, seen.person->id)
                                 : std::vector<PairAnswer>();
    json::Array subjects, all;
    for (std::size_t place = 0; place < seen.needs.size(); ++place)
        subjects.push_back(told_json(seen, place));
    for (auto const& one : own)
        all.push_back(json::Object{{"first", one.first.text()},
                                   {"second", one.second.text()},
                                   {"choice", name(one.choice)}});
    auto const count = seen.weighing.subjects.size();
    auto const seed =
        seed_of(seen.weighing.id, seen.person ? seen.person->id.string() : member.string());
    auto const next =
        pairs::next_pair(count, comparisons(seen, store::pair_answers(reader, seen.weighing.id)),
                         pairs_of(seen, own), seed);
    reply.append("subjects", std::move(subjects));
    reply.append("pairs", std::move(all));
    reply.append("next", next ? json::Value(pair_json(seen, *next, seed)) : json::Value());
    reply.append("pairs_asked", static_cast<std::int64_t>(pairs::pairs_to_ask(count)));
}

json::Object own_json(db::Reader& reader, Seen const& seen, members::MemberId const& member) {
    bool const has_answered = seen.person && seen.person->answered_at != basics::Time();
    json::Object reply{
        {"weighing", seen.weighing.id.text()},
        {"by", name(seen.weighing.by)},
        {"last_day", basics::iso(seen.weighing.last_day)},
        {"answered_at",
         has_answered ? json::Value(basics::iso(seen.person->answered_at)) : json::Value()}};
    if (seen.weighing.by == By::pairs) append_pairs(reader, seen, member, reply);
    else reply.append("answers", own_judgements(reader, seen));
    return reply;
}

/// The one in the path for who is asked. Throws NotFound when it is no business of theirs and
/// Forbidden when they only lead it.
std::expected<Seen, http::Response> to_answer(web::Services& services, db::Reader& reader,
                                              web::Visit const& visit) {
    auto here = http::found(seen(services, reader, visit.viewer, visit.id<WeighingId>()));
    if (here.may_answer) return here;
    if (!here.is_closed) throw http::Forbidden();
    return std::unexpected(web::api_problem(409, "It is closed: what was answered stands."));
}

/// {"id", "scores", "words"} of each as the form has them; a score that is null is no score.
Typed typed_in(json::Object const& body, basics::Problems& problems) {
    Typed typed;
    auto const* sent = body.find("answers");
    if (!sent || !sent->array()) throw http::BadRequest{"answers is an array of objects"};
    for (auto const& one : *sent->array()) {
        auto const id = NeedId::parse(one.at("id").text());
        if (!id) throw http::BadRequest{"each of answers has the id of what it is about"};
        std::size_t number = 0;
        for (auto const& score : one.at("scores").elements()) {
            auto const* value = score.integer();
            typed.fields[field_of(*id, number++)] = value ? std::to_string(*value) : "";
        }
        auto const words = basics::normalised(one.at("words").text());
        if (!words) problems.push_back({words_field_of(*id), "ideas.api_text_wanted", {}});
        typed.fields[words_field_of(*id)] = words.value_or(std::string());
    }
    return typed;
}

/// Stores what was sent, or says what is wrong.
basics::Problems take(db::Transaction& tx, Hand const& hand, Seen& here, json::Object const& body) {
    if (here.weighing.by == By::criteria) {
        basics::Problems problems;
        auto const good = checked(here.weighing, typed_in(body, problems));
        if (!good) problems.insert(problems.end(), good.error().begin(), good.error().end());
        if (problems.empty()) answer(tx, hand, here, *good);
        return problems;
    }
    bool const is_finished = body.find("finished") != nullptr;
    if (is_finished) {
        basics::Problems problems;
        if (!api::truth_in(body, "finished", false, problems) || !finish(tx, hand, here))
            throw http::BadRequest{"finished is true, when at least one pair is answered"};
        return {};
    }
    auto text = [&](std::string_view name) {
        auto const* sent = body.find(name);
        return sent ? sent->text() : std::string_view();
    };
    auto const pair = pair_in(here, text("first"), text("second"), text("choice"));
    if (!pair) throw http::BadRequest{"first and second are weighed here, choice is one of four"};
    answer(tx, hand, here, *pair);
    return {};
}

}

http::Response make_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const wanted = wanted_in(visit);
    if (!permissions::may_in_part(visit.viewer, Permission::coordinate, wanted.organisation))
        throw http::Forbidden();
    auto problems = wanted.problems;
    auto tx = services.database.begin();
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto const id = make_once(showing, tx, wanted.draft, wanted.organisation);
    if (!id) return web::api_problems(services.texts, visit, renamed(id.error()));
    auto const here = http::found(seen(services, tx, visit.viewer, *id));
    auto reply = web::api_reply(whole_json(services, tx, here), 201)
                     .with("Location", "/api/v1" + path_of(*id));
    tx.commit();
    return reply;
}

http::Response show_own_answer(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    auto here = to_answer(services, reader, visit);
    if (!here) return std::move(here).error();
    return web::api_reply(own_json(reader, *here, visit.viewer.member));
}

http::Response put_own_answer(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto const body = api::object_in(visit);
    auto tx = services.database.begin();
    auto here = to_answer(services, tx, visit);
    if (!here) return std::move(here).error();
    Hand const hand{services.activity, services.now(), visit.viewer.member};
    auto const problems = take(tx, hand, *here, body);
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto reply = web::api_reply(own_json(tx, *here, visit.viewer.member));
    tx.commit();
    return reply;
}

http::Response work_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    api::Sent const sent(api::object_in(visit), {"act"});
    if (!sent.problems().empty()) return web::api_problems(services.texts, visit, sent.problems());
    auto tx = services.database.begin();
    auto const here = http::found(seen(services, tx, visit.viewer, visit.id<WeighingId>()));
    if (!here.manages) throw http::NotFound();
    Hand const hand{services.activity, services.now(), visit.viewer.member};
    auto const act = sent.text("act");
    if (act == "remind" && !here.is_closed) remind(services, tx, hand, here, visit.language);
    else if (act == "close" && !here.is_closed) close(tx, hand, here.weighing);
    else if (act == "show" || act == "keep_inside")
        set_public(tx, hand, here.weighing, act == "show");
    else if (act != "remind" && act != "close")
        throw http::BadRequest{"act is remind, close, show or keep_inside"};
    else return web::api_problem(409, "It is closed already.");
    auto const after = http::found(seen(services, tx, visit.viewer, here.weighing.id));
    auto reply = web::api_reply(whole_json(services, tx, after));
    tx.commit();
    return reply;
}

}

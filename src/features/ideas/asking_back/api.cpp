// The same as at the desk: one question at a time, by letter, answered once.
#include "features/ideas/asking_back/api.h"

#include <algorithm>

#include "features/ideas/api_parts.h"
#include "features/ideas/asking_back/asking.h"
#include "features/ideas/asking_back/letters.h"

namespace ideas::asking_back {

namespace {

json::Object line(Question const& one) {
    bool const is_answered = one.state == State::answered;
    return {
        {"id", one.id.text()},
        {"state", name(one.state)},
        {"question", one.words},
        {"for_everybody", one.is_public},
        {"asked_at", basics::iso(one.asked_at)},
        {"until", basics::iso(one.expires_at)},
        {"answer", is_answered ? json::Value(one.answer) : json::Value()},
        {"answered_at", is_answered ? json::Value(basics::iso(one.answered_at)) : json::Value()},
        {"shown", one.is_shown}};
}

Hand hand_of(web::Services& services, web::Visit const& visit) {
    return {services.activity, services.now(), visit.viewer.member};
}

}

http::Response list(web::Services& services, Kind kind, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    auto const need = api::at_work(services, reader, kind, visit);
    auto const asked = of_need(reader, need.id);
    bool const waits = std::ranges::any_of(
        asked, [&](Question const& one) { return is_open(one, need, services.now()); });
    bool const are_many = asked.size() >= static_cast<std::size_t>(most_questions);
    json::Array items;
    for (auto const& one : asked) items.push_back(line(one));
    return web::api_reply(json::Object{{"items", std::move(items)},
                                       {"may_ask", may_ask(need) && !waits && !are_many}});
}

http::Response ask_sender(web::Services& services, Kind kind, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto body = api::object_in(visit);
    basics::Problems problems;
    bool const is_public = api::truth_in(body, "for_everybody", false, problems);
    body.erase("for_everybody");
    api::Sent const sent(body, {"question"});
    problems.insert(problems.end(), sent.problems().begin(), sent.problems().end());
    auto good = checked(Typed{sent.text("question"), is_public});
    if (!good)
        for (auto problem : good.error()) {
            problem.field = "question";
            problems.push_back(std::move(problem));
        }
    auto tx = services.database.begin();
    auto const need = api::at_work(services, tx, kind, visit);
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto const question = may_ask(need) ? ask(tx, hand_of(services, visit), need, *good,
                                              is_reached(services, tx, need))
                                        : std::nullopt;
    if (!question)
        return api::conflicting(409, "A question waits already, or no more may be asked.", need);
    send_question(services, tx, need, *question, false);
    tx.commit();
    return web::api_reply(line(*question), 201)
        .with("Location", "/api/v1" + std::string(place_of(kind)) + "/" + need.id.string() +
                              "/sender-questions");
}

http::Response change(web::Services& services, Kind kind, web::Visit const& visit) {
    web::api_parameters(visit, {});
    api::Sent const sent(api::object_in(visit), {"act"});
    auto problems = sent.problems();
    auto const act = sent.text("act");
    if (act != "withdraw" && act != "show")
        problems.push_back({"act", "ideas.api_question_act", {}});
    auto tx = services.database.begin();
    auto const need = api::at_work(services, tx, kind, visit);
    auto const question = http::found(find(tx, need.id, visit.id<QuestionId>("question")));
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto const hand = hand_of(services, visit);
    bool const is_done =
        act == "show" ? show(tx, hand, need, question) : withdraw(tx, hand, need, question);
    if (!is_done) return api::conflicting(409, "Something became of the question meanwhile.", need);
    auto const now = find(tx, need.id, question.id).value_or(question);
    tx.commit();
    return web::api_reply(line(now));
}

}

// One project's benefits: request in, JSON out. docs/api.md and open_data/openapi.json say the
// same in words.
#include "services/web/api.h"

#include <charconv>

#include "features/benefits/json.h"
#include "features/benefits/pages.h"
#include "platform/basics/text.h"

namespace benefits::api {

namespace {

json::Object whole_json(Whole const& whole, bool may_change) {
    auto const& benefit = whole.benefit;
    auto object = told::as_json(benefit_fields(), benefit.told, may_change);
    json::Array values;
    for (auto const& value : whole.values) values.push_back(value_json(benefit, value));
    object.append("id", benefit.id.string());
    object.append("version", benefit.version);
    object.append("planned_gain", main_units(benefit.planned_gain()));
    object.append("ended", benefit.is_ended);
    object.append("ended_because", benefit.ended_because);
    object.append("updated_at", basics::iso(benefit.updated_at));
    object.append("values", std::move(values));
    return object;
}

struct Sent {
    told::Told typed = {};
    std::int64_t version = 0;
    basics::Problems problems = {};
};

Sent sent_in(web::Visit const& visit, told::Fields fields) {
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    Sent sent;
    for (auto const& [key, value] : body.object()->members()) {
        if (key == "version" && value.integer()) sent.version = *value.integer();
        else if (!told::take_json(fields, key, value, sent.typed))
            sent.problems.push_back({basics::shortened(key, 60), "benefits.api_wrong"});
    }
    return sent;
}

http::Response flood() {
    return web::api_problem(429, "Too many letters in an hour; try later.")
        .with("Retry-After", "3600");
}

bool may_send(Limits& limits, Showing const& showing, Done const& done) {
    for (std::size_t i = 0; i < done.sent.size(); ++i)
        if (!limits.letters.take(showing.visit.viewer.member.text(), showing.services.now()))
            return false;
    return true;
}

}

http::Response show(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const project = showing.seen(reader, "project");
    json::Array all;
    for (auto const& whole : wholes_of(reader, project))
        all.push_back(whole_json(whole, project.may_change));
    return web::api_reply(json::Object{{"project", project.id}, {"benefits", std::move(all)}});
}

http::Response add(web::Services& services, Limits&, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const sent = sent_in(visit, benefit_fields());
    auto const good = checked_benefit(sent.typed);
    auto tx = services.database.begin();
    auto const project = showing.changed(tx, "project");
    auto problems = sent.problems;
    if (!good) problems.insert(problems.end(), good.error().begin(), good.error().end());
    else if (wholes_of(tx, project).size() >= most_benefits)
        problems.push_back({"title", "benefits.problem_many"});
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto const done =
        state(tx, hand_of(showing, project), project.id, nullptr, *good, visit.language);
    tx.commit();
    return web::api_reply(whole_json(done.whole, true), 201);
}

http::Response change(web::Services& services, Limits& limits, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const sent = sent_in(visit, benefit_fields());
    auto const good = checked_benefit(sent.typed);
    auto tx = services.database.begin();
    auto const project = showing.changed(tx, "project");
    auto const whole = whole_in(visit, tx, project);
    auto problems = sent.problems;
    if (!good) problems.insert(problems.end(), good.error().begin(), good.error().end());
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    bool const is_same = whole.benefit.told == *good && !whole.benefit.is_ended;
    if (!is_same && whole.benefit.version != sent.version)
        return web::api_problem(409,
                                "Somebody was first: this is what is there now; send its version.",
                                {}, json::Object{{"now", whole_json(whole, true)}});
    auto const done =
        state(tx, hand_of(showing, project), whole.benefit.project, &whole, *good, visit.language);
    if (!may_send(limits, showing, done)) return flood();
    send_questions(services, tx, done, brief_of(tx, done.whole.benefit));
    tx.commit();
    return web::api_reply(whole_json(done.whole, true));
}

http::Response measure(web::Services& services, Limits& limits, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto sent = sent_in(visit, value_fields());
    sent.typed.insert_or_assign("year", std::string(visit.part("year")));
    auto const good = checked_value(sent.typed, showing.today);
    auto tx = services.database.begin();
    auto const project = showing.changed(tx, "project");
    auto const whole = whole_in(visit, tx, project);
    auto problems = sent.problems;
    if (!good) problems.insert(problems.end(), good.error().begin(), good.error().end());
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (whole.benefit.is_ended) return web::api_problem(409, "The benefit is expected no more.");
    auto const done = benefits::measure(tx, hand_of(showing, project), whole, *good);
    if (!may_send(limits, showing, done)) return flood();
    send_questions(services, tx, done, brief_of(tx, whole.benefit));
    tx.commit();
    return web::api_reply(whole_json(done.sent.empty() ? whole : done.whole, true));
}

}

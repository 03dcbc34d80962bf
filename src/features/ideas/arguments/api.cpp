// The same rules as the page of arguments: short, of members, without names.
#include "features/ideas/arguments/api.h"

#include <utility>

#include "features/ideas/api_parts.h"
#include "features/ideas/arguments/arguments.h"
#include "features/ideas/merging.h"
#include "features/ideas/placing.h"
#include "features/ideas/rules.h"
#include "services/moderation/moderation.h"

namespace ideas::arguments {

namespace {

/// The idea of the path, where it lives, as long as it takes arguments.
Need idea_in(db::Reader& reader, web::Visit const& visit) {
    auto home = home_of(reader, api::of_kind(ideas::find(reader, visit.id<NeedId>()), Kind::idea));
    if (!may_argue(home)) throw http::NotFound();
    return home;
}

bool is_own(web::Visit const& visit, Argument const& one) {
    return visit.viewer.signed_in() && one.member == visit.viewer.member;
}

json::Object line(web::Visit const& visit, Argument const& one) {
    return {{"id", one.id.text()},       {"side", name(one.side)},   {"text", one.words},
            {"at", basics::iso(one.at)}, {"state", name(one.state)}, {"own", is_own(visit, one)}};
}

/// The argument of the path, of the idea, as long as the viewer may know of it.
Argument argument_in(db::Reader& reader, web::Visit const& visit, Need const& idea, bool answers) {
    auto const id = visit.id<ArgumentId>("argument");
    for (auto& one : all(reader, idea))
        if (one.id == id && (one.state == State::shown || answers || is_own(visit, one)))
            return std::move(one);
    throw http::NotFound();
}

http::Response now(web::Visit const& visit, db::Transaction& tx, Argument const& one) {
    auto reply = web::api_reply(line(visit, find(tx, one.id).value_or(one)));
    tx.commit();
    return reply;
}

}

http::Response list_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    auto const idea = idea_in(reader, visit);
    bool const answers = answers_for(services, reader, visit.viewer, idea);
    json::Array items;
    if (answers)
        for (auto const& one : all(reader, idea)) items.push_back(line(visit, one));
    else {
        for (auto const& one : shown(reader, idea)) items.push_back(line(visit, one));
        if (visit.viewer.signed_in())
            for (auto const& one : store::own(reader, idea.id, visit.viewer.member))
                if (one.state != State::shown) items.push_back(line(visit, one));
    }
    return web::api_reply(json::Object{{"items", std::move(items)}});
}

http::Response give_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    api::Sent const sent(api::object_in(visit), {"side", "text"});
    auto problems = sent.problems();
    auto tx = services.database.begin();
    auto const idea = idea_in(tx, visit);
    auto const words = sent.text("text");
    Hand const hand{services.activity, services.now(), visit.viewer.member};
    auto const given = problems.empty() ? give(tx, hand, idea, {sent.text("side"), words},
                                               reading_of(services, tx, idea.told, words))
                                        : std::unexpected(std::exchange(problems, {}));
    if (!given) {
        auto wrong = given.error();
        for (auto& problem : wrong)
            if (problem.field == "words") problem.field = "text";
        return web::api_problems(services.texts, visit, wrong);
    }
    tx.commit();
    return web::api_reply(line(visit, *given), 201)
        .with("Location", "/api/v1/ideas/" + idea.id.string() + "/arguments");
}

http::Response change_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    api::Sent const sent(api::object_in(visit), {"act", "reason"});
    auto problems = sent.problems();
    auto const act = sent.text("act");
    if (act != "withdraw" && act != "hide" && act != "show")
        problems.push_back({"act", "ideas.api_argument_act", {}});
    auto tx = services.database.begin();
    auto const idea = idea_in(tx, visit);
    bool const answers = answers_for(services, tx, visit.viewer, idea);
    auto const one = argument_in(tx, visit, idea, answers);
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (act == "withdraw" ? !is_own(visit, one) : !answers) throw http::Forbidden();
    auto const reason = checked_words(sent.text("reason"), "reason", longest_reason,
                                      "ideas.problem_hide_reason", "ideas.problem_long");
    if (act == "hide" && !reason) return web::api_problems(services.texts, visit, reason.error());
    Hand const hand{services.activity, services.now(), visit.viewer.member};
    if (act == "withdraw") withdraw(tx, hand, one);
    else if (act == "show") {
        if (show(tx, hand, one)) moderation::note_shown(services, visit, tx, subject_of(one));
    } else if (hide(tx, hand, one))
        moderation::note_hidden(services, visit, tx, subject_of(one), *reason);
    return now(visit, tx, one);
}

}

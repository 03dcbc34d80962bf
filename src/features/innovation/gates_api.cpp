// Decisions and what is left to do after them, for programs: the same actions as the pages'.
#include <algorithm>
#include <charconv>

#include "features/innovation/letters.h"
#include "features/innovation/trials_json.h"
#include "services/web/api.h"

namespace innovation::api {

namespace {

constexpr std::string_view overtaken =
    "Somebody was quicker, or it is not the time for it; read it again.";

http::Response gate_reply(Showing const& showing, db::Transaction& tx, Gate const& was,
                          int status) {
    auto const gate = http::found(find_gate(tx, was.project, was.number));
    auto reply = gate_json(showing, gate, follow_ups(tx, gate.project, gate.number));
    tx.commit();
    return web::api_reply(std::move(reply), status);
}

FollowUp condition_in(web::Visit const& visit, db::Reader& reader, Gate const& gate) {
    auto const part = visit.part("condition");
    std::int64_t number = 0;
    std::from_chars(part.data(), part.data() + part.size(), number);
    auto const all = follow_ups(reader, gate.project, gate.number);
    auto const found = std::ranges::find(all, number, &FollowUp::number);
    if (found == all.end()) throw http::NotFound();
    return *found;
}

/// Whether it was moved, or what is wrong.
std::expected<bool, basics::Problems> moved(Showing const& showing, db::Transaction& tx,
                                            Work const& work, Gate const& gate, FollowUp const& one,
                                            Fields const& fields) {
    auto good = checked(TypedMove{fields.value("due"), fields.value("owner"), fields.value("email"),
                                  fields.value("reason")},
                        one, basics::day_in_stockholm(showing.services.now()));
    if (!good) {
        // As programs call the fields: without the form's prefix.
        for (auto& problem : good.error())
            if (problem.field.starts_with("move_")) problem.field.erase(0, 5);
        return std::unexpected(good.error());
    }
    if (!move_follow_up(tx, hand_of(showing, work.project), gate, one, *good)) return false;
    if (auto const project = knowledge::brief(tx, work.project.id))
        send_follow_up(showing.services, tx, good->to, gate, *project);
    return true;
}

/// The same of one that is done.
std::expected<bool, basics::Problems> met(Showing const& showing, db::Transaction& tx,
                                          Work const& work, Gate const& gate, FollowUp const& one,
                                          Fields const& fields) {
    auto const words = checked_words(fields.value("words"), "words", longest_evidence);
    if (!words) return std::unexpected(words.error());
    return meet(tx, hand_of(showing, work.project), gate, one.number, *words);
}

}

http::Response decisions(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const work = seen_work(showing, reader);
    json::Array items;
    for (auto const& gate : gates(reader, process_of(work).project))
        items.push_back(gate_json(showing, gate, follow_ups(reader, gate.project, gate.number)));
    return web::api_reply(json::Object{{"items", std::move(items)}});
}

http::Response conditions(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const work = seen_work(showing, reader);
    json::Array items;
    for (auto const& gate : gates(reader, process_of(work).project)) {
        auto const moves = moved_follow_ups(reader, gate.project, gate.number);
        for (auto const& one : follow_ups(reader, gate.project, gate.number))
            items.push_back(condition_json(showing, gate, one, moves));
    }
    return web::api_reply(json::Object{{"items", std::move(items)}});
}

http::Response withdraw_gate(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const fields = fields_of(visit, {"reason"});
    auto const reason =
        checked_words(fields.value("reason"), "reason", longest_reason, "problem_withdraw_reason");
    auto tx = services.database.begin();
    auto const work = changed_work(showing, tx);
    auto const gate = gate_in(showing, tx, process_of(work));
    auto problems = fields.problems;
    if (!reason) problems.insert(problems.end(), reason.error().begin(), reason.error().end());
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (gate.state != GateState::waiting) return web::api_problem(409, overtaken);
    withdraw(tx, hand_of(showing, work.project), gate, *reason);
    return gate_reply(showing, tx, gate, 200);
}

http::Response add_to_gate(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const fields = fields_of(visit, {"words", "visibility"});
    auto const words =
        checked_words(fields.value("words"), "words", longest_reason, "problem_addendum");
    auto const visibility = fields.value("visibility");
    auto tx = services.database.begin();
    auto const work = changed_work(showing, tx);
    auto const gate = gate_in(showing, tx, process_of(work));
    auto problems = fields.problems;
    if (!words) problems.insert(problems.end(), words.error().begin(), words.error().end());
    if (visibility != "public" && visibility != "internal")
        problems.push_back({"visibility", "innovation.problem_visibility"});
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (!gate.decision) return web::api_problem(409, overtaken);
    // Sent twice is sent.
    auto const before = addenda(tx, gate.project, gate.number);
    if (before.empty() || before.back().words != *words || before.back().by != visit.viewer.member)
        add(tx, hand_of(showing, work.project), gate, *words, visibility == "public");
    return gate_reply(showing, tx, gate, 201);
}

http::Response work_on_condition(web::Services& services, Limits& limits, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const fields = fields_of(visit, {"act", "words", "due", "owner", "email", "reason"});
    auto tx = services.database.begin();
    auto const work = changed_work(showing, tx);
    auto const gate = gate_in(showing, tx, process_of(work));
    auto problems = fields.problems;
    bool const is_move = fields.value("act") == "move";
    if (!is_move && fields.value("act") != "meet")
        problems.push_back({"act", "innovation.api_wrong"});
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto const one = condition_in(visit, tx, gate);
    if (is_move && one.is_open() && !takes_letter(limits, showing)) return too_many_letters();
    auto const done = is_move ? moved(showing, tx, work, gate, one, fields)
                              : met(showing, tx, work, gate, one, fields);
    if (!done) return web::api_problems(services.texts, visit, done.error());
    if (!*done) return web::api_problem(409, overtaken);
    for (auto const& now : follow_ups(tx, gate.project, gate.number))
        if (now.number == one.number) {
            auto reply =
                condition_json(showing, gate, now, moved_follow_ups(tx, gate.project, gate.number));
            tx.commit();
            return web::api_reply(std::move(reply));
        }
    throw http::NotFound();
}

}

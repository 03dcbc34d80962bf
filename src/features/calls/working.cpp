// What those who work with a call do, as pages and programs send it.
#include "features/calls/working.h"

#include "features/calls/letters.h"
#include "platform/basics/text.h"

namespace calls {

namespace {

/// Problems stand beside the field of the form that was sent.
std::optional<std::string> reason_in(Work& shown) {
    auto words = checked_words(shown.reason, "reason", longest_reason, "calls.problem_reason");
    if (words) return *std::move(words);
    shown.problems = words.error();
    return std::nullopt;
}

bool do_extend(Showing const& showing, db::Transaction& tx, Call const& call, Work& shown) {
    auto const closes =
        stockholm_time(basics::trimmed(shown.closes_on), basics::trimmed(shown.closes_clock), true);
    auto const reason = reason_in(shown);
    if (!closes) shown.problems.push_back({"closes_on", "calls." + closes.error(), {}});
    else if (auto const why = why_not_extended(call, *closes, showing.services.now()))
        shown.problems.push_back({"closes_on", *why, {}});
    else if (*closes > basics::Time{} &&
             call.told.answer_by < basics::day_in_stockholm({closes->microseconds - 1}))
        shown.problems.push_back({"closes_on", "calls.problem_extend_answer", {}});
    if (!shown.problems.empty() || !reason) return false;
    auto const extended = extend(tx, showing.hand(), call, *closes, *reason);
    if (showing.phase(extended) != Phase::paused) tell_extended(showing.services, tx, extended);
    return true;
}

bool do_decide(Showing const& showing, db::Transaction& tx, Call const& call, Work& shown) {
    auto const result =
        checked_words(shown.result, "result", longest_result, "calls.problem_result");
    if (!result) {
        shown.problems = result.error();
        return false;
    }
    tell_decided(showing.services, tx, decide(tx, showing.hand(), call, *result));
    return true;
}

}

bool work_on(Showing const& showing, db::Transaction& tx, Call const& call, Work& shown) {
    using enum Phase;
    auto const stands = showing.phase(call);
    bool const is_out = stands == coming || stands == open || stands == paused;
    auto const hand = showing.hand();
    auto const& what = shown.act;
    auto refuse = [&] {
        shown.warning = "not_now";
        shown.status = 409;
        return false;
    };
    if (what == "publish") {
        if (stands != draft) return refuse();
        shown.problems = may_publish(call, showing.services.now());
        if (shown.problems.empty()) publish(tx, hand, call);
        return shown.problems.empty();
    }
    if (what == "resume") {
        if (stands != paused) return refuse();
        resume(tx, hand, call);
        return true;
    }
    if (what == "extend")
        return is_out || stands == closed ? do_extend(showing, tx, call, shown) : refuse();
    if (what == "decide") return stands == closed ? do_decide(showing, tx, call, shown) : refuse();
    bool const may = what == "pause" ? stands == coming || stands == open : is_out;
    if (what != "pause" && what != "close")
        throw http::BadRequest{"act is publish, pause, resume, extend, close or decide"};
    if (!may) return refuse();
    auto const reason = reason_in(shown);
    if (!reason) return false;
    if (what == "pause") pause(tx, hand, call, *reason);
    else close(tx, hand, call, *reason);
    return true;
}

}

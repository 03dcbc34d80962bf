// Each move: from where it may be made, where it leads, and why it is refused elsewhere.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <vector>

#include "features/escalations/way.h"

using namespace escalations;

namespace {

using enum Move;

Way const described{.stage = Stage::described, .of = Class::systemic};
Way const own{.stage = Stage::described, .of = Class::structural};
Way const asked{.stage = Stage::escalated, .of = Class::systemic, .asked = 1, .open = 1};
Way const got{.stage = Stage::answered, .of = Class::systemic, .asked = 1};
Way const gone{.stage = Stage::resolved, .of = Class::systemic, .resolution = Resolution::removed};
Way const around{
    .stage = Stage::resolved, .of = Class::systemic, .resolution = Resolution::workaround};
Way const parked{.stage = Stage::parked, .of = Class::systemic, .before = Stage::proposed};
Way const dismissed{.stage = Stage::dismissed, .of = Class::systemic, .before = Stage::described};

/// The stage that a step leads to, or why it is refused.
std::string to(Way const& way, Step const& step) {
    auto const next = after(way, step);
    return std::string(next ? name(next->stage) : name(next.error()));
}
std::string to(Way const& way, Move move) { return to(way, Step{.move = move}); }

Step made_up_step() {
    return {.move = *rc::gen::element(describe, classify, discuss, propose, escalate, answer,
                                      try_out, resolve, park, resume, dismiss, reopen, retract),
            .of = *rc::gen::element(Class::unsorted, Class::structural, Class::systemic),
            .rung = static_cast<Rung>(*rc::gen::inRange(0, static_cast<int>(rung_names.size()))),
            .resolution = static_cast<Resolution>(
                *rc::gen::inRange(0, static_cast<int>(resolution_names.size())))};
}

}

TEST_CASE("a report is described and sorted before it goes anywhere") {
    CHECK(to({}, describe) == "described");
    CHECK(to({}, discuss) == "not_described");
    CHECK(to({.stage = Stage::described}, discuss) == "unsorted");
    CHECK(to({}, {.move = classify, .of = Class::systemic}) == "reported");
    CHECK(to({}, dismiss) == "dismissed");
    CHECK(to({}, park) == "parked");
}

TEST_CASE("what is described is discussed, proposed, lifted, tried and resolved") {
    CHECK(to(described, discuss) == "dialogue");
    CHECK(to(described, propose) == "proposed");
    CHECK(to(described, {.move = escalate, .rung = Rung::agency}) == "escalated");
    CHECK(to(described, try_out) == "trial");
    CHECK(to(described, {.move = resolve, .resolution = Resolution::removed}) == "resolved");
    CHECK(to(described, resolve) == "no_resolution");
    CHECK(to(described, answer) == "none_open");
    CHECK(to(described, retract) == "none_answered");
    CHECK(to(described, resume) == "not_parked");
    CHECK(to(described, reopen) == "not_over");
    CHECK(to(described, describe) == "described");
    CHECK(to({.stage = Stage::dialogue, .of = Class::systemic}, discuss) == "same");
}

TEST_CASE("the own ladder is climbed rung by rung, the outside one freely") {
    CHECK(to(own, {.move = escalate, .rung = Rung::line}) == "escalated");
    CHECK(to(own, {.move = escalate, .rung = Rung::management}) == "rung_skipped");
    CHECK(to(own, {.move = escalate, .rung = Rung::agency}) == "other_ladder");
    CHECK(to(described, {.move = escalate, .rung = Rung::board}) == "other_ladder");
    CHECK(to(described, {.move = escalate, .rung = Rung::eu}) == "escalated");
    auto const first = after(own, {.move = escalate, .rung = Rung::line}).value();
    CHECK(to(first, {.move = escalate, .rung = Rung::management}) == "escalated");
    CHECK(to(first, {.move = escalate, .rung = Rung::board}) == "rung_skipped");
    CHECK(to(first, {.move = escalate, .rung = Rung::line}) == "escalated");
}

TEST_CASE("it waits until all who were asked have answered") {
    CHECK(to(asked, answer) == "answered");
    auto const two = after(asked, {.move = escalate, .rung = Rung::ministry}).value();
    CHECK(two.open == 2);
    CHECK(to(two, answer) == "escalated");
    CHECK(to(got, answer) == "none_open");
    CHECK(to(got, retract) == "escalated");
    CHECK(to(asked, retract) == "none_answered");
}

TEST_CASE("an answer may come at any time, and moves only what waits for it") {
    auto const trial = after(asked, {.move = try_out}).value();
    CHECK(to(trial, answer) == "trial");
    auto const aside = after(asked, {.move = park}).value();
    auto const later = after(aside, {.move = answer}).value();
    CHECK(to(later, resume) == "answered");
    auto const removed = after(asked, {.move = resolve, .resolution = Resolution::removed}).value();
    CHECK(to(removed, answer) == "resolved");
}

TEST_CASE("a workaround is no removal: the barrier stands, and its way goes on") {
    CHECK_FALSE(around.is_gone());
    CHECK(gone.is_gone());
    CHECK(to(around, {.move = escalate, .rung = Rung::agency}) == "escalated");
    CHECK(to(around, discuss) == "dialogue");
    CHECK(to(around, {.move = resolve, .resolution = Resolution::removed}) == "resolved");
    CHECK(to(around, {.move = resolve, .resolution = Resolution::workaround}) == "same");
    CHECK(to(around, park) == "over");
    CHECK(after(around, {.move = discuss})->resolution == Resolution::none);
}

TEST_CASE("what is gone or was no barrier is reopened before anything else") {
    for (auto const move : {describe, discuss, propose, try_out, park, dismiss})
        CHECK_MESSAGE(to(gone, move) == "over", name(move));
    CHECK(to(gone, {.move = escalate, .rung = Rung::agency}) == "over");
    CHECK(to(gone, {.move = resolve, .resolution = Resolution::clarified}) == "over");
    CHECK(to(gone, {.move = classify, .of = Class::structural}) == "over");
    CHECK(to(gone, reopen) == "described");
    CHECK(to(around, reopen) == "described");
    CHECK(to(dismissed, reopen) == "described");
    CHECK(to(dismissed, discuss) == "over");
    auto const never_described = after({}, {.move = dismiss}).value();
    CHECK(to(never_described, reopen) == "reported");
}

TEST_CASE("what is parked goes on from where it was") {
    CHECK(to(described, park) == "parked");
    CHECK(to(parked, resume) == "proposed");
    for (auto const move : {discuss, propose, park, dismiss, describe})
        CHECK_MESSAGE(to(parked, move) == "parked", name(move));
    CHECK(to(parked, reopen) == "not_over");
}

TEST_CASE("the class may change, and the ladder with it") {
    auto const now = after(described, {.move = classify, .of = Class::structural}).value();
    CHECK(now.stage == Stage::described);
    CHECK(to(now, {.move = escalate, .rung = Rung::line}) == "escalated");
    CHECK(to(described, {.move = classify, .of = Class::systemic}) == "same");
    CHECK(to(described, {.move = classify}) == "unsorted");
    // What was asked of others before is still waited for.
    auto const later = after(asked, {.move = classify, .of = Class::structural}).value();
    CHECK(to(later, answer) == "answered");
}

TEST_CASE("names are read back") {
    for (auto const one : move_names) CHECK(name(parse_move(one).value()) == one);
    for (auto const one : stage_names) CHECK(name(parse_stage(one).value()) == one);
    for (auto const one : rung_names) CHECK(name(parse_rung(one).value()) == one);
    for (auto const one : resolution_names) CHECK(name(parse_resolution(one).value()) == one);
    for (auto const one : class_names) CHECK(name(parse_class(one).value()) == one);
    CHECK_FALSE(parse_move("jump"));
}

TEST_CASE("whatever is tried, a barrier stands where its history says, and nowhere impossible") {
    REQUIRE(rc::check([] {
        Way way;
        std::vector<Step> history;
        auto const tries = *rc::gen::inRange(0, 60);
        for (int i = 0; i < tries; ++i) {
            auto const step = made_up_step();
            auto const next = after(way, step);
            if (!next) continue;
            way = *next;
            history.push_back(step);
            RC_ASSERT(way.open >= 0);
            RC_ASSERT(way.asked >= way.open);
            RC_ASSERT((way.stage == Stage::resolved) == (way.resolution != Resolution::none));
            if (way.stage == Stage::escalated) RC_ASSERT(way.open > 0);
            if (way.stage == Stage::answered) RC_ASSERT(way.open == 0);
            bool const is_worked = way.stage != Stage::reported && way.stage != Stage::described &&
                                   way.stage != Stage::dismissed && way.stage != Stage::parked;
            if (is_worked) RC_ASSERT(way.of != Class::unsorted);
            if (way.asked > 0) RC_ASSERT(way.stage != Stage::reported);
        }
        RC_ASSERT((told_by(history) == way));
        RC_ASSERT(std::ranges::count(history, escalate, &Step::move) == way.asked);
    }));
}

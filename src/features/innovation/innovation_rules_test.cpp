// The rules of asking and deciding, line by line.
#include <doctest/doctest.h>

#include <algorithm>

#include "features/innovation/experiment.h"
#include "features/innovation/funnel.h"
#include "features/innovation/rules.h"

using namespace innovation;

namespace {

basics::Date const today{2026, 3, 10};

basics::Time time(std::string_view text) { return basics::parse_iso_time(text).value(); }

std::vector<std::string> fields(basics::Problems const& problems) {
    std::vector<std::string> names;
    for (auto const& one : problems) names.push_back(one.field);
    return names;
}

bool has(basics::Problems const& problems, std::string_view field) {
    return std::ranges::any_of(problems,
                               [&](basics::Problem const& one) { return one.field == field; });
}

TypedDecision go() {
    return {.outcome = "go", .kind = "internal", .reason = "Ja.", .visibility = "public"};
}

Held held(std::vector<Condition> conditions = {}) {
    return {.today = today, .project = "01j0000000000000000000000a", .conditions = conditions};
}

Process at(Step step) {
    return {.project = "p", .step = step, .entered_at = time("2026-01-01T00:00:00Z")};
}

Move way(std::string_view when, How how, Step from, Step to) {
    return {.at = time(when), .how = how, .from = from, .to = to};
}

}

TEST_CASE("every step has its deliverables and question; templates add their own") {
    for (auto const step : steps) CHECK(deliverables(Template::city, step).size() >= 3);
    auto const port = deliverables(Template::port, Step::test);
    CHECK(std::ranges::find(port, "port_safety") != port.end());
    auto const city = deliverables(Template::city, Step::test);
    CHECK(std::ranges::find(city, "port_safety") == city.end());
    CHECK(question(Template::energy, Step::test) == "energy_test");
    CHECK(question(Template::city, Step::test) == "test");
    CHECK_FALSE(after(Step::spread));
}

TEST_CASE("the conditions of a step: deliverables, an owner, and a search after the first step") {
    auto process = at(Step::anchor);
    auto all = conditions(process, {}, {});
    CHECK(std::ranges::none_of(all, &Condition::holds));
    CHECK(std::ranges::none_of(all, [](auto const& one) { return one.key == "search"; }));
    process.step = Step::explore;
    process.owner = {"Eva", "chef", ""};
    all = conditions(process, {{.step = Step::explore, .name = "needs"}}, {});
    CHECK(std::ranges::count_if(all, &Condition::holds) == 2);
    CHECK(all.back() == Condition{"search", false});
    // What was delivered in another step is not there in this one.
    all = conditions(process, {{.step = Step::anchor, .name = "needs"}}, {});
    CHECK(std::ranges::count_if(all, &Condition::holds) == 1);
}

TEST_CASE("a decision needs outcome, kind, reason and who may read it") {
    auto const wrong = checked(TypedDecision(), held());
    REQUIRE_FALSE(wrong);
    CHECK(fields(wrong.error()) ==
          std::vector<std::string>{"outcome", "kind", "reason", "visibility"});
    auto const good = checked(go(), held());
    REQUIRE(good);
    CHECK(good->decision.is_public);
    CHECK(good->decision.on == today);
    CHECK(good->follow_ups.empty());
}

TEST_CASE("a decision is never more than it is") {
    auto typed = go();
    typed.kind = "delegated";
    CHECK(has(checked(typed, held()).error(), "reference"));
    typed.reference = "4.2";
    CHECK(checked(typed, held()));
    typed.kind = "board";
    auto const wrong = checked(typed, held());
    CHECK(fields(wrong.error()) == std::vector<std::string>{"decided_on", "link"});
    typed.decided_on = "2026-03-11";
    typed.link = "https://sampelby.example/protokoll";
    CHECK(has(checked(typed, held()).error(), "decided_on"));
    typed.decided_on = "2026-03-09";
    auto const board = checked(typed, held());
    REQUIRE(board);
    CHECK(board->decision.on == basics::Date{2026, 3, 9});
    typed.link = "javascript:alert(1)";
    CHECK(has(checked(typed, held()).error(), "link"));
    // Nobody writes down another's own view.
    auto registered = held();
    registered.is_registered = true;
    CHECK(has(checked(go(), registered).error(), "kind"));
}

TEST_CASE("what does not hold is followed up by somebody when it goes on, and only then") {
    auto const lacking = held({{"deliverable:needs", false}, {"owner", true}});
    auto typed = go();
    auto const wrong = checked(typed, lacking);
    REQUIRE_FALSE(wrong);
    CHECK(fields(wrong.error()) ==
          std::vector<std::string>{"open_owner", "open_email", "open_due"});
    typed.open_owner = "Eva";
    typed.open_email = "eva@sampelby.example";
    typed.open_due = "2026-03-01";
    CHECK(has(checked(typed, lacking).error(), "open_due"));
    typed.open_due = "2026-04-01";
    typed.conditions = "Fråga de äldre\n\n  Räkna om kostnaden  ";
    auto const good = checked(typed, lacking);
    REQUIRE(good);
    REQUIRE(good->follow_ups.size() == 3);
    CHECK(good->follow_ups[0].key == "deliverable:needs");
    CHECK(good->follow_ups[2].words == "Räkna om kostnaden");
    CHECK(good->decision.basis == lacking.conditions);
    TypedDecision pause{
        .outcome = "pause", .kind = "internal", .reason = "Vänta.", .visibility = "internal"};
    auto const paused = checked(pause, lacking);
    REQUIRE(paused);
    CHECK(paused->follow_ups.empty());
    CHECK_FALSE(paused->decision.is_public);
}

TEST_CASE("a stop has its lesson; a merge its project, never itself") {
    auto typed = go();
    typed.outcome = "stop";
    CHECK(has(checked(typed, held()).error(), "lesson"));
    typed.lesson = "Ingen ville ha det.";
    CHECK(checked(typed, held())->decision.lesson == "Ingen ville ha det.");
    typed.outcome = "merge";
    CHECK(has(checked(typed, held()).error(), "merged_into"));
    typed.merged_into = "https://samverk.example/sv/projects/01j0000000000000000000000b/landstrom";
    CHECK(checked(typed, held())->decision.merged_into == "01j0000000000000000000000b");
    typed.merged_into = held().project;
    CHECK(has(checked(typed, held()).error(), "merged_into"));
}

TEST_CASE("what each outcome does to the process") {
    Gate const gate{.project = "p", .number = 1, .step = Step::frame};
    auto const now = time("2026-03-10T12:00:00Z");
    auto const result = [&](Outcome outcome, Step step) {
        return decided(at(step), gate, {.outcome = outcome, .lesson = "L"}, now);
    };
    auto const went = result(Outcome::go, Step::frame);
    CHECK(went.process.step == Step::ideate);
    CHECK(went.process.entered_at == now);
    REQUIRE(went.move);
    CHECK(went.move->how == How::went_on);
    CHECK(result(Outcome::go, Step::spread).process.state == State::finished);
    CHECK_FALSE(result(Outcome::adjust, Step::frame).move);
    CHECK(result(Outcome::pause, Step::frame).process.state == State::paused);
    auto const stopped = result(Outcome::stop, Step::frame);
    CHECK(stopped.process.state == State::stopped);
    CHECK(stopped.process.step == Step::frame);
    CHECK(stopped.process.lesson == "L");
}

TEST_CASE("back only to an earlier step, on again only from rest, always with a reason") {
    auto const process = at(Step::test);
    CHECK(checked_move(process, "back", "explore", "Fel problem."));
    CHECK_FALSE(checked_move(process, "back", "test", "Fel."));
    CHECK_FALSE(checked_move(process, "back", "implement", "Fel."));
    CHECK_FALSE(checked_move(process, "back", "explore", " "));
    CHECK_FALSE(checked_move(process, "resume", "", "Nu."));
    auto paused = process;
    paused.state = State::paused;
    CHECK_FALSE(checked_move(paused, "back", "explore", "Fel problem."));
    auto const again = checked_move(paused, "resume", "", "Nu.");
    REQUIRE(again);
    CHECK(moved(paused, *again).state == State::active);
    CHECK(moved(paused, *again).entered_at == paused.entered_at);
}

TEST_CASE("a decider and a day to come") {
    TypedAsking typed{"Rätt problem?", "internal", "2026-03-09",
                      "Eva",           "chef",     "eva@sampelby.example"};
    CHECK(has(checked(typed, today).error(), "due"));
    typed.due = "2026-02-30";
    CHECK(has(checked(typed, today).error(), "due"));
    typed.due = "2028-02-29";
    CHECK(checked(typed, today));
    typed.due = "2036-01-01";
    CHECK(has(checked(typed, today).error(), "due"));
    typed.due = "2026-03-10";
    typed.decider_email = "eva";
    CHECK(has(checked(typed, today).error(), "decider_email"));
}

TEST_CASE("reminders come once in the week before, the day after, and every other week") {
    basics::Date const due{2026, 3, 20};
    auto const asked = time("2026-03-01T12:00:00Z");
    CHECK_FALSE(is_to_remind(due, asked, time("2026-03-10T12:00:00Z")));
    auto const before = time("2026-03-14T12:00:00Z");
    CHECK(is_to_remind(due, asked, before));
    CHECK_FALSE(is_to_remind(due, before, time("2026-03-20T12:00:00Z")));
    auto const late = time("2026-03-21T12:00:00Z");
    CHECK(is_to_remind(due, before, late));
    CHECK_FALSE(is_to_remind(due, late, time("2026-03-30T12:00:00Z")));
    CHECK(is_to_remind(due, late, time("2026-04-05T12:00:00Z")));
}

TEST_CASE("names of steps: short, different, empty for the common one") {
    std::array<std::string, 7> names;
    names[1] = " Insikt ";
    CHECK(checked_names(names)->at(1) == "Insikt");
    names[2] = "insikt";
    CHECK(has(checked_names(names).error(), "name_frame"));
    names[2] = std::string(61, 'x');
    CHECK(has(checked_names(names).error(), "name_frame"));
}

TEST_CASE("a stay ends when the project leaves the step, and goes on over a pause") {
    Row row{.project = "p",
            .moves = {way("2026-01-01T00:00:00Z", How::begun, Step::anchor, Step::anchor),
                      way("2026-01-11T00:00:00Z", How::went_on, Step::anchor, Step::explore),
                      way("2026-01-12T00:00:00Z", How::paused, Step::explore, Step::explore),
                      way("2026-01-20T00:00:00Z", How::resumed, Step::explore, Step::explore),
                      way("2026-01-31T00:00:00Z", How::back, Step::explore, Step::anchor)}};
    auto const all = stays(row, time("2026-02-10T00:00:00Z"));
    REQUIRE(all.size() == 3);
    CHECK(all[1].from == time("2026-01-11T00:00:00Z"));
    CHECK(all[1].until == time("2026-01-31T00:00:00Z"));
    CHECK_FALSE(all[2].is_over);
    row.moves.push_back(way("2026-02-05T00:00:00Z", How::stopped, Step::anchor, Step::anchor));
    CHECK(stays(row, time("2026-02-10T00:00:00Z")).back().until == time("2026-02-05T00:00:00Z"));
}

TEST_CASE("each figure of the funnel is as long as its list, and the median is in the middle") {
    auto const begun = time("2026-01-01T00:00:00Z");
    std::vector<Row> made;
    for (int i = 0; i < 3; ++i) {
        Row row{.project = std::to_string(i), .step = Step::explore, .entered_at = begun};
        row.moves = {way("2026-01-01T00:00:00Z", How::begun, Step::anchor, Step::anchor),
                     way(i == 0   ? "2026-01-03T00:00:00Z"
                         : i == 1 ? "2026-01-05T00:00:00Z"
                                  : "2026-01-31T00:00:00Z",
                         How::went_on, Step::anchor, Step::explore)};
        made.push_back(row);
    }
    made[2].state = State::stopped;
    Rows rows;
    for (auto const& row : made) rows.push_back(std::make_shared<Row const>(row));
    auto const figures = funnel(rows, std::nullopt, time("2026-02-10T00:00:00Z"));
    CHECK(figures[0][What::went_on] == 3);
    CHECK(figures[0].median_days == doctest::Approx(4.0));
    CHECK(figures[1][What::now] == 2);
    CHECK(figures[1][What::stopped] == 1);
    CHECK_FALSE(figures[4].median_days);
    for (auto const step : steps)
        for (auto const what : whats)
            CHECK(figures.at(static_cast<std::size_t>(step))[what] ==
                  std::ranges::count_if(rows, [&](auto const& row) {
                      return fits(*row, {.step = step, .what = what});
                  }));
}

TEST_CASE("a trial is locked whole, and any change of what was locked changes its fingerprint") {
    Plan plan;
    plan[0] = "Samtal före besök";
    CHECK(checked_plan(plan, false));
    CHECK(checked_plan(plan, true).error().size() == 6);
    for (std::size_t i = 1; i < plan.size(); ++i) plan.at(i) = "x";
    REQUIRE(checked_plan(plan, true));
    Experiment one{.project = "01j0000000000000000000000a",
                   .number = 1,
                   .plan = plan,
                   .registered_at = time("2026-03-10T12:00:00Z")};
    CHECK(canonical(one) ==
          R"({"project":"01j0000000000000000000000a","number":1,"title":"Samtal före besök",)"
          R"("hypothesis":"x","measure":"x","baseline":"x","method":"x","harmed":"x",)"
          R"("stop_when":"x","registered_at":"2026-03-10T12:00:00Z"})");
    auto const locked = fingerprint_of(one);
    CHECK(locked.size() == 64);
    // The result is no part of it; all that was locked is.
    one.result = "Ja.";
    CHECK(fingerprint_of(one) == locked);
    for (std::size_t i = 0; i < plan.size(); ++i) {
        auto other = one;
        other.plan.at(i) += ".";
        CHECK(fingerprint_of(other) != locked);
    }
    CHECK(checked_result("refuted", "Nej.", "Fråga fler.")->ending == Ending::refuted);
    CHECK(fields(checked_result("", "", "").error()) ==
          std::vector<std::string>{"ending", "result", "learned"});
}

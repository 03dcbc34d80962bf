// A project on its way through the innovation process. Plain values.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/time.h"
#include "services/permissions/permissions.h"

namespace innovation {

/// The seven steps, in their order; people may go back.
enum class Step : std::uint8_t { anchor, explore, frame, ideate, test, implement, spread };
inline constexpr std::array<std::string_view, 7> step_names = {
    "anchor", "explore", "frame", "ideate", "test", "implement", "spread"};
inline constexpr std::array steps = {Step::anchor, Step::explore,   Step::frame, Step::ideate,
                                     Step::test,   Step::implement, Step::spread};
std::string_view name(Step step);
std::optional<Step> parse_step(std::string_view name);
/// 1 to 7, as people count.
int place(Step step);
std::optional<Step> after(Step step);

/// For whom the questions and deliverables are.
/// Small money has few steps: anchor, with what is asked for and the decision, test, implement with
/// its account.
enum class Template : std::uint8_t { city, port, energy, fund };
inline constexpr std::array<std::string_view, 4> template_names = {"city", "port", "energy",
                                                                   "fund"};
std::string_view name(Template one);
std::optional<Template> parse_template(std::string_view name);

/// The next one of its template.
std::optional<Step> after(Template kind, Step step);

/// A stop is a result, with its lesson.
enum class State : std::uint8_t { active, paused, stopped, merged, finished };
inline constexpr std::array<std::string_view, 5> state_names = {"active", "paused", "stopped",
                                                                "merged", "finished"};
std::string_view name(State state);
std::optional<State> parse_state(std::string_view name);

enum class How : std::uint8_t { begun, went_on, back, paused, resumed, stopped, merged, finished };
inline constexpr std::array<std::string_view, 8> how_names = {
    "begun", "went_on", "back", "paused", "resumed", "stopped", "merged", "finished"};
std::string_view name(How how);
std::optional<How> parse_how(std::string_view name);

struct LineOwner {
    std::string name = {}, role = {}, unit = {};
    friend bool operator==(LineOwner const&, LineOwner const&) = default;
};

struct Process {
    std::string project = {};
    Template kind = Template::city;
    Step step = Step::anchor;
    State state = State::active;
    std::int64_t version = 1;
    LineOwner owner = {};
    std::string lesson = {}, merged_into = {};
    members::MemberId begun_by = {};
    basics::Time begun_at = {}, entered_at = {}, updated_at = {};
};

struct Move {
    std::int64_t number = 0;
    basics::Time at = {};
    How how = How::begun;
    Step from = Step::anchor, to = Step::anchor;
    std::int64_t gate = 0;
    members::MemberId by = {};
    std::string reason = {};
};

/// A deliverable that is there.
struct Delivered {
    Step step = Step::anchor;
    std::string name = {}, evidence = {}, link = {};
    members::MemberId by = {};
    basics::Time at = {};
};

/// Something that a search for similar ones found; everybody may see it.
struct FoundOne {
    std::string kind = {}, id = {}, title = {}, path = {};
};

/// That similar ones were looked for.
struct Looked {
    std::int64_t number = 0;
    Step step = Step::anchor;
    basics::Time at = {};
    members::MemberId by = {};
    std::string words = {};
    std::int64_t hits = 0;
    std::vector<FoundOne> found = {};
    std::string conclusion = {};
};

/// The text ids of what a step is to deliver, in order: "deliverable_" and then these.
std::vector<std::string_view> deliverables(Template kind, Step step);
/// The text id of the question that the step's decision answers, without "question_": "test",
/// "port_test".
std::string question(Template kind, Step step);

/// Something that must hold before the project goes on.
struct Condition {
    std::string key = {};  ///< "deliverable:challenge", "owner" or "search".
    bool holds = false;
    friend bool operator==(Condition const&, Condition const&) = default;
};
/// Those of the process's step: every deliverable, an owner in the line, and after the first step
/// that similar ones were looked for.
std::vector<Condition> conditions(Process const& process, std::vector<Delivered> const& delivered,
                                  std::vector<Looked> const& looked);

}

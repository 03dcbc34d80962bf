// Of what people are told, by which follow, and when.
#include <algorithm>

#include "app/notifications/follow.h"

namespace notifications {

namespace {

constexpr std::int64_t hour = 3'600'000'000, day = 24 * hour, week = 7 * day;
constexpr std::int64_t morning = 7 * hour;
/// Days from a Monday to 1 January 1970, a Thursday.
constexpr std::int64_t monday_before_1970 = 3 * day;

constexpr std::array<std::string_view, 4> names = {"here", "at_once", "daily", "weekly"};
constexpr std::array<std::string_view, 10> kinds = {"project",      "case",   "need",   "idea",
                                                    "organisation", "tag",    "search", "call",
                                                    "question",     "barrier"};
/// Each has a text "happened_" with what follows the point.
constexpr std::array<std::string_view, 56> actions_told = {"adoptions.begun",
                                                           "adoptions.ended",
                                                           "adoptions.used",
                                                           "attachments.attached",
                                                           "attachments.shown",
                                                           "ideas.idea_addition_shown",
                                                           "ideas.idea_answered",
                                                           "ideas.idea_corrected",
                                                           "ideas.idea_merged",
                                                           "ideas.idea_published",
                                                           "ideas.idea_split",
                                                           "ideas.idea_told",
                                                           "ideas.need_addition_shown",
                                                           "ideas.need_answered",
                                                           "ideas.need_corrected",
                                                           "ideas.need_merged",
                                                           "ideas.need_published",
                                                           "ideas.need_split",
                                                           "ideas.need_told",
                                                           "innovation.finished",
                                                           "innovation.paused",
                                                           "innovation.resumed",
                                                           "innovation.stopped",
                                                           "innovation.went_on",
                                                           "knowledge.case_published",
                                                           "knowledge.project_changed",
                                                           "knowledge.project_created",
                                                           "knowledge.project_imported",
                                                           "knowledge.project_merged",
                                                           "knowledge.project_shown",
                                                           "knowledge.project_updated_by_source",
                                                           "organisation.changed",
                                                           "outcomes.implemented_confirmed",
                                                           "outcomes.implemented_ended",
                                                           "red_thread.came_of",
                                                           "red_thread.led_on",
                                                           "tags.tagged",
                                                           "barriers.described",
                                                           "barriers.endorsed",
                                                           "barriers.merged",
                                                           "barriers.project_stopped",
                                                           "barriers.unmerged",
                                                           "escalations.barrier_answered",
                                                           "escalations.barrier_escalated",
                                                           "escalations.barrier_gone",
                                                           "escalations.project_freed",
                                                           "calls.call_closed",
                                                           "calls.call_decided",
                                                           "calls.call_extended",
                                                           "calls.call_opened",
                                                           "calls.call_paused",
                                                           "calls.call_resumed",
                                                           "questions.answered",
                                                           "questions.closed",
                                                           "questions.reply_accepted",
                                                           "questions.summarised"};

/// Of those, what changes the end of a story that somebody else began.
constexpr std::array<std::string_view, 7> actions_told_far = {
    "adoptions.ended",    "adoptions.used",           "innovation.stopped",
    "innovation.went_on", "knowledge.case_published", "outcomes.implemented_confirmed",
    "red_thread.led_on"};

/// The next time after `there` that is `after` microseconds into a period which begins at
/// multiples of `period`, moved by `begins`.
std::int64_t next(std::int64_t there, std::int64_t period, std::int64_t begins,
                  std::int64_t after) {
    auto const into = (there + begins) % period;
    return there - into + after + (into < after ? 0 : period);
}

int soonness(Way way) {
    switch (way) {
        case Way::at_once: return 0;
        case Way::daily: return 1;
        case Way::weekly: return 2;
        case Way::here: return 3;
    }
    return 3;
}

}

std::string_view name(Way way) { return names[static_cast<std::size_t>(way)]; }

std::optional<Way> parse_way(std::string_view text) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == text) return static_cast<Way>(i);
    return std::nullopt;
}

bool can_be_followed(std::string_view kind) {
    return std::ranges::find(kinds, kind) != kinds.end();
}

bool is_told(std::string_view action) {
    return std::ranges::find(actions_told, action) != actions_told.end();
}

bool is_told_far(std::string_view action) {
    return std::ranges::find(actions_told_far, action) != actions_told_far.end();
}

Follow const& strongest(std::vector<Follow> const& matching, Subject const& subject) {
    auto const own = std::ranges::find(matching, subject, &Follow::subject);
    if (own != matching.end()) return *own;
    return *std::ranges::min_element(matching, {},
                                     [](Follow const& follow) { return soonness(follow.way); });
}

std::optional<Notification> merged(std::optional<Notification> const& before,
                                   Notification const& happened) {
    constexpr basics::Time never = {};
    if (!before) return happened;
    bool const was_due = before->letter_at != never;
    if (before->sequence >= happened.sequence) {
        // Known by another follow. That one may have asked for no letter, or for a later one.
        bool const is_sooner =
            happened.letter_at != never &&
            (was_due ? happened.letter_at < before->letter_at : before->way == Way::here);
        if (before->is_seen || !is_sooner) return std::nullopt;
        auto sooner = *before;
        sooner.by = happened.by;
        sooner.way = happened.way;
        sooner.letter_at = happened.letter_at;
        return sooner;
    }
    auto after = happened;
    if (!before->is_seen) after.times += before->times;
    if (was_due && (after.letter_at == never || before->letter_at < after.letter_at)) {
        after.by = before->by;
        after.way = before->way;
        after.letter_at = before->letter_at;
    }
    return after;
}

basics::Time letter_at(Way way, basics::Time now, std::int64_t gather) {
    if (way == Way::here) return {};
    if (way == Way::at_once) return {now.microseconds + gather};
    auto const ahead = basics::hours_ahead_in_stockholm(now) * hour;
    auto const there = now.microseconds + ahead;
    auto at = way == Way::daily ? next(there, day, 0, morning)
                                : next(there, week, monday_before_1970, morning);
    // The clock may have been put forward or back by then.
    at -= ahead;
    return {at + (ahead - basics::hours_ahead_in_stockholm({at}) * hour)};
}

}

// What an occasion may say, and who may undo what.
#include <algorithm>

#include "features/ideas/capture/occasion.h"
#include "features/ideas/rules.h"
#include "platform/basics/text.h"

namespace ideas::capture {

namespace {

constexpr std::array<std::string_view, 4> source_names = {"one", "list", "table", "program"};

std::string tidy(std::string_view typed, std::string const& field, std::size_t longest,
                 std::string const& missing, basics::Problems& problems) {
    std::string const text(basics::trimmed(typed));
    if (text.empty() && missing.empty()) return text;
    auto good = checked_words(text, field, longest, missing, "ideas.problem_long");
    if (good) return *std::move(good);
    problems.insert(problems.end(), good.error().begin(), good.error().end());
    return text;
}

basics::Date day_in(std::string_view typed, basics::Date today, basics::Problems& problems) {
    auto const day = basics::parse_iso_date(basics::trimmed(typed));
    bool const is_day = day && day->day > 0;
    if (!is_day) problems.push_back({"held", "ideas.problem_capture_day"});
    else if (day->year > today.year + 1 || day->year < 1990)
        problems.push_back({"held", "ideas.problem_capture_far"});
    return day.value_or(basics::Date{});
}

}

std::string_view name(Source source) { return source_names[static_cast<std::size_t>(source)]; }

std::optional<Source> parse_source(std::string_view text) {
    auto const found = std::ranges::find(source_names, text);
    if (found == source_names.end()) return std::nullopt;
    return static_cast<Source>(found - source_names.begin());
}

std::expected<Occasion, basics::Problems> checked(TypedOccasion const& typed, basics::Date today) {
    basics::Problems problems;
    Occasion made{.reads_first = typed.reads_first};
    made.name = basics::one_line(
        tidy(typed.name, "name", longest_occasion, "ideas.problem_capture_name", problems));
    made.held = day_in(typed.held, today, problems);
    made.place = basics::one_line(tidy(typed.place, "place", longest_place, {}, problems));
    made.held_by = basics::one_line(tidy(typed.held_by, "held_by", longest_held_by, {}, problems));
    made.about = tidy(typed.about, "about", longest_about, {}, problems);
    made.consent =
        tidy(typed.consent, "consent", longest_consent, "ideas.problem_capture_consent", problems);
    auto const way = parse_way(typed.way);
    bool const is_way = way && std::ranges::find(occasion_ways, *way) != occasion_ways.end();
    if (is_way) made.way = *way;
    else problems.push_back({"way", "ideas.problem_way"});
    bool const is_language =
        std::ranges::find(story_languages, typed.language) != story_languages.end();
    if (is_language) made.language = typed.language;
    else problems.push_back({"language", "ideas.problem_language"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return made;
}

bool may_undo(Batch const& batch, members::MemberId const& member, basics::Time now) {
    constexpr std::int64_t hour = 3600LL * 1'000'000;
    return !batch.is_undone() && !member.empty() && batch.member == member &&
           now.microseconds - batch.at.microseconds <= undo_hours * hour;
}

bool goes_back(Need const& need) {
    bool const stands =
        need.visibility == Visibility::public_ || need.visibility == Visibility::waiting;
    return stands && need.state == State::received && need.supports == 0;
}

}

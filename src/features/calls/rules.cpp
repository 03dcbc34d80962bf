// Decisions over calls.
#include "features/calls/rules.h"

#include <algorithm>
#include <array>

#include "platform/basics/lines.h"
#include "platform/basics/text.h"

namespace calls {

namespace {

using basics::Problems;

constexpr std::int64_t day_long = 24LL * 3'600'000'000;

constexpr std::array<std::string_view, 3> takes_names = {"both", "needs", "ideas"};
constexpr std::array<std::string_view, 3> state_names = {"draft", "published", "decided"};
constexpr std::array<std::string_view, 6> phase_names = {"draft",  "coming", "open",
                                                         "paused", "closed", "decided"};
constexpr std::array<std::string_view, 8> what_names = {
    "made", "published", "opened", "paused", "resumed", "extended", "closed", "decided"};

template <class Value, std::size_t count>
std::optional<Value> named(std::array<std::string_view, count> const& names,
                           std::string_view wanted) {
    auto const found = std::ranges::find(names, wanted);
    if (found == names.end()) return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

void too_long(Problems& problems, std::string field, std::string_view text, std::size_t longest) {
    auto const length = basics::length(text);
    if (length > longest)
        problems.push_back(
            {std::move(field),
             "calls.problem_long",
             {{"most", std::to_string(longest)}, {"over", std::to_string(length - longest)}}});
}

void check_times(Typed const& typed, Telling& told, Problems& problems) {
    auto read = [&](std::string const& day, std::string const& clock, bool at_end,
                    std::string field) -> std::optional<basics::Time> {
        auto const time = stockholm_time(basics::trimmed(day), basics::trimmed(clock), at_end);
        if (!time) problems.push_back({std::move(field), "calls." + time.error(), {}});
        return time ? std::optional(*time) : std::nullopt;
    };
    auto const opens = read(typed.opens_on, typed.opens_clock, false, "opens_on");
    auto const closes = read(typed.closes_on, typed.closes_clock, true, "closes_on");
    told.opens_at = opens.value_or(basics::Time());
    told.closes_at = closes.value_or(basics::Time());
    if (opens && closes && *closes <= *opens)
        problems.push_back({"closes_on", "calls.problem_closes_first", {}});
    else if (opens && closes && closes->microseconds - opens->microseconds > most_days * day_long)
        problems.push_back({"closes_on", "calls.problem_closes_far", {}});
    auto const answer_by = basics::parse_iso_date(basics::trimmed(typed.answer_by));
    if (!answer_by || answer_by->day == 0)
        problems.push_back({"answer_by",
                            basics::is_leap_day(basics::trimmed(typed.answer_by))
                                ? "calls.problem_leap_day"
                                : "calls.problem_day",
                            {}});
    else if (closes && *answer_by < basics::day_in_stockholm({closes->microseconds - 1}))
        problems.push_back({"answer_by", "calls.problem_answer_first", {}});
    if (answer_by) told.answer_by = *answer_by;
}

void check_words(Telling& told, Problems& problems) {
    for (auto* line : {&told.title, &told.for_whom}) {
        auto const whole = basics::one_line(*line);
        *line = basics::trimmed(whole);
    }
    for (auto* text : {&told.story, &told.rules, &told.judged, &told.companies, &told.together})
        *text = basics::tidied(*text);
    if (told.title.empty()) problems.push_back({"title", "calls.problem_title", {}});
    too_long(problems, "title", told.title, longest_title);
    if (told.story.empty()) problems.push_back({"story", "calls.problem_story", {}});
    too_long(problems, "story", told.story, longest_story);
    too_long(problems, "for_whom", told.for_whom, longest_line);
    too_long(problems, "rules", told.rules, longest_words);
    if (told.judged.empty()) problems.push_back({"judged", "calls.problem_judged", {}});
    too_long(problems, "judged", told.judged, longest_words);
    too_long(problems, "companies", told.companies, longest_words);
    too_long(problems, "together", told.together, longest_words);
    if (std::ranges::count(told.together, '\n') >= static_cast<std::ptrdiff_t>(most_together))
        problems.push_back(
            {"together", "calls.problem_together", {{"most", std::to_string(most_together)}}});
}

}

std::string_view name(Takes takes) { return takes_names[static_cast<std::size_t>(takes)]; }
std::string_view name(State state) { return state_names[static_cast<std::size_t>(state)]; }
std::string_view name(Phase phase) { return phase_names[static_cast<std::size_t>(phase)]; }
std::string_view name(What what) { return what_names[static_cast<std::size_t>(what)]; }
std::optional<Takes> parse_takes(std::string_view text) { return named<Takes>(takes_names, text); }
std::optional<State> parse_state(std::string_view text) { return named<State>(state_names, text); }
std::optional<Phase> parse_phase(std::string_view text) { return named<Phase>(phase_names, text); }
std::optional<What> parse_what(std::string_view text) { return named<What>(what_names, text); }

Typed typed_of(Telling const& told) {
    auto const opens = written(told.opens_at, false), closes = written(told.closes_at, true);
    return {.organisation = told.organisation.string(),
            .title = told.title,
            .story = told.story,
            .for_whom = told.for_whom,
            .rules = told.rules,
            .judged = told.judged,
            .companies = told.companies,
            .together = told.together,
            .takes = std::string(name(told.takes)),
            .takers = std::string(ideas::asked::name(told.takers)),
            .opens_on = opens.day,
            .opens_clock = opens.clock,
            .closes_on = closes.day,
            .closes_clock = closes.clock,
            .answer_by = told.answer_by.year == 0 ? "" : basics::iso(told.answer_by),
            .language = told.language};
}

std::expected<Telling, Problems> checked(Typed const& typed) {
    Problems problems;
    auto const takes = parse_takes(typed.takes);
    auto const takers = ideas::asked::parse_takers(typed.takers);
    Telling told{
        .organisation = OrganisationId::parse(typed.organisation).value_or(OrganisationId()),
        .title = typed.title,
        .story = typed.story,
        .for_whom = typed.for_whom,
        .rules = typed.rules,
        .judged = typed.judged,
        .companies = typed.companies,
        .together = typed.together,
        .language = typed.language,
        .takes = takes.value_or(Takes::both),
        .takers = takers.value_or(Takers::everybody)};
    check_words(told, problems);
    if (!takes) problems.push_back({"takes", "calls.problem_choose", {}});
    if (!takers) problems.push_back({"takers", "calls.problem_choose", {}});
    if (typed.language != "sv" && typed.language != "en" && typed.language != "nb")
        problems.push_back({"language", "calls.problem_choose", {}});
    check_times(typed, told, problems);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return told;
}

std::expected<std::string, Problems> checked_words(std::string_view typed, std::string field,
                                                   std::size_t longest, std::string missing) {
    auto words = basics::tidied(typed);
    Problems problems;
    if (words.empty()) problems.push_back({field, std::move(missing), {}});
    too_long(problems, field, words, longest);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return words;
}

Phase phase(Call const& call, basics::Time now) {
    if (call.state == State::draft) return Phase::draft;
    if (call.state == State::decided) return Phase::decided;
    if (now >= call.told.closes_at) return Phase::closed;
    if (call.is_paused) return Phase::paused;
    return now < call.told.opens_at ? Phase::coming : Phase::open;
}

Problems may_publish(Call const& call, basics::Time now) {
    if (call.state != State::draft) return {{"act", "calls.problem_done", {}}};
    if (call.told.closes_at <= now) return {{"act", "calls.problem_closes_past", {}}};
    return {};
}

std::optional<std::string> why_not_extended(Call const& call, basics::Time closes_at,
                                            basics::Time now) {
    auto const stands = phase(call, now);
    bool const may = stands == Phase::coming || stands == Phase::open || stands == Phase::paused ||
                     stands == Phase::closed;
    if (!may) return "calls.problem_done";
    if (closes_at <= call.told.closes_at || closes_at <= now) return "calls.problem_extend_later";
    bool const is_far =
        closes_at.microseconds - call.told.opens_at.microseconds > most_days * day_long;
    return is_far ? std::optional<std::string>("calls.problem_closes_far") : std::nullopt;
}

bool may_edit(Call const& call, basics::Time now) {
    auto const stands = phase(call, now);
    return stands == Phase::draft || stands == Phase::coming;
}

std::string new_question_id(std::vector<Question> const& questions,
                            std::vector<Question> const& also) {
    for (int number = 1;; ++number) {
        auto id = "q" + std::to_string(number);
        if (std::ranges::find(questions, id, &Question::id) == questions.end() &&
            std::ranges::find(also, id, &Question::id) == also.end())
            return id;
    }
}

ideas::asked::Asking asking_of(Call const& call) {
    return {.call = call.id.string(),
            .organisation = call.told.organisation,
            .title = call.told.title,
            .language = call.told.language,
            .path = path_of(call),
            .takes_needs = call.told.takes != Takes::ideas,
            .takes_ideas = call.told.takes != Takes::needs,
            .takers = call.told.takers,
            .questions = call.questions,
            .opens_at = call.told.opens_at,
            .closes_at = call.told.closes_at,
            .is_open = call.state == State::published && !call.is_paused,
            .result = call.result};
}

std::string path_of(Call const& call) { return "/calls/" + call.id.string() + "/" + call.slug; }

}

// The rules of the register.
#include "features/adoptions/rules.h"

#include <algorithm>
#include <charconv>

#include "platform/basics/text.h"
#include "services/letter_links/link.h"
#include "services/lifetimes/span.h"

namespace adoptions {

namespace {

constexpr basics::Date earliest{1990, 1, 1};

/// Lines without trailing blanks, at most one empty line between them.
std::string tidied(std::string_view typed) {
    std::string words;
    std::size_t breaks = 0;
    for (char const c : basics::trimmed(typed)) {
        if (c == '\r') continue;
        if (c == '\n') {
            while (words.ends_with(' ') || words.ends_with('\t')) words.pop_back();
            if (++breaks > 2) continue;
        } else if (c != ' ' && c != '\t') breaks = 0;
        words += c;
    }
    return words;
}

/// Takes fields one after another, gathering what is wrong.
struct Taking {
    basics::Problems problems = {};

    std::string words(std::string_view typed, std::string const& field, std::size_t longest,
                      std::string const& missing = {}) {
        auto good = checked_words(typed, field, longest, !missing.empty(), missing);
        if (good) return *std::move(good);
        problems.insert(problems.end(), good.error().begin(), good.error().end());
        return {};
    }
    /// "12 500" and "12500"; nothing when empty.
    std::optional<std::int64_t> number(std::string_view typed, std::string const& field) {
        std::string digits;
        for (char const c : basics::one_line(std::string(basics::trimmed(typed))))
            if (c != ' ') digits += c;
        // A space that does not break, as our own pages write it between thousands.
        for (std::string_view const space : {"\u00a0", "\u202f"})
            for (auto at = digits.find(space); at != std::string::npos; at = digits.find(space))
                digits.erase(at, space.size());
        if (digits.empty()) return std::nullopt;
        std::int64_t value = 0;
        auto const* end = digits.data() + digits.size();
        auto const read = std::from_chars(digits.data(), end, value);
        if (read.ec == std::errc() && read.ptr == end && value >= 0 && value <= largest_number)
            return value;
        problems.push_back({field, "adoptions.problem_number"});
        return std::nullopt;
    }
    template <class Parse>
    auto choice(Parse parse, std::string_view typed, std::string const& field,
                std::string const& missing) {
        auto const value = parse(typed);
        if (!value) problems.push_back({field, missing});
        return value.value_or(typename decltype(parse(typed))::value_type());
    }
};

bool is_web_address(std::string_view text) {
    auto const rest = text.starts_with("https://")  ? text.substr(8)
                      : text.starts_with("http://") ? text.substr(7)
                                                    : std::string_view();
    bool const is_plain = std::ranges::all_of(rest, [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte > 0x20 && byte != 0x7f && !std::string_view("\"<>\\^`{|}").contains(c);
    });
    return !rest.empty() && rest.front() != '/' && is_plain && basics::length(text) <= longest_link;
}

Step checked_step(Typed const& typed, basics::Date today, Taking& taking) {
    Step step;
    step.state = taking.choice(parse_state, typed.state, "state", "adoptions.problem_state");
    auto const since = basics::parse_iso_date(basics::trimmed(typed.since));
    if (!since || since->day == 0 || basics::trimmed(typed.since).size() != 10 || *since < earliest)
        taking.problems.push_back({"since", "adoptions.problem_since"});
    else if (*since > today) taking.problems.push_back({"since", "adoptions.problem_since_later"});
    else step.since = *since;
    bool const has_stopped = step.state == State::paused || step.state == State::abandoned;
    step.reason = taking.words(typed.reason, "reason", longest_reason,
                               has_stopped ? "adoptions.problem_reason" : "");
    if (!has_stopped) step.reason.clear();
    return step;
}

std::string number_text(std::optional<std::int64_t> const& number) {
    return number ? std::to_string(*number) : std::string();
}

}

Typed typed_of(Step const& step, Telling const& told) {
    return {std::string(name(step.state)),
            basics::iso(step.since),
            step.reason,
            std::string(name(told.way)),
            told.kept,
            told.changed,
            number_text(told.cost),
            number_text(told.saved),
            number_text(told.hours_saved),
            told.currency,
            std::string(name(told.result)),
            told.result_text,
            told.evidence,
            told.evidence_link};
}

std::expected<std::string, basics::Problems> checked_words(std::string_view typed,
                                                           std::string const& field,
                                                           std::size_t longest, bool is_required,
                                                           std::string const& missing) {
    auto words = tidied(typed);
    if (is_required && words.empty()) return std::unexpected(basics::Problems{{field, missing}});
    if (basics::length(words) > longest)
        return std::unexpected(basics::Problems{
            {field, "adoptions.problem_long", {{"longest", std::to_string(longest)}}}});
    return words;
}

std::expected<Draft, basics::Problems> checked(Typed const& typed, basics::Date today) {
    Taking taking;
    Draft draft{.step = checked_step(typed, today, taking)};
    auto& told = draft.told;
    told.way = taking.choice(parse_way, typed.way, "way", "adoptions.problem_way");
    if (is_used(draft.step.state) && told.way == Way::untold)
        taking.problems.push_back({"way", "adoptions.problem_way"});
    told.kept = taking.words(typed.kept, "kept", longest_text);
    told.changed = taking.words(typed.changed, "changed", longest_text);
    told.cost = taking.number(typed.cost, "cost");
    told.saved = taking.number(typed.saved, "saved");
    told.hours_saved = taking.number(typed.hours_saved, "hours_saved");
    told.currency = typed.currency;
    if (told.currency != "SEK" && told.currency != "NOK" && told.currency != "EUR")
        taking.problems.push_back({"currency", "adoptions.problem_currency"});
    told.result = taking.choice(parse_result, typed.result, "result", "adoptions.problem_result");
    told.result_text = taking.words(typed.result_text, "result_text", longest_text);
    told.evidence = taking.words(typed.evidence, "evidence", longest_evidence);
    told.evidence_link = basics::one_line(std::string(basics::trimmed(typed.evidence_link)));
    if (!told.evidence_link.empty() && !is_web_address(told.evidence_link))
        taking.problems.push_back({"evidence_link", "adoptions.problem_evidence_link"});
    if (!taking.problems.empty()) return std::unexpected(std::move(taking.problems));
    return draft;
}

bool begins_use(State before, State after) { return !is_used(before) && is_used(after); }
bool ends_use(State before, State after) {
    return is_used(before) && (after == State::paused || after == State::abandoned);
}

Adoption moved(Adoption adoption, Step const& step) {
    bool const begins = begins_use(adoption.step.state, step.state);
    // The day of the step that the use is counted from is corrected: so is the first day.
    bool const is_mended =
        step.state == adoption.step.state && adoption.used_since == adoption.step.since;
    if (step.state != adoption.step.state) adoption.verified = {};
    adoption.step = step;
    adoption.is_lapsed = false;
    if (is_used(step.state) &&
        (adoption.used_since.year == 0 || is_mended || step.since < adoption.used_since))
        adoption.used_since = step.since;
    if (begins) adoption.round = 0;
    return adoption;
}

std::optional<Later> later_question(basics::Date from, int months_asked) {
    if (from.year == 0) return std::nullopt;
    for (int const months : later_months)
        if (months > months_asked)
            return Later{lifetimes::beginning_of(
                             lifetimes::last_day(from, {months, lifetimes::Unit::months})),
                         months};
    return std::nullopt;
}

basics::Date asked_from(basics::Date used_since, basics::Date today) {
    auto const first =
        lifetimes::last_day(used_since, {later_months.front(), lifetimes::Unit::months});
    return first > today ? used_since : today;
}

bool has_lapsed(Adoption const& adoption, basics::Time now) {
    return adoption.standing() == Standing::used && adoption.is_asked() &&
           letter_links::days_after(adoption.asked_at, days_to_answer) <= now;
}

std::string_view name(Level level) { return level_names.at(static_cast<std::size_t>(level)); }

std::optional<Level> parse_level(std::string_view name) {
    for (std::size_t i = 0; i < level_names.size(); ++i)
        if (level_names.at(i) == name) return static_cast<Level>(i);
    return std::nullopt;
}

Level level_between(Where const& origin, Where const& adopter) {
    if (!origin.organisation.empty() && origin.organisation == adopter.organisation)
        return Level::local;
    if (!origin.country.empty() && !adopter.country.empty() && origin.country != adopter.country)
        return Level::international;
    if (!origin.municipality.empty() && origin.municipality == adopter.municipality)
        return Level::local;
    if (!origin.county.empty() && origin.county == adopter.county) return Level::regional;
    return Level::national;
}

}

// What may be asked, and when it is over.
#include "features/ideas/weighing/rules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "features/ideas/rules.h"
#include "platform/basics/text.h"
#include "services/members/rules.h"

namespace ideas::weighing {

namespace {

constexpr std::array<std::string_view, 2> by_names = {"criteria", "pairs"};
constexpr std::array<std::string_view, 4> choice_names = {"first", "second", "equal", "cannot"};

template <class Value, std::size_t count>
std::optional<Value> parse(std::array<std::string_view, count> const& names,
                           std::string_view name) {
    auto const found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<Value>(found - names.begin()));
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// Tidied on one line; too long, or missing where it is wanted, is a problem.
std::string line(std::string_view typed, std::string const& field, std::size_t longest,
                 std::string const& missing, basics::Problems& problems) {
    auto text = basics::one_line(basics::trimmed(typed));
    if (text.empty() && !missing.empty()) problems.push_back({field, missing});
    if (auto const length = basics::length(text); length > longest)
        problems.push_back(
            {field,
             "ideas.problem_long",
             {{"most", std::to_string(longest)}, {"over", std::to_string(length - longest)}}});
    return text;
}

void check_criteria(Draft const& draft, Weighing& weighing, basics::Problems& problems) {
    std::set<std::string> names;
    for (std::size_t number = 0; number < draft.criteria.size(); ++number) {
        auto const& typed = draft.criteria[number];
        if (basics::trimmed(typed.name + typed.low + typed.high).empty()) continue;
        auto const field = "criterion_" + std::to_string(number + 1) + "_";
        Criterion one{.low_is_good = typed.low_is_good};
        one.name = line(typed.name, field + "name", longest_criterion,
                        "ideas.problem_criterion_name", problems);
        one.low = line(typed.low, field + "low", longest_meaning, "ideas.problem_criterion_meaning",
                       problems);
        one.high = line(typed.high, field + "high", longest_meaning,
                        "ideas.problem_criterion_meaning", problems);
        one.weight = number_in(basics::trimmed(typed.weight)).value_or(0);
        if (one.weight < 1 || one.weight > highest_weight)
            problems.push_back({field + "weight", "ideas.problem_criterion_weight"});
        if (!one.name.empty() && !names.insert(basics::folded(one.name)).second)
            problems.push_back({field + "name", "ideas.problem_criterion_twice"});
        weighing.criteria.push_back(std::move(one));
    }
    if (weighing.criteria.empty())
        problems.push_back({"criterion_1_name", "ideas.problem_criterion_none"});
    if (weighing.criteria.size() > most_criteria)
        problems.push_back({"criterion_1_name", "ideas.problem_criterion_many"});
}

/// Addresses with anything but letters between them, each once.
std::vector<std::string> addresses_in(std::string_view typed, basics::Problems& problems) {
    std::vector<std::string> found;
    std::string word;
    auto take = [&] {
        if (word.empty()) return;
        auto const email = members::normalised_email(word);
        if (!email)
            problems.push_back({"addresses",
                                "ideas.problem_weighing_address",
                                {{"address", basics::shortened(word, 60)}}});
        else if (std::ranges::find(found, *email) == found.end()) found.push_back(*email);
        word.clear();
    };
    for (char const letter : typed) {
        if (letter == ',' || letter == ';' || letter == ' ' || letter == '\n' || letter == '\r' ||
            letter == '\t')
            take();
        else word += letter;
    }
    take();
    if (problems.size() > 1 && problems.back().field == "addresses") {
        auto const first = std::ranges::find(problems, "addresses", &basics::Problem::field);
        problems.erase(first + 1, problems.end());
    }
    return found;
}

void check_team(Draft const& draft, Good& good, basics::Problems& problems) {
    for (auto const& member : draft.members)
        if (std::ranges::find(good.members, member) == good.members.end())
            good.members.push_back(member);
    auto const before = problems.size();
    good.addresses = addresses_in(draft.addresses, problems);
    auto const team = good.members.size() + good.addresses.size();
    if (team == 0 && !good.weighing.is_open_to_all && problems.size() == before)
        problems.push_back({"team", "ideas.problem_weighing_team"});
    if (team > most_people)
        problems.push_back(
            {"team", "ideas.problem_weighing_many", {{"count", std::to_string(most_people)}}});
}

}

std::string_view name(By by) { return by_names.at(static_cast<std::size_t>(by)); }
std::optional<By> parse_by(std::string_view name) { return parse<By>(by_names, name); }
std::string_view name(Choice choice) { return choice_names.at(static_cast<std::size_t>(choice)); }
std::optional<Choice> parse_choice(std::string_view name) {
    return parse<Choice>(choice_names, name);
}

std::expected<Good, basics::Problems> checked(Draft const& draft, basics::Date today) {
    basics::Problems problems;
    Good good;
    auto& weighing = good.weighing;
    weighing.by = draft.by;
    weighing.is_public = draft.is_public;
    weighing.is_open_to_all = draft.is_open_to_all && draft.by == By::pairs;
    weighing.name = line(draft.name, "name", longest_name, "ideas.problem_weighing_name", problems);
    for (auto const& need : draft.subjects)
        if (std::ranges::find(weighing.subjects, need) == weighing.subjects.end())
            weighing.subjects.push_back(need);
    if (weighing.subjects.size() < 2 || weighing.subjects.size() > most_subjects)
        problems.push_back({"subject",
                            "ideas.problem_weighing_subjects",
                            {{"count", std::to_string(most_subjects)}}});
    if (draft.by == By::pairs)
        weighing.question = line(draft.question, "question", longest_question,
                                 "ideas.problem_weighing_question", problems);
    else check_criteria(draft, weighing, problems);
    check_team(draft, good, problems);
    auto const day = basics::parse_iso_date(basics::trimmed(draft.last_day));
    if (!day || day->day == 0 || !basics::exists(*day))
        problems.push_back({"last_day", "ideas.problem_weighing_day"});
    else if (*day < today) problems.push_back({"last_day", "ideas.problem_weighing_past"});
    weighing.last_day = day.value_or(basics::Date());
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return good;
}

std::size_t answered(std::vector<Person> const& people) {
    return static_cast<std::size_t>(std::ranges::count_if(
        people, [](Person const& one) { return one.answered_at != basics::Time(); }));
}

bool is_closed(Weighing const& weighing, std::vector<Person> const& people, basics::Date today) {
    if (weighing.closed_at != basics::Time() || weighing.last_day < today) return true;
    return !weighing.is_open_to_all && !people.empty() && answered(people) == people.size();
}

std::string field_of(NeedId const& need, std::size_t number) {
    return need.string() + "-" + std::to_string(number + 1);
}

std::string words_field_of(NeedId const& need) { return need.string() + "-words"; }

std::expected<Judgements, basics::Problems> checked(Weighing const& weighing, Typed const& typed) {
    basics::Problems problems;
    Judgements judgements;
    auto text = [&](std::string const& field) {
        auto const found = typed.fields.find(field);
        return found == typed.fields.end() ? std::string() : found->second;
    };
    for (auto const& need : weighing.subjects) {
        Judgement one;
        for (std::size_t number = 0; number < weighing.criteria.size(); ++number) {
            auto const field = field_of(need, number);
            auto const score = number_in(text(field)).value_or(-1);
            if (score < cannot_judge || score > highest)
                problems.push_back({field, "ideas.problem_score"});
            one.scores.push_back(score);
        }
        auto words = std::string(basics::trimmed(text(words_field_of(need))));
        std::erase(words, '\r');
        if (auto const length = basics::length(words); length > longest_why)
            problems.push_back({words_field_of(need),
                                "ideas.problem_long",
                                {{"most", std::to_string(longest_why)},
                                 {"over", std::to_string(length - longest_why)}}});
        one.words = std::move(words);
        judgements[need] = std::move(one);
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return judgements;
}

}

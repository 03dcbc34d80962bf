// Decisions about a call's own questions.
#include "features/ideas/asked/rules.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "platform/basics/lines.h"
#include "platform/basics/text.h"

namespace ideas::asked {

namespace {

using basics::Problems;

constexpr std::array<std::string_view, 5> kind_names = {"line", "text", "one_of", "several_of",
                                                        "number"};
constexpr std::array<std::string_view, 3> takers_names = {"everybody", "members", "employees"};

template <class Value, std::size_t count>
std::optional<Value> named(std::array<std::string_view, count> const& names,
                           std::string_view wanted) {
    auto const found = std::ranges::find(names, wanted);
    if (found == names.end()) return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

/// "1 200" and "-3" are numbers; "1,5" is none.
std::optional<std::int64_t> number_in(std::string_view typed) {
    std::string plain(typed);
    std::erase(plain, ' ');
    for (std::string_view const space : {"\u00a0", "\u202f"})
        for (auto at = plain.find(space); at != plain.npos; at = plain.find(space))
            plain.erase(at, space.size());
    std::int64_t number = 0;
    auto const [end, problem] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
    bool const is_whole =
        !plain.empty() && problem == std::errc() && end == plain.data() + plain.size();
    bool const is_near = number >= -farthest_number && number <= farthest_number;
    return is_whole && is_near ? std::optional(number) : std::nullopt;
}

void too_long(Problems& problems, std::string field, std::string_view text, std::size_t longest) {
    auto const length = basics::length(text);
    if (length > longest)
        problems.push_back(
            {std::move(field),
             "ideas.problem_long",
             {{"most", std::to_string(longest)}, {"over", std::to_string(length - longest)}}});
}

std::string one_line(std::string_view typed) {
    auto const whole = basics::one_line(typed);
    return std::string(basics::trimmed(whole));
}

std::string first(std::vector<std::string> const& values) {
    return values.empty() ? std::string() : values.front();
}

bool is_choice(Question const& question, std::string const& value) {
    return std::ranges::find(question.choices, value) != question.choices.end();
}

/// The chosen ones in the order in which they are offered, each once.
std::string chosen(Question const& question, std::vector<std::string> const& values,
                   Problems& problems) {
    std::string lines;
    for (auto const& choice : question.choices)
        if (std::ranges::find(values, choice) != values.end())
            lines += (lines.empty() ? "" : "\n") + choice;
    for (auto const& value : values)
        if (!value.empty() && !is_choice(question, value)) {
            problems.push_back({field_of(question), "ideas.problem_asked_choice", {}});
            break;
        }
    return lines;
}

std::string number_of(Question const& question, std::string const& typed, Problems& problems) {
    auto const text = one_line(typed);
    if (text.empty()) return {};
    auto const number = number_in(text);
    if (!number) problems.push_back({field_of(question), "ideas.problem_asked_number", {}});
    else if (question.least && *number < *question.least)
        problems.push_back({field_of(question),
                            "ideas.problem_asked_least",
                            {{"least", std::to_string(*question.least)}}});
    else if (question.most && *number > *question.most)
        problems.push_back({field_of(question),
                            "ideas.problem_asked_most",
                            {{"most", std::to_string(*question.most)}}});
    return number ? std::to_string(*number) : std::string();
}

std::string value_of(Question const& question, std::vector<std::string> const& typed,
                     Problems& problems) {
    switch (question.kind) {
        case QuestionKind::one_of:
        case QuestionKind::several_of: {
            auto values = typed;
            if (question.kind == QuestionKind::one_of) values = {first(typed)};
            return chosen(question, values, problems);
        }
        case QuestionKind::number: return number_of(question, first(typed), problems);
        case QuestionKind::line:
        case QuestionKind::text: break;
    }
    auto const words =
        question.kind == QuestionKind::line ? one_line(first(typed)) : basics::tidied(first(typed));
    too_long(problems, field_of(question), words, static_cast<std::size_t>(question.longest));
    return words;
}

std::vector<std::string> choices_in(std::string_view typed) {
    std::vector<std::string> all;
    std::size_t begin = 0;
    while (begin <= typed.size()) {
        auto const end = std::min(typed.find('\n', begin), typed.size());
        auto const whole = basics::one_line(typed.substr(begin, end - begin));
        std::string line(basics::trimmed(whole));
        if (!line.empty()) all.push_back(std::move(line));
        begin = end + 1;
    }
    return all;
}

void check_choices(Question const& question, Problems& problems) {
    std::set<std::string> const different(question.choices.begin(), question.choices.end());
    if (question.choices.size() < 2)
        problems.push_back({"choices", "ideas.problem_asked_choices", {}});
    else if (question.choices.size() > most_choices)
        problems.push_back({"choices",
                            "ideas.problem_asked_many_choices",
                            {{"most", std::to_string(most_choices)}}});
    else if (different.size() != question.choices.size())
        problems.push_back({"choices", "ideas.problem_asked_same_choice", {}});
    for (auto const& choice : question.choices) {
        auto const before = problems.size();
        too_long(problems, "choices", choice, longest_choice);
        if (problems.size() > before) break;
    }
}

/// How long an answer may be: what was typed, otherwise as long as its kind goes.
std::int64_t longest_in(std::string_view typed, std::size_t longest, Problems& problems) {
    auto const most = static_cast<std::int64_t>(longest);
    if (basics::trimmed(typed).empty()) return most;
    auto const number = number_in(typed);
    if (number && *number >= 1 && *number <= most) return *number;
    problems.push_back(
        {"longest", "ideas.problem_asked_longest", {{"most", std::to_string(most)}}});
    return most;
}

void read_bounds(Draft const& typed, Question& question, Problems& problems) {
    auto read = [&](std::string const& text, std::string field) -> std::optional<std::int64_t> {
        if (basics::trimmed(text).empty()) return std::nullopt;
        auto const number = number_in(basics::trimmed(text));
        if (!number) problems.push_back({std::move(field), "ideas.problem_asked_number", {}});
        return number;
    };
    question.least = read(typed.least, "least");
    question.most = read(typed.most, "most");
    if (question.least && question.most && *question.least > *question.most)
        problems.push_back({"most", "ideas.problem_asked_bounds", {}});
}

}

std::string_view name(QuestionKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::string_view name(Takers takers) { return takers_names[static_cast<std::size_t>(takers)]; }
std::optional<QuestionKind> parse_question_kind(std::string_view text) {
    return named<QuestionKind>(kind_names, text);
}
std::optional<Takers> parse_takers(std::string_view text) {
    return named<Takers>(takers_names, text);
}

std::string field_of(Question const& question) { return "asked_" + question.id; }

std::expected<std::vector<Reply>, Problems> checked(std::vector<Question> const& questions,
                                                    Typed const& typed) {
    std::vector<Reply> replies;
    Problems problems;
    for (auto const& question : questions) {
        auto const found = typed.find(question.id);
        auto const before = problems.size();
        auto value =
            found == typed.end() ? std::string() : value_of(question, found->second, problems);
        if (value.empty() && question.is_required && problems.size() == before)
            problems.push_back({field_of(question), "ideas.problem_asked_missing", {}});
        if (!value.empty())
            replies.push_back({question.id, question.kind, question.label, std::move(value)});
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return replies;
}

std::expected<Question, Problems> checked(Draft const& typed) {
    Problems problems;
    auto const kind = parse_question_kind(typed.kind);
    if (!kind) problems.push_back({"kind", "ideas.problem_asked_kind", {}});
    Question question{.kind = kind.value_or(QuestionKind::line),
                      .label = one_line(typed.label),
                      .hint = one_line(typed.hint),
                      .is_required = typed.is_required};
    if (question.label.empty()) problems.push_back({"label", "ideas.problem_asked_label", {}});
    too_long(problems, "label", question.label, longest_label);
    too_long(problems, "hint", question.hint, longest_hint);
    switch (question.kind) {
        case QuestionKind::line:
            question.longest = longest_in(typed.longest, longest_line, problems);
            break;
        case QuestionKind::text:
            question.longest = longest_in(typed.longest, longest_text, problems);
            break;
        case QuestionKind::number: read_bounds(typed, question, problems); break;
        case QuestionKind::one_of:
        case QuestionKind::several_of:
            question.choices = choices_in(typed.choices);
            check_choices(question, problems);
            break;
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return question;
}

Door door(Asking const& asking, basics::Time now) {
    if (now >= asking.closes_at) return Door::late;
    if (!asking.is_open) return Door::shut;
    return now < asking.opens_at ? Door::early : Door::open;
}

std::string words(std::vector<Reply> const& replies) {
    std::string all;
    for (auto const& reply : replies) {
        auto value = reply.value;
        std::ranges::replace(value, '\n', ',');
        all += (all.empty() ? "" : "\n") + reply.label + ": " +
               (reply.kind == QuestionKind::several_of ? value : reply.value);
    }
    return all;
}

}

// Decisions over barriers.
#include "features/barriers/rules.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "platform/basics/lines.h"
#include "platform/basics/text.h"

namespace barriers {

namespace {

using basics::Problems;

constexpr std::size_t id_length = 26;

void too_long(Problems& problems, std::string field, std::string_view text, std::size_t longest) {
    auto const length = basics::length(text);
    if (length > longest)
        problems.push_back(
            {std::move(field),
             "barriers.problem_long",
             {{"most", std::to_string(longest)}, {"over", std::to_string(length - longest)}}});
}

/// A tidied text that must be there.
std::string needed(Problems& problems, std::string const& field, std::string_view typed,
                   std::size_t longest) {
    auto text = basics::tidied(typed);
    if (text.empty()) problems.push_back({field, "barriers.problem_" + field, {}});
    too_long(problems, field, text, longest);
    return text;
}

std::string free_text(Problems& problems, std::string const& field, std::string_view typed,
                      std::size_t longest) {
    auto text = basics::tidied(typed);
    too_long(problems, field, text, longest);
    return text;
}

std::string one_line(std::string_view typed) {
    return std::string(basics::trimmed(basics::one_line(typed)));
}

/// Lines that say something, each within bounds.
std::vector<std::string> lines_of(Problems& problems, std::string const& field,
                                  std::string_view typed, std::size_t most) {
    std::vector<std::string> lines;
    while (!typed.empty()) {
        auto const end = typed.find('\n');
        if (auto line = one_line(typed.substr(0, end)); !line.empty()) lines.push_back(line);
        typed = end == typed.npos ? std::string_view() : typed.substr(end + 1);
    }
    for (auto const& line : lines) too_long(problems, field, line, longest_line);
    if (lines.size() > most)
        problems.push_back({field, "barriers.problem_lines", {{"most", std::to_string(most)}}});
    return lines;
}

/// The value of a choice; what is no choice is a mistake, what is empty is the first one.
template <class Value>
Value chosen(Problems& problems, std::string const& field, std::string_view typed,
             std::optional<Value> (*parse)(std::string_view)) {
    if (typed.empty()) return Value();
    auto const value = parse(typed);
    if (!value) problems.push_back({field, "barriers.problem_choose", {}});
    return value.value_or(Value());
}

std::string joined(std::vector<std::string> const& lines) {
    std::string text;
    for (auto const& line : lines) text += (text.empty() ? "" : "\n") + line;
    return text;
}

int severity_in(Problems& problems, std::string_view typed) {
    int value = 0;
    if (typed.empty()) return value;
    auto const [end, mistake] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
    bool const is_good = mistake == std::errc() && end == typed.data() + typed.size() &&
                         value >= 0 && value <= worst;
    if (!is_good) problems.push_back({"severity", "barriers.problem_choose", {}});
    return is_good ? value : 0;
}

/// What follows an empty answer has lost its question: answers stand without gaps.
std::vector<std::string> whys_of(Problems& problems, std::vector<std::string> const& typed) {
    std::vector<std::string> whys;
    for (auto const& one : typed) {
        auto why = one_line(one);
        too_long(problems, "why", why, longest_line);
        if (!why.empty()) whys.push_back(std::move(why));
    }
    if (whys.size() > most_whys)
        problems.push_back(
            {"why", "barriers.problem_lines", {{"most", std::to_string(most_whys)}}});
    return whys;
}

}

std::expected<Report, Problems> checked(TypedReport const& typed, texts::Language language,
                                        basics::Date today) {
    Problems problems;
    Report report{.language = language,
                  .step = typed.step,
                  .origin_kind = typed.origin_kind,
                  .origin = typed.origin};
    report.title = one_line(typed.title);
    if (report.title.empty()) problems.push_back({"title", "barriers.problem_title", {}});
    too_long(problems, "title", report.title, longest_title);
    report.wanted = needed(problems, "wanted", typed.wanted, longest_words);
    report.stopped = needed(problems, "stopped", typed.stopped, longest_words);
    report.place = one_line(typed.place);
    too_long(problems, "place", report.place, longest_place);
    if (auto const since = basics::trimmed(typed.since); !since.empty()) {
        auto const date = since.size() <= 10 ? basics::parse_iso_date(since) : std::nullopt;
        if (!date) problems.push_back({"since", "barriers.problem_since", {}});
        else if (basics::first_day(*date) > today)
            problems.push_back({"since", "barriers.problem_since_ahead", {}});
        report.since = date.value_or(basics::Date());
    }
    report.cost = free_text(problems, "cost", typed.cost, longest_cost);
    report.visibility = chosen(problems, "visibility", typed.visibility, parse_visibility);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return report;
}

std::expected<std::string, Problems> checked_evidence(TypedEvidence const& typed) {
    Problems problems;
    auto text = needed(problems, "evidence", typed.evidence, longest_words);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return text;
}

TypedDescription typed_of(Barrier const& barrier) {
    auto const& d = barrier.described;
    return {.of = std::string(name(d.of)),
            .category = d.category,
            .bites = std::string(name(d.bites)),
            .changes = std::string(name(d.changes)),
            .control = std::string(name(d.control)),
            .frequency = std::string(name(d.frequency)),
            .severity = d.severity == 0 ? "" : std::to_string(d.severity),
            .legal = joined(d.legal),
            .sectors = joined(d.sectors),
            .inaction = d.inaction,
            .equality = d.equality,
            .visibility = std::string(name(barrier.told.visibility)),
            .whys = d.root_causes};
}

std::expected<Described, Problems> checked(TypedDescription const& typed, Taxonomy const& taxonomy,
                                           Class before) {
    Problems problems;
    Described made;
    auto& d = made.description;
    d.of = chosen(problems, "class", typed.of, parse_class);
    made.why_class = free_text(problems, "why_class", typed.why_class, longest_cost);
    if (before != Class::unsorted && d.of != before && made.why_class.empty())
        problems.push_back({"why_class", "barriers.problem_why_class", {}});
    d.category = typed.category;
    if (!d.category.empty() && taxonomy.find(d.category) == nullptr)
        problems.push_back({"category", "barriers.problem_choose", {}});
    d.bites = chosen(problems, "bites", typed.bites, parse_level);
    d.changes = chosen(problems, "changes", typed.changes, parse_level);
    d.control = chosen(problems, "control", typed.control, parse_control);
    d.frequency = chosen(problems, "frequency", typed.frequency, parse_frequency);
    d.severity = severity_in(problems, typed.severity);
    d.root_causes = whys_of(problems, typed.whys);
    d.legal = lines_of(problems, "legal", typed.legal, most_rules);
    d.sectors = lines_of(problems, "sectors", typed.sectors, most_sectors);
    d.inaction = free_text(problems, "inaction", typed.inaction, longest_cost);
    d.equality = free_text(problems, "equality", typed.equality, longest_cost);
    made.visibility = chosen(problems, "visibility", typed.visibility, parse_visibility);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return made;
}

std::string id_in(std::string_view typed, std::string_view kind) {
    auto text = basics::trimmed(typed);
    auto const mark = "/" + std::string(kind) + "/";
    if (auto const at = text.find(mark); at != text.npos) text.remove_prefix(at + mark.size());
    auto const is_of_id = [](char one) {
        return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'z');
    };
    auto const end = std::ranges::find_if_not(text, is_of_id);
    auto const length = static_cast<std::size_t>(end - text.begin());
    bool const is_whole = end == text.end() || *end == '/' || *end == '?' || *end == '#';
    return length == id_length && is_whole ? std::string(text.substr(0, length)) : std::string();
}

bool may_be_seen_by(Visibility visibility, Barrier const& whole,
                    std::vector<Barrier> const& family) {
    // Visibilities stand from the widest to the narrowest.
    return std::ranges::all_of(family, [&](Barrier const& one) {
        return one.id == whole.id || one.told.visibility <= visibility;
    });
}

std::string why_not_merged(Barrier const& whole, Barrier const& away) {
    if (whole.id == away.id) return "barriers.problem_merge_same";
    if (whole.is_merged() || away.is_merged()) return "barriers.problem_merge_part";
    return {};
}

}

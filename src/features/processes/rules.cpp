// Checking and changing outlines.
#include "features/processes/rules.h"

#include <algorithm>
#include <set>

#include "platform/basics/id.h"
#include "platform/basics/text.h"

namespace processes {

namespace {

std::string new_id() {
    auto const letters = basics::new_id_letters();
    return {letters.begin(), letters.end()};
}

void check_words(basics::Problems& problems, std::string const& field, Words const& words,
                 std::size_t longest) {
    for (auto const& [language, text] : words)
        if (basics::length(text) > longest) {
            problems.push_back(
                {field, "processes.problem_long", {{"longest", std::to_string(longest)}}});
            return;
        }
}

bool has_name(Words const& words) {
    return std::ranges::any_of(words, [](auto const& one) { return !one.second.empty(); });
}

void check_name(basics::Problems& problems, std::string const& field, Words const& words) {
    if (!has_name(words)) problems.push_back({field, "processes.problem_name"});
    check_words(problems, field, words, longest_name);
}

template <class List>
auto place_of(List& list, std::string_view id) {
    return std::ranges::find(list, id, [](auto const& one) { return std::string_view(one.id); });
}

template <class List>
bool shift(List& list, typename List::iterator at, Way way) {
    if (at == list.end()) return false;
    if (way == Way::up ? at == list.begin() : at + 1 == list.end()) return false;
    std::iter_swap(at, way == Way::up ? at - 1 : at + 1);
    return true;
}

std::size_t steps_in(Outline const& outline) {
    std::size_t steps = 0;
    for (auto const& track : outline.tracks) steps += track.steps.size();
    return steps;
}

}

bool has_lines(Part part) { return part != Part::name; }

std::size_t longest(Part part) {
    if (part == Part::name) return longest_name;
    if (part == Part::explanation) return longest_explanation;
    return part < Part::questions ? longest_role : longest_lines;
}

std::string tidied(std::string_view typed, bool has_lines) {
    if (!has_lines) return std::string(basics::trimmed(basics::one_line(typed)));
    std::string tidy;
    while (!typed.empty()) {
        auto const end = typed.find('\n');
        auto const line =
            std::string(basics::trimmed(basics::one_line(std::string(typed.substr(0, end)))));
        typed = end == std::string_view::npos ? std::string_view() : typed.substr(end + 1);
        if (line.empty()) continue;
        if (!tidy.empty()) tidy += '\n';
        tidy += line;
    }
    return tidy;
}

Words retold(Words const& before, texts::Language language, std::string const& typed) {
    if (registers::name_in(before, language) == typed) return before;
    if (typed.empty()) return {};
    auto const own = before.find(language);
    if (own != before.end() && !own->second.empty()) return {{language, typed}};
    auto told = before;
    told[language] = typed;
    return told;
}

TypedStep typed_of(Step const& step, texts::Language language) {
    TypedStep typed{.kind = std::string(name(step.kind))};
    for (std::size_t i = 0; i < part_names.size(); ++i)
        typed.words[i] = registers::name_in(step.words[i], language);
    return typed;
}

std::expected<Step, basics::Problems> checked(Step before, TypedStep const& typed,
                                              texts::Language language) {
    basics::Problems problems;
    for (std::size_t i = 0; i < part_names.size(); ++i) {
        auto const part = static_cast<Part>(i);
        auto& words = before.words[i];
        words = retold(words, language, tidied(typed.words[i], has_lines(part)));
        if (part == Part::name) check_name(problems, "name", words);
        else check_words(problems, std::string(part_names[i]), words, longest(part));
    }
    if (auto const kind = parse_step_kind(typed.kind)) before.kind = *kind;
    else problems.push_back({"kind", "processes.problem_kind"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return before;
}

std::expected<Named, basics::Problems> checked(Named before, std::string_view name,
                                               std::string_view explanation,
                                               texts::Language language) {
    basics::Problems problems;
    before.name = retold(before.name, language, tidied(name, false));
    before.explanation = retold(before.explanation, language, tidied(explanation, true));
    check_name(problems, "name", before.name);
    check_words(problems, "explanation", before.explanation, longest_explanation);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return before;
}

basics::Problems problems_of(Outline const& outline) {
    basics::Problems problems;
    std::set<std::string_view> ids;
    check_name(problems, "name", outline.name);
    check_words(problems, "explanation", outline.explanation, longest_explanation);
    if (outline.tracks.empty() || outline.tracks.size() > most_tracks)
        problems.push_back(
            {"tracks", "processes.problem_tracks", {{"most", std::to_string(most_tracks)}}});
    if (steps_in(outline) > most_steps)
        problems.push_back(
            {"tracks", "processes.problem_steps", {{"most", std::to_string(most_steps)}}});
    bool is_twice = false;
    for (auto const& track : outline.tracks) {
        check_name(problems, "tracks", track.name);
        check_words(problems, "tracks", track.explanation, longest_explanation);
        is_twice |= !ids.insert(track.id).second;
        for (auto const& step : track.steps) {
            is_twice |= !ids.insert(step.id).second;
            check_name(problems, "steps", step.of(Part::name));
            for (std::size_t i = 1; i < part_names.size(); ++i)
                check_words(problems, "steps", step.words[i], longest(static_cast<Part>(i)));
        }
    }
    if (is_twice) problems.push_back({"tracks", "processes.problem_twice"});
    return problems;
}

Outline copied(Outline const& outline) {
    auto copy = outline;
    for (auto& track : copy.tracks) {
        if (track.origin.empty()) track.origin = track.id;
        track.id = new_id();
        for (auto& step : track.steps) {
            if (step.origin.empty()) step.origin = step.id;
            step.id = new_id();
        }
    }
    return copy;
}

bool move_step(Outline& outline, std::string_view step, Way way) {
    for (auto& track : outline.tracks)
        if (auto const at = place_of(track.steps, step); at != track.steps.end())
            return shift(track.steps, at, way);
    return false;
}

bool move_track(Outline& outline, std::string_view track, Way way) {
    return shift(outline.tracks, place_of(outline.tracks, track), way);
}

bool remove_step(Outline& outline, std::string_view step) {
    for (auto& track : outline.tracks)
        if (auto const at = place_of(track.steps, step); at != track.steps.end()) {
            track.steps.erase(at);
            return true;
        }
    return false;
}

bool remove_track(Outline& outline, std::string_view track) {
    auto const at = place_of(outline.tracks, track);
    if (at == outline.tracks.end() || !at->steps.empty() || outline.tracks.size() == 1)
        return false;
    outline.tracks.erase(at);
    return true;
}

bool put_step(Outline& outline, Step step, std::string_view track) {
    auto const to = place_of(outline.tracks, track);
    if (to == outline.tracks.end()) return false;
    if (step.id.empty()) step.id = new_id();
    if (auto const at = place_of(to->steps, step.id); at != to->steps.end()) {
        *at = std::move(step);
        return true;
    }
    bool const was_there = remove_step(outline, step.id);
    if (!was_there && steps_in(outline) >= most_steps) return false;
    to->steps.push_back(std::move(step));
    return true;
}

}

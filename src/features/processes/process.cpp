// Names of kinds, and looking into an outline.
#include "features/processes/process.h"

#include <algorithm>

#include "platform/basics/text.h"

namespace processes {

namespace {

template <class Enum, std::size_t Count>
std::optional<Enum> parsed(std::array<std::string_view, Count> const& names,
                           std::string_view name) {
    auto const found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<Enum>(found - names.begin()));
}

}

std::string_view name(Part part) { return part_names.at(static_cast<std::size_t>(part)); }
std::optional<Part> parse_part(std::string_view name) { return parsed<Part>(part_names, name); }

std::string_view name(StepKind kind) { return step_kind_names.at(static_cast<std::size_t>(kind)); }
std::optional<StepKind> parse_step_kind(std::string_view name) {
    return parsed<StepKind>(step_kind_names, name);
}

std::string_view name(Change change) { return change_names.at(static_cast<std::size_t>(change)); }
std::optional<Change> parse_change(std::string_view name) {
    return parsed<Change>(change_names, name);
}

Found find_step(Outline const& outline, std::string_view step) {
    for (auto const& track : outline.tracks)
        for (std::size_t i = 0; i < track.steps.size(); ++i)
            if (track.steps[i].id == step) return {&track, &track.steps[i], i};
    return {};
}

bool is_web_address(std::string_view text) {
    for (std::string_view const scheme : {"https://", "http://"})
        if (text.starts_with(scheme) && text.size() > scheme.size())
            return std::ranges::none_of(text, [](unsigned char one) {
                return one <= ' ' || one == '"' || one == '<' || one == '>' || one == '\\';
            });
    return false;
}

std::vector<LinkedLine> lines_of(std::string_view text) {
    std::vector<LinkedLine> lines;
    while (!text.empty()) {
        auto const end = text.find('\n');
        auto const line = basics::trimmed(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (line.empty()) continue;
        auto const space = line.find_last_of(" \t");
        auto const last = line.substr(space == std::string_view::npos ? 0 : space + 1);
        if (!is_web_address(last)) lines.push_back({std::string(line), {}});
        else if (space == std::string_view::npos)
            lines.push_back({std::string(line), std::string(line)});
        else
            lines.push_back(
                {std::string(basics::trimmed(line.substr(0, space))), std::string(last)});
    }
    return lines;
}

}

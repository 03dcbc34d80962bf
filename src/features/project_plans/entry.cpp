// Entries told apart.
#include "features/project_plans/entry.h"

#include <algorithm>

namespace project_plans {

namespace {

constexpr std::array<std::string_view, 6> part_names = {"partner",   "commitment", "team",
                                                        "milestone", "money",      "risk"};
constexpr std::array<std::string_view, 4> standing_names = {"ahead", "late", "reached", "missed"};
/// From these weights on a risk is called medium, and high.
constexpr int medium_weight = 6, high_weight = 12;

/// "1" to "5".
int scale(told::Told const& told, std::string_view field) {
    auto const& words = told::said(told, field);
    return words.size() == 1 ? words.front() - '0' : 0;
}

}

std::string_view name(Part part) { return part_names.at(static_cast<std::size_t>(part)); }

std::optional<Part> parse_part(std::string_view name) {
    auto const found = std::ranges::find(part_names, name);
    return found == part_names.end() ? std::nullopt
                                     : std::optional(static_cast<Part>(found - part_names.begin()));
}

bool is_public(Part part) { return part != Part::team && part != Part::risk; }

std::string_view name(Standing standing) {
    return standing_names.at(static_cast<std::size_t>(standing));
}

basics::Date due(Entry const& entry) {
    if (auto const moved = told::day(entry.told, "moved_to")) return *moved;
    return told::day(entry.told, entry.part == Part::milestone ? "planned" : "due")
        .value_or(basics::Date());
}

Standing standing_of(Entry const& entry, basics::Date today) {
    auto const& state = told::said(entry.told, "kept");
    if (told::day(entry.told, "reached") || state == "kept") return Standing::reached;
    if (state == "not_kept") return Standing::missed;
    return due(entry) < today ? Standing::late : Standing::ahead;
}

int weight(Entry const& risk) {
    return scale(risk.told, "likelihood") * scale(risk.told, "consequence");
}

std::string_view level(int weight) {
    return weight >= high_weight ? "high" : weight >= medium_weight ? "medium" : "low";
}

}

// The table of fields. Limits follow the form that the OECD's observatory of public innovation
// uses, so that a case can be sent there as it is.
#include "features/knowledge/stories/fields.h"

#include <algorithm>

namespace knowledge::stories {

namespace {

constexpr std::array<std::string_view, 6> part_names = {"what",    "novelty", "together",
                                                        "learned", "reuse",   "buying"};

constexpr std::array<std::string_view, 13> sectors = {
    "economy", "education", "work",           "environment", "foreign", "health",   "housing",
    "digital", "safety",    "administration", "culture",     "science", "transport"};
constexpr std::array<std::string_view, 6> stages = {"discover",  "design",   "propose",
                                                    "implement", "evaluate", "spread"};
constexpr std::array<std::string_view, 5> cost_ranges = {"under_100k", "100k_500k", "500k_2m",
                                                         "2m_10m", "over_10m"};
constexpr std::array<std::string_view, 7> procurements = {
    "nothing_bought", "direct",        "framework",  "competition",
    "partnership",    "precommercial", "cooperation"};

constexpr Field text(std::string_view key, Part part, Need need, int limit, int rows = 5) {
    return {.key = key,
            .part = part,
            .kind = Kind::text,
            .need = need,
            .limit = limit,
            .rows = rows,
            .has_example = true};
}

constexpr Field choices(std::string_view key, Part part, std::span<std::string_view const> options,
                        Kind kind = Kind::choices) {
    return {.key = key, .part = part, .kind = kind, .need = Need::to_complete, .options = options};
}

using enum Need;

/// A case is complete when nothing is left blank that somebody who wants to do the same would ask
/// about: preliminary results and "no special law applies" are answers too.
constexpr std::array table = {
    Field{.key = "name", .part = Part::what, .kind = Kind::line, .need = to_save, .limit = 120},
    text("short", Part::what, to_publish, 500, 3),
    text("overview", Part::what, to_publish, 5000, 14),
    Field{.key = "year", .part = Part::what, .kind = Kind::year, .need = to_complete},
    choices("sectors", Part::what, sectors),
    Field{.key = "projects", .part = Part::what, .kind = Kind::projects, .need = never, .rows = 2},

    text("new", Part::novelty, to_complete, 1000),
    choices("stages", Part::novelty, stages),
    text("stage_text", Part::novelty, to_complete, 1000),

    text("partnerships", Part::together, to_complete, 500),
    text("users", Part::together, to_complete, 500),

    text("results", Part::learned, to_complete, 1000, 6),
    text("challenges", Part::learned, to_complete, 1000, 6),
    text("conditions", Part::learned, to_complete, 1000, 6),
    text("replication", Part::learned, to_complete, 1000, 6),
    text("lessons", Part::learned, to_publish, 4000, 10),

    text("fixed", Part::reuse, to_complete, 1000),
    text("flexible", Part::reuse, to_complete, 1000),
    text("needs_legal", Part::reuse, to_complete, 500, 3),
    text("needs_data", Part::reuse, to_complete, 500, 3),
    text("needs_technology", Part::reuse, to_complete, 500, 3),
    text("needs_staff", Part::reuse, to_complete, 500, 3),
    text("not_if", Part::reuse, to_complete, 500, 3),

    choices("cost_range", Part::buying, cost_ranges, Kind::choice),
    text("cost_note", Part::buying, never, 500, 3),
    choices("procurement", Part::buying, procurements),
    text("buying", Part::buying, to_complete, 1000),
    text("documents", Part::buying, never, 1000, 3),
    Field{.key = "contact",
          .part = Part::buying,
          .kind = Kind::email,
          .need = to_complete,
          .limit = 200},
    Field{.key = "links",
          .part = Part::buying,
          .kind = Kind::links,
          .need = never,
          .limit = 20,
          .rows = 3},
};

}

std::string_view name(Part part) { return part_names[static_cast<std::size_t>(part)]; }

std::optional<Part> parse_part(std::string_view name) {
    auto const found = std::ranges::find(part_names, name);
    if (found == part_names.end()) return std::nullopt;
    return static_cast<Part>(found - part_names.begin());
}

std::optional<Part> after(Part part) {
    auto const next = static_cast<std::size_t>(part) + 1;
    return next < parts.size() ? std::optional(parts[next]) : std::nullopt;
}

std::span<Field const> fields() { return table; }

std::vector<Field const*> fields_of(Part part) {
    std::vector<Field const*> found;
    for (auto const& one : table)
        if (one.part == part) found.push_back(&one);
    return found;
}

Field const* field(std::string_view key) {
    auto const found = std::ranges::find(table, key, &Field::key);
    return found == table.end() ? nullptr : &*found;
}

}

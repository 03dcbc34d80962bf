// The table of facets.
#include "services/search/facets.h"

#include <algorithm>
#include <array>

namespace search {

namespace {

constexpr std::array<FacetInfo, facet_count> table = {{
    {.facet = Facet::type, .name = "type"},
    {.facet = Facet::organisation, .name = "organisation", .several = true},
    {.facet = Facet::municipality, .name = "municipality", .several = true},
    {.facet = Facet::county, .name = "county", .several = true},
    {.facet = Facet::country, .name = "country", .several = true},
    {.facet = Facet::funder, .name = "funder", .several = true},
    {.facet = Facet::status, .name = "status"},
    {.facet = Facet::year, .name = "year", .several = true},
    {.facet = Facet::goal, .name = "goal", .several = true},
    {.facet = Facet::theme, .name = "theme", .several = true},
    {.facet = Facet::step, .name = "step"},
    {.facet = Facet::language, .name = "language", .several = true},
    {.facet = Facet::has_lessons, .name = "has_lessons", .flag = true},
    {.facet = Facet::ready_to_reuse, .name = "ready_to_reuse", .flag = true},
    {.facet = Facet::municipality_takes_part, .name = "municipality_takes_part", .flag = true},
}};

constexpr bool in_order() {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].facet) != i) return false;
    return true;
}
static_assert(in_order());

}

std::span<FacetInfo const> facets() { return table; }

std::optional<Facet> parse_facet(std::string_view text) {
    auto const found = std::ranges::find(table, text, &FacetInfo::name);
    return found == table.end() ? std::nullopt : std::optional(found->facet);
}

std::string_view name(Facet facet) { return table[static_cast<std::size_t>(facet)].name; }

}

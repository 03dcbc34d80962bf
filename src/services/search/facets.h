// The facets: by which values what is found can be counted and narrowed.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace search {

enum class Facet : std::uint8_t {
    type,
    organisation,
    municipality,
    county,
    country,
    funder,
    status,
    year,
    goal,
    theme,
    step,
    language,
    has_lessons,
    ready_to_reuse,
    municipality_takes_part,
};

/// What a facet is like. How it and its values are labelled is the caller's business.
struct FacetInfo {
    Facet facet;
    /// The name in addresses and in the API.
    std::string_view name;
    /// A subject can have several values (all years of its period, all its goals).
    bool several = false;
    /// Only "yes" or nothing.
    bool flag = false;
};

/// Every facet, in the order of the enumeration.
std::span<FacetInfo const> facets();

inline constexpr std::size_t facet_count = 15;

/// "municipality_takes_part" → the facet; nothing for other names.
std::optional<Facet> parse_facet(std::string_view name);

std::string_view name(Facet facet);

}

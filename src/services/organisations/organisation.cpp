// Names of kinds and helices.
#include "services/organisations/organisation.h"

#include <array>

namespace organisations {

namespace {

constexpr std::array<std::string_view, 11> kinds = {"municipality",
                                                    "region",
                                                    "port",
                                                    "energy_company",
                                                    "housing_company",
                                                    "university",
                                                    "research_institute",
                                                    "company",
                                                    "association",
                                                    "agency",
                                                    "other"};
constexpr std::array<std::string_view, 4> helices = {"public_sector", "academia", "business",
                                                     "civil_society"};

template <class Value, std::size_t size>
std::optional<Value> parsed(std::array<std::string_view, size> const& names,
                            std::string_view name) {
    for (std::size_t i = 0; i < size; ++i)
        if (names[i] == name) return static_cast<Value>(i);
    return std::nullopt;
}

}

std::string_view name(Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }
std::optional<Kind> parse_kind(std::string_view name) { return parsed<Kind>(kinds, name); }
std::string_view name(Helix helix) { return helices[static_cast<std::size_t>(helix)]; }
std::optional<Helix> parse_helix(std::string_view name) { return parsed<Helix>(helices, name); }

Helix usual_helix(Kind kind) {
    switch (kind) {
        case Kind::municipality:
        case Kind::region:
        case Kind::agency:
        case Kind::port:
        case Kind::energy_company:
        case Kind::housing_company: return Helix::public_sector;
        case Kind::university:
        case Kind::research_institute: return Helix::academia;
        case Kind::company: return Helix::business;
        case Kind::association:
        case Kind::other: return Helix::civil_society;
    }
    return Helix::civil_society;
}

std::string_view name_in(Organisation const& organisation, texts::Language language) {
    auto const found = organisation.names.find(language);
    return found != organisation.names.end() ? std::string_view(found->second)
                                             : std::string_view(organisation.name);
}

}

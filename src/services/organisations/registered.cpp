// From rows of the registers to organisations.
#include "services/organisations/registered.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace organisations {

namespace {

/// FNV-1a with 128 bits. No secrets are involved; it must only never change and never meet itself
/// in a few thousand names, which a test looks for.
unsigned __int128 hashed(std::string_view text, unsigned __int128 start) {
    constexpr auto prime = (static_cast<unsigned __int128>(1) << 88) | 0x13B;
    for (char const c : text) start = (start ^ static_cast<unsigned char>(c)) * prime;
    return start;
}

std::string source_of(std::string_view name, std::string_view year) {
    return fmt::format("register:{} {}", name, year);
}

/// The year in a register's first line, as in "…; year 2025; licence …".
std::string year_of(resources::Resources const& resources, std::string_view name) {
    auto const source = registers::source(resources, name);
    auto const place = source.find("year ");
    if (place == source.npos)
        throw std::runtime_error(fmt::format("the register {} does not tell its year", name));
    return source.substr(place + 5, 4);
}

Organisation swedish_municipality(registers::Row const& row) {
    auto const code = row.text("code");
    return {
        .id = registered_id(Kind::municipality, "SE", code),
        .kind = Kind::municipality,
        .helix = Helix::public_sector,
        .name = row.text("name"),
        .names = {{texts::Language::en, fmt::format("{} Municipality", row.text("short_name"))}},
        .short_name = row.text("short_name"),
        .country = "SE",
        .municipality_code = code,
        .county_code = row.text("county_code"),
        .population = row.integer("population"),
        .area_km2 = row.number("area_km2"),
        .group = row.text("group"),
        .latitude = row.number("latitude"),
        .longitude = row.number("longitude"),
        .source = source_of("municipalities_se", row.text("population_year"))};
}

Organisation norwegian_municipality(registers::Row const& row, std::string const& source) {
    auto const code = row.text("code"), short_name = row.text("short_name");
    auto const official = row.text("name");
    return {.id = registered_id(Kind::municipality, "NO", code),
            .kind = Kind::municipality,
            .helix = Helix::public_sector,
            .name = fmt::format("{} kommune", short_name),
            .names = {{texts::Language::en, fmt::format("{} Municipality", short_name)}},
            .short_name = short_name,
            .country = "NO",
            .municipality_code = code,
            .county_code = row.text("county_code"),
            .latitude = row.number("latitude"),
            .longitude = row.number("longitude"),
            .source = source,
            .aliases = official == short_name ? std::vector<std::string>() : std::vector{official}};
}

Organisation region(registers::Row const& row, std::string const& source) {
    return {.id = registered_id(Kind::region, "SE", row.text("county_code")),
            .kind = Kind::region,
            .helix = Helix::public_sector,
            .name = row.text("name"),
            .country = "SE",
            .county_code = row.text("county_code"),
            .organisation_number = row.text("organisation_number"),
            .source = source,
            .aliases = row.list("aliases")};
}

/// A row of the lists that have a key and names in several languages.
Organisation listed(registers::Row const& row, Kind kind, std::string const& source) {
    auto const country = row.text("country");
    auto names = row.names();
    auto const native = names.find(country == "NO" ? texts::Language::nb : texts::Language::sv);
    if (native == names.end()) throw std::invalid_argument("no name in the country's language");
    auto name = native->second;
    std::erase_if(names, [&](auto const& entry) { return entry.second == name; });
    return {.id = registered_id(kind, country, row.text("key")),
            .kind = kind,
            .helix = usual_helix(kind),
            .name = std::move(name),
            .names = std::move(names),
            .short_name = row.text("short_name"),
            .country = country,
            .county_code = row.text("county_code"),
            .website = row.text("website"),
            .source = source,
            .aliases = row.list("aliases")};
}

/// Gotland is one organisation: a municipality with a region's tasks, and the region's name and
/// number.
void add_region_to_its_municipality(std::vector<Organisation>& all, registers::Row const& row) {
    auto const code = row.text("municipality_code");
    auto const found = std::ranges::find_if(all, [&](Organisation const& organisation) {
        return organisation.kind == Kind::municipality && organisation.country == "SE" &&
               organisation.municipality_code == code;
    });
    if (found == all.end())
        throw std::invalid_argument(fmt::format("there is no municipality {}", code));
    found->aliases.push_back(found->name);
    found->name = row.text("name");
    found->names.clear();
    found->organisation_number = row.text("organisation_number");
}

}

OrganisationId registered_id(Kind kind, std::string_view country, std::string_view code) {
    constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    constexpr auto start =
        (static_cast<unsigned __int128>(0x6C62272E07BB0142) << 64) | 0x62B821756295C58D;
    auto const text = fmt::format("{}:{}:{}", name(kind), country, code);
    // Twice, so that codes that differ in one digit do not give ids that look alike.
    auto bits = hashed(text, hashed(text, start));
    basics::IdLetters letters{};
    for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter, bits >>= 5)
        *letter = alphabet[static_cast<std::size_t>(bits & 31)];
    return OrganisationId(letters);
}

std::vector<Organisation> registered(resources::Resources const& resources) {
    std::vector<Organisation> all;
    registers::each(resources, "municipalities_se",
                    [&](auto const& row) { all.push_back(swedish_municipality(row)); });
    auto const norwegian_source =
        source_of("municipalities_no", year_of(resources, "municipalities_no"));
    registers::each(resources, "municipalities_no", [&](auto const& row) {
        all.push_back(norwegian_municipality(row, norwegian_source));
    });
    auto const region_source = source_of("regions", year_of(resources, "regions"));
    registers::each(resources, "regions", [&](registers::Row const& row) {
        if (row.text("municipality_code").empty()) all.push_back(region(row, region_source));
        else add_region_to_its_municipality(all, row);
    });
    struct List {
        std::string_view name;
        Kind kind;
    };
    for (auto const& list :
         {List{"agencies", Kind::agency}, List{"universities", Kind::university},
          List{"institutes", Kind::research_institute}, List{"associations", Kind::association}}) {
        auto const source = source_of(list.name, year_of(resources, list.name));
        registers::each(resources, list.name,
                        [&](auto const& row) { all.push_back(listed(row, list.kind, source)); });
    }
    return all;
}

std::vector<County> counties(resources::Resources const& resources) {
    std::vector<County> all;
    registers::each(resources, "counties", [&](registers::Row const& row) {
        all.push_back({row.text("country"), row.text("code"), row.names(), row.text("short_name"),
                       static_cast<int>(row.integer("tile_x").value_or(0)),
                       static_cast<int>(row.integer("tile_y").value_or(0))});
    });
    return all;
}

std::vector<MunicipalityGroup> municipality_groups(resources::Resources const& resources) {
    std::vector<MunicipalityGroup> all;
    registers::each(resources, "municipality_groups", [&](registers::Row const& row) {
        all.push_back({row.text("code"), row.names()});
    });
    return all;
}

}

// The noun Organisation: who takes part, as plain values. No SQL, no HTTP, no JSON.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/id.h"
#include "services/registers/registers.h"

namespace organisations {

using OrganisationId = basics::Id<struct OrganisationTag>;

enum class Kind : std::uint8_t {
    municipality,
    region,
    port,
    energy_company,
    housing_company,
    university,
    research_institute,
    company,
    association,
    agency,
    other
};

/// The four that innovate together.
enum class Helix : std::uint8_t { public_sector, academia, business, civil_society };

/// "municipality", "energy_company" …: the names in the database, the API and text ids.
std::string_view name(Kind kind);
std::optional<Kind> parse_kind(std::string_view name);
std::string_view name(Helix helix);
std::optional<Helix> parse_helix(std::string_view name);

/// Where organisations of the kind belong when nobody says otherwise. Ports, energy and housing
/// companies are counted as public: those that we meet are owned by municipalities.
Helix usual_helix(Kind kind);

struct Organisation {
    OrganisationId id = {};
    Kind kind = Kind::other;
    Helix helix = Helix::civil_society;
    std::string name = {};        ///< What it calls itself: "Stockholms kommun".
    registers::Names names = {};  ///< In other languages, where it has such names.
    std::string short_name = {};  ///< "Stockholm", "KTH"; empty when it has none.
    std::string country = {};     ///< ISO 3166 alpha-2.
    std::string municipality_code =
        {};  ///< A municipality's own; for others where they belong, or empty.
    std::string county_code = {};
    std::string organisation_number =
        {};  ///< "212000-0142" (SE), "958935420" (NO); empty when not known.
    std::string website = {};
    std::optional<std::int64_t> population =
        {};                               ///< Of a municipality; the year stands in `source`.
    std::optional<double> area_km2 = {};  ///< Land.
    std::string group = {};  ///< Of a Swedish municipality: "A1" … "C9" (municipality_groups.csv).
    std::optional<double> latitude = {}, longitude = {};
    std::string source = {};                ///< "register:municipalities_se 2016", or "hand".
    std::vector<std::string> aliases = {};  ///< Other names under which texts know it.
    friend bool operator==(Organisation const&, Organisation const&) = default;
};

/// What to call it in the language: its name there, otherwise its own.
std::string_view name_in(Organisation const& organisation, texts::Language language);

/// A county, which is a place here and not an organisation.
struct County {
    std::string country;          ///< "SE" or "NO"; codes repeat between the countries.
    std::string code;             ///< "01".
    registers::Names names = {};  ///< "Stockholms län".
    std::string short_name = {};  ///< "Stockholm".
    int tile_x = 0, tile_y = 0;   ///< Its square on a tile map, from the upper left.
};

/// One of the groups into which SKR divides the Swedish municipalities.
struct MunicipalityGroup {
    std::string code;  ///< "A1".
    registers::Names names = {};
};

}

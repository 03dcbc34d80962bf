// Who may read what employees tell: all, the organisation, or a unit of it, as its giver chooses;
// and the sheets by which those without a computer tell it.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ideas/need.h"
#include "platform/db/database.h"
#include "services/permissions/permissions.h"
#include "services/units/chart.h"

namespace ideas::inside {

/// From the narrowest to the widest. Those who answer see all of them.
///   unit          those with a role in the unit, or in one above it but for the whole organisation
///   organisation  those with a role in the organisation
///   all           everybody
enum class Audience : std::uint8_t { unit, organisation, all };
inline constexpr std::array<Audience, 3> audiences = {Audience::unit, Audience::organisation,
                                                      Audience::all};
std::string_view name(Audience audience);
std::optional<Audience> parse_audience(std::string_view name);

/// What the giver of one contribution chose.
struct Choice {
    Audience audience = Audience::all;
    units::UnitId unit = {};  ///< For Audience::unit.
    bool by_code = false;     ///< They said that they work there, by the code of a sheet.
    /// Those who answer have asked whether it may be shown to so many; the same as `audience`:
    /// nobody has.
    Audience asked = Audience::unit;
    bool is_asked() const { return asked > audience; }
};

/// What everybody chose who chose nothing: all.
Choice choice_of(db::Reader& reader, NeedId need);
void keep(db::Transaction& tx, NeedId need, Choice const& choice);
/// Before the contribution is weeded.
void forget(db::Transaction& tx, std::string_view need);

/// How it is visible when those who answer have looked, or need not.
Visibility shown_as(Choice const& choice);

/// Whether the viewer is among those for whom it was told; `chart` is of the organisation. Pure.
bool is_among(permissions::Viewer const& viewer, units::Chart const& chart, Choice const& choice);

/// What the organisation proposes to its employees.
Audience default_of(db::Reader& reader, organisations::OrganisationId const& organisation);
void set_default(db::Transaction& tx, organisations::OrganisationId const& organisation,
                 Audience audience);

/// The newest that those inside may read, after (told_at, id) of `after` when that has an id.
std::vector<Contribution> inside_of(db::Reader& reader,
                                    organisations::OrganisationId const& organisation,
                                    Contribution const& after, std::size_t limit);

/// In characters, and of one organisation.
inline constexpr std::size_t longest_place = 120, most_sheets = 200;

/// A sheet to print and put up: its QR code leads to the form.
struct Sheet {
    organisations::OrganisationId organisation = {};
    std::string code = {};  ///< Of its short address.
    units::UnitId unit = {};
    std::string call = {};       ///< An id, or empty.
    std::string place = {};      ///< In words.
    std::string work_code = {};  ///< What employees write; empty: it is for everybody alike.
};
std::optional<Sheet> sheet(db::Reader& reader, std::string_view code);
std::vector<Sheet> sheets(db::Reader& reader, organisations::OrganisationId const& organisation);
void put(db::Transaction& tx, Sheet const& sheet);
void take_away(db::Transaction& tx, organisations::OrganisationId const& organisation,
               std::string_view code);

/// Of letters and digits that are not taken for each other.
std::string new_code(std::size_t length);
/// Small and large letters are the same, and spaces do not count.
bool is_code(std::string_view typed, std::string_view code);

}

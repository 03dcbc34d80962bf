// A place where a trial is made: one organisation of several, with its own baseline, days, result
// and lesson. Plain values and rules.
#pragma once
#include <array>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/innovation/experiment.h"

namespace innovation {

/// In characters.
inline constexpr std::size_t longest_unit_of_measure = 40, longest_site_name = 160;
/// Organisations that a trial may be made at, and that may be invited at once.
inline constexpr std::size_t most_sites = 60, most_invited = 20;
/// Fewer measured than this say too little by themselves.
inline constexpr std::int64_t fewest_observed = 10;
/// Fewer sites with figures than this are not held together.
inline constexpr std::size_t fewest_sites = 3;

/// From being invited on. What was left, declined or taken back stays and is said so.
enum class SiteState : std::uint8_t { invited, taking_part, declined, left, ended, withdrawn };
inline constexpr std::array<std::string_view, 6> site_state_names = {
    "invited", "taking_part", "declined", "left", "ended", "withdrawn"};
std::string_view name(SiteState state);
std::optional<SiteState> parse_site_state(std::string_view name);

/// A figure with up to three decimals, in thousandths: "4,5" is 4500.
using Figure = std::optional<std::int64_t>;
Figure parse_figure(std::string_view typed);
/// "4.5"; empty for none.
std::string written(Figure const& figure);

/// How it is before it starts, and when; locked when the site says yes.
struct Start {
    std::string baseline = {}, unit = {};
    Figure before = {};
    basics::Date from = {}, until = {};
    friend bool operator==(Start const&, Start const&) = default;
};

struct SiteFinding {
    Finding found = {};
    Figure after = {};
    std::int64_t observed = 0;  ///< Zero: not said.
    std::string measured_otherwise = {};
};

struct Site {
    std::string project = {};
    std::int64_t experiment = 0, number = 0;
    organisations::OrganisationId organisation = {};
    SiteState state = SiteState::invited;
    std::int64_t version = 1;
    Start start = {};
    std::string fingerprint = {};
    std::optional<SiteFinding> finding = {};
    std::string reason = {};
    members::MemberId invited_by = {}, answered_by = {}, ended_by = {};
    basics::Time invited_at = {}, answered_at = {}, ended_at = {};
};
/// Whether it has said yes, also when it has ended there.
bool takes_part(Site const& site);

/// As typed; fields have the members' names.
struct TypedStart {
    std::string site_baseline = {}, unit = {}, before = {}, starts = {}, ends = {};
};
std::expected<Start, basics::Problems> checked(TypedStart const& typed, basics::Date today);

/// A figure afterwards is for a site that has one from before.
struct TypedFinding {
    std::string ending = {}, result = {}, learned = {}, after = {}, observed = {},
                measured_otherwise = {};
};
std::expected<SiteFinding, basics::Problems> checked(TypedFinding const& typed, Start const& start);

/// What the site's fingerprint is taken of: JSON without blanks, with "trial" (the trial's
/// fingerprint), "organisation", "baseline", "unit", "before", "starts", "ends" and "accepted_at".
std::string canonical(Site const& site, Experiment const& experiment);
std::string fingerprint_of(Site const& site, Experiment const& experiment);

/// How much more (or less) it is afterwards, where the site has both figures.
Figure change_of(Site const& site);
/// Whether it says too little by itself: fewer than fewest_observed were measured.
bool is_too_few(Site const& site);

/// What may be said of all sites together.
///   nothing      no site has figures from before and after
///   otherwise    a site measured in another way than the trial says
///   units        the units differ
///   too_few      fewer than fewest_sites have figures that say something
///   range        from the least change to the greatest; never a mean of places
struct Together {
    enum class What : std::uint8_t { nothing, otherwise, units, too_few, range };
    What what = What::nothing;
    std::string unit = {};
    std::int64_t least = 0, most = 0;           ///< In thousandths, of a range.
    std::size_t sites = 0, more = 0, less = 0;  ///< Of a range: all, and those that rose or fell.
    std::size_t left_out = 0;                   ///< Too few were measured there.
};
inline constexpr std::array<std::string_view, 5> together_names = {"nothing", "otherwise", "units",
                                                                   "too_few", "range"};
std::string_view name(Together::What what);
Together together(std::vector<Site> const& sites);

}

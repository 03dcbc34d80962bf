// A barrier (hinder): what somebody wanted, what stopped them, who has the same, and whose it is to
// change. Plain values.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/time.h"
#include "platform/texts/language.h"
#include "services/permissions/permissions.h"

namespace barriers {

using BarrierId = basics::Id<struct BarrierTag>;
using organisations::OrganisationId;

/// structural: within one's own control (line, leadership, board). systemic: outside it (law,
/// agency, funding). unsorted: nobody has said yet.
enum class Class : std::uint8_t { unsorted, structural, systemic };
inline constexpr std::array<std::string_view, 3> class_names = {"unsorted", "structural",
                                                                "systemic"};

/// Where it bites, and who can change it. The levels of an organisation's own come first.
enum class Level : std::uint8_t {
    unsaid,
    unit,          ///< A unit's own: the line.
    organisation,  ///< The organisation as a whole: leadership, board.
    regional,
    national,
    eu,
    international
};
inline constexpr std::array<std::string_view, 7> level_names = {
    "unsaid", "unit", "organisation", "regional", "national", "eu", "international"};

/// How far the reporting organisation can change it by itself.
enum class Control : std::uint8_t { unsaid, full, partial, none };
inline constexpr std::array<std::string_view, 4> control_names = {"unsaid", "full", "partial",
                                                                  "none"};

enum class Frequency : std::uint8_t { unsaid, once, sometimes, often, always };
inline constexpr std::array<std::string_view, 5> frequency_names = {"unsaid", "once", "sometimes",
                                                                    "often", "always"};

/// Who sees it.
///   public_   everybody
///   internal  everybody who holds a role in an organisation
///   draft     those who hold a role in the organisations behind it
/// Whoever leads the whole sees all.
enum class Visibility : std::uint8_t { public_, internal, draft };
inline constexpr std::array<std::string_view, 3> visibility_names = {"public", "internal", "draft"};

/// How far it has come.
///   lifted     those who can change it have been asked
///   gone       it stands in nobody's way any more
///   dismissed  it was none
enum class State : std::uint8_t { reported, described, lifted, gone, dismissed };
inline constexpr std::array<std::string_view, 5> state_names = {"reported", "described", "lifted",
                                                                "gone", "dismissed"};
inline bool is_over(State state) { return state == State::gone || state == State::dismissed; }

/// What whoever met it says, in five minutes.
struct Report {
    OrganisationId organisation = {};  ///< In whose name; it answers for the description.
    std::string title = {};
    std::string wanted = {};   ///< What we wanted.
    std::string stopped = {};  ///< What stopped us.
    std::string place = {};    ///< Where; may be empty.
    basics::Date since = {};   ///< As exact as known; may be unknown.
    std::string cost = {};     ///< What it costs, in words; may be empty.
    Visibility visibility = Visibility::public_;
    texts::Language language = texts::Language::sv;
    std::string step = {};  ///< The step of an ordinary process (process_step) where it bites.
    /// What it was seen in, when not a project or a step: a subject of another feature.
    std::string origin_kind = {}, origin = {};
    friend bool operator==(Report const&, Report const&) = default;
};

/// What a steward adds: the coordinator of the organisation, or who leads the whole.
struct Description {
    Class of = Class::unsorted;
    std::string category = {};  ///< A code of registers/barrier_taxonomy.csv: "L1", "T"; or empty.
    Level bites = Level::unsaid, changes = Level::unsaid;
    Control control = Control::unsaid;
    Frequency frequency = Frequency::unsaid;
    int severity = 0;  ///< 1 to 5; 0: nobody has said.
    std::vector<std::string> root_causes =
        {};                               ///< Each the answer to why the one before; at most five.
    std::vector<std::string> legal = {};  ///< Rules, each as it is written: "PBL 8 kap. 4 a §".
    std::vector<std::string> sectors = {};  ///< Fields of work, one each.
    std::string inaction = {};              ///< What it costs when nothing is done.
    std::string equality = {};              ///< Whom it hits more than others.
    friend bool operator==(Description const&, Description const&) = default;
};

struct Barrier {
    BarrierId id = {};
    Report told = {};
    Description described = {};
    State state = State::reported;
    bool is_hidden = false;  ///< By a decision over a reported text.
    std::string slug = {};
    BarrierId merged_into = {};  ///< Directly; empty: into none.
    BarrierId counted_in = {};   ///< The one whose page tells of it: itself, unless it is merged.
    std::int64_t version = 1;
    members::MemberId reported_by = {};
    basics::Time reported_at = {}, updated_at = {};

    bool is_merged() const { return !merged_into.empty(); }
    bool is_public() const { return told.visibility == Visibility::public_ && !is_hidden; }
};

/// "We have the same barrier": an organisation by one of its people, with evidence of its own. The
/// one who reported it is the first.
struct Endorsement {
    BarrierId barrier = {};  ///< As it was given, also when that is merged since.
    OrganisationId organisation = {};
    members::MemberId member = {};
    std::string evidence = {};
    std::string project = {};  ///< One that it stops; may be empty.
    texts::Language language = texts::Language::sv;
    basics::Time at = {};
    friend bool operator==(Endorsement const&, Endorsement const&) = default;
};

/// A project that it stops.
struct Stopped {
    BarrierId barrier = {};
    std::string project = {};
    members::MemberId added_by = {};
    basics::Time at = {};
};

enum class What : std::uint8_t {
    reported,
    endorsed,   ///< before: nothing; after: the organisation's id.
    withdrawn,  ///< An endorsement; before: the organisation's id.
    described,
    classed,  ///< before and after: names of classes; words: why.
    seen_by,  ///< before and after: names of visibilities.
    project_added,
    project_removed,  ///< before or after: the project's id.
    merged,           ///< On both; after: the other's id, on the one that lives on before.
    unmerged,
    hidden,
    shown
};
inline constexpr std::array<std::string_view, 12> what_names = {
    "reported",      "endorsed",        "withdrawn", "described", "classed", "seen_by",
    "project_added", "project_removed", "merged",    "unmerged",  "hidden",  "shown"};

/// One line of its history. Words are somebody's own; the log holds none of them.
struct Event {
    std::int64_t number = 0;
    basics::Time at = {};
    What what = What::reported;
    members::MemberId by = {};
    std::string words = {}, before = {}, after = {};
};

std::string_view name(Class one);
std::string_view name(Level one);
std::string_view name(Control one);
std::string_view name(Frequency one);
std::string_view name(Visibility one);
std::string_view name(State one);
std::string_view name(What one);
std::optional<Class> parse_class(std::string_view name);
std::optional<Level> parse_level(std::string_view name);
std::optional<Control> parse_control(std::string_view name);
std::optional<Frequency> parse_frequency(std::string_view name);
std::optional<Visibility> parse_visibility(std::string_view name);
std::optional<State> parse_state(std::string_view name);
std::optional<What> parse_what(std::string_view name);

/// "/barriers/01j…/a-slug", without the language.
std::string path_of(Barrier const& barrier);

}

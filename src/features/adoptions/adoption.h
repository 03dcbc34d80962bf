// That somebody takes into use what somebody else has made: plain values.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/time.h"
#include "platform/texts/language.h"
#include "services/activity/activity.h"
#include "services/permissions/permissions.h"

namespace adoptions {

using AdoptionId = basics::Id<struct AdoptionTag>;

/// How far it has come. The first seven follow each other, and may go back; embedded stands in the
/// ordinary budget. What is paused or abandoned has its reason, and may begin again.
enum class State : std::uint8_t {
    interested,
    dialogue,
    evaluating,
    decided,
    piloting,
    in_use,
    embedded,
    paused,
    abandoned
};
inline constexpr std::array<std::string_view, 9> state_names = {
    "interested", "dialogue", "evaluating", "decided",  "piloting",
    "in_use",     "embedded", "paused",     "abandoned"};
std::string_view name(State state);
std::optional<State> parse_state(std::string_view name);
bool is_used(State state);

/// How it was taken over.
enum class Way : std::uint8_t { untold, copied, adapted, inspired, developed_together, procured };
inline constexpr std::array<std::string_view, 6> way_names = {
    "untold", "copied", "adapted", "inspired", "developed_together", "procured"};
std::string_view name(Way way);
std::optional<Way> parse_way(std::string_view name);

/// What came out, against where it was made.
enum class Result : std::uint8_t { untold, better, same, worse, too_early };
inline constexpr std::array<std::string_view, 5> result_names = {"untold", "better", "same",
                                                                 "worse", "too_early"};
std::string_view name(Result result);
std::optional<Result> parse_result(std::string_view name);

/// How figures part them: on the way; used, which alone is spread; used, but nobody answered when
/// asked again; paused or abandoned.
enum class Standing : std::uint8_t { used, on_the_way, unsure, ended };
inline constexpr std::array<std::string_view, 4> standing_names = {"used", "on_the_way", "unsure",
                                                                   "ended"};
std::string_view name(Standing standing);
std::optional<Standing> parse_standing(std::string_view name);

/// What the adopter tells. Money in whole units of the currency.
struct Telling {
    Way way = Way::untold;
    std::string kept = {}, changed = {};
    std::optional<std::int64_t> cost = {};         ///< Of taking it into use.
    std::optional<std::int64_t> saved = {};        ///< Money a year.
    std::optional<std::int64_t> hours_saved = {};  ///< A year.
    std::string currency = "SEK";
    Result result = Result::untold;
    std::string result_text = {}, evidence = {}, evidence_link = {};
    friend bool operator==(Telling const&, Telling const&) = default;
};

/// Where it stands, from which day, and why when it stopped.
struct Step {
    State state = State::interested;
    basics::Date since = {};
    std::string reason = {};
    friend bool operator==(Step const&, Step const&) = default;
};

/// Who has looked that it is so: never the adopter.
struct Verified {
    members::MemberId by = {};
    organisations::OrganisationId organisation = {};  ///< For which they said so; empty: the whole.
    bool is_origin = false;                           ///< Where it was made.
    basics::Time at = {};                             ///< Zero: nobody.
    std::string words = {};
};

struct Adoption {
    AdoptionId id = {};
    activity::Subject subject = {};  ///< A project or a case.
    organisations::OrganisationId organisation = {};
    units::UnitId unit = {};  ///< Empty: the organisation as a whole.
    Step step = {};
    basics::Date used_since = {};  ///< First in use; zero: never yet.
    Telling told = {};
    Verified verified = {};
    std::int64_t version = 1;
    texts::Language language = texts::Language::sv;
    members::MemberId stated_by = {};  ///< Who told last.
    basics::Time created_at = {}, updated_at = {};
    basics::Time asked_at = {}, answered_at = {};  ///< Zero: never.
    /// The day from which the months of later questions are counted; zero: none are asked.
    basics::Date asked_from = {};
    int round = 0;                     ///< Of the last question, in months.
    basics::Time ask_next_at = {};     ///< Zero: there is no further question.
    bool is_lapsed = false;            ///< The last question was left unanswered.
    basics::Time origin_told_at = {};  ///< When the origin had it in a letter; zero: not yet.

    bool is_asked() const { return asked_at > answered_at; }
    Standing standing() const;
};

/// What happened to it.
enum class What : std::uint8_t { begun, moved, changed, verified, asked, still_used, lapsed };
inline constexpr std::array<std::string_view, 7> what_names = {
    "begun", "moved", "changed", "verified", "asked", "still_used", "lapsed"};
std::string_view name(What what);
std::optional<What> parse_what(std::string_view name);

/// Events are added and never changed.
struct Event {
    std::int64_t number = 0;
    basics::Time at = {};
    What what = What::begun;
    members::MemberId by = {};  ///< Empty: from a letter, or the program by itself.
    std::int64_t version = 1;
    Step step = {};         ///< As it stood afterwards.
    int round = 0;          ///< Of a question, in months.
    std::string told = {};  ///< JSON, where what is told changed.
    std::string words = {};
};

}

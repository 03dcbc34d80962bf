// That a project is implemented, as stated and as its line owner answers. Plain values.
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

namespace outcomes {

/// Who answers for it in the line. Name, role and unit are shown as stated; the address is not.
struct Owner {
    std::string name = {}, role = {}, unit = {}, email = {};
    members::MemberId member = {};  ///< When the address is a member's.
    friend bool operator==(Owner const&, Owner const&) = default;
};

/// What is stated.
struct Telling {
    Owner owner = {};
    basics::Date since = {};  ///< A whole day, today at the latest.
    std::string evidence = {}, evidence_link = {};
    bool in_budget = false;
    std::string budget = {};  ///< With what, when it is.
    friend bool operator==(Telling const&, Telling const&) = default;
};

/// Where it stands.
///   waiting    stated; the line owner has not answered
///   confirmed  the line owner has said so; this alone is counted
///   lapsed     was confirmed, and a later question was left unanswered
///   denied     the line owner says that it is not implemented
///   ended      was implemented, and is not in use any more
///   withdrawn  those who stated it have taken it back
enum class State : std::uint8_t { waiting, confirmed, lapsed, denied, ended, withdrawn };
inline constexpr std::array<std::string_view, 6> state_names = {
    "waiting", "confirmed", "lapsed", "denied", "ended", "withdrawn"};
std::string_view name(State state);
std::optional<State> parse_state(std::string_view name);

/// How figures part them: confirmed; not confirmed (waiting, lapsed, denied); no longer in use.
/// What is withdrawn is in none.
enum class Standing : std::uint8_t { confirmed, unconfirmed, ended };
inline constexpr std::array<std::string_view, 3> standing_names = {"confirmed", "unconfirmed",
                                                                   "ended"};
std::string_view name(Standing standing);
std::optional<Standing> parse_standing(std::string_view name);
std::optional<Standing> standing_of(State state);

struct Statement {
    std::string project = {};
    Telling told = {};
    State state = State::waiting;
    std::int64_t version = 1;  ///< Grows with each amendment.
    texts::Language language = texts::Language::sv;
    members::MemberId stated_by = {};  ///< Who stated or amended it last.
    basics::Time stated_at = {}, updated_at = {};
    basics::Time asked_at = {}, answered_at = {};  ///< Zero: never.
    int round = 0;                                 ///< Of the last question, in months.
    basics::Time confirmed_at = {};                ///< First confirmed as it stands now.
    basics::Time ask_next_at = {};                 ///< Zero: there is no further question.
    std::string comment = {};

    /// Whether a question was sent and is not answered.
    bool is_asked() const { return asked_at > answered_at; }
};

/// What happened to it.
enum class What : std::uint8_t {
    stated,
    amended,
    asked,
    confirmed,
    denied,
    ended,
    lapsed,
    withdrawn
};
inline constexpr std::array<std::string_view, 8> what_names = {
    "stated", "amended", "asked", "confirmed", "denied", "ended", "lapsed", "withdrawn"};
std::string_view name(What what);
std::optional<What> parse_what(std::string_view name);

struct Event {
    std::int64_t number = 0;
    basics::Time at = {};
    What what = What::stated;
    members::MemberId by = {};
    std::int64_t version = 1;
    int round = 0;
    std::string owner_name = {};
    members::MemberId owner_member = {};
    std::string stated = {};  ///< JSON.
    std::string comment = {};
};

}

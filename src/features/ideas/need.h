// The noun Contribution (inspel): a need (behov), what is hard and for whom, or an idea (idé), what
// could be done and what would become better. Plain values.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/permissions/permissions.h"

#include "platform/basics/time.h"

namespace ideas {

using NeedId = basics::Id<struct NeedTag>;

/// What is told: what is hard, or what could be done about something.
enum class Kind : std::uint8_t { need, idea };
inline constexpr std::array<Kind, 2> kinds = {Kind::need, Kind::idea};

/// Where a need stands, as its sender is told. What answers it is anything but received.
enum class State : std::uint8_t {
    received,
    in_progress,
    goes_on,
    declined,
    already_done,
    referred
};
inline constexpr std::array<State, 6> states = {State::received,     State::in_progress,
                                                State::goes_on,      State::declined,
                                                State::already_done, State::referred};

/// Who may read it.
///   waiting    the sender and those who answer, until these have looked at it
///   public_    everybody
///   hidden     the sender and those who answer, who gave a reason
///   withdrawn  those who answer; the sender has taken it back
///   merged     everybody, where it lives now: it was public when it was merged (merging.h)
///   inside     those for whom its giver told it, and those who answer (inside/inside.h)
enum class Visibility : std::uint8_t { waiting, public_, hidden, withdrawn, merged, inside };

enum class Frequency : std::uint8_t { unknown, always, daily, weekly, monthly, yearly };
inline constexpr std::array<Frequency, 6> frequencies = {Frequency::always, Frequency::daily,
                                                         Frequency::weekly, Frequency::monthly,
                                                         Frequency::yearly, Frequency::unknown};

/// How a need came here: told on the page, entered for somebody, or sent by a program.
enum class Way : std::uint8_t { page, counter, paper, workshop, program, school, phone };

/// "received", "public", "daily", "counter": the names in the database, the API and text ids.
std::string_view name(Kind kind);
std::string_view name(State state);
std::string_view name(Visibility visibility);
std::string_view name(Frequency frequency);
std::string_view name(Way way);
std::optional<Kind> parse_kind(std::string_view name);
std::optional<State> parse_state(std::string_view name);
std::optional<Visibility> parse_visibility(std::string_view name);
std::optional<Frequency> parse_frequency(std::string_view name);
std::optional<Way> parse_way(std::string_view name);

/// Whether those who answer want to read a text before others do, whoever sent it.
enum class Reading : std::uint8_t { as_usual, first };

/// The languages in which a need may be told, by BCP 47; "und" is any other.
inline constexpr std::array<std::string_view, 7> story_languages = {"sv",  "en", "nb", "fi",
                                                                    "fit", "se", "und"};

/// What the sender says.
struct Telling {
    std::string title = {};
    std::string story = {};  ///< Plain text with line breaks.
    std::string for_whom = {};
    Frequency how_often = Frequency::unknown;
    std::string place = {};  ///< In words.
    std::string language = "sv";
    organisations::OrganisationId organisation = {};  ///< Who is asked to answer.
    Kind kind = Kind::need;
    std::string better = {};  ///< Of an idea: what would become better. Plain text.
    NeedId answers = {};      ///< Of an idea: the need that it answers, or empty.
    friend bool operator==(Telling const&, Telling const&) = default;
};

/// Who wants to be told the answer. Personal data: never leaves the store but for the sender's and
/// the coordinator's own pages.
struct Sender {
    std::string name = {}, email = {};
    std::string reads = {};  ///< A further language for letters; empty: that of what was told.
    bool empty() const { return name.empty() && email.empty(); }
    friend bool operator==(Sender const&, Sender const&) = default;
};

struct Contribution {
    NeedId id = {};
    Telling told = {};
    std::string slug = {};
    State state = State::received;
    Visibility visibility = Visibility::waiting;
    Way way = Way::page;
    std::int64_t version = 1;
    basics::Time told_at = {}, updated_at = {};
    members::MemberId told_by = {};     ///< Empty when told without an account.
    members::MemberId entered_by = {};  ///< Who entered it for somebody else, or empty.
    NeedId merged_into = {};            ///< Where it lives since it was merged, or empty.
    std::int64_t supports = 0;          ///< How many members support it; see support.h.
};

/// What a contribution was called when only needs were told.
using Need = Contribution;

/// What those who answer say. A referral names where to; the link leads to what is meant.
struct Answer {
    State state = State::in_progress;
    std::string reason = {};
    std::string referred_to = {}, link = {};
};

enum class Happened : std::uint8_t {
    told,
    corrected,
    added,
    published,
    hidden,
    withdrawn,
    answered,
    given,   ///< To a unit: the words are its name then, or empty for the organisation as a whole.
    opened,  ///< By its giver, to more than before.
    merged,  ///< With another one, whose title and path are referred_to and link; the words say
             ///< why.
    split    ///< The same of being parted.
};
std::string_view name(Happened happened);
std::optional<Happened> parse_happened(std::string_view name);

/// One line of a need's history.
struct Event {
    std::int64_t number = 0;  ///< Given by the store.
    Happened what = Happened::told;
    basics::Time at = {};
    members::MemberId member = {};  ///< Empty when the sender did it without an account.
    /// What the need stood in afterwards.
    State state = State::received;
    /// The reason of an answer or of hiding, what was added, or the story as it was before a
    /// correction.
    std::string words = {};
    std::string referred_to = {}, link = {};
    bool shown = true;  ///< False for an addition that nobody has looked at.
};

}

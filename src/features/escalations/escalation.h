// What was asked of whom, what they answered, and what changed. Plain values.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/escalations/way.h"
#include "platform/basics/time.h"
#include "platform/texts/language.h"
#include "services/permissions/permissions.h"
#include "services/told/told.h"

namespace escalations {

/// A barrier put before somebody who can change it.
struct Escalation {
    int number = 0;  ///< Of the barrier, from 1.
    Rung rung = Rung::line;
    /// A key of registers/addressees.csv, or the id of the organisation whose own body it is.
    std::string addressee = {};
    told::Told told = {};    ///< Fields of asking_fields().
    told::Told answer = {};  ///< Fields of answer_fields(); empty until there is one.
    std::string their_number = {};
    bool is_acknowledged = false;
    bool is_through_link = false;  ///< The answer was written on the addressee's desk.
    members::MemberId sent_by = {};
    organisations::OrganisationId organisation = {};  ///< In whose name.
    texts::Language language = texts::Language::sv;
    basics::Time at = {};

    bool is_answered() const { return !answer.empty(); }
    /// Registered is that none came: they may still answer, and are counted as those who have not.
    bool is_silent() const { return told::said(answer, "answer") == "no_answer"; }
    bool is_settled() const { return is_answered() && !is_silent(); }
    basics::Date sent_on() const {
        return told::day(told, "sent_on").value_or(basics::Date{1970, 1, 1});
    }
    basics::Date answered_on() const {
        return told::day(answer, "answered_on").value_or(basics::Date{1970, 1, 1});
    }
};

///   acknowledged  they have got it, under their number
///   asked         they ask back
///   answered      they answer
///   replied       they reply publicly beside our text
///   wrote         those who asked write to them
enum class Said : std::uint8_t { acknowledged, asked, answered, replied, wrote };
inline constexpr std::array<std::string_view, 5> said_names = {"acknowledged", "asked", "answered",
                                                               "replied", "wrote"};
std::string_view name(Said said);
std::optional<Said> parse_said(std::string_view name);

/// Something said about an escalation. What is withdrawn stays in the database, and is shown to
/// nobody.
struct Word {
    int number = 0;  ///< Of the barrier, from 1.
    int escalation = 0;
    Said said = Said::wrote;
    std::string words = {}, signed_by = {}, link = {};
    bool is_through_link = false;
    members::MemberId by = {};  ///< Empty: through the link.
    basics::Time at = {}, withdrawn_at = {};
    std::string withdrawn_because = {};

    bool is_withdrawn() const { return withdrawn_at.microseconds != 0; }
};

/// What changed, in which rule or practice, and from when: fields of outcome_fields().
struct Outcome {
    int number = 0;
    told::Told told = {};
    basics::Time at = {};
};

/// One move, as it was made.
struct Moved {
    int number = 0;
    basics::Time at = {};
    Step step = {};
    Stage stage = Stage::reported;  ///< Afterwards.
    std::string note = {};
    int escalation = 0;  ///< Of escalate, answer and retract.
    members::MemberId by = {};
};

/// How many days ago, 0 for today and for days to come.
int days_since(basics::Date day, basics::Date today);

}

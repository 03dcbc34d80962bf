// Being away, and who stands in: days are whole, in Stockholm, and the last one counts.
#pragma once
#include <expected>
#include <span>
#include <string>
#include <vector>

#include "services/members/member.h"

namespace members {

using AbsenceId = basics::Id<struct AbsenceTag>;

/// Somebody with roles in the organisation is away, from the first day to the last. The deputy has
/// their roles there on those days, once they have accepted, and only while they hold a role of
/// their own in the organisation. A deputy's deputy has nothing: one step only.
struct Absence {
    AbsenceId id = {};
    organisations::OrganisationId organisation = {};
    MemberId member = {}, deputy = {};
    basics::Date from = {}, last = {};
    std::string words = {};  ///< For the deputy.
    basics::Time made_at = {};
    bool is_accepted = false;
    bool has_ended = false;  ///< Declined, or back before the last day.

    /// Whether the day is one of those away.
    bool covers(basics::Date day) const { return !has_ended && from <= day && day <= last; }
    bool is_over(basics::Date today) const { return has_ended || last < today; }
};

/// As typed into a form.
struct AbsenceDraft {
    std::string from = {}, last = {}, words = {};
    MemberId deputy = {};
};

inline constexpr std::size_t longest_handover = 4000;
/// One absence is at most so many years long.
inline constexpr int longest_absence_years = 2;

/// The days and words of the draft. Fields "from", "last", "deputy" and "words". `known` are the
/// absences of the organisation, `member` the one who will be away.
std::expected<Absence, basics::Problems> checked(AbsenceDraft const& draft, MemberId const& member,
                                                 std::span<Absence const> known,
                                                 basics::Date today);

/// Who stands in for the member on that day; empty: nobody, so that they are reached themselves.
/// Nobody either when the deputy is away that day.
MemberId deputy_on(std::span<Absence const> absences, MemberId const& member, basics::Date day);

}

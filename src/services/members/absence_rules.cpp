// Which days may be typed, and who stands in on one.
#include <algorithm>

#include "platform/basics/text.h"
#include "services/members/absence.h"

namespace members {

namespace {

std::optional<basics::Date> whole_day(std::string const& text) {
    auto const day = basics::parse_iso_date(basics::trimmed(text));
    return day && day->day > 0 ? day : std::nullopt;
}

bool meet(Absence const& one, basics::Date from, basics::Date last) {
    return !one.has_ended && one.from <= last && from <= one.last;
}

void check_days(Absence const& made, basics::Date today, basics::Problems& problems) {
    if (made.from < today) problems.push_back({"from", "members.absence_past"});
    if (made.last < made.from) problems.push_back({"last", "members.absence_turned"});
    if (made.last.year - made.from.year > longest_absence_years)
        problems.push_back({"last", "members.absence_long"});
}

}

std::expected<Absence, basics::Problems> checked(AbsenceDraft const& draft, MemberId const& member,
                                                 std::span<Absence const> known,
                                                 basics::Date today) {
    basics::Problems problems;
    auto const from = whole_day(draft.from), last = whole_day(draft.last);
    if (!from) problems.push_back({"from", "members.absence_day_wrong"});
    if (!last) problems.push_back({"last", "members.absence_day_wrong"});
    Absence made{.id = AbsenceId::make(),
                 .member = member,
                 .deputy = draft.deputy,
                 .from = from.value_or(today),
                 .last = last.value_or(today),
                 .words = std::string(basics::trimmed(draft.words))};
    std::erase(made.words, '\r');
    if (from && last) check_days(made, today, problems);
    if (basics::length(made.words) > longest_handover)
        problems.push_back({"words", "members.absence_words_long"});
    if (made.deputy.empty() || made.deputy == member)
        problems.push_back({"deputy", "members.absence_deputy_missing"});
    auto const meets = [&](MemberId const& who) {
        return std::ranges::any_of(known, [&](Absence const& one) {
            return one.member == who && meet(one, made.from, made.last);
        });
    };
    if (problems.empty() && meets(member)) problems.push_back({"from", "members.absence_double"});
    if (problems.empty() && meets(made.deputy))
        problems.push_back({"deputy", "members.absence_deputy_away"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return made;
}

MemberId deputy_on(std::span<Absence const> absences, MemberId const& member, basics::Date day) {
    for (auto const& one : absences) {
        if (one.member != member || !one.is_accepted || !one.covers(day)) continue;
        bool const is_away = std::ranges::any_of(absences, [&](Absence const& other) {
            return other.member == one.deputy && other.covers(day);
        });
        if (!is_away) return one.deputy;
    }
    return {};
}

}

// Check, store and record.
#include "services/pauses/pauses.h"

#include <algorithm>

#include "platform/basics/text.h"

namespace pauses {

namespace {

std::optional<basics::Date> whole_day(std::string const& text) {
    auto const day = basics::parse_iso_date(basics::trimmed(text));
    return day && day->day > 0 ? day : std::nullopt;
}

void record(db::Transaction& tx, units::Hand const& hand,
            organisations::OrganisationId const& organisation, std::string action,
            json::Object details) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = std::move(action),
                         .subject = {"organisation", organisation.string()},
                         .organisation = organisation,
                         .details = std::move(details)});
}

}

std::expected<Pause, basics::Problems> checked(Draft const& draft, units::Chart const& chart) {
    basics::Problems problems;
    Pause made{.id = PauseId::make(), .words = basics::one_line(basics::trimmed(draft.words))};
    auto const from = whole_day(draft.from), last = whole_day(draft.last);
    if (!from) problems.push_back({"from", "pauses.day_wrong"});
    if (!last) problems.push_back({"last", "pauses.day_wrong"});
    made.from = from.value_or(basics::Date{});
    made.last = last.value_or(basics::Date{});
    if (from && last && made.last < made.from) problems.push_back({"last", "pauses.turned"});
    if (from && last && made.last >= made.from && made.last < chart.day())
        problems.push_back({"last", "pauses.past"});
    if (from && last && made.last.year - made.from.year > 2)
        problems.push_back({"last", "pauses.long"});
    if (basics::length(made.words) > longest_words)
        problems.push_back({"words", "pauses.words_long"});
    if (!draft.unit.empty()) {
        made.unit = units::UnitId::parse(draft.unit).value_or(units::UnitId());
        auto const* place = chart.role_place(made.unit);
        if (!place || place->id != made.unit) problems.push_back({"unit", "units.thing_gone"});
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return made;
}

std::vector<Pause> holding_for(std::vector<Pause> const& pauses, units::Chart const& chart,
                               units::UnitId const& unit) {
    auto const spot = chart.spot(unit);
    std::vector<Pause> holding;
    for (auto const& one : pauses)
        if (one.unit.empty() ||
            (spot.line && std::ranges::find(*spot.line, one.unit) != spot.line->end()))
            holding.push_back(one);
    return holding;
}

std::expected<PauseId, basics::Problems> add(db::Transaction& tx, units::Hand const& hand,
                                             units::Chart const& chart, Draft const& draft) {
    auto const made = checked(draft, chart);
    if (!made) return std::unexpected(made.error());
    auto const& organisation = chart.organisation();
    auto const known = store::to_come(tx, organisation, chart.day());
    // Sent twice, or by two at once: it is there.
    for (auto const& one : known)
        if (one.unit == made->unit && one.from == made->from && one.last == made->last &&
            one.words == made->words)
            return one.id;
    if (known.size() >= most_pauses)
        return std::unexpected(basics::Problems{{"from", "pauses.many"}});
    store::add(tx, organisation, *made);
    record(tx, hand, organisation, "pauses.added",
           {{"from", basics::iso(made->from)},
            {"last", basics::iso(made->last)},
            {"unit", made->unit.text()}});
    return made->id;
}

bool end(db::Transaction& tx, units::Hand const& hand,
         organisations::OrganisationId const& organisation, PauseId const& id) {
    if (!store::remove(tx, organisation, id)) return false;
    record(tx, hand, organisation, "pauses.ended", {{"pause", id.text()}});
    return true;
}

}

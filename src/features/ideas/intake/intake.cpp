// The rules, and pausing and opening: check, store and record.
#include "features/ideas/intake/intake.h"

#include <algorithm>
#include <array>

#include "platform/basics/text.h"
#include "services/promises/late.h"
#include "services/units/things.h"

namespace ideas::intake {

namespace {

constexpr std::array<std::string_view, 3> why_names = {"open", "paused", "unanswered"};

/// What is known of a sign is exact to a day: more would be a write for each answer.
constexpr std::int64_t one_day = 24LL * 60 * 60 * 1'000'000;

void record(db::Transaction& tx, Hand const& hand,
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

std::string_view name(Why why) { return why_names[static_cast<std::size_t>(why)]; }

std::expected<Pause, basics::Problems> checked(Draft const& draft, units::Chart const& chart) {
    basics::Problems problems;
    Pause made{.words = basics::one_line(basics::trimmed(draft.words))};
    auto const last = basics::parse_iso_date(basics::trimmed(draft.last));
    bool const is_day = last && last->day > 0;
    if (!is_day) problems.push_back({"last", "ideas.problem_intake_day"});
    else if (*last < chart.day()) problems.push_back({"last", "ideas.problem_intake_past"});
    else if (promises::days_between(chart.day(), *last) > most_days)
        problems.push_back({"last", "ideas.problem_intake_far"});
    made.last = last.value_or(basics::Date{});
    if (made.words.empty()) problems.push_back({"words", "ideas.problem_intake_words"});
    if (auto const length = basics::length(made.words); length > longest_words)
        problems.push_back({"words",
                            "ideas.problem_long",
                            {{"most", std::to_string(longest_words)},
                             {"over", std::to_string(length - longest_words)}}});
    if (!draft.unit.empty()) {
        made.unit = units::UnitId::parse(draft.unit).value_or(units::UnitId());
        auto const* place = chart.role_place(made.unit);
        if (!place || place->id != made.unit) problems.push_back({"unit", "units.thing_gone"});
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return made;
}

bool closes_itself(std::int64_t passed, std::optional<basics::Date> last_sign, basics::Date today) {
    bool const is_quiet = !last_sign || promises::days_between(*last_sign, today) >= quiet_days;
    return passed >= most_passed && is_quiet;
}

Standing standing(std::vector<Pause> const& pauses, units::Chart const& chart,
                  units::UnitId const& unit, bool closed) {
    auto const spot = chart.spot(unit);
    for (auto const& one : pauses)
        if (one.unit.empty() ||
            (spot.line && std::ranges::find(*spot.line, one.unit) != spot.line->end()))
            return {Why::paused, one};
    return {closed ? Why::unanswered : Why::open, {}};
}

Standing standing(web::Services& services, db::Reader& reader,
                  organisations::OrganisationId const& organisation, std::string_view unit) {
    if (organisation.empty()) return {};
    auto const today = basics::day_in_stockholm(services.now());
    auto const sign = store::last_sign(reader, organisation);
    auto const day = sign ? std::optional(basics::day_in_stockholm(*sign)) : std::nullopt;
    // Few are quiet: only for them it is counted.
    bool const closed =
        closes_itself(most_passed, day, today) &&
        closes_itself(promises::late_running(reader, organisation, today, most_passed), day,
                      today) &&
        has_coordinator(services, organisation);
    return standing(store::pauses(reader, organisation, today),
                    units::chart_of(reader, organisation, today),
                    units::UnitId::parse(unit).value_or(units::UnitId()), closed);
}

basics::Problems pause(db::Transaction& tx, Hand const& hand, units::Chart const& chart,
                       Draft const& draft) {
    auto const made = checked(draft, chart);
    if (!made) return made.error();
    store::remove(tx, chart.organisation(), made->unit);
    store::put(tx, chart.organisation(), *made);
    record(tx, hand, chart.organisation(), "ideas.intake_paused",
           {{"unit", made->unit.text()}, {"last", basics::iso(made->last)}});
    return {};
}

void open(db::Transaction& tx, Hand const& hand, organisations::OrganisationId const& organisation,
          units::UnitId const& unit) {
    store::remove(tx, organisation, unit);
    if (unit.empty()) store::put_sign(tx, organisation, hand.now);
    record(tx, hand, organisation, "ideas.intake_opened", {{"unit", unit.text()}});
}

void note_sign(db::Transaction& tx, organisations::OrganisationId const& organisation,
               basics::Time now) {
    auto const last = store::last_sign(tx, organisation);
    if (!last || now.microseconds - last->microseconds >= one_day)
        store::put_sign(tx, organisation, now);
}

}

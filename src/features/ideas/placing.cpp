// A need belongs to a unit by services/units; the history of the need says when it was given.
#include "features/ideas/placing.h"

#include "services/pauses/pauses.h"
#include "services/promises/clock.h"

namespace ideas {

bool answers_for(permissions::Viewer const& viewer, units::Where& where, Need const& need) {
    return units::may(viewer, permissions::Permission::coordinate, where, need.told.organisation,
                      subject_of(need));
}

bool answers_for(web::Services& services, db::Reader& reader, permissions::Viewer const& viewer,
                 Need const& need) {
    units::Where where(reader, basics::day_in_stockholm(services.now()));
    return answers_for(viewer, where, need);
}

std::expected<Need, basics::Problems> give_to_unit(db::Transaction& tx, Hand const& hand, Need need,
                                                   std::string_view unit) {
    auto const today = basics::day_in_stockholm(hand.now);
    auto const before =
        units::given_on(units::store::stays(tx, need.told.organisation, subject_of(need)), today);
    auto problems = units::give(tx, {hand.log, hand.now, hand.member}, need.told.organisation,
                                subject_of(need), unit);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    if (before.text() == unit) return need;
    promises::sent_on(tx, need.told.organisation, subject_of(need), hand.now);
    auto const chart = units::chart_of(tx, need.told.organisation, today);
    ++need.version;
    need.updated_at = hand.now;
    update(tx, need);
    add_event(tx, need.id,
              {.what = Happened::given,
               .at = hand.now,
               .member = hand.member,
               .state = need.state,
               .words = chart.name(units::UnitId::parse(unit).value_or(units::UnitId()))});
    return need;
}

std::string unit_to_write_in(db::Reader& reader, permissions::Viewer const& viewer,
                             organisations::OrganisationId const& organisation,
                             std::string_view wanted, basics::Date today) {
    auto const unit =
        units::writing_unit(viewer, units::chart_of(reader, organisation, today), wanted);
    if (!unit) throw http::Forbidden();
    return *unit;
}

std::string pause_text(Showing const& showing, organisations::OrganisationId const& organisation) {
    auto const* one = showing.directory->find(organisation);
    if (!one) return {};
    auto const today = basics::day_in_stockholm(showing.services.now());
    auto reader = showing.services.database.read();
    auto const holding = pauses::holding_for(pauses::store::to_come(reader, organisation, today),
                                             units::chart_of(reader, organisation, today), {});
    auto const* now = pauses::pause_on(holding, today);
    auto const country = one->country == "NO" ? pauses::Country::norway : pauses::Country::sweden;
    auto const again = pauses::answering_again(today, country, holding);
    if (!now || !again) return {};
    return showing.format("paused", {{"name", showing.organisation_name(organisation)},
                                     {"when", texts::short_date(showing.visit.language, *again)},
                                     {"words", now->words}});
}

web::View unit_field(Showing const& showing, db::Reader& reader,
                     organisations::OrganisationId const& organisation, std::string_view chosen,
                     std::string_view none, basics::Problems const& problems) {
    auto const chart =
        units::chart_of(reader, organisation, basics::day_in_stockholm(showing.services.now()));
    std::vector<web::Option> options{{"", showing.text(none), chosen.empty()}};
    for (auto const& one : units::choices(chart))
        options.push_back({one.id.string(), one.text, one.id.text() == chosen});
    bool const has_units = options.size() > 1;
    web::View view;
    view.set("has_units", has_units)
        .set("unit_field", web::choices_view({.name = "unit",
                                              .label = showing.text("label_unit"),
                                              .hint = showing.text("hint_unit"),
                                              .problem = showing.problem(problems, "unit")},
                                             options));
    return view;
}

}

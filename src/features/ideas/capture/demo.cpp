// An occasion of the demo world, with needs and ideas that are there already.
#include <stdexcept>

#include "features/ideas/capture/capture.h"
#include "features/ideas/ideas.h"
#include "services/web/services.h"

namespace ideas {

void add_demo_capture(web::Services& services, json::Value const& told,
                      members::MemberId const& by) {
    auto const text = [&](std::string_view name) { return std::string(told.at(name).text()); };
    auto const* days = told.at("days_ago").integer();
    basics::Time const then{services.now().microseconds -
                            (days ? *days : 0) * 24LL * 60 * 60 * 1'000'000};
    auto const day = basics::day_in_stockholm(then);
    auto occasion = capture::checked(capture::TypedOccasion{.name = text("name"),
                                                            .held = basics::iso(day),
                                                            .place = text("place"),
                                                            .held_by = text("held_by"),
                                                            .about = text("about"),
                                                            .way = text("way"),
                                                            .language = "sv",
                                                            .consent = text("consent")},
                                     day);
    if (!occasion)
        throw std::runtime_error("the demo's occasion breaks the rules: " + text("name"));
    occasion->organisation = organisations::OrganisationId::parse(text("organisation"))
                                 .value_or(organisations::OrganisationId());
    auto tx = services.database.begin();
    auto const made = capture::make(tx, {services.activity, then, by}, *occasion);
    auto const& needs = told.at("told").elements();
    capture::Batch const batch{.id = capture::BatchId::make(),
                               .occasion = made.id,
                               .sending = "demo",
                               .source = capture::Source::list,
                               .member = by,
                               .at = then,
                               .told = static_cast<std::int64_t>(needs.size())};
    capture::store::add(tx, batch);
    std::size_t number = 0;
    for (auto const& id : needs)
        capture::store::add_item(tx, batch, NeedId::parse(id.text()).value(), ++number);
    tx.commit();
}

}

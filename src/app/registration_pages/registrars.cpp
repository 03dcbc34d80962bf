// Step by step upwards; a unit that took over from others has their registrar, too.
#include "app/registration_pages/registrars.h"

#include "services/units/things.h"

namespace registration_pages {

namespace {

using Mailboxes = std::map<units::UnitId, std::string>;

std::string own_or_taken_over(Mailboxes const& mailboxes, units::Chart const& chart,
                              units::UnitId const& unit) {
    if (auto const own = mailboxes.find(unit); own != mailboxes.end()) return own->second;
    for (auto const& before : chart.gathered_by(unit))
        if (auto const had = mailboxes.find(before); had != mailboxes.end()) return had->second;
    return {};
}

}

std::vector<Registrar> registrars_of(web::Services& services, web::Visit const& visit,
                                     db::Reader& reader, Matter const& of) {
    constexpr auto coordinate = permissions::Permission::coordinate;
    auto const& organisation = of.document.organisation;
    auto const chart =
        units::chart_of(reader, organisation, basics::day_in_stockholm(services.now()));
    auto const mailboxes = registration::mailboxes(reader, organisation);
    auto const given =
        units::given_on(units::store::stays(reader, organisation, {of.kind, of.id}), chart.day());
    std::vector<Registrar> all;
    auto const* at = chart.spot(given).unit;
    for (std::size_t step = 0; at && step <= chart.units().size(); ++step) {
        all.push_back({.unit = at->id,
                       .unit_name = chart.name(at->id),
                       .email = own_or_taken_over(mailboxes, chart, at->id),
                       .viewer_may = permissions::may_at(visit.viewer, coordinate,
                                                         chart.spot(at->id).place())});
        auto const* span = units::span_on(*at, chart.day());
        at = span ? chart.spot(span->parent).unit : nullptr;
    }
    auto const whole = mailboxes.find(units::UnitId());
    all.push_back({.email = whole == mailboxes.end() ? std::string() : whole->second,
                   .viewer_may = visit.may(coordinate, organisation)});
    return all;
}

std::string mailbox_of(std::vector<Registrar> const& nearest_first) {
    for (auto const& one : nearest_first)
        if (!one.email.empty()) return one.email;
    return {};
}

}

// What the pages have in common.
#include "app/account/handlers.h"
#include "app/administration/administration.h"
#include "app/administration/pages.h"
#include "platform/basics/text.h"
#include "services/identities/assurance.h"
#include "services/organisations/shelf.h"

namespace administration {

Place place(web::Services& services, web::Visit const& visit) {
    auto directory = services.organisations.directory();
    auto const* found = directory->find(visit.id<organisations::OrganisationId>());
    if (!found) throw http::NotFound();
    visit.must(permissions::Permission::coordinate, found->id);
    return {std::move(directory), found};
}

std::optional<http::Response> unless_trusted(web::Services& services, web::Visit const& visit,
                                             Place const& place) {
    constexpr auto action = identities::Action::give_roles;
    if (auto more = identities::unless_sure(services, visit, place.id(), action)) return more;
    return account::unless_confirmed(services, visit);
}

std::string text(web::Services& services, web::Visit const& visit, std::string const& id) {
    return services.pages.text(visit, "administration." + id);
}

std::string role_name(web::Services& services, web::Visit const& visit, permissions::Role role) {
    return text(services, visit, "role_" + std::string(permissions::name(role)));
}

units::Chart chart(web::Services& services, Place const& place) {
    auto reader = services.database.read();
    return units::chart_of(reader, place.id(), basics::day_in_stockholm(services.now()));
}

std::string role_name(web::Services& services, web::Visit const& visit, units::Chart const& chart,
                      permissions::Role role, units::UnitId const& unit) {
    auto const name = role_name(services, visit, role);
    if (unit.empty()) return name;
    auto const* counts_in = chart.role_place(unit);
    return services.pages.format(
        visit, counts_in ? "administration.role_in_unit" : "administration.role_rests",
        {{"role", name}, {"unit", chart.name(counts_in ? counts_in->id : unit)}});
}

std::string where_name(units::Chart const& chart, std::string_view organisation,
                       units::UnitId const& unit) {
    auto const name = chart.name(unit);
    return (name.empty() ? "" : name + ", ") + std::string(organisation);
}

web::View unit_field(web::Services& services, web::Visit const& visit, units::Chart const& chart,
                     std::string_view chosen, std::string id, std::string problem) {
    std::vector<web::Option> options{{"", text(services, visit, "whole"), chosen.empty()}};
    for (auto const& one : units::choices(chart))
        options.push_back({one.id.string(), one.text, one.id.text() == chosen});
    bool const has_units = options.size() > 1;
    auto field = web::choices_view({.name = "unit",
                                    .label = text(services, visit, "unit"),
                                    .hint = text(services, visit, "unit_hint"),
                                    .problem = std::move(problem)},
                                   options);
    field.set("id", id).set("described_by", id + "-hint");
    return web::View().set("has_units", has_units).set("unit_field", std::move(field));
}

std::optional<units::UnitId> unit_in(units::Chart const& chart, std::string_view text) {
    if (text.empty()) return units::UnitId();
    auto const id = units::UnitId::parse(text);
    auto const* place = id ? chart.role_place(*id) : nullptr;
    return place && place->id == *id ? id : std::nullopt;
}

std::vector<web::View> crumbs(web::Services& services, web::Visit const& visit, Place const& place,
                              bool with_people) {
    auto const& one = *place.organisation;
    std::vector<web::View> crumbs{
        web::View()
            .set("crumb_name", organisations::name_in(one, visit.language))
            .set("crumb_url", visit.address("/organisations/" + one.id.string() + "/" +
                                            basics::slug(one.name)))};
    if (with_people)
        crumbs.push_back(web::View()
                             .set("crumb_name", text(services, visit, "people_title"))
                             .set("crumb_url", visit.address(path_of(one.id))));
    return crumbs;
}

}

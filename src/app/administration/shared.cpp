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

// What the pages have in common.
#include <array>

#include "app/absence_pages/pages.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace absence_pages {

std::string text(web::Services& services, web::Visit const& visit, std::string const& id) {
    return services.pages.text(visit, "absence_pages." + id);
}

basics::Date today(web::Services& services) { return basics::day_in_stockholm(services.now()); }

std::string name_of(web::Services& services, members::MemberId const& member) {
    std::array const ids = {member};
    auto const names = services.members.names(ids);
    return names.empty() ? std::string("–") : names.begin()->second;
}

std::string days_text(web::Services& services, web::Visit const& visit,
                      members::Absence const& absence) {
    return services.pages.format(visit, "absence_pages.days",
                                 {{"from", texts::short_date(visit.language, absence.from)},
                                  {"last", texts::short_date(visit.language, absence.last)}});
}

std::string state_text(web::Services& services, web::Visit const& visit,
                       members::Absence const& absence) {
    auto const day = today(services);
    if (absence.is_over(day)) return text(services, visit, "state_over");
    if (!absence.is_accepted) return text(services, visit, "state_asked");
    return text(services, visit, absence.covers(day) ? "state_now" : "state_planned");
}

std::string organisation_name(web::Services& services, web::Visit const& visit,
                              organisations::OrganisationId const& id) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(id);
    return one ? std::string(organisations::name_in(*one, visit.language)) : std::string("–");
}

std::vector<web::View> crumbs(web::Services& services, web::Visit const& visit, bool with_list) {
    std::vector<web::View> crumbs{
        web::View()
            .set("crumb_name", services.pages.text(visit, "account.own_page_title"))
            .set("crumb_url", visit.address("/account"))};
    if (with_list)
        crumbs.push_back(web::View()
                             .set("crumb_name", text(services, visit, "title"))
                             .set("crumb_url", visit.address("/account/absence")));
    return crumbs;
}

}

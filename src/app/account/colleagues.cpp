// Colleagues with roles: who has set up a second step, and help for those who have lost their
// phone.
#include <algorithm>

#include "app/account/handlers.h"
#include "platform/logging/log.h"
#include "services/organisations/shelf.h"

namespace account {

namespace {

using organisations::OrganisationId;
using permissions::Permission;

/// Where the visitor answers for people with roles: their own organisations; for who leads the
/// whole, all.
std::vector<OrganisationId> places(web::Services& services, web::Visit const& visit) {
    if (!visit.may(Permission::lead)) return visit.viewer.organisations();
    std::vector<OrganisationId> all;
    for (auto role : {permissions::Role::contributor, permissions::Role::coordinator})
        for (auto const& id : services.members.organisations_with(role))
            if (std::ranges::find(all, id) == all.end()) all.push_back(id);
    return all;
}

web::View row(web::Services& services, web::Visit const& visit, members::RoleHolder const& holder,
              OrganisationId const& organisation) {
    auto const& pages = services.pages;
    auto const step = services.members.second_step(holder.member.id);
    bool const is_self = holder.member.id == visit.viewer.member;
    return web::View()
        .set("colleague_name", holder.member.name)
        .set("role_text", role_text(services, visit, {holder.role, organisation, holder.unit}))
        .set("step_text", pages.text(visit, step.is_on ? "account.second_step_is_on"
                                                       : "account.second_step_is_off"))
        .set("may_reset", step.is_on && !is_self)
        .set("reset_url",
             visit.address("/account/colleagues/" + holder.member.id.string() + "/reset"));
}

/// Whether the visitor answers for this member: coordinates where the member holds a role. Who
/// holds a national role is helped by who leads the whole.
bool answers_for(web::Services& services, web::Visit const& visit,
                 members::MemberId const& member) {
    auto const theirs = services.members.viewer(member);
    if (!theirs.signed_in() || theirs.grants.empty()) return false;
    return std::ranges::all_of(theirs.grants, [&](permissions::Grant const& grant) {
        return grant.organisation.empty() ? visit.may(Permission::lead)
                                          : visit.may(Permission::coordinate, grant.organisation);
    });
}

}

http::Response show_colleagues(web::Services& services, web::Visit const& visit) {
    auto const& pages = services.pages;
    auto const directory = services.organisations.directory();
    std::vector<web::View> groups;
    for (auto const& id : places(services, visit)) {
        if (!visit.may(Permission::coordinate, id)) continue;
        std::vector<web::View> rows;
        for (auto const& holder : services.members.of_organisation(id))
            rows.push_back(row(services, visit, holder, id));
        auto const* organisation = directory->find(id);
        groups.push_back(
            web::View()
                .set("group_name",
                     organisation ? organisations::name_in(*organisation, visit.language) : "–")
                .set("people", std::move(rows)));
    }
    web::View view;
    view.set_list("groups", std::move(groups)).set("breadcrumbs", own_page_crumb(services, visit));
    web::PageOptions options{.title = pages.text(visit, "account.colleagues_title"),
                             .unlisted = true};
    if (visit.request.query.text("done") == "reset")
        options.notices.push_back(
            web::notice("done", pages.text(visit, "account.colleague_reset_done")));
    return private_page(
        pages.page(visit, "account/colleagues", std::move(view), std::move(options)));
}

http::Response reset_colleague(web::Services& services, web::Visit const& visit) {
    auto const member = visit.id<members::MemberId>();
    if (!answers_for(services, visit, member)) throw http::NotFound();
    if (!services.members.is_confirmed(visit.session))
        return private_page(http::redirect(visit.address("/account/confirm") +
                                           "?next=" + visit.address("/account/colleagues")));
    services.members.turn_off_second_step(member, visit.viewer.member);
    services.log.write(logging::Level::warning, "second_step_reset",
                       {{"member", member.string()}, {"by", visit.viewer.member.string()}});
    return private_page(http::redirect(visit.address("/account/colleagues") + "?done=reset"));
}

}

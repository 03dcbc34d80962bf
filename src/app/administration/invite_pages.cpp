// Inviting somebody by letter, and taking that back.
#include "app/account/handlers.h"
#include "app/administration/administration.h"
#include "app/administration/pages.h"
#include "services/members/invitation.h"
#include "services/members/members.h"
#include "services/web/own_site.h"

namespace administration {

namespace {

using web::View;

http::Response invite_page(web::Services& services, web::Visit const& visit, Place const& place,
                           basics::Problems const& problems) {
    auto const& pages = services.pages;
    auto const& form = visit.request.form;
    auto const chosen = form.text("role");
    std::vector<web::Option> roles;
    for (std::string const name : {"contributor", "coordinator"})
        roles.push_back({name, text(services, visit, "choose_" + name), chosen == name});
    auto view = web::problems_view(visit, pages, problems);
    view.set("form_url", visit.address(path_of(place.id()) + "/invite"))
        .set("back_url", visit.address(path_of(place.id())))
        .set("email_field",
             web::field_view({.name = "email",
                              .label = text(services, visit, "email"),
                              .value = std::string(form.text("email")),
                              .hint = text(services, visit, "email_hint"),
                              .problem = web::problem_text(visit, pages, problems, "email"),
                              .type = "email",
                              .autocomplete = "off",
                              .max_length = 254,
                              .required = true}))
        .set("role_field",
             web::choices_view({.name = "role",
                                .label = text(services, visit, "role"),
                                .problem = web::problem_text(visit, pages, problems, "role"),
                                .type = "radio",
                                .required = true},
                               roles))
        .set("breadcrumbs", crumbs(services, visit, place, true))
        .merge(unit_field(services, visit, chart(services, place), form.text("unit"), "unit",
                          web::problem_text(visit, pages, problems, "unit")));
    return account::private_page(pages.page(visit, "administration/invite", std::move(view),
                                            {.title = text(services, visit, "invite_title"),
                                             .status = problems.empty() ? 200 : 422,
                                             .unlisted = true}));
}

}

http::Response show_invite(web::Services& services, web::Visit const& visit) {
    auto const here = place(services, visit);
    // Asked before anything is typed, so that nothing is lost.
    if (auto ask = unless_trusted(services, visit, here)) return *std::move(ask);
    return invite_page(services, visit, here, {});
}

http::Response invite(web::Services& services, web::Visit const& visit) {
    auto const here = place(services, visit);
    if (auto ask = unless_trusted(services, visit, here)) return *std::move(ask);
    auto const& form = visit.request.form;
    auto const role = permissions::parse_role(form.text("role"));
    if (!role) return invite_page(services, visit, here, {{"role", "administration.role_missing"}});
    auto const units = chart(services, here);
    auto const unit = unit_in(units, form.text("unit"));
    if (!unit) return invite_page(services, visit, here, {{"unit", "administration.unit_gone"}});
    auto const invited = services.members.invite_by_letter(
        {.email = std::string(form.text("email")),
         .grant = {*role, here.id(), *unit},
         .organisation_name = where_name(units, here.organisation->name, *unit),
         .language = visit.language,
         .site = web::own_site(services, here.id())},
        visit.viewer.member);
    if (!invited) return invite_page(services, visit, here, invited.error());
    return account::private_page(
        http::redirect(visit.address(path_of(here.id())) + "?done=invited"));
}

http::Response withdraw(web::Services& services, web::Visit const& visit) {
    auto const here = place(services, visit);
    auto const id = visit.id<members::InvitationId>("invitation");
    if (!services.members.withdraw_invitation(here.id(), id, visit.viewer.member))
        throw http::NotFound();
    return account::private_page(
        http::redirect(visit.address(path_of(here.id())) + "?done=withdrawn"));
}

}

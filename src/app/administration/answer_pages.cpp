// The page of an invitation's link. Whoever holds the letter has the mailbox; to everybody else all
// links are alike.
#include "app/account/handlers.h"
#include "app/administration/pages.h"
#include "services/members/invitation.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace administration {

namespace {

using web::View;

std::string organisation_name(web::Services& services, web::Visit const& visit,
                              members::Invitation const& invitation) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(invitation.grant.organisation);
    if (!one) return "–";
    auto reader = services.database.read();
    auto const units = units::chart_of(reader, one->id, basics::day_in_stockholm(services.now()));
    return where_name(units, organisations::name_in(*one, visit.language), invitation.grant.unit);
}

View name_field(web::Services& services, web::Visit const& visit,
                basics::Problems const& problems) {
    return web::field_view({.name = "name",
                            .label = services.pages.text(visit, "account.name"),
                            .value = std::string(visit.request.form.text("name")),
                            .hint = services.pages.text(visit, "account.name_hint"),
                            .problem = web::problem_text(visit, services.pages, problems, "name"),
                            .autocomplete = "name",
                            .max_length = 100,
                            .required = true});
}

View password_field(web::Services& services, web::Visit const& visit,
                    basics::Problems const& problems) {
    return web::field_view(
        {.name = "new_password",
         .label = services.pages.text(visit, "account.new_password"),
         .hint = services.pages.text(visit, "account.new_password_hint"),
         .problem = web::problem_text(visit, services.pages, problems, "new_password"),
         .type = "password",
         .autocomplete = "new-password",
         .required = true});
}

http::Response secret_page(http::Response response) {
    // The address is a secret until it is used; other sites must not learn it.
    return account::private_page(std::move(response)).with("Referrer-Policy", "same-origin");
}

http::Response invitation_page(web::Services& services, web::Visit const& visit,
                               members::Invitation const& invitation,
                               basics::Problems const& problems) {
    auto const& pages = services.pages;
    auto const ids = std::array{invitation.invited_by};
    auto const names = services.members.names(ids);
    auto const role = role_name(services, visit, invitation.grant.role);
    auto view = web::problems_view(visit, pages, problems);
    view.set("lead", pages.format(visit, "administration.invitation_lead",
                                  {{"name", names.empty() ? "–" : names.begin()->second},
                                   {"organisation", organisation_name(services, visit, invitation)},
                                   {"role", role}}))
        .set("role_about", text(services, visit,
                                "about_" + std::string(permissions::name(invitation.grant.role))))
        .set("has_account", invitation.has_account)
        .set("invited_email", invitation.email)
        .set("form_url", visit.address("/invitation/" + std::string(visit.part("link"))))
        .set("name_field", name_field(services, visit, problems))
        .set("password_field", password_field(services, visit, problems));
    return secret_page(pages.page(visit, "administration/invitation", std::move(view),
                                  {.title = text(services, visit, "invitation_title"),
                                   .status = problems.empty() ? 200 : 422,
                                   .unlisted = true}));
}

http::Response declined(web::Services& services, web::Visit const& visit) {
    if (!services.members.decline_invitation(visit.part("link")))
        return account::link_is_over(services, visit);
    return account::private_page(
        services.pages.page(visit, "administration/declined", {},
                            {.title = text(services, visit, "declined_title"), .unlisted = true}));
}

/// The role goes to the account that the address has; signing in again puts it in force.
http::Response accepted(web::Services& services, web::Visit const& visit) {
    if (!services.members.accept_invitation(visit.part("link")))
        return account::link_is_over(services, visit);
    return account::private_page(http::redirect(visit.address("/sign-in") + "?done=role"));
}

}

http::Response show_invitation(web::Services& services, web::Visit const& visit) {
    auto const invitation = services.members.invitation(visit.part("link"));
    if (!invitation) return account::link_is_over(services, visit);
    return invitation_page(services, visit, *invitation, {});
}

http::Response answer_invitation(web::Services& services, web::Visit const& visit) {
    auto const link = visit.part("link");
    auto const invitation = services.members.invitation(link);
    if (!invitation) return account::link_is_over(services, visit);
    auto const& form = visit.request.form;
    if (form.text("answer") == "no") return declined(services, visit);
    if (invitation->has_account) return accepted(services, visit);
    auto const session = services.members.register_by_invitation(
        link,
        {.name = std::string(form.text("name")),
         .password = std::string(form.find("new_password").value_or("")),
         .language = visit.language},
        account::origin(visit));
    if (!session && session.error().front().field == "link")
        return account::link_is_over(services, visit);
    if (!session) return invitation_page(services, visit, *invitation, session.error());
    // The role sleeps until the second step is set up.
    return account::go_on(services, visit, *session, "invitation",
                          visit.address("/account/second-step"));
}

}

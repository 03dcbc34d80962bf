// Showing again who one is before what is hard to undo, and changing the address.
#include "app/account/by_service.h"
#include "app/account/handlers.h"
#include "app/account/next_path.h"
#include "platform/logging/log.h"

namespace account {

namespace {

http::Response confirm_page(web::Services& services, web::Visit const& visit,
                            basics::Problems const& problems, int status) {
    auto const& pages = services.pages;
    auto const member = http::found(services.members.find(visit.viewer.member));
    bool const by_code = services.members.second_step(member.id).is_on;
    auto view = web::problems_view(visit, pages, problems);
    view.set("can_confirm", by_code || member.has_password)
        .set_list("providers", confirming_services(services, visit, next_path(visit)))
        .set("form_url", visit.address("/account/confirm"))
        .set("next_path", next_path(visit))
        .set("link_url", visit.address("/sign-in-link"))
        .set("account_url", visit.address("/account"))
        .set("user_name", member.email)
        .set("password_field",
             web::field_view(
                 {.name = "password",
                  .label = pages.text(visit, by_code ? "account.code" : "account.password"),
                  .hint = by_code ? pages.text(visit, "account.code_hint") : std::string(),
                  .problem = web::problem_text(visit, pages, problems, "password"),
                  .type = by_code ? "text" : "password",
                  .autocomplete = by_code ? "one-time-code" : "current-password",
                  .required = true}));
    return private_page(pages.page(
        visit, "account/confirm", std::move(view),
        {.title = pages.text(visit, "account.confirm_title"), .status = status, .unlisted = true}));
}

http::Response email_page(web::Services& services, web::Visit const& visit,
                          basics::Problems const& problems) {
    auto const& pages = services.pages;
    auto const member = http::found(services.members.find(visit.viewer.member));
    auto view = web::problems_view(visit, pages, problems);
    view.set("now_text", pages.format(visit, "account.email_now", {{"email", member.email}}))
        .set("form_url", visit.address("/account/email"))
        .set("breadcrumbs", own_page_crumb(services, visit))
        .set("email_field", email_field(services, visit, problems, "account.email_new"));
    return private_page(pages.page(visit, "account/email", std::move(view),
                                   {.title = pages.text(visit, "account.email_title"),
                                    .status = problems.empty() ? 200 : 422,
                                    .unlisted = true}));
}

}

web::View email_field(web::Services& services, web::Visit const& visit,
                      basics::Problems const& problems, std::string_view label) {
    return web::field_view({.name = "email",
                            .label = services.pages.text(visit, label),
                            .value = std::string(visit.request.form.text("email")),
                            .problem = web::problem_text(visit, services.pages, problems, "email"),
                            .type = "email",
                            .autocomplete = "email",
                            .max_length = 254,
                            .required = true});
}

std::vector<web::View> own_page_crumb(web::Services& services, web::Visit const& visit) {
    return {web::View()
                .set("crumb_name", services.pages.text(visit, "account.own_page_title"))
                .set("crumb_url", visit.address("/account"))};
}

std::optional<http::Response> unless_confirmed(web::Services& services, web::Visit const& visit) {
    if (services.members.is_confirmed(visit.session)) return std::nullopt;
    auto const path = visit.address(visit.path);
    // Back to the page, not to what its form asked for: that is pressed again.
    return private_page(http::redirect(visit.address("/account/confirm") + "?next=" + path));
}

http::Response show_confirm(web::Services& services, web::Visit const& visit) {
    return confirm_page(services, visit, {}, 200);
}

http::Response confirm(web::Services& services, web::Visit const& visit) {
    auto const done =
        services.members.confirm(visit.viewer.member, visit.session,
                                 visit.request.form.find("password").value_or(""), origin(visit));
    if (!done) {
        services.log.write(logging::Level::warning, "confirming_refused",
                           {{"member", visit.viewer.member.string()}});
        auto const refusal = refusal_of(done.error());
        return confirm_page(services, visit, {{"password", std::string(refusal.text)}},
                            refusal.status);
    }
    auto const next = next_path(visit);
    return private_page(http::redirect(next.empty() ? visit.address("/account") : next));
}

http::Response show_email(web::Services& services, web::Visit const& visit) {
    if (auto ask = unless_confirmed(services, visit)) return *std::move(ask);
    return email_page(services, visit, {});
}

http::Response ask_to_change_email(web::Services& services, web::Visit const& visit) {
    if (auto ask = unless_confirmed(services, visit)) return *std::move(ask);
    auto const email = visit.request.form.text("email");
    auto const asked = services.members.ask_to_change_email(visit.viewer.member, email);
    if (!asked) return email_page(services, visit, asked.error());
    return private_page(http::redirect(visit.address("/account") + "?done=email_asked"));
}

http::Response show_change_email(web::Services& services, web::Visit const& visit) {
    auto const link = visit.part("link");
    auto const email = services.members.changing_email_to(link);
    if (!email) return link_is_over(services, visit);
    auto const& pages = services.pages;
    web::View view;
    view.set("change_text", pages.format(visit, "account.email_change_text", {{"email", *email}}))
        .set("form_url", visit.address("/email/" + std::string(link)));
    return private_page(
               pages.page(visit, "account/email_change", std::move(view),
                          {.title = pages.text(visit, "account.email_title"), .unlisted = true}))
        .with("Referrer-Policy", "same-origin");
}

http::Response change_email(web::Services& services, web::Visit const& visit) {
    if (!services.members.change_email(visit.part("link"))) return link_is_over(services, visit);
    return private_page(http::redirect(
        visit.address(visit.viewer.signed_in() ? "/account" : "/sign-in") + "?done=email"));
}

}

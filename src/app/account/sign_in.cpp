// Signing in by password or one-time link, and out.
#include "app/account/by_service.h"
#include "app/account/handlers.h"
#include "app/account/next_path.h"
#include "platform/logging/log.h"

namespace account {

namespace {

http::Response sign_in_page(web::Services& services, web::Visit const& visit,
                            basics::Problems const& problems = {}, std::string_view warning = {},
                            int status = 200) {
    auto const& pages = services.pages;
    web::Field const email{.name = "email",
                           .label = pages.text(visit, "account.email"),
                           .value = std::string(visit.request.form.text("email")),
                           .type = "email",
                           .autocomplete = "username",
                           .max_length = 254,
                           .required = true};
    web::Field const password{.name = "password",
                              .label = pages.text(visit, "account.password"),
                              .type = "password",
                              .autocomplete = "current-password",
                              .required = true};
    auto view = web::problems_view(visit, pages, problems);
    view.set("email_field", web::field_view(email))
        .set("password_field", web::field_view(password))
        .set("form_url", visit.address("/sign-in"))
        .set("forgot_url", visit.address("/forgot"))
        .set("link_url", visit.address("/sign-in-link"))
        .set("register_url", visit.address("/register"))
        .set("next_path", next_path(visit))
        .set_list("providers", sign_in_services(services, visit, next_path(visit)))
        .set("all_services_url", visit.address("/sign-in/with"));
    web::PageOptions options{
        .title = pages.text(visit, "account.sign_in_title"), .status = status, .unlisted = true};
    if (visit.request.query.text("done") == "out")
        options.notices.push_back(web::notice("done", pages.text(visit, "account.signed_out")));
    if (visit.request.query.text("done") == "email")
        options.notices.push_back(web::notice("done", pages.text(visit, "account.done_email")));
    if (visit.request.query.text("done") == "role")
        options.notices.push_back(web::notice("done", pages.text(visit, "account.done_role")));
    if (!warning.empty())
        options.notices.push_back(web::notice("warning", pages.text(visit, warning)));
    return private_page(pages.page(visit, "account/sign_in", std::move(view), std::move(options)));
}

}

http::Response go_on(web::Services& services, web::Visit const& visit,
                     members::NewSession const& session, std::string_view by,
                     std::string const& path) {
    services.log.write(logging::Level::info, "signed_in",
                       {{"member", session.member.string()}, {"by", std::string(by)}});
    if (!visit.session.empty()) services.members.sign_out(visit.session);
    auto const to =
        session.waits_for_code ? visit.address("/sign-in-code") + "?next=" + path : path;
    auto response = private_page(http::redirect(to));
    set_session_cookie(response, services.members, session.cookie_value);
    return response;
}

RefusalText refusal_of(members::Refusal refusal) {
    switch (refusal) {
        case members::Refusal::wrong: return {"members.password_wrong", 422};
        case members::Refusal::wait: return {"members.password_wait", 429};
        case members::Refusal::busy: return {"members.password_busy", 503};
    }
    throw std::logic_error("a refusal that is not known");
}

namespace {

http::Response refused(web::Services& services, web::Visit const& visit, members::Refusal refusal) {
    auto const note = [&](char const* why) {
        services.log.write(logging::Level::warning, "sign_in_refused", {{"why", why}});
    };
    switch (refusal) {
        case members::Refusal::wrong:
            note("wrong");
            return sign_in_page(services, visit, {{"email", "account.sign_in_wrong"}}, "", 422);
        case members::Refusal::wait:
            note("too many attempts");
            return sign_in_page(services, visit, {}, "members.password_wait", 429)
                .with("Retry-After", "60");
        case members::Refusal::busy:
            note("too many at once");
            return sign_in_page(services, visit, {}, "members.password_busy", 503)
                .with("Retry-After", "5");
    }
    throw std::logic_error("a refusal that is not known");
}

}

http::Response link_is_over(web::Services& services, web::Visit const& visit) {
    auto const& pages = services.pages;
    web::View view;
    view.set("sign_in_again_url", visit.address("/sign-in"))
        .set("new_link_url", visit.address("/sign-in-link"));
    return private_page(pages.page(
        visit, "account/link_over", std::move(view),
        {.title = pages.text(visit, "account.link_over_title"), .status = 410, .unlisted = true}));
}

http::Response show_sign_in(web::Services& services, web::Visit const& visit) {
    auto const next = next_path(visit);
    if (visit.viewer.signed_in())
        return private_page(http::redirect(next.empty() ? visit.address("/account") : next));
    return sign_in_page(services, visit);
}

http::Response sign_in(web::Services& services, web::Visit const& visit) {
    auto const& form = visit.request.form;
    auto const session = services.members.sign_in(
        form.text("email"), form.find("password").value_or(""), origin(visit));
    if (!session) return refused(services, visit, session.error());
    auto const next = next_path(visit);
    return go_on(services, visit, *session, "password", next.empty() ? visit.address("") : next);
}

http::Response show_link(web::Services& services, web::Visit const& visit) {
    auto const link = visit.part("link");
    if (!services.members.is_usable(link)) return link_is_over(services, visit);
    auto const& pages = services.pages;
    web::View view;
    view.set("form_url", visit.address("/sign-in/" + std::string(link)));
    return private_page(
               pages.page(visit, "account/link", std::move(view),
                          {.title = pages.text(visit, "account.link_title"), .unlisted = true}))
        // The address is a secret until it is used; other sites must not learn it.
        .with("Referrer-Policy", "same-origin");
}

http::Response sign_in_by_link(web::Services& services, web::Visit const& visit) {
    auto const session = services.members.sign_in_by_link(visit.part("link"), origin(visit));
    if (!session) {
        services.log.write(logging::Level::warning, "sign_in_refused", {{"why", "link"}});
        return link_is_over(services, visit);
    }
    return go_on(services, visit, *session, "link", visit.address("/account"));
}

http::Response signed_out(web::Services& services, web::Visit const& visit,
                          std::string const& next) {
    if (!visit.session.empty()) services.members.sign_out(visit.session);
    auto response = private_page(http::redirect(next));
    set_session_cookie(response, services.members, "");
    // The chosen municipality is no secret and stays.
    response.with("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

}

// Getting in by a letter: registering, a link to sign in with, a new password. A stranger learns
// nothing of whether an address has an account: the answer is in the letter.
#include "app/account/handlers.h"
#include "platform/logging/log.h"

namespace account {

namespace {

/// One of the three forms that ask for a letter.
struct Form {
    members::LetterFor what;
    std::string_view path;
    std::string_view texts;  ///< The beginning of its text ids.
};
constexpr Form registering{members::LetterFor::registration, "/register", "account.ask_register_"};
constexpr Form signing_in{members::LetterFor::sign_in, "/sign-in-link", "account.ask_link_"};
constexpr Form forgotten{members::LetterFor::new_password, "/forgot", "account.ask_password_"};

std::string words(web::Services& services, web::Visit const& visit, Form const& form,
                  std::string_view id) {
    return services.pages.text(visit, std::string(form.texts) + std::string(id));
}

http::Response ask_page(web::Services& services, web::Visit const& visit, Form const& form,
                        basics::Problems const& problems = {}, int status = 200) {
    auto const& pages = services.pages;
    auto view = web::problems_view(visit, pages, problems);
    view.set("ask_title", words(services, visit, form, "title"))
        .set("ask_lead", words(services, visit, form, "lead"))
        .set("ask_button", words(services, visit, form, "button"))
        .set("form_url", visit.address(form.path))
        .set("sign_in_url", visit.address("/sign-in"))
        .set("email_field", email_field(services, visit, problems, "account.email"));
    return private_page(pages.page(
        visit, "account/ask_letter", std::move(view),
        {.title = words(services, visit, form, "title"), .status = status, .unlisted = true}));
}

http::Response asked(web::Services& services, web::Visit const& visit, Form const& form) {
    auto const email = visit.request.form.text("email");
    auto const done =
        services.members.ask_for_letter(form.what, email, visit.language, origin(visit));
    if (!done && done.error() == members::LetterRefusal::no_address)
        return ask_page(services, visit, form, {{"email", "members.email_wrong"}}, 422);
    if (!done)
        return ask_page(services, visit, form, {{"email", "members.letters_wait"}}, 429)
            .with("Retry-After", "3600");
    services.log.write(logging::Level::info, "letter_asked_for");
    auto const& pages = services.pages;
    web::View view;
    view.set("asked_text", pages.format(visit, "account.asked_text", {{"email", email}}))
        .set("good_for", words(services, visit, form, "good_for"))
        .set("again_url", visit.address(form.path))
        .set("sign_in_url", visit.address("/sign-in"));
    return private_page(
        pages.page(visit, "account/letter_asked", std::move(view),
                   {.title = pages.text(visit, "account.asked_title"), .unlisted = true}));
}

/// The page of a letter's link. The address is a secret until it is used: other sites must not
/// learn it.
http::Response secret_page(http::Response response) {
    return private_page(std::move(response)).with("Referrer-Policy", "same-origin");
}

bool is_over(basics::Problems const& problems) {
    return !problems.empty() && problems.front().field == "link";
}

web::View new_password_field(web::Services& services, web::Visit const& visit,
                             basics::Problems const& problems) {
    auto const& pages = services.pages;
    return web::field_view({.name = "new_password",
                            .label = pages.text(visit, "account.new_password"),
                            .hint = pages.text(visit, "account.new_password_hint"),
                            .problem = web::problem_text(visit, pages, problems, "new_password"),
                            .type = "password",
                            .autocomplete = "new-password",
                            .required = true});
}

http::Response registration_page(web::Services& services, web::Visit const& visit,
                                 std::string const& email, basics::Problems const& problems) {
    auto const& pages = services.pages;
    auto view = web::problems_view(visit, pages, problems);
    view.set("email", email)
        .set("form_url", visit.address("/register/" + std::string(visit.part("link"))))
        .set("name_field",
             web::field_view({.name = "name",
                              .label = pages.text(visit, "account.name"),
                              .value = std::string(visit.request.form.text("name")),
                              .hint = pages.text(visit, "account.name_hint"),
                              .problem = web::problem_text(visit, pages, problems, "name"),
                              .autocomplete = "name",
                              .max_length = 100,
                              .required = true}))
        .set("password_field", new_password_field(services, visit, problems));
    return secret_page(pages.page(visit, "account/register", std::move(view),
                                  {.title = pages.text(visit, "account.register_title"),
                                   .status = problems.empty() ? 200 : 422,
                                   .unlisted = true}));
}

http::Response password_page(web::Services& services, web::Visit const& visit,
                             basics::Problems const& problems) {
    auto const& pages = services.pages;
    auto view = web::problems_view(visit, pages, problems);
    view.set("form_url", visit.address("/password/" + std::string(visit.part("link"))))
        .set("password_field", new_password_field(services, visit, problems));
    return secret_page(pages.page(visit, "account/choose_password", std::move(view),
                                  {.title = pages.text(visit, "account.password_choose_title"),
                                   .status = problems.empty() ? 200 : 422,
                                   .unlisted = true}));
}

}

http::Response show_register(web::Services& services, web::Visit const& visit) {
    return ask_page(services, visit, registering);
}
http::Response ask_to_register(web::Services& services, web::Visit const& visit) {
    return asked(services, visit, registering);
}
http::Response show_forgotten(web::Services& services, web::Visit const& visit) {
    return ask_page(services, visit, forgotten);
}
http::Response ask_for_password(web::Services& services, web::Visit const& visit) {
    return asked(services, visit, forgotten);
}
http::Response show_sign_in_link(web::Services& services, web::Visit const& visit) {
    return ask_page(services, visit, signing_in);
}
http::Response ask_for_link(web::Services& services, web::Visit const& visit) {
    return asked(services, visit, signing_in);
}

http::Response show_registration(web::Services& services, web::Visit const& visit) {
    auto const email = services.members.registering(visit.part("link"));
    if (!email) return link_is_over(services, visit);
    return registration_page(services, visit, *email, {});
}

http::Response register_now(web::Services& services, web::Visit const& visit) {
    auto const& form = visit.request.form;
    auto const link = visit.part("link");
    auto const email = services.members.registering(link);
    auto const session = services.members.register_by_link(
        link,
        {.name = std::string(form.text("name")),
         .password = std::string(form.find("new_password").value_or("")),
         .language = visit.language},
        origin(visit));
    if (!session && (is_over(session.error()) || !email)) return link_is_over(services, visit);
    if (!session) return registration_page(services, visit, *email, session.error());
    return go_on(services, visit, *session, "registration",
                 visit.address("/account") + "?done=registered");
}

http::Response show_choose_password(web::Services& services, web::Visit const& visit) {
    if (!services.members.may_choose_password(visit.part("link")))
        return link_is_over(services, visit);
    return password_page(services, visit, {});
}

http::Response choose_password(web::Services& services, web::Visit const& visit) {
    auto const session = services.members.choose_password(
        visit.part("link"), visit.request.form.find("new_password").value_or(""), origin(visit));
    if (!session && is_over(session.error())) return link_is_over(services, visit);
    if (!session) return password_page(services, visit, session.error());
    return go_on(services, visit, *session, "new password",
                 visit.address("/account") + "?done=password");
}

}

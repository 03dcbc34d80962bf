// One's own page: who one is here, password, and where one is signed in.
#include <algorithm>
#include <array>

#include "app/account/account.h"
#include "app/account/handlers.h"
#include "app/board/board.h"
#include "features/ideas/ideas.h"
#include "services/organisations/shelf.h"

namespace account {

namespace {

/// What was typed and what is wrong with it, when a form of the page comes back.
struct Returned {
    std::string name = {};
    std::string language = {};
    basics::Problems problems = {};
    int status = 422;
};

web::View language_field(web::Services& services, web::Visit const& visit,
                         std::string_view chosen) {
    std::vector<web::Option> options;
    for (auto language : texts::languages) {
        std::string const code(texts::code(language));
        options.push_back(
            {code, services.pages.text(visit, "account.language_" + code), code == chosen});
    }
    return web::choices_view({.name = "language",
                              .label = services.pages.text(visit, "account.language"),
                              .required = true},
                             options);
}

web::View profile_view(web::Services& services, web::Visit const& visit,
                       members::Member const& member, Returned const& returned) {
    auto const& pages = services.pages;
    bool const is_returned = !returned.language.empty();
    auto const directory = services.organisations.directory();
    auto const* municipality = chosen_municipality(*directory, visit.municipality);
    web::View view;
    view.set("name_field",
             web::field_view(
                 {.name = "name",
                  .label = pages.text(visit, "account.name"),
                  .value = is_returned ? returned.name : services.members.own_name(member.id),
                  .hint = pages.text(visit, "account.name_hint"),
                  .problem = web::problem_text(visit, pages, returned.problems, "name"),
                  .autocomplete = "name",
                  .max_length = 100,
                  .required = true}))
        .set("language_field", language_field(services, visit,
                                              is_returned ? std::string_view(returned.language)
                                                          : texts::code(member.language)))
        .set("municipality_text",
             municipality ? std::string(organisations::name_in(*municipality, visit.language))
                          : pages.text(visit, "account.municipality_none"))
        .set("municipality_url",
             visit.address("/municipality") + "?next=" + visit.address("/account"))
        .set("profile_url", visit.address("/account"));
    return view;
}

web::Field password_field(web::Services& services, web::Visit const& visit, std::string name,
                          std::string_view label, std::string autocomplete,
                          basics::Problems const& problems) {
    return {.name = name,
            .label = services.pages.text(visit, label),
            .problem = web::problem_text(visit, services.pages, problems, name),
            .type = "password",
            .autocomplete = std::move(autocomplete),
            .required = true};
}

web::View password_view(web::Services& services, web::Visit const& visit,
                        members::Member const& member, basics::Problems const& problems) {
    auto const& pages = services.pages;
    bool const by_link = services.members.came_by_link_just_now(visit.session);
    auto chosen = password_field(services, visit, "new_password", "account.new_password",
                                 "new-password", problems);
    chosen.hint = pages.text(visit, "account.new_password_hint");
    web::View view;
    view.set("has_password", member.has_password)
        .set("may_set_password", by_link || member.has_password)
        .set("asks_old_password", !by_link && member.has_password)
        .set("old_password_field",
             web::field_view(password_field(services, visit, "old_password", "account.old_password",
                                            "current-password", problems)))
        .set("new_password_field", web::field_view(chosen))
        .set("password_url", visit.address("/account/password"))
        .set("user_name", member.email);
    return view;
}

web::View sessions_view(web::Services& services, web::Visit const& visit) {
    std::vector<web::View> rows;
    bool has_others = false;
    for (auto const& session : services.members.sessions(visit.viewer.member)) {
        bool const is_this = session.hash == visit.session;
        has_others |= !is_this;
        rows.push_back(
            web::View()
                .set("device_text", session.device.empty()
                                        ? services.pages.text(visit, "account.device_unknown")
                                        : session.device)
                .set("started_text", texts::date_time(visit.language, session.started_at))
                .set("seen_text", texts::date_time(visit.language, session.seen_at))
                .set("is_this", is_this)
                .set("end_url",
                     visit.address("/account/sessions/" + session.id.string() + "/end")));
    }
    web::View view;
    view.set("sessions", std::move(rows))
        .set("has_other_sessions", has_others)
        .set("end_others_url", visit.address("/account/sessions/end-others"));
    return view;
}

std::vector<web::View> notices(web::Services& services, web::Visit const& visit,
                               members::Member const& member) {
    constexpr std::array<std::string_view, 10> done = {
        "profile", "password",        "session",    "sessions",  "email_asked",
        "email",   "second_step_off", "registered", "protected", "unprotected"};
    std::vector<web::View> notices;
    auto const what = visit.request.query.text("done");
    if (std::ranges::find(done, what) != done.end())
        notices.push_back(
            web::notice("done", services.pages.text(visit, "account.done_" + std::string(what))));
    if (visit.must_set_up)
        notices.push_back(
            web::notice("warning", services.pages.text(visit, "account.must_set_up")));
    if (!member.has_password && services.members.came_by_link_just_now(visit.session))
        notices.push_back(
            web::notice("info", services.pages.text(visit, "account.choose_password_now")));
    return notices;
}

http::Response account_page(web::Services& services, web::Visit const& visit,
                            Returned const& returned) {
    auto const& pages = services.pages;
    auto const member = http::found(services.members.find(visit.viewer.member));
    auto view = web::problems_view(visit, pages, returned.problems);
    std::vector<web::View> roles;
    for (auto const& grant : visit.viewer.grants)
        roles.push_back(web::View().set("role_text", role_text(services, visit, grant)));
    bool const is_protected = services.members.is_protected(member.id);
    view.set("member_email", member.email)
        .set("member_name", services.members.own_name(member.id))
        .set_list("roles", std::move(roles))
        .set_list("tasks", task_views(services, visit))
        .set("data_url", visit.address("/account/data"))
        .set_list("own_needs", ideas::own_needs(services, visit))
        .set("tell_url", visit.address("/needs/new"))
        .set("idea_url", visit.address("/ideas/new"))
        .set("notifications_url", visit.address("/account/notifications"))
        .set("searches_url", visit.address("/account/searches"))
        .set("tokens_url", visit.address("/account/tokens"))
        .set("has_email", !member.email.empty())
        .set("ways_url", visit.address("/account/ways-in"))
        .set("absence_url", visit.address("/account/absence"))
        .set("email_url", visit.address("/account/email"))
        .set("protection_url", visit.address("/account/protection"))
        .set("protection_text", pages.text(visit, is_protected ? "account.protection_is_on"
                                                               : "account.protection_is_off"))
        .set("second_step_url", visit.address("/account/second-step"))
        .set("second_step_text", pages.text(visit, services.members.second_step(member.id).is_on
                                                       ? "account.second_step_is_on"
                                                       : "account.second_step_is_off"));
    view.merge(profile_view(services, visit, member, returned));
    view.merge(password_view(services, visit, member, returned.problems));
    view.merge(sessions_view(services, visit).merge(board::own_boards(services, visit)));
    return private_page(pages.page(visit, "account/own_page", std::move(view),
                                   {.title = pages.text(visit, "account.own_page_title"),
                                    .status = returned.status,
                                    .unlisted = true,
                                    .notices = notices(services, visit, member)}));
}

http::Response done(web::Visit const& visit, std::string_view what) {
    return private_page(http::redirect(visit.address("/account") + "?done=" + std::string(what)));
}

}

http::Response show_account(web::Services& services, web::Visit const& visit) {
    return account_page(services, visit, {.status = 200});
}

http::Response change_profile(web::Services& services, web::Visit const& visit) {
    auto const& form = visit.request.form;
    auto const member = http::found(services.members.find(visit.viewer.member));
    auto const language = texts::parse_language(form.text("language")).value_or(member.language);
    auto const changed = services.members.change_profile(
        member.id, {std::string(form.text("name")), language, member.municipality});
    if (!changed)
        return account_page(services, visit,
                            {.name = std::string(form.text("name")),
                             .language = std::string(texts::code(language)),
                             .problems = changed.error()});
    // The page goes on in the language that was just chosen.
    return private_page(
        http::redirect("/" + std::string(texts::code(language)) + "/account?done=profile"));
}

http::Response change_password(web::Services& services, web::Visit const& visit) {
    auto const& form = visit.request.form;
    auto const session = services.members.change_password(
        visit.viewer.member, visit.session, form.find("old_password").value_or(""),
        form.find("new_password").value_or(""), origin(visit));
    if (!session) return account_page(services, visit, {.problems = session.error()});
    auto response = done(visit, "password");
    set_session_cookie(response, services.members, session->cookie_value);
    return response;
}

http::Response end_session(web::Services& services, web::Visit const& visit) {
    auto const id = visit.id<members::SessionId>();
    if (!services.members.end_session(visit.viewer.member, id)) throw http::NotFound();
    return done(visit, "session");
}

http::Response end_other_sessions(web::Services& services, web::Visit const& visit) {
    services.members.end_other_sessions(visit.viewer.member, visit.session);
    return done(visit, "sessions");
}

}

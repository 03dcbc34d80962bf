// The second step of signing in: giving the code, setting it up, recovery codes, turning it off.
#include "app/account/handlers.h"
#include "app/account/next_path.h"
#include "platform/http/cookies.h"
#include "platform/logging/log.h"
#include "platform/qr/qr.h"

namespace account {

namespace {

std::string cookie(web::Services& services, web::Visit const& visit) {
    return std::string(
        visit.request.cookies.text(members::cookie_name(services.members.settings().secure)));
}

/// A code to type. Its name keeps it out of pages that give back what was typed.
web::View code_field(web::Services& services, web::Visit const& visit, std::string_view hint,
                     basics::Problems const& problems) {
    auto const& pages = services.pages;
    return web::field_view(
        {.name = "one_time_password",
         .label = pages.text(visit, "account.code"),
         .hint = pages.text(visit, hint),
         .problem = web::problem_text(visit, pages, problems, "one_time_password"),
         .autocomplete = "one-time-code",
         .max_length = 40,
         .required = true,
         .narrow = true});
}

http::Response code_page(web::Services& services, web::Visit const& visit,
                         basics::Problems const& problems, int status) {
    auto const& pages = services.pages;
    auto view = web::problems_view(visit, pages, problems);
    view.set("code_field", code_field(services, visit, "account.code_or_recovery_hint", problems))
        .set("form_url", visit.address("/sign-in-code"))
        .set("next_path", next_path(visit))
        .set("sign_in_url", visit.address("/sign-in"));
    return private_page(pages.page(
        visit, "account/code", std::move(view),
        {.title = pages.text(visit, "account.code_title"), .status = status, .unlisted = true}));
}

/// The form that turns it on: a new key each time, kept nowhere until its first code comes back.
web::View offer_view(web::Services& services, web::Visit const& visit,
                     basics::Problems const& problems) {
    auto const offer = services.members.offer_second_step(visit.viewer.member);
    auto const code = qr::code(offer.address);
    std::string spaced;
    for (std::size_t i = 0; i < offer.key.size(); ++i)
        spaced += (i > 0 && i % 4 == 0 ? " " : "") + offer.key.substr(i, 1);
    web::View view;
    view.set("qr_size", std::to_string(code.size))
        .set("qr_path", code.path)
        .set("key_text", spaced)
        .set("otp_address", offer.address)
        .set("sealed", offer.sealed)
        .set("code_field", code_field(services, visit, "account.code_first_hint", problems));
    return view;
}

http::Response step_page(web::Services& services, web::Visit const& visit,
                         basics::Problems const& problems, int status) {
    auto const& pages = services.pages;
    auto const state = services.members.second_step(visit.viewer.member);
    auto view = web::problems_view(visit, pages, problems);
    if (!state.is_on) view.merge(offer_view(services, visit, problems));
    view.set("is_on", state.is_on)
        .set("must_set_up", visit.must_set_up)
        .set("may_turn_off", state.is_on && visit.viewer.grants.empty())
        .set("on_text",
             pages.format(
                 visit, "account.second_step_on_since",
                 {{"when", texts::date(visit.language, basics::day_in_stockholm(state.since))}}))
        .set("codes_text", pages.format(visit, "account.codes_left", {{"count", state.codes_left}}))
        .set("form_url", visit.address("/account/second-step"))
        .set("off_url", visit.address("/account/second-step/off"))
        .set("codes_url", visit.address("/account/second-step/codes"))
        .set("next_path", next_path(visit))
        .set("breadcrumbs", own_page_crumb(services, visit));
    web::PageOptions options{.title = pages.text(visit, "account.second_step_title"),
                             .status = status,
                             .unlisted = true};
    return private_page(
        pages.page(visit, "account/second_step", std::move(view), std::move(options)));
}

http::Response codes_page(web::Services& services, web::Visit const& visit,
                          std::vector<std::string> const& codes, std::string const& next) {
    auto const& pages = services.pages;
    std::vector<web::View> rows;
    for (auto const& code : codes) rows.push_back(web::View().set("recovery_code", code));
    web::View view;
    view.set("codes", std::move(rows))
        .set("go_on_url", next.empty() ? visit.address("/account") : next);
    return private_page(
        pages.page(visit, "account/recovery_codes", std::move(view),
                   {.title = pages.text(visit, "account.recovery_title"), .unlisted = true}));
}

}

http::Response show_code(web::Services& services, web::Visit const& visit) {
    if (!services.members.waiting_for_code(cookie(services, visit)))
        return private_page(http::redirect(visit.address("/sign-in")));
    return code_page(services, visit, {}, 200);
}

http::Response give_code(web::Services& services, web::Visit const& visit) {
    auto const waiting = cookie(services, visit);
    if (!services.members.waiting_for_code(waiting))
        return private_page(http::redirect(visit.address("/sign-in")));
    auto const session = services.members.give_code(
        waiting, visit.request.form.text("one_time_password"), origin(visit));
    if (!session) {
        services.log.write(logging::Level::warning, "sign_in_refused", {{"why", "code"}});
        auto const refusal = refusal_of(session.error());
        auto const text = session.error() == members::Refusal::wrong
                              ? std::string("members.code_wrong")
                              : std::string(refusal.text);
        return code_page(services, visit, {{"one_time_password", text}}, refusal.status);
    }
    auto const next = next_path(visit);
    return go_on(services, visit, *session, "code", next.empty() ? visit.address("") : next);
}

http::Response show_second_step(web::Services& services, web::Visit const& visit) {
    if (auto ask = unless_confirmed(services, visit)) return *std::move(ask);
    return step_page(services, visit, {}, 200);
}

http::Response turn_on_second_step(web::Services& services, web::Visit const& visit) {
    if (auto ask = unless_confirmed(services, visit)) return *std::move(ask);
    auto const& form = visit.request.form;
    if (services.members.second_step(visit.viewer.member).is_on)
        return step_page(services, visit, {}, 409);
    auto const taken = services.members.turn_on_second_step(
        visit.viewer.member, visit.session, form.text("sealed_password"),
        form.text("one_time_password"), origin(visit));
    if (!taken)
        return step_page(services, visit, {{"one_time_password", taken.error().front().text}}, 422);
    auto page = codes_page(services, visit, taken->recovery_codes, next_path(visit));
    set_session_cookie(page, services.members, taken->session.cookie_value);
    return page;
}

http::Response make_recovery_codes(web::Services& services, web::Visit const& visit) {
    if (auto ask = unless_confirmed(services, visit)) return *std::move(ask);
    if (!services.members.second_step(visit.viewer.member).is_on)
        return private_page(http::redirect(visit.address("/account/second-step")));
    return codes_page(services, visit, services.members.new_recovery_codes(visit.viewer.member),
                      {});
}

http::Response turn_off_second_step(web::Services& services, web::Visit const& visit) {
    if (auto ask = unless_confirmed(services, visit)) return *std::move(ask);
    // Who answers for an organisation cannot do without it.
    if (!visit.viewer.grants.empty() || visit.must_set_up) throw http::Forbidden();
    services.members.turn_off_second_step(visit.viewer.member, visit.viewer.member, visit.session);
    return private_page(http::redirect(visit.address("/account") + "?done=second_step_off"));
}

}

// Signing out: here at once, and at the service that one came by if one wants to. And being signed
// out by it.
#include "app/account/handlers.h"
#include "app/identity/pages.h"
#include "platform/http/cookies.h"
#include "platform/json/value.h"
#include "platform/logging/log.h"
#include "platform/secrets/secrets.h"
#include "services/identities/ways.h"
#include "services/members/members.h"

namespace identity {

namespace {

using web::View;

/// How far somebody has signed out, which is what the page says.
enum class Out { here, only_here, both, plain, still_in };

std::string_view name(Out out) {
    constexpr std::array<std::string_view, 5> names = {"here", "only_here", "both", "plain",
                                                       "still_in"};
    return names[static_cast<std::size_t>(out)];
}

void set_leaving_cookie(http::Response& response, members::Members const& members,
                        std::string value) {
    bool const secure = members.settings().secure;
    http::Cookie cookie{.name = std::string(identities::leaving_cookie(secure)),
                        .value = std::move(value),
                        .secure = secure};
    cookie.max_age = std::chrono::seconds(cookie.value.empty() ? 0 : identities::attempt_seconds);
    response.with("Set-Cookie", http::set_cookie(cookie));
}

std::optional<identities::Leaving> leaving(web::Services& services, Identities& identities,
                                           web::Visit const& visit) {
    auto const secure = services.members.settings().secure;
    return identities.leaving_of(visit.request.cookies.text(identities::leaving_cookie(secure)));
}

std::string provider_name(web::Services& services, web::Visit const& visit,
                          identities::ProviderId const& id) {
    auto reader = services.database.read();
    auto const found = identities::find_provider(reader, id);
    return found ? found->name_in(visit.language) : std::string();
}

http::Response page(web::Services& services, web::Visit const& visit, Out out,
                    std::string const& provider) {
    auto const& pages = services.pages;
    auto const id = "identity.out_" + std::string(name(out));
    View view;
    view.set("lead", pages.format(visit, id + "_lead", {{"provider", provider}}))
        .set("may_go_on", out == Out::here)
        .set("go_on_text", pages.format(visit, "identity.out_there", {{"provider", provider}}))
        .set("go_on_url", visit.address("/signed-out/there"))
        .set("is_in", out == Out::still_in)
        .set("account_url", visit.address("/account"))
        .set("sign_in_url", visit.address("/sign-in"))
        .set("front_url", visit.address(""));
    return account::private_page(pages.page(visit, "identity/signed_out", std::move(view),
                                            {.title = pages.text(visit, id), .unlisted = true}))
        .with("Referrer-Policy", "no-referrer");
}

/// What OpenID Connect Back-Channel Logout §2.8 wants to be told.
http::Response answer(int status, json::Object const& said) {
    auto response = http::json(json::write(said));
    response.status = status;
    return response.with("Cache-Control", "no-store");
}

}

http::Response sign_out(web::Services& services, Identities& identities, web::Visit const& visit) {
    auto cookie = identities.leaving(visit.session, visit.language);
    if (cookie.empty())
        return account::signed_out(services, visit, visit.address("/sign-in") + "?done=out");
    auto response = account::signed_out(services, visit, visit.address("/signed-out"));
    set_leaving_cookie(response, services.members, std::move(cookie));
    return response;
}

http::Response show_signed_out(web::Services& services, Identities& identities,
                               web::Visit const& visit) {
    if (visit.viewer.signed_in()) return page(services, visit, Out::still_in, "");
    auto const from = leaving(services, identities, visit);
    auto const provider = from ? provider_name(services, visit, from->provider) : std::string();
    if (provider.empty()) return page(services, visit, Out::plain, "");
    bool const can_go_on = identities.end_address(*from).has_value();
    return page(services, visit, can_go_on ? Out::here : Out::only_here, provider);
}

http::Response sign_out_there(web::Services& services, Identities& identities,
                              web::Visit const& visit) {
    auto const from = leaving(services, identities, visit);
    auto const address =
        from && !is_from_elsewhere(visit.request) ? identities.end_address(*from) : std::nullopt;
    if (!address) return account::private_page(http::redirect(visit.address("/signed-out")));
    http::Response response;
    response.status = 303;
    response.with("Location", *address).with("Referrer-Policy", "no-referrer");
    return account::private_page(std::move(response));
}

http::Response come_back_out(web::Services& services, Identities& identities,
                             web::Visit const& visit) {
    auto const from = leaving(services, identities, visit);
    auto const id = visit.id<identities::ProviderId>("provider");
    bool const is_ours =
        from && from->provider == id &&
        secrets::equal(visit.request.query.find("state").value_or(""), from->state);
    // The address has no language; the browser's cookie knows it.
    auto there = visit;
    there.path = "/signed-out";
    if (from) there.language = from->language;
    if (visit.viewer.signed_in()) return page(services, there, Out::still_in, "");
    auto const provider = is_ours ? provider_name(services, there, id) : std::string();
    auto response = page(services, there, provider.empty() ? Out::plain : Out::both, provider);
    if (is_ours) set_leaving_cookie(response, services.members, "");
    return response;
}

http::Response signed_out_by(web::Services& services, Identities& identities,
                             web::Visit const& visit) {
    auto const note = [&](logging::Level level, std::string_view why, std::string count) {
        services.log.write(level, "signed_out_by_provider",
                           {{"why", std::string(why)},
                            {"sessions", std::move(count)},
                            {"provider", std::string(visit.part("provider"))}});
    };
    std::optional<identities::Provider> provider;
    if (auto const id = identities::ProviderId::parse(visit.part("provider"))) {
        auto reader = services.database.read();
        provider = identities::find_provider(reader, *id);
    }
    if (!provider)
        return answer(404, {{"error", "invalid_request"}, {"error_description", "provider"}});
    auto const token = visit.request.form.find("logout_token").value_or("");
    auto const ended = visit.request.form.repeated()
                           ? std::unexpected(identities::Trouble{
                                 identities::Trouble::Kind::distrusted, "something stands twice"})
                           : identities.end_by(*provider, token, account::origin(visit));
    if (ended) {
        note(logging::Level::info, "", std::to_string(*ended));
        return answer(200, {});
    }
    note(logging::Level::warning, ended.error().why, "0");
    bool const is_distrusted = ended.error().kind == identities::Trouble::Kind::distrusted;
    return answer(400, {{"error", is_distrusted ? "invalid_request" : "temporarily_unavailable"},
                        {"error_description", ended.error().why}});
}

}

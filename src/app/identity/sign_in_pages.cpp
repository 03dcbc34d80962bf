// Out to a provider and back again.
#include <algorithm>

#include "app/account/handlers.h"
#include "app/account/next_path.h"
#include "app/identity/pages.h"
#include "platform/http/cookies.h"
#include "platform/logging/log.h"
#include "services/identities/ways.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/web/api.h"

namespace identity {

namespace {

using identities::Provider;
using identities::Purpose;
using web::View;

void set_attempt_cookie(http::Response& response, members::Members const& members,
                        std::string value) {
    bool const secure = members.settings().secure;
    http::Cookie cookie{.name = std::string(identities::attempt_cookie(secure)),
                        .value = std::move(value),
                        .secure = secure};
    cookie.max_age = std::chrono::seconds(cookie.value.empty() ? 0 : identities::attempt_seconds);
    response.with("Set-Cookie", http::set_cookie(cookie));
}

View provider_view(web::Services& services, web::Visit const& visit, Provider const& provider,
                   std::string const& query) {
    auto const directory = services.organisations.directory();
    auto const* owner = directory->find(provider.organisation);
    return View()
        .set("provider_name", provider.name_in(visit.language))
        .set("provider_of",
             owner ? std::string(organisations::name_in(*owner, visit.language)) : std::string())
        .set("has_owner", owner != nullptr)
        .set("provider_url", visit.address("/sign-in/with/" + provider.id.string() + query));
}

/// The level in the query, and the organisation that it is for.
struct Wanted {
    int level = 1;
    organisations::OrganisationId organisation = {};
};
Wanted wanted(web::Visit const& visit) {
    auto const level = visit.request.query.text("level");
    auto const id = organisations::OrganisationId::parse(visit.request.query.text("organisation"));
    bool const is_level = level.size() == 1 && level[0] >= '1' && level[0] <= '4';
    return {is_level ? level[0] - '0' : 1, id.value_or(organisations::OrganisationId())};
}

http::Response finished(web::Services& services, web::Visit const& visit,
                        identities::Finished const& done) {
    if (!done.offer.empty()) return ask_to_add(services, visit, done);
    auto const next = account::local_path(done.attempt.next);
    auto const ways = visit.address("/account/ways-in");
    if (!done.session) {
        auto const to = !next.empty() ? next : ways;
        return account::private_page(http::redirect(to));
    }
    auto path = next.empty() ? visit.address("") : next;
    if (done.is_new) path = ways + (done.address.empty() ? "?done=opened" : "?done=opened_letter");
    return account::go_on(services, visit, *done.session, "provider", path);
}

}

http::Response to_provider(web::Services& services, Identities& identities, web::Visit const& visit,
                           identities::Wish const& wish) {
    auto const provider = provider_on(services, visit);
    auto const start = identities.start(provider, wish, account::origin(visit));
    if (!start) return problem(services, visit, start.error());
    http::Response response;
    response.status = 303;
    response.with("Location", start->address).with("Referrer-Policy", "no-referrer");
    set_attempt_cookie(response, services.members, start->cookie);
    return account::private_page(std::move(response));
}

http::Response show_all(web::Services& services, Identities&, web::Visit const& visit) {
    auto const next = account::next_path(visit);
    std::vector<View> rows;
    {
        auto reader = services.database.read();
        for (auto const& one : identities::providers_on(reader))
            rows.push_back(provider_view(services, visit, one,
                                         next.empty() ? "" : "?next=" + web::query_escaped(next)));
    }
    View view;
    view.set_list("providers", std::move(rows))
        .set("lead", text(services, visit, "all_lead"))
        .set("level_text", "")
        .set("has_level", false)
        .set("other_url", visit.address("/sign-in"))
        .set("other_text", text(services, visit, "all_other"));
    return account::private_page(
        services.pages.page(visit, "identity/providers_all", std::move(view),
                            {.title = text(services, visit, "all_title"), .unlisted = true}));
}

http::Response go(web::Services& services, Identities& identities, web::Visit const& visit) {
    auto const next = account::next_path(visit);
    if (is_from_elsewhere(visit.request))
        return account::private_page(
            http::redirect(visit.address("/sign-in") + "?next=" + web::query_escaped(next)));
    auto const asked = wanted(visit);
    bool const is_more = asked.level > 1;
    return to_provider(services, identities, visit,
                       {.purpose = is_more ? Purpose::more : Purpose::sign_in,
                        .next = next,
                        .session = visit.session,
                        .level = is_more ? asked.level : 0,
                        .language = visit.language});
}

http::Response show_more(web::Services& services, Identities&, web::Visit const& visit) {
    auto const asked = wanted(visit);
    auto const next = account::next_path(visit);
    auto const query = "?level=" + std::to_string(asked.level) +
                       "&organisation=" + asked.organisation.string() +
                       "&next=" + web::query_escaped(next);
    std::vector<View> rows;
    {
        auto reader = services.database.read();
        for (auto const& one : identities::providers_on(reader))
            if (one.counts_in(asked.organisation) && !one.acrs_for(asked.level).empty())
                rows.push_back(provider_view(services, visit, one, query));
    }
    View view;
    view.set("lead", text(services, visit, "more_lead"))
        .set("has_level", true)
        .set("level_text", text(services, visit, "level_" + std::to_string(asked.level)))
        .set("other_url", next.empty() ? visit.address("/account") : next)
        .set("other_text", text(services, visit, "more_other"))
        .set_list("providers", std::move(rows));
    return account::private_page(
        services.pages.page(visit, "identity/providers_all", std::move(view),
                            {.title = text(services, visit, "more_title"), .unlisted = true}));
}

http::Response confirm(web::Services& services, Identities& identities, web::Visit const& visit) {
    if (is_from_elsewhere(visit.request))
        return account::private_page(http::redirect(visit.address("/account/confirm")));
    return to_provider(services, identities, visit,
                       {.purpose = Purpose::confirm,
                        .next = account::next_path(visit),
                        .session = visit.session,
                        .level = 0,
                        .language = visit.language});
}

http::Response come_back(web::Services& services, Identities& identities, web::Visit const& visit) {
    auto const& request = visit.request;
    auto const secure = services.members.settings().secure;
    auto const id = visit.id<identities::ProviderId>("provider");
    auto const done =
        identities.finish({.provider = id,
                           .query = request.query,
                           .cookie = request.cookies.text(identities::attempt_cookie(secure)),
                           .member = visit.viewer.member,
                           .session = visit.session,
                           .origin = account::origin(visit)});
    // The address has no language; the attempt knows it.
    auto there = visit;
    there.path = "/sign-in";
    auto const attempt = done ? std::optional(done->attempt) : done.error().attempt;
    if (attempt) there.language = attempt->language;
    auto response =
        done ? finished(services, there, *done) : problem(services, there, done.error());
    // Each attempt is over when it comes back. One that nobody here began leaves another's alone.
    if (attempt) set_attempt_cookie(response, services.members, "");
    return response;
}

}

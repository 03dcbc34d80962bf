// Links out: the pages behind them are app/identity's.
#include "app/account/by_service.h"

#include <algorithm>

#include "app/account/account.h"
#include "services/identities/ways.h"
#include "services/organisations/shelf.h"
#include "services/web/api.h"

namespace account {

namespace {

constexpr std::size_t most_shown = 6;

web::View link_to(web::Visit const& visit, identities::Provider const& provider,
                  std::string const& path, std::string const& next) {
    return web::View()
        .set("provider_name", provider.name_in(visit.language))
        .set("provider_url",
             visit.address(path + provider.id.string()) +
                 (next.empty() ? std::string() : "?next=" + web::query_escaped(next)));
}

}

std::vector<web::View> sign_in_services(web::Services& services, web::Visit const& visit,
                                        std::string const& next) {
    auto const directory = services.organisations.directory();
    auto const* own = chosen_municipality(*directory, visit.municipality);
    std::vector<identities::Provider> all;
    {
        auto reader = services.database.read();
        all = identities::providers_on(reader);
    }
    std::ranges::stable_sort(all, {}, [&](identities::Provider const& one) {
        return one.organisation.empty() ? 0 : own && one.organisation == own->id ? 1 : 2;
    });
    std::vector<web::View> links;
    for (auto const& one : all)
        if (links.size() < most_shown) links.push_back(link_to(visit, one, "/sign-in/with/", next));
    return links;
}

std::vector<web::View> confirming_services(web::Services& services, web::Visit const& visit,
                                           std::string const& next) {
    std::vector<web::View> links;
    auto reader = services.database.read();
    for (auto const& way : identities::ways_of(reader, visit.viewer.member)) {
        auto const provider = identities::find_provider(reader, way.provider);
        if (provider && provider->state == identities::State::on)
            links.push_back(link_to(visit, *provider, "/account/confirm/with/", next));
    }
    return links;
}

}

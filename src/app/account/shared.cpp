// What the account's pages have in common.
#include "app/account/handlers.h"

#include "platform/http/cookies.h"
#include "services/organisations/shelf.h"
#include "services/units/things.h"

namespace account {

members::Origin origin(web::Visit const& visit) {
    return {visit.request.remote_address, std::string(visit.request.header("user-agent"))};
}

void set_session_cookie(http::Response& response, members::Members const& members,
                        std::string value) {
    bool const secure = members.settings().secure;
    http::Cookie cookie{.name = std::string(members::cookie_name(secure)),
                        .value = std::move(value),
                        .secure = secure};
    // Without an age the browser keeps it until it is closed; how long it is good for is the
    // server's to say.
    if (cookie.value.empty()) cookie.max_age = std::chrono::seconds(0);
    response.with("Set-Cookie", http::set_cookie(cookie));
}

http::Response private_page(http::Response response) {
    response.with("Cache-Control", "no-store");
    return response;
}

std::string role_text(web::Services const& services, web::Visit const& visit,
                      permissions::Grant const& grant) {
    auto const id = "account.role_" + std::string(permissions::name(grant.role));
    if (grant.organisation.empty()) return services.pages.text(visit, id);
    auto const directory = services.organisations.directory();
    auto const* organisation = directory->find(grant.organisation);
    auto name = std::string(organisation ? organisations::name_in(*organisation, visit.language)
                                         : std::string_view("–"));
    if (!grant.unit.empty()) {
        auto reader = services.database.read();
        auto const unit =
            units::chart_of(reader, grant.organisation, basics::day_in_stockholm(services.now()))
                .name(grant.unit);
        name = unit + ", " + name;
    }
    return services.pages.format(visit, id, {{"organisation", name}});
}

}

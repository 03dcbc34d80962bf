// What the pages have in common.
#include "app/account/next_path.h"
#include "app/identity/pages.h"
#include "services/identities/ways.h"

namespace identity {

std::string text(web::Services& services, web::Visit const& visit, std::string const& id) {
    return services.pages.text(visit, "identity." + id);
}

bool is_from_elsewhere(http::Request const& request) {
    auto const site = request.header("sec-fetch-site");
    if (!site.empty()) return site == "cross-site";
    auto const referer = request.header("referer");
    return !referer.empty() && account::path_of_referer(referer, request.header("host")).empty() &&
           !referer.contains("://" + std::string(request.header("host")) + "/");
}

identities::Provider provider_on(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto found = http::found(
        identities::find_provider(reader, visit.id<identities::ProviderId>("provider")));
    if (found.state != identities::State::on) throw http::NotFound();
    return found;
}

}

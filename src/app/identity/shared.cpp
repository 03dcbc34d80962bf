// What the pages have in common.
#include "app/identity/pages.h"
#include "services/identities/ways.h"

namespace identity {

std::string text(web::Services& services, web::Visit const& visit, std::string const& id) {
    return services.pages.text(visit, "identity." + id);
}

identities::Provider provider_on(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto found = http::found(
        identities::find_provider(reader, visit.id<identities::ProviderId>("provider")));
    if (found.state != identities::State::on) throw http::NotFound();
    return found;
}

}

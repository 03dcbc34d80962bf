// The table, and the way to more.
#include "services/identities/assurance.h"

#include <algorithm>

#include "services/identities/store.h"
#include "services/members/members.h"

namespace identities {

int level_for(db::Reader& reader, organisations::OrganisationId const& organisation,
              Action action) {
    auto const line = *std::ranges::find(action_levels, action, &ActionLevel::action);
    auto const said = store::levels_of(reader, organisation);
    auto const own = said.find(line.name);
    return own == said.end() ? line.level : own->second;
}

std::optional<http::Response> unless_sure(web::Services& services, web::Visit const& visit,
                                          organisations::OrganisationId const& organisation,
                                          Action action) {
    int wanted = 1;
    {
        auto reader = services.database.read();
        wanted = level_for(reader, organisation, action);
    }
    if (wanted <= services.members.level(visit.session, organisation)) return std::nullopt;
    return http::redirect(visit.address("/sign-in/more") + "?level=" + std::to_string(wanted) +
                          "&organisation=" + organisation.string() +
                          "&next=" + visit.address(visit.path))
        .with("Cache-Control", "no-store");
}

}

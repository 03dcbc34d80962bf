// Roles as the database knows them.
#include "services/web/reach.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "platform/db/reach.h"
#include "platform/http/live.h"

namespace web {

namespace {

db::Reach reach_of(permissions::Viewer const& viewer) {
    if (std::ranges::find(viewer.grants, permissions::Role::process_leader,
                          &permissions::Grant::role) != viewer.grants.end())
        return db::Reach::everything();
    std::vector<std::string> organisations;
    for (auto const& id : viewer.organisations()) organisations.push_back(id.string());
    return db::Reach::of(organisations);
}

}

http::Response within_reach_of(permissions::Viewer const& viewer,
                               std::function<http::Response()> const& answer) {
    auto const reach = reach_of(viewer);
    db::Within const within(reach);
    auto response = answer();
    // The rest is made on other threads. What is live is made elsewhere, and known by its type.
    if (response.more && !response.more.target<http::Live>())
        response.more = [reach, more = std::move(response.more)](std::string& chunk) {
            db::Within const as_before(reach);
            return more(chunk);
        };
    return response;
}

}

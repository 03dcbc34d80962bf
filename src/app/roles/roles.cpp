// The feature at a glance. Its own routes are in the table that it shows.
#include "app/roles/roles.h"

#include "app/roles/matrix.h"
#include "app/roles/pages.h"
#include "services/web/assets.h"

namespace roles {

web::Feature feature(web::Services& services, std::span<web::Feature const> others) {
    using enum http::Method;
    using permissions::Permission;
    auto const table = std::make_shared<Matrix>();
    auto on = [&services, table](auto page) {
        return [&services, table, page](web::Visit const& visit) {
            return page(services, *table, visit);
        };
    };
    web::Feature own{
        .name = "roles",
        .pages = {{get, "/roles", Permission::contribute, on(show)}},
        .machine = {{get, "/api/v1/roles", Permission::contribute, on(as_json)}},
    };
    std::vector<web::Feature> all(others.begin(), others.end());
    all.push_back({.name = "web", .machine = web::asset_routes(services.resources)});
    all.push_back(own);
    *table = matrix(all);
    return own;
}

}

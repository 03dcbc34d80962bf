// The feature at a glance.
#include "app/unit_pages/unit_pages.h"

#include "app/unit_pages/pages.h"

namespace unit_pages {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    return {
        .name = "unit_pages",
        .pages =
            {
                {get, "/organisations/{id}/{slug}/units", Permission::everyone, on(show_tree)},
                {get, "/organisations/{id}/{slug}/units/{unit}", Permission::everyone,
                 on(show_public_unit)},
                {get, "/place/{kind}/{subject}", Permission::coordinate, on(show_place)},
                {post, "/place/{kind}/{subject}", Permission::coordinate, on(place)},
                {get, "/administration/{id}/contact", Permission::coordinate, on(show_contact)},
                {post, "/administration/{id}/contact", Permission::coordinate, on(change_contact)},
                {get, "/administration/{id}/units", Permission::coordinate, on(show_new)},
                {post, "/administration/{id}/units", Permission::coordinate, on(create)},
                {get, "/administration/{id}/units/{unit}", Permission::coordinate, on(show_unit)},
                {post, "/administration/{id}/units/{unit}", Permission::coordinate, on(change)},
                {get, "/administration/{id}/units/{unit}/end", Permission::coordinate,
                 on(show_end)},
                {post, "/administration/{id}/units/{unit}/end", Permission::coordinate, on(end)},
            },
        .machine =
            {
                {get, "/api/v1/organisations/{id}/units", Permission::everyone, on(as_json)},
                {post, "/api/v1/organisations/{id}/units", Permission::coordinate, on(api_add)},
                {get, "/api/v1/organisations/{id}/units/{unit}", Permission::everyone,
                 on(api_show)},
                {patch, "/api/v1/organisations/{id}/units/{unit}", Permission::coordinate,
                 on(api_change)},
                {post, "/api/v1/organisations/{id}/units/{unit}/end", Permission::coordinate,
                 on(api_end)},
            },
    };
}

}

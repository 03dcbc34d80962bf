// Taking one's data and leaving at a glance.
#include "app/own_data/own_data.h"

#include "app/own_data/pages.h"

namespace own_data {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    return {
        .name = "own_data",
        .pages =
            {
                {get, "/account/data", Permission::member, on(show_data)},
                // Where people come back to after showing who they are.
                {get, "/account/data/file", Permission::member, on(show_data)},
                {post, "/account/data/file", Permission::member, on(download_data)},
                {get, "/account/data/leave", Permission::member, on(show_data)},
                {post, "/account/data/leave", Permission::member, on(leave)},
                {get, "/account/left", Permission::everyone, on(show_left)},
            },
    };
}

}

// The feature at a glance.
#include "app/absence_pages/absence_pages.h"

#include "app/absence_pages/pages.h"

namespace absence_pages {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    return {
        .name = "absence_pages",
        .pages =
            {
                {get, "/account/absence", Permission::contribute, on(show_list)},
                {post, "/account/absence", Permission::contribute, on(plan)},
                {get, "/account/absence/{id}", Permission::contribute, on(show_own)},
                {post, "/account/absence/{id}", Permission::contribute, on(come_back)},
                {get, "/account/standing-in/{id}", Permission::contribute, on(show_standing_in)},
                {post, "/account/standing-in/{id}", Permission::contribute, on(answer)},
            },
    };
}

}

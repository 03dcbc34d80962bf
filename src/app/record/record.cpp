// The record at a glance.
#include "app/record/record.h"

#include "app/record/pages.h"
#include "app/record/shipping.h"

namespace record {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    return {
        .name = "record",
        .pages =
            {
                {get, "/record", Permission::coordinate, on(show)},
                // Where people come back to after showing who they are.
                {get, "/record/file", Permission::coordinate, on(show)},
                {post, "/record/file", Permission::coordinate, on(download)},
            },
        .begin_work = [&services]() -> std::shared_ptr<void> { return begin_shipping(services); },
    };
}

}

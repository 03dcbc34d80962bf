// The feature at a glance.
#include "app/registration_pages/registration_pages.h"

#include "app/registration_pages/api.h"
#include "app/registration_pages/mask_pages.h"
#include "app/registration_pages/pages.h"
#include "services/registration/registration.h"

namespace registration_pages {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    return {
        .name = "registration_pages",
        .pages =
            {
                {get, "/registration/{kind}/{subject}", Permission::coordinate, on(show)},
                {post, "/registration/{kind}/{subject}", Permission::coordinate, on(act)},
                {get, "/registration/{kind}/{subject}/{place}", Permission::coordinate,
                 on(show_sent)},
                {get, "/masking/{kind}/{subject}", Permission::coordinate, on(show_masking)},
                {post, "/masking/{kind}/{subject}", Permission::coordinate,
                 on(registration_pages::mask)},
                {get, "/masking/{kind}/{subject}/{place}", Permission::coordinate, on(show_copy)},
                {post, "/masking/{kind}/{subject}/{place}", Permission::coordinate,
                 on(act_on_copy)},
            },
        .machine =
            {
                {get, "/api/v1/registrations/{kind}/{subject}", Permission::coordinate,
                 on(api::show)},
                {post, "/api/v1/registrations/{kind}/{subject}/sendings", Permission::coordinate,
                 on(api::send)},
                {post, "/api/v1/registrations/{kind}/{subject}/number", Permission::coordinate,
                 on(api::give_number)},
                {post, "/api/v1/registrations/{kind}/{subject}/closing", Permission::coordinate,
                 on(api::close)},
            },
        .forget_subject = registration::forget_subject,
    };
}

}

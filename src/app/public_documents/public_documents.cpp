// The feature at a glance.
#include "app/public_documents/public_documents.h"

#include "app/public_documents/pages.h"

namespace public_documents {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    return {
        .name = "public_documents",
        .pages =
            {
                {get, "/public-documents", Permission::everyone, on(show_kinds)},
                {get, "/registered", Permission::everyone, on(show_registered)},
                {get, "/registered/{id}", Permission::everyone, on(show_entry)},
                {get, "/registered/{id}/copy", Permission::everyone, on(show_public_copy)},
            },
        .machine =
            {
                {get, "/api/v1/public-documents", Permission::everyone, on(list_kinds)},
            },
    };
}

}

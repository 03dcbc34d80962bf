// The feature at a glance: all that it offers the rest of the program.
#include "features/project_documents/project_documents.h"

#include "features/project_documents/pages.h"

namespace project_documents {

web::Feature feature(web::Services& services, chapters::Write const& write) {
    using enum http::Method;
    using permissions::Permission;
    auto const on = [&services, &write](auto handler) {
        return [&services, write, handler](web::Visit const& visit) {
            return handler(services, write, visit);
        };
    };
    return {.name = "project_documents",
            .pages = {{get, "/project-documents/{id}", Permission::everyone, on(show_documents)},
                      {get, "/project-documents/{id}/{file}", Permission::everyone, on(download)}},
            .machine = {{get, "/api/v1/project-documents/{id}/{file}", Permission::everyone,
                         on(api_download)}},
            .beside = beside(services)};
}

}

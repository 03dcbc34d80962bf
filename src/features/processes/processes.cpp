// The feature at a glance: all that it offers the rest of the program.
#include "features/processes/processes.h"

#include "features/processes/found.h"
#include "features/processes/pages.h"

namespace processes {

namespace {

using enum http::Method;
using permissions::Permission;

template <class Handler>
web::Handler with(std::shared_ptr<Parts> const& parts, Handler handler) {
    return [parts, handler](web::Visit const& visit) { return handler(*parts, visit); };
}

std::vector<web::Route> pages(std::shared_ptr<Parts> const& parts) {
    auto const on = [&](auto handler) { return with(parts, handler); };
    return {
        {get, "/processes", Permission::everyone, on(show_list)},
        {get, "/processes/{id}", Permission::everyone, on(show_process)},
        {get, "/processes/{id}/steps/{step}", Permission::everyone, on(show_step)},
        {get, "/processes/{id}/versions", Permission::everyone, on(show_versions)},
        {get, "/processes/{id}/versions/{number}", Permission::everyone, on(compare_version)},
        {post, "/processes/{id}/versions/{number}", Permission::coordinate, on(restore_version)},
        {get, "/processes/{id}/copy", Permission::coordinate, on(show_copy)},
        {post, "/processes/{id}/copy", Permission::coordinate, on(make_copy)},
        {get, "/processes/{id}/edit", Permission::coordinate, on(show_edit)},
        {post, "/processes/{id}/edit", Permission::coordinate, on(edit)},
        {get, "/processes/{id}/steps/{step}/edit", Permission::coordinate, on(show_step_form)},
        {post, "/processes/{id}/steps/{step}/edit", Permission::coordinate, on(save_step)},
        {get, "/project-steps/{id}", Permission::contribute, on(show_met)},
        {post, "/project-steps/{id}", Permission::contribute, on(tell_met)},
    };
}

std::vector<web::Route> machine(std::shared_ptr<Parts> const& parts) {
    auto const on = [&](auto handler) { return with(parts, handler); };
    return {
        {get, "/api/v1/processes", Permission::everyone, on(api::list)},
        {post, "/api/v1/processes", Permission::coordinate, on(api::make)},
        {get, "/api/v1/processes/templates", Permission::everyone, on(api::templates)},
        {get, "/api/v1/processes/{id}", Permission::everyone, on(api::show)},
        {http::Method::put, "/api/v1/processes/{id}", Permission::coordinate, on(api::save)},
        {get, "/api/v1/processes/{id}/versions", Permission::everyone, on(api::versions)},
        {get, "/api/v1/processes/{id}/versions/{number}", Permission::everyone, on(api::version)},
        {get, "/api/v1/project-steps", Permission::everyone, on(api::list_met)},
        {http::Method::put, "/api/v1/project-steps/{id}/{step}", Permission::contribute,
         on(api::meet)},
        {del, "/api/v1/project-steps/{id}/{step}", Permission::contribute, on(api::unmeet)},
        {get, "/api/v1/export/processes.csv", Permission::everyone, on(api::csv)},
        {get, "/api/v1/export/project-steps.csv", Permission::everyone, on(api::met_csv)},
    };
}

}

web::Feature feature(web::Services& services) {
    auto const parts = std::make_shared<Parts>(services);
    return {
        .name = "processes",
        .pages = pages(parts),
        .machine = machine(parts),
        .subjects = subjects(parts),
        .forget_subject = forget_subject,
        .beside = beside(parts),
    };
}

}

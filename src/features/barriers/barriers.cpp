// The feature at a glance: all that it offers the rest of the program.
#include "features/barriers/barriers.h"

#include "features/barriers/found.h"
#include "features/barriers/pages.h"

namespace barriers {

namespace {

using enum http::Method;
using permissions::Permission;

template <class Handler>
web::Handler with(std::shared_ptr<Parts> const& parts, Handler handler) {
    return [parts, handler](web::Visit const& visit) { return handler(*parts, visit); };
}

std::vector<web::Route> pages(std::shared_ptr<Parts> const& parts) {
    auto const on = [&](auto handler) { return with(parts, handler); };
    using enum Permission;
    return {
        {get, "/barriers", everyone, on(list)},
        {get, "/barriers.atom", everyone, on(feed)},
        {get, "/barriers/new", contribute, on(show_form)},
        {post, "/barriers/new", contribute, on(show_form)},
        {post, "/barriers/review", contribute, on(review)},
        {post, "/barriers/send", contribute, on(send)},
        {get, "/barriers/{id}", everyone, on(show)},
        {post, "/barriers/{id}/same", contribute, on(say_same)},
        {post, "/barriers/{id}/projects", contribute, on(change_projects)},
        {get, "/barriers/{id}/describe", coordinate, on(show_describe)},
        {post, "/barriers/{id}/describe", coordinate, on(save_description)},
        {get, "/barriers/{id}/merge", coordinate, on(show_merge)},
        {post, "/barriers/{id}/merge", coordinate, on(change_merge)},
        {get, "/barriers/{id}/{slug}", everyone, on(show)},
    };
}

std::vector<web::Route> machine(std::shared_ptr<Parts> const& parts) {
    auto const on = [&](auto handler) { return with(parts, handler); };
    using enum Permission;
    return {
        {get, "/api/v1/barriers", everyone, on(api::list)},
        {post, "/api/v1/barriers", contribute, on(api::report)},
        {get, "/api/v1/barriers/categories", everyone, on(api::categories)},
        {get, "/api/v1/barriers/{id}", everyone, on(api::show)},
        {http::Method::put, "/api/v1/barriers/{id}/description", coordinate, on(api::describe)},
        {post, "/api/v1/barriers/{id}/endorsements", contribute, on(api::endorse)},
        {del, "/api/v1/barriers/{id}/endorsements/{organisation}", contribute, on(api::withdraw)},
        {get, "/api/v1/export/barriers.csv", everyone, on(api::csv)},
    };
}

}

web::Feature feature(web::Services& services) {
    auto const parts = std::make_shared<Parts>(services);
    return {
        .name = "barriers",
        .pages = pages(parts),
        .machine = machine(parts),
        .menu = {{"barriers.title", "/barriers", 18}},
        .subjects = {subject(parts)},
        .forget_subject = forget_subject,
        .beside = beside(parts),
        .links_beside = links_beside(),
    };
}

}

// Attachments at a glance: all that they offer the rest of the program.
#include "services/attachments/api.h"
#include "services/attachments/attachments.h"
#include "services/attachments/moderated.h"
#include "services/attachments/pages.h"
#include "services/attachments/serving.h"
#include "services/attachments/weeded.h"

namespace attachments {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto on = [&services](auto reply) {
        return [&services, reply](web::Visit const& visit) { return reply(services, visit); };
    };
    // Files are found and shown with what they lie beside.
    auto const nobody_finds = [](db::Reader&, std::string_view) {
        return std::optional<search::Document>();
    };
    auto const no_card = [](web::Visit const&, db::Reader&, std::string_view) {
        return std::optional<web::View>();
    };
    return {
        .name = "attachments",
        .pages =
            {
                {get, "/files/{kind}/{subject}", Permission::contribute, on(pages::manage)},
                {post, "/files/{kind}/{subject}", Permission::contribute, on(pages::add),
                 web::upload_limit},
                {get, "/files/{kind}/{subject}/{file}", Permission::contribute,
                 on(pages::show_describe)},
                {post, "/files/{kind}/{subject}/{file}", Permission::contribute,
                 on(pages::describe)},
                {post, "/files/{kind}/{subject}/{file}/{move}", Permission::contribute,
                 on(pages::make)},
            },
        .machine =
            {
                {get, "/files/{id}/{name}", Permission::everyone, on(serve)},
                {get, "/api/v1/files", Permission::everyone, on(api::list)},
                {post, "/api/v1/files", Permission::contribute, on(api::add), web::upload_limit},
                {get, "/api/v1/files/{id}", Permission::everyone, on(api::show)},
                {patch, "/api/v1/files/{id}", Permission::contribute, on(api::change)},
                {del, "/api/v1/files/{id}", Permission::contribute, on(api::remove)},
            },
        .subjects = {{"file", nobody_finds, no_card, nullptr, moderated(services)}},
        .forget_subject = forget_subject,
    };
}

}

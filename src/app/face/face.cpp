// The feature at a glance.
#include "app/face/face.h"

#include "app/face/pages.h"
#include "services/organisations/shelf.h"

namespace face {

namespace {

void give(web::Services& services, std::shared_ptr<Faces> const& faces) {
    services.own_site = [faces](std::string_view host) { return faces->own_site(host); };
    services.own_address = [faces](OrganisationId const& id) { return faces->own_address(id); };
    services.pages.set_face(
        [&services, faces](web::Visit const& visit,
                           OrganisationId const& id) -> std::optional<web::Face> {
            auto const directory = services.organisations.directory();
            auto const* one = directory->find(id);
            if (!one || !faces->of(id)) return std::nullopt;
            return web::Face{.css_url = faces->css_url(id),
                             .name = std::string(organisations::name_in(*one, visit.language))};
        });
}

}

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto const faces = std::make_shared<Faces>(services);
    give(services, faces);
    auto on = [&services, faces](auto page) {
        return [&services, faces, page](web::Visit const& visit) {
            return page(services, *faces, visit);
        };
    };
    web::Feature made{
        .name = "face",
        .pages =
            {
                {get, "/own-site", Permission::everyone, on(pages::own_front)},
                {get, "/administration/{id}/face", Permission::coordinate, on(pages::show_face)},
                {post, "/administration/{id}/face", Permission::coordinate, on(pages::save_face)},
                {get, "/administration/{id}/embedding", Permission::coordinate,
                 on(pages::show_embedding)},
                {post, "/administration/{id}/embedding", Permission::coordinate,
                 on(pages::save_embedding)},
                {get, "/embed/{id}/needs", Permission::everyone, on(pages::embedded_needs)},
                {get, "/embed/{id}/tell", Permission::everyone, on(pages::embedded_form)},
            },
        .machine = {{get, "/face/{id}/{version}", Permission::everyone, on(pages::style)}},
        .changed_elsewhere = [faces] { faces->refresh(); },
    };
    for (auto& route : made.pages) route.may_be_framed = route.path.starts_with("/embed/");
    return made;
}

}

// The feature at a glance.
#include "app/administration/administration.h"

#include "app/administration/pages.h"

namespace administration {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    return {
        .name = "administration",
        .pages =
            {
                {get, "/administration/{id}", Permission::coordinate, on(show_people)},
                {get, "/administration/{id}/invite", Permission::coordinate, on(show_invite)},
                {post, "/administration/{id}/invite", Permission::coordinate, on(invite)},
                {post, "/administration/{id}/invitations/{invitation}/withdraw",
                 Permission::coordinate, on(withdraw)},
                {get, "/administration/{id}/people/{member}", Permission::coordinate,
                 on(show_person)},
                {post, "/administration/{id}/people/{member}", Permission::coordinate,
                 on(change_roles)},
                {post, "/administration/{id}/people/{member}/protect", Permission::coordinate,
                 on(protect_person)},
                {post, "/administration/{id}/people/{member}/name", Permission::coordinate,
                 on(show_name)},
                {get, "/invitation/{link}", Permission::everyone, on(show_invitation)},
                {post, "/invitation/{link}", Permission::everyone, on(answer_invitation),
                 web::form_limit, true},
            },
    };
}

std::string path_of(organisations::OrganisationId const& organisation) {
    return "/administration/" + organisation.string();
}

}

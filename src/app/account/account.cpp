// The account pages at a glance.
#include "app/account/account.h"

#include "app/account/handlers.h"

namespace account {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto const on = [&services](auto handler) {
        return [&services, handler](web::Visit const& visit) { return handler(services, visit); };
    };
    return {
        .name = "account",
        .pages =
            {
                {get, "/sign-in", Permission::everyone, on(show_sign_in)},
                {post, "/sign-in", Permission::everyone, on(sign_in), web::form_limit, true},
                {get, "/sign-in/{link}", Permission::everyone, on(show_link)},
                {post, "/sign-in/{link}", Permission::everyone, on(sign_in_by_link)},
                {post, "/sign-out", Permission::everyone, on(sign_out)},
                {get, "/account", Permission::member, on(show_account)},
                {post, "/account", Permission::member, on(change_profile)},
                {post, "/account/password", Permission::member, on(change_password),
                 web::form_limit, true},
                {post, "/account/sessions/{id}/end", Permission::member, on(end_session)},
                {post, "/account/sessions/end-others", Permission::member, on(end_other_sessions)},
                {get, "/account/tokens", Permission::member, on(show_tokens)},
                {post, "/account/tokens", Permission::member, on(create_token)},
                {post, "/account/tokens/{id}/revoke", Permission::member, on(revoke_token)},
                {get, "/municipality", Permission::everyone, on(show_municipalities)},
                {post, "/municipality", Permission::everyone, on(choose_municipality)},
            },
    };
}

}

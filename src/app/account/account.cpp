// The account pages at a glance.
#include "app/account/account.h"

#include "app/account/handlers.h"

namespace account {

namespace {

using enum http::Method;
using permissions::Permission;
using Page = http::Response (*)(web::Services&, web::Visit const&);

/// A line of the table: its handler takes the services as well.
struct Line {
    http::Method method;
    std::string_view path;
    Permission permission;
    Page page;
    bool is_slow = false;  ///< Hashes a password.
};

/// In, by whatever way, and out.
constexpr Line getting_in[] = {
    {get, "/sign-in", Permission::everyone, show_sign_in},
    {post, "/sign-in", Permission::everyone, sign_in, true},
    {get, "/sign-in/{link}", Permission::everyone, show_link},
    {post, "/sign-in/{link}", Permission::everyone, sign_in_by_link},
    {get, "/sign-in-link", Permission::everyone, show_sign_in_link},
    {post, "/sign-in-link", Permission::everyone, ask_for_link},
    {get, "/sign-in-code", Permission::everyone, show_code},
    {post, "/sign-in-code", Permission::everyone, give_code},
    {get, "/register", Permission::everyone, show_register},
    {post, "/register", Permission::everyone, ask_to_register},
    {get, "/register/{link}", Permission::everyone, show_registration},
    {post, "/register/{link}", Permission::everyone, register_now, true},
    {get, "/forgot", Permission::everyone, show_forgotten},
    {post, "/forgot", Permission::everyone, ask_for_password},
    {get, "/password/{link}", Permission::everyone, show_choose_password},
    {post, "/password/{link}", Permission::everyone, choose_password, true},
    {get, "/email/{link}", Permission::everyone, show_change_email},
    {post, "/email/{link}", Permission::everyone, change_email},
};

/// For who is in.
constexpr Line own_affairs[] = {
    {get, "/account", Permission::member, show_account},
    {post, "/account", Permission::member, change_profile},
    {post, "/account/password", Permission::member, change_password, true},
    {get, "/account/confirm", Permission::member, show_confirm},
    {post, "/account/confirm", Permission::member, confirm, true},
    {get, "/account/email", Permission::member, show_email},
    {post, "/account/email", Permission::member, ask_to_change_email},
    {get, "/account/second-step", Permission::member, show_second_step},
    {post, "/account/second-step", Permission::member, turn_on_second_step},
    // Where people come back to after showing who they are.
    {get, "/account/second-step/codes", Permission::member, show_second_step},
    {post, "/account/second-step/codes", Permission::member, make_recovery_codes},
    {get, "/account/second-step/off", Permission::member, show_second_step},
    {post, "/account/second-step/off", Permission::member, turn_off_second_step},
    {get, "/account/protection", Permission::member, show_protection},
    {post, "/account/protection", Permission::member, change_protection},
    {get, "/account/colleagues", Permission::coordinate, show_colleagues},
    {post, "/account/colleagues/{id}/reset", Permission::coordinate, reset_colleague},
    {post, "/account/sessions/{id}/end", Permission::member, end_session},
    {post, "/account/sessions/end-others", Permission::member, end_other_sessions},
    {get, "/account/tokens", Permission::member, show_tokens},
    {post, "/account/tokens", Permission::member, create_token},
    {post, "/account/tokens/{id}/revoke", Permission::member, revoke_token},
    {get, "/municipality", Permission::everyone, show_municipalities},
    {post, "/municipality", Permission::everyone, choose_municipality},
};

}

web::Feature feature(web::Services& services) {
    web::Feature feature{.name = "account"};
    auto const add = [&](Line const& line) {
        feature.pages.push_back({line.method, std::string(line.path), line.permission,
                                 [&services, page = line.page](web::Visit const& visit) {
                                     return page(services, visit);
                                 },
                                 web::form_limit, line.is_slow});
    };
    for (auto const& line : getting_in) add(line);
    for (auto const& line : own_affairs) add(line);
    return feature;
}

}

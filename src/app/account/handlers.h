// The handlers behind the account's routes, and what they share.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/members/members.h"
#include "services/web/services.h"
#include "services/web/visit.h"

namespace account {

// sign_in.cpp
http::Response show_sign_in(web::Services& services, web::Visit const& visit);
http::Response sign_in(web::Services& services, web::Visit const& visit);
http::Response show_link(web::Services& services, web::Visit const& visit);
http::Response sign_in_by_link(web::Services& services, web::Visit const& visit);
/// Ends the session; on to `next` (a path of ours).
http::Response signed_out(web::Services& services, web::Visit const& visit,
                          std::string const& next);

/// The visitor goes on as somebody new: the session from before is over. To where the code is asked
/// for, if it waits for one.
http::Response go_on(web::Services& services, web::Visit const& visit,
                     members::NewSession const& session, std::string_view by,
                     std::string const& path);
/// 410 with ways on.
http::Response link_is_over(web::Services& services, web::Visit const& visit);

/// How a refusal is told: text id and status.
struct RefusalText {
    std::string_view text;
    int status;
};
RefusalText refusal_of(members::Refusal refusal);

// by_letter.cpp
http::Response show_register(web::Services& services, web::Visit const& visit);
http::Response ask_to_register(web::Services& services, web::Visit const& visit);
http::Response show_registration(web::Services& services, web::Visit const& visit);
http::Response register_now(web::Services& services, web::Visit const& visit);
http::Response show_forgotten(web::Services& services, web::Visit const& visit);
http::Response ask_for_password(web::Services& services, web::Visit const& visit);
http::Response show_choose_password(web::Services& services, web::Visit const& visit);
http::Response choose_password(web::Services& services, web::Visit const& visit);
http::Response show_sign_in_link(web::Services& services, web::Visit const& visit);
http::Response ask_for_link(web::Services& services, web::Visit const& visit);

// second_step.cpp
http::Response show_code(web::Services& services, web::Visit const& visit);
http::Response give_code(web::Services& services, web::Visit const& visit);
http::Response show_second_step(web::Services& services, web::Visit const& visit);
http::Response turn_on_second_step(web::Services& services, web::Visit const& visit);
http::Response make_recovery_codes(web::Services& services, web::Visit const& visit);
http::Response turn_off_second_step(web::Services& services, web::Visit const& visit);

// protection.cpp
http::Response show_protection(web::Services& services, web::Visit const& visit);
http::Response change_protection(web::Services& services, web::Visit const& visit);

// colleagues.cpp
http::Response show_colleagues(web::Services& services, web::Visit const& visit);
http::Response reset_colleague(web::Services& services, web::Visit const& visit);

// confirming.cpp
http::Response show_confirm(web::Services& services, web::Visit const& visit);
http::Response confirm(web::Services& services, web::Visit const& visit);
http::Response show_email(web::Services& services, web::Visit const& visit);
http::Response ask_to_change_email(web::Services& services, web::Visit const& visit);
http::Response show_change_email(web::Services& services, web::Visit const& visit);
http::Response change_email(web::Services& services, web::Visit const& visit);
/// The way to where the person shows again who they are, unless they did lately: before what is
/// hard to undo.
std::optional<http::Response> unless_confirmed(web::Services& services, web::Visit const& visit);
/// The field "email" for an address of one's own, with what was typed; `label` is a text id.
web::View email_field(web::Services& services, web::Visit const& visit,
                      basics::Problems const& problems, std::string_view label);
std::vector<web::View> own_page_crumb(web::Services& services, web::Visit const& visit);

// own_page.cpp
http::Response show_account(web::Services& services, web::Visit const& visit);
http::Response change_profile(web::Services& services, web::Visit const& visit);
http::Response change_password(web::Services& services, web::Visit const& visit);
http::Response end_session(web::Services& services, web::Visit const& visit);
http::Response end_other_sessions(web::Services& services, web::Visit const& visit);

// tasks.cpp
/// What waits for the person: tasks[] {task_text task_url}.
std::vector<web::View> task_views(web::Services& services, web::Visit const& visit);

// tokens.cpp
http::Response show_tokens(web::Services& services, web::Visit const& visit);
http::Response create_token(web::Services& services, web::Visit const& visit);
http::Response revoke_token(web::Services& services, web::Visit const& visit);

// municipality.cpp
http::Response show_municipalities(web::Services& services, web::Visit const& visit);
http::Response choose_municipality(web::Services& services, web::Visit const& visit);

// shared.cpp

/// Where the visitor is, for limits and the list of sessions.
members::Origin origin(web::Visit const& visit);

/// Sets the session's cookie; an empty value takes it away.
void set_session_cookie(http::Response& response, members::Members const& members,
                        std::string value);

/// Never kept by anyone in between, nor shown again from memory after signing out.
http::Response private_page(http::Response response);

/// "Samordnare i Sampelby kommun", "Nationell processledare".
std::string role_text(web::Services const& services, web::Visit const& visit,
                      permissions::Grant const& grant);

}

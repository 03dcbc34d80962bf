// The handlers behind the account's routes, and what they share.
#pragma once
#include <string>

#include "services/members/members.h"
#include "services/web/services.h"
#include "services/web/visit.h"

namespace account {

// sign_in.cpp
http::Response show_sign_in(web::Services& services, web::Visit const& visit);
http::Response sign_in(web::Services& services, web::Visit const& visit);
http::Response show_link(web::Services& services, web::Visit const& visit);
http::Response sign_in_by_link(web::Services& services, web::Visit const& visit);
http::Response sign_out(web::Services& services, web::Visit const& visit);

// own_page.cpp
http::Response show_account(web::Services& services, web::Visit const& visit);
http::Response change_profile(web::Services& services, web::Visit const& visit);
http::Response change_password(web::Services& services, web::Visit const& visit);
http::Response end_session(web::Services& services, web::Visit const& visit);
http::Response end_other_sessions(web::Services& services, web::Visit const& visit);

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

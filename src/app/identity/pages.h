// The handlers, and what they share.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/response.h"
#include "services/identities/identities.h"
#include "services/web/services.h"
#include "services/web/visit.h"

namespace identity {

using identities::Identities;

// sign_in_pages.cpp: out and back
http::Response show_all(web::Services& services, Identities& identities, web::Visit const& visit);
http::Response go(web::Services& services, Identities& identities, web::Visit const& visit);
http::Response show_more(web::Services& services, Identities& identities, web::Visit const& visit);
http::Response come_back(web::Services& services, Identities& identities, web::Visit const& visit);
http::Response confirm(web::Services& services, Identities& identities, web::Visit const& visit);
/// To the provider, with the attempt in a cookie; or the page that says why not.
http::Response to_provider(web::Services& services, Identities& identities, web::Visit const& visit,
                           identities::Wish const& wish);

// leaving_pages.cpp: signing out, here and there
http::Response sign_out(web::Services& services, Identities& identities, web::Visit const& visit);
http::Response show_signed_out(web::Services& services, Identities& identities,
                               web::Visit const& visit);
http::Response sign_out_there(web::Services& services, Identities& identities,
                              web::Visit const& visit);
http::Response come_back_out(web::Services& services, Identities& identities,
                             web::Visit const& visit);
http::Response signed_out_by(web::Services& services, Identities& identities,
                             web::Visit const& visit);

// problem_pages.cpp
http::Response problem(web::Services& services, web::Visit const& visit,
                       identities::Refused const& refused);

// ways_pages.cpp: one's ways in
http::Response show_ways(web::Services& services, Identities& identities, web::Visit const& visit);
http::Response begin_adding(web::Services& services, Identities& identities,
                            web::Visit const& visit);
http::Response add_way(web::Services& services, Identities& identities, web::Visit const& visit);
http::Response remove_way(web::Services& services, Identities& identities, web::Visit const& visit);
/// The page that asks whether a way in is to be added, when its owner has just shown it.
http::Response ask_to_add(web::Services& services, web::Visit const& visit,
                          identities::Finished const& finished);

// provider_pages.cpp: connecting services
http::Response show_providers(web::Services& services, Identities& identities,
                              web::Visit const& visit);
http::Response show_new(web::Services& services, Identities& identities, web::Visit const& visit);
http::Response create(web::Services& services, Identities& identities, web::Visit const& visit);
http::Response show_provider(web::Services& services, Identities& identities,
                             web::Visit const& visit);
http::Response save(web::Services& services, Identities& identities, web::Visit const& visit);
http::Response try_out(web::Services& services, Identities& identities, web::Visit const& visit);
http::Response switch_provider(web::Services& services, Identities& identities,
                               web::Visit const& visit);
http::Response remove_provider(web::Services& services, Identities& identities,
                               web::Visit const& visit);
http::Response save_levels(web::Services& services, Identities& identities,
                           web::Visit const& visit);

// provider_form.cpp
identities::Draft draft_of(http::Fields const& form);
web::View form_view(web::Services& services, web::Visit const& visit,
                    identities::Draft const& draft, basics::Problems const& problems,
                    bool has_secret, bool is_national);

// shared.cpp
std::string text(web::Services& services, web::Visit const& visit, std::string const& id);
/// Another site may lead people to our pages, but not straight through them into or out of a
/// session.
bool is_from_elsewhere(http::Request const& request);
/// The provider that the path names, while it is on; otherwise NotFound.
identities::Provider provider_on(web::Services& services, web::Visit const& visit);

}

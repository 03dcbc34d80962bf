// The handlers, and what they share.
#pragma once
#include <string>

#include "platform/http/response.h"
#include "services/members/absence.h"
#include "services/web/services.h"
#include "services/web/visit.h"

namespace absence_pages {

// planning_pages.cpp: one's own absences, and a new one
http::Response show_list(web::Services& services, web::Visit const& visit);
http::Response plan(web::Services& services, web::Visit const& visit);

// handover_pages.cpp: one absence, for the one who is away and for the one who stands in
http::Response show_own(web::Services& services, web::Visit const& visit);
http::Response come_back(web::Services& services, web::Visit const& visit);
http::Response show_standing_in(web::Services& services, web::Visit const& visit);
http::Response answer(web::Services& services, web::Visit const& visit);

// shared.cpp
std::string text(web::Services& services, web::Visit const& visit, std::string const& id);
basics::Date today(web::Services& services);
std::string name_of(web::Services& services, members::MemberId const& member);
/// "5–30 juli 2027" in words: from and to, with both days.
std::string days_text(web::Services& services, web::Visit const& visit,
                      members::Absence const& absence);
/// What is to be known of it just now: asked, planned, going on.
std::string state_text(web::Services& services, web::Visit const& visit,
                       members::Absence const& absence);
std::string organisation_name(web::Services& services, web::Visit const& visit,
                              organisations::OrganisationId const& id);
/// The way back to the list, or to one's own page.
std::vector<web::View> crumbs(web::Services& services, web::Visit const& visit, bool with_list);

}

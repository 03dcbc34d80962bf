// The handlers, and what they share.
#pragma once
#include <string>
#include <vector>

#include "app/administration/pages.h"
#include "platform/http/response.h"
#include "services/units/rules.h"
#include "services/web/services.h"
#include "services/web/visit.h"

namespace unit_pages {

// tree_pages.cpp
/// GET /organisations/{id}/{slug}/units?day=2027-01-01
http::Response show_tree(web::Services& services, web::Visit const& visit);
/// GET /api/v1/organisations/{id}/units?day=2027-01-01
http::Response as_json(web::Services& services, web::Visit const& visit);

// unit_page.cpp
/// GET /organisations/{id}/{slug}/units/{unit}
http::Response show_public_unit(web::Services& services, web::Visit const& visit);

// placing_pages.cpp
/// GET and POST /place/{kind}/{subject}
http::Response show_place(web::Services& services, web::Visit const& visit);
http::Response place(web::Services& services, web::Visit const& visit);

// contact_pages.cpp
/// GET and POST /administration/{id}/contact
http::Response show_contact(web::Services& services, web::Visit const& visit);
http::Response change_contact(web::Services& services, web::Visit const& visit);

// api.cpp: PROBLEMS are 422; a change names the ETag that was read as If-Match
/// GET /api/v1/organisations/{id}/units/{unit}: all that it has been
http::Response api_show(web::Services& services, web::Visit const& visit);
/// POST …/units {"name", "kind", "parent", "from", "closed"}
http::Response api_add(web::Services& services, web::Visit const& visit);
/// PATCH …/units/{unit}, the same; what is left out stays
http::Response api_change(web::Services& services, web::Visit const& visit);
/// POST …/units/{unit}/end {"until", "became"}
http::Response api_end(web::Services& services, web::Visit const& visit);

// editing_pages.cpp
http::Response show_new(web::Services& services, web::Visit const& visit);
http::Response create(web::Services& services, web::Visit const& visit);
http::Response show_unit(web::Services& services, web::Visit const& visit);
http::Response change(web::Services& services, web::Visit const& visit);

// ending_pages.cpp
http::Response show_end(web::Services& services, web::Visit const& visit);
http::Response end(web::Services& services, web::Visit const& visit);

// shared.cpp
std::string text(web::Services& services, web::Visit const& visit, std::string const& id);
std::string kind_name(web::Services& services, web::Visit const& visit, units::Kind kind);
std::string day_text(web::Visit const& visit, basics::Date day);
basics::Date today(web::Services& services);
/// "/organisations/01j…/sampelby-kommun/units", without the language.
std::string tree_path(organisations::Organisation const& one);
std::string unit_path(organisations::OrganisationId const& organisation, units::UnitId const& unit);
/// The unit that the path names, or NotFound.
units::Unit const& unit_of(std::vector<units::Unit> const& units, web::Visit const& visit);
/// What the unit is today, or was last, or will be first.
units::Span const& newest_span(units::Unit const& unit, basics::Date today);
/// The units that one may choose, those below others behind lines; `but` is left out.
std::vector<web::Option> unit_options(std::vector<units::Unit> const& units, basics::Date day,
                                      units::UnitId const& but, std::string_view chosen);
/// 200; 422 for mistakes; 409 when somebody else was faster.
int status_of(basics::Problems const& problems);
std::vector<web::View> crumbs(web::Services& services, web::Visit const& visit,
                              administration::Place const& place);

}

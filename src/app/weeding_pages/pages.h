// The handlers, and what they share.
#pragma once
#include <string>

#include "app/administration/pages.h"
#include "services/weeding/carrying_out.h"

namespace weeding_pages {

// overview_page.cpp: every rule of an organisation, the last run and the next, the decisions
http::Response show_overview(web::Services& services, web::Visit const& visit);

// rule_page.cpp: one rule; how long; what may go now; a proposal
http::Response show_rule(web::Services& services, web::Visit const& visit);
http::Response change_rule(web::Services& services, web::Visit const& visit);

// decision_pages.cpp: one decision, before and after
http::Response show_decision(web::Services& services, web::Visit const& visit);
http::Response decide(web::Services& services, web::Visit const& visit);
http::Response download_list(web::Services& services, web::Visit const& visit);

// shared.cpp
std::string text(web::Services& services, web::Visit const& visit, std::string const& id);
std::string overview_path(organisations::OrganisationId const& organisation);
std::string rule_path(organisations::OrganisationId const& organisation, std::string_view rule);
std::string decision_path(organisations::OrganisationId const& organisation,
                          weeding::WeedingId const& id);
/// "5 år".
std::string span_text(web::Services& services, web::Visit const& visit,
                      lifetimes::Span const& span);
std::string day_text(web::Visit const& visit, basics::Time at);
/// The way back: the organisation, and the overview where `with_overview`.
std::vector<web::View> way_back(web::Services& services, web::Visit const& visit,
                                administration::Place const& place, bool with_overview);
/// The notice for what was done, as the address says.
void add_notice(web::Services& services, web::Visit const& visit, web::PageOptions& options,
                std::initializer_list<char const*> known);

}

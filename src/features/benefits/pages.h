// The handlers.
#pragma once
#include "features/benefits/show.h"
#include "features/benefits/totals.h"
#include "services/letter_links/letter_links.h"
#include "services/members/allowance.h"
#include "services/web/beside.h"

namespace benefits {

/// How many questions a member may have sent in an hour: each is a letter to an address of their
/// choice.
struct Limits {
    members::Allowance letters{30};
};

// project_page.cpp
/// GET /benefits/{id}
http::Response show_benefits(web::Services& services, web::Visit const& visit);

// form_pages.cpp
/// GET and POST /benefits/{id}/new
http::Response show_new(web::Services& services, web::Visit const& visit);
http::Response save_new(web::Services& services, Limits& limits, web::Visit const& visit);
/// GET and POST /benefits/{id}/{benefit}
http::Response show_benefit(web::Services& services, web::Visit const& visit);
http::Response save_benefit(web::Services& services, Limits& limits, web::Visit const& visit);
/// POST /benefits/{id}/{benefit}/end
http::Response end_benefit(web::Services& services, web::Visit const& visit);

// value_pages.cpp
/// GET and POST /benefits/{id}/{benefit}/value
http::Response show_value(web::Services& services, web::Visit const& visit);
http::Response save_value(web::Services& services, Limits& limits, web::Visit const& visit);
/// POST /benefits/{id}/{benefit}/again, with the year
http::Response ask_again(web::Services& services, Limits& limits, web::Visit const& visit);

// answering_pages.cpp
/// GET and POST /benefits/answer/{link}: the controller.
http::Response show_question(letter_links::Door& door, web::Visit const& visit);
http::Response send_answer(letter_links::Door& door, web::Visit const& visit);
/// GET and POST /benefits/report/{link}: the owner.
http::Response show_report(letter_links::Door& door, web::Visit const& visit);
http::Response send_report(letter_links::Door& door, web::Visit const& visit);
http::Response show_thanks(web::Services& services, web::Visit const& visit);

// total_pages.cpp
/// What an address asks for: organisation (id or "none"), programme ("-": without), year, kind,
/// currency, state.
Filter filter_in(web::Visit const& visit);
/// GET /benefits
http::Response show_totals(web::Services& services, Register& all, web::Visit const& visit);

// beside.cpp
std::vector<web::Beside> beside(web::Services& services, std::shared_ptr<Register> const& all);

// api.cpp, api_totals.cpp
namespace api {
http::Response show(web::Services& services, web::Visit const& visit);
http::Response add(web::Services& services, Limits& limits, web::Visit const& visit);
http::Response change(web::Services& services, Limits& limits, web::Visit const& visit);
http::Response measure(web::Services& services, Limits& limits, web::Visit const& visit);
http::Response list(web::Services& services, Register& all, web::Visit const& visit);
http::Response totals(web::Services& services, Register& all, web::Visit const& visit);
http::Response csv(web::Services& services, Register& all, web::Visit const& visit);
}

}

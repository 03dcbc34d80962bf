// The handlers.
#pragma once
#include "features/dialogues/groupings.h"
#include "features/dialogues/show.h"
#include "services/members/allowance.h"

namespace dialogues {

/// What may be done in an hour: dialogues by one member; codes that are tried, and people who come
/// in, from one network (a whole hall may be behind one address); statements by one participant.
struct Limits {
    members::Allowance dialogues{30}, codes{9000}, joins{3000}, statements{10};
};

// list_pages.cpp
/// GET /dialogues
http::Response list(web::Services& services, web::Visit const& visit);

// reading_pages.cpp
/// GET /dialogues/{id}, /dialogues/{id}/{slug}
http::Response show(web::Services& services, web::Visit const& visit);

// editing_pages.cpp
/// GET and POST /dialogues/new, /dialogues/{id}/edit
http::Response show_new(web::Services& services, web::Visit const& visit);
http::Response make_new(web::Services& services, Limits& limits, web::Visit const& visit);
http::Response show_edit(web::Services& services, web::Visit const& visit);
http::Response edit(web::Services& services, web::Visit const& visit);

// desk_pages.cpp
/// GET and POST /dialogues/{id}/desk: what those who lead it do.
http::Response show_desk(web::Services& services, web::Visit const& visit);
http::Response work(web::Services& services, web::Visit const& visit);

// screen_pages.cpp
/// GET /dialogues/{id}/screen: for the wall.
http::Response show_screen(web::Services& services, web::Visit const& visit);

// joining_pages.cpp
/// GET /d/{code}
http::Response lead_in(web::Services& services, Limits& limits, web::Visit const& visit);
/// GET and POST /dialogues/join
http::Response show_join(web::Services& services, Limits& limits, web::Visit const& visit);
http::Response join(web::Services& services, Limits& limits, web::Visit const& visit);

// part_pages.cpp
/// GET and POST /dialogues/{id}/take-part
http::Response show_part(web::Services& services, Groupings& groupings, web::Visit const& visit);
http::Response take_part(web::Services& services, Limits& limits, Groupings& groupings,
                         web::Visit const& visit);

// result_pages.cpp
/// GET /dialogues/{id}/results
http::Response show_results(web::Services& services, Groupings& groupings, web::Visit const& visit);

// calendar_pages.cpp
/// GET /dialogues/{id}/calendar.ics
http::Response show_calendar(web::Services& services, web::Visit const& visit);

// api.cpp
namespace api {
http::Response list(web::Services& services, web::Visit const& visit);
http::Response show(web::Services& services, web::Visit const& visit);
http::Response statements(web::Services& services, web::Visit const& visit);
http::Response csv(web::Services& services, web::Visit const& visit);
/// Votes without identity, with what they were computed by and what came of it.
http::Response bundle(web::Services& services, Groupings& groupings, web::Visit const& visit);
}

/// A number that a form or an address carried; 0 when it is none.
std::int64_t number_in(std::string_view text);
/// A form's text as it was sent, with line breaks as ours.
std::string sent(web::Visit const& visit, std::string_view field);

}

// The handlers.
#pragma once
#include "features/calls/show.h"
#include "services/members/allowance.h"

namespace calls {

/// How often a member may write in an hour.
struct Limits {
    members::Allowance calls{30};
};

// list_pages.cpp
/// GET /calls and /calls.atom
http::Response list(web::Services& services, web::Visit const& visit);
http::Response feed(web::Services& services, web::Visit const& visit);

// reading_pages.cpp
/// GET /calls/{id}, /calls/{id}/{slug}
http::Response show(web::Services& services, web::Visit const& visit);

// editing_pages.cpp
/// GET and POST /calls/new, /calls/{id}/edit
http::Response show_new(web::Services& services, web::Visit const& visit);
http::Response make_new(web::Services& services, Limits& limits, web::Visit const& visit);
http::Response show_edit(web::Services& services, web::Visit const& visit);
http::Response edit(web::Services& services, web::Visit const& visit);

// question_pages.cpp
/// GET and POST /calls/{id}/questions
http::Response show_questions(web::Services& services, web::Visit const& visit);
http::Response change_questions(web::Services& services, web::Visit const& visit);

// working_pages.cpp
/// GET and POST /calls/{id}/work
http::Response show_work(web::Services& services, web::Visit const& visit);
http::Response work(web::Services& services, web::Visit const& visit);

// api.cpp
namespace api {
http::Response list(web::Services& services, web::Visit const& visit);
http::Response show(web::Services& services, web::Visit const& visit);
http::Response contributions(web::Services& services, web::Visit const& visit);
json::Object as_json(Showing const& showing, db::Reader& reader, Call const& call);

// acting_api.cpp, for those who coordinate the organisation
/// POST /api/v1/calls: as the form has it, with "questions"; 201, a draft. The same Idempotency-Key
/// and title give the same one.
http::Response make_new(web::Services& services, Limits& limits, web::Visit const& visit);
/// PATCH /api/v1/calls/{id}, with If-Match: what is sent is changed, questions as a whole. 409 once
/// it has opened.
http::Response patch(web::Services& services, web::Visit const& visit);
/// POST /api/v1/calls/{id}/work, with If-Match: {"act": publish, pause, resume, extend, close or
/// decide, "reason", "closes_on", "closes_clock", "result"}. 409 when it cannot be done now.
http::Response work(web::Services& services, web::Visit const& visit);
}

/// The version that a form carried; 0 when it is none.
std::int64_t version_in(web::Visit const& visit);
/// A form's text as it was sent, with line breaks as ours.
std::string sent(web::Visit const& visit, std::string_view field);

}

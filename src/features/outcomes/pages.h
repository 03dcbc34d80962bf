// The handlers.
#pragma once
#include "features/outcomes/count.h"
#include "features/outcomes/show.h"
#include "services/letter_links/letter_links.h"
#include "services/members/allowance.h"

namespace outcomes {

/// How many questions a member may have sent in an hour: each is a letter to an address of their
/// choice.
struct Limits {
    members::Allowance letters{30};
};

// statement_pages.cpp
/// GET /implemented/{id}
http::Response show_statement(web::Services& services, web::Visit const& visit);
/// GET and POST /implemented/{id}/edit
http::Response show_form(web::Services& services, web::Visit const& visit);
http::Response save(web::Services& services, Limits& limits, web::Visit const& visit);

// working_pages.cpp
/// POST /implemented/{id}/again
http::Response send_again(web::Services& services, Limits& limits, web::Visit const& visit);
/// POST /implemented/{id}/withdraw
http::Response take_back(web::Services& services, web::Visit const& visit);

/// The statement's page as those who work with it see it, with what went wrong.
http::Response statement_page(Showing const& showing, db::Reader& reader,
                              web::Access const& project, std::string const& typed_reason,
                              basics::Problems const& problems, std::string_view warning = {},
                              int status = 200);

// answering_pages.cpp
/// GET and POST /implemented/answer/{link}, GET /implemented/thanks
http::Response show_question(letter_links::Door& door, web::Visit const& visit);
http::Response send_answer(letter_links::Door& door, web::Visit const& visit);
http::Response show_thanks(web::Services& services, web::Visit const& visit);

// count_pages.cpp
/// What an address asks for: organisation (id or "none"), programme ("-": without), year, standing.
Filter filter_in(web::Visit const& visit);
/// GET /implemented
http::Response show_count(web::Services& services, Counted& counted, web::Visit const& visit);

// implemented_json.cpp
/// A statement as programs see it: nothing that is not on its page.
json::Object as_json(Showing const& showing, db::Reader& reader, Statement const& statement);

// api.cpp
namespace api {
http::Response list(web::Services& services, Counted& counted, web::Visit const& visit);
http::Response count(web::Services& services, Counted& counted, web::Visit const& visit);
http::Response csv(web::Services& services, Counted& counted, web::Visit const& visit);
http::Response show(web::Services& services, web::Visit const& visit);
http::Response save(web::Services& services, Limits& limits, web::Visit const& visit);
}

}

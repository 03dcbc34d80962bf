// The handlers.
#pragma once
#include <expected>
#include <string>

#include "features/barriers/show.h"

namespace barriers {

/// What is to be reported, checked together with what only the database knows.
struct Checked {
    Report report = {};
    std::string project = {};
};
/// Forbidden for an organisation in whose name the one who visits may not report.
std::expected<Checked, basics::Problems> checked_here(Showing const& showing, db::Reader& reader,
                                                      TypedReport const& typed);
/// The organisation that was typed, in whose name the one who visits may speak; otherwise a problem
/// is added. Forbidden when it is another's.
OrganisationId spoken_for(Showing const& showing, std::string_view typed,
                          basics::Problems& problems);
/// The project that was typed (its address or id), or empty; a problem when there is none that the
/// one who visits may see.
std::string project_in(Showing const& showing, db::Reader& reader, std::string_view typed,
                       basics::Problems& problems);

/// What was typed into the forms of a barrier's page, and what is wrong with it.
struct Typing {
    TypedEvidence evidence = {};
    basics::Problems problems = {};
};
http::Response barrier_page(Showing const& showing, db::Reader& reader, Barrier const& barrier,
                            Typing const& typing = {});

// list_pages.cpp
/// GET /barriers and /barriers.atom
http::Response list(Parts& parts, web::Visit const& visit);
http::Response feed(Parts& parts, web::Visit const& visit);

// reporting_pages.cpp
/// GET /barriers/new; POST it is the form again with what was typed
http::Response show_form(Parts& parts, web::Visit const& visit);
/// POST /barriers/review: who has the same already, before it is sent
http::Response review(Parts& parts, web::Visit const& visit);
/// POST /barriers/send
http::Response send(Parts& parts, web::Visit const& visit);

// barrier_pages.cpp
/// GET /barriers/{id} and /barriers/{id}/{slug}
http::Response show(Parts& parts, web::Visit const& visit);
/// POST /barriers/{id}/same: act is add or withdraw
http::Response say_same(Parts& parts, web::Visit const& visit);
/// POST /barriers/{id}/projects: act is add or remove
http::Response change_projects(Parts& parts, web::Visit const& visit);

// describing_pages.cpp
/// GET and POST /barriers/{id}/describe
http::Response show_describe(Parts& parts, web::Visit const& visit);
http::Response save_description(Parts& parts, web::Visit const& visit);

// merging_pages.cpp
/// GET and POST /barriers/{id}/merge: act is merge or undo
http::Response show_merge(Parts& parts, web::Visit const& visit);
http::Response change_merge(Parts& parts, web::Visit const& visit);

// api.cpp
namespace api {
http::Response list(Parts& parts, web::Visit const& visit);
http::Response show(Parts& parts, web::Visit const& visit);
http::Response report(Parts& parts, web::Visit const& visit);
http::Response describe(Parts& parts, web::Visit const& visit);
http::Response endorse(Parts& parts, web::Visit const& visit);
http::Response withdraw(Parts& parts, web::Visit const& visit);
http::Response categories(Parts& parts, web::Visit const& visit);
http::Response csv(Parts& parts, web::Visit const& visit);
}

}

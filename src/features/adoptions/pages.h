// The handlers.
#pragma once
#include "features/adoptions/register.h"
#include "features/adoptions/show.h"
#include "services/letter_links/letter_links.h"
#include "services/web/land.h"

namespace adoptions {

// begin_pages.cpp
/// GET and POST /adoptions/new
http::Response show_begin(web::Services& services, web::Visit const& visit);
http::Response send_begin(web::Services& services, web::Visit const& visit);
/// Begins it for the place, or throws; nothing when the organisation has begun too many today.
std::optional<Adoption> begun_for(Showing const& showing, db::Transaction& tx,
                                  activity::Subject const& subject, web::Access const& access,
                                  Place const& place, State state);

// reading_pages.cpp
/// An adoption that the one who visits may see, with its subject.
struct Seen {
    Adoption adoption = {};
    web::Access subject = {};
    bool may_change = false;  ///< Writes for the adopter.
    bool may_verify = false;  ///< Answers for somebody else.
};
Seen seen_adoption(Showing const& showing, db::Reader& reader);
/// GET /adoptions/{id}
http::Response show_adoption(web::Services& services, web::Visit const& visit);
http::Response adoption_page(Showing const& showing, db::Reader& reader, Seen const& seen,
                             std::string const& typed_words = {},
                             basics::Problems const& problems = {});

// edit_pages.cpp
/// GET and POST /adoptions/{id}/edit
http::Response show_form(web::Services& services, web::Visit const& visit);
http::Response save(web::Services& services, web::Visit const& visit);
/// POST /adoptions/{id}/verify
http::Response send_verified(web::Services& services, web::Visit const& visit);

// list_pages.cpp
/// What an address asks for; what it does not understand is passed over.
Filter filter_in(web::Visit const& visit);
/// GET /adoptions
http::Response show_list(web::Services& services, Register& kept, web::Visit const& visit);

// package_pages.cpp
/// GET /spread/case/{id}/package and package.zip
http::Response show_package(web::Services& services, web::Visit const& visit);
http::Response send_package(web::Services& services, web::Visit const& visit);

// answering_pages.cpp
/// GET and POST /adoptions/answer/{link}, GET /adoptions/thanks
http::Response show_question(letter_links::Door& door, web::Visit const& visit);
http::Response send_answer(letter_links::Door& door, web::Visit const& visit);
http::Response show_thanks(web::Services& services, web::Visit const& visit);

// spread_pages.cpp
/// GET /spread/{kind}/{id}
http::Response show_spread(web::Services& services, Register& kept, web::Land const& land,
                           web::Visit const& visit);
/// GET /matches/{id}: what others like the organisation use
http::Response show_matches(web::Services& services, Register& kept, web::Visit const& visit);

// adoption_json.cpp
/// As programs see it: nothing that is not on its page.
json::Object as_json(Showing const& showing, db::Reader& reader, Seen const& seen);
json::Object row_json(Row const& row);

// api.cpp
namespace api {
http::Response list(web::Services& services, Register& kept, web::Visit const& visit);
http::Response count(web::Services& services, Register& kept, web::Visit const& visit);
http::Response csv(web::Services& services, Register& kept, web::Visit const& visit);
http::Response show(web::Services& services, web::Visit const& visit);
http::Response begin(web::Services& services, web::Visit const& visit);
http::Response save(web::Services& services, web::Visit const& visit);
}

}

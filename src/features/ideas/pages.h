// The pages of needs for people.
#pragma once
#include "features/ideas/flood.h"
#include "features/ideas/need.h"
#include "features/ideas/show.h"
#include "services/web/services.h"

namespace ideas {

/// What one network may do in an hour without an account.
struct Limits {
    Flood sendings{30};  ///< Needs told, and changes made with a code.
    Flood guesses{30};   ///< Codes that open nothing.
};

namespace pages {

// telling_pages.cpp: a need or an idea is told, looked at before it is sent, and sent.
http::Response show_form(web::Services& services, Kind kind, web::Visit const& visit);
http::Response back_to_form(web::Services& services, Kind kind, web::Visit const& visit);
http::Response review(web::Services& services, Kind kind, web::Visit const& visit);
http::Response send(web::Services& services, Limits& limits, Kind kind, web::Visit const& visit);
/// joining_pages.cpp: what was typed becomes part of what is there instead.
http::Response join(web::Services& services, Limits& limits, Kind kind, web::Visit const& visit);
http::Response show_entering(web::Services& services, Kind kind, web::Visit const& visit);
http::Response enter(web::Services& services, Kind kind, web::Visit const& visit);

// claim_pages.cpp: the sender follows the need.
http::Response show_claim(web::Services& services, web::Visit const& visit);
http::Response claim(web::Services& services, Limits& limits, web::Visit const& visit);
http::Response show_own(web::Services& services, web::Visit const& visit);
/// The own page after a letter's link was used: it tells the code that opens it from now on.
http::Response opened_by_letter(Showing const& showing, db::Reader& reader, Need const& need,
                                std::string const& code);
http::Response change_own(web::Services& services, Limits& limits, web::Visit const& visit);

// list_pages.cpp, reading_pages.cpp: what everybody may read.
http::Response list(web::Services& services, Kind kind, web::Visit const& visit);
http::Response show(web::Services& services, Kind kind, web::Visit const& visit);
http::Response feed(web::Services& services, Kind kind, web::Visit const& visit);

// desk_pages.cpp, desk_work.cpp: those who answer.
http::Response show_desk(web::Services& services, web::Visit const& visit);
http::Response show_work(web::Services& services, web::Visit const& visit);
http::Response work(web::Services& services, web::Visit const& visit);

}

}

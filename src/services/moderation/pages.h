// The pages of reported texts for people.
#pragma once
#include "services/members/allowance.h"
#include "services/web/services.h"

namespace moderation {

/// What one network may do in an hour without an account, and how many letters of receipt one
/// address gets.
struct Limits {
    members::Allowance sendings{30};  ///< Notices, and wishes for another look.
    members::Allowance openings{60};  ///< Codes that are tried, right or wrong.
    members::Allowance receipts{5};
};

namespace pages {

// report_pages.cpp: a text is reported.
http::Response show_report(web::Services& services, web::Visit const& visit);
http::Response report(web::Services& services, Limits& limits, web::Visit const& visit);

// follow_pages.cpp: the one who reported, and who wrote it, see by code what became of it.
http::Response show_follow(web::Services& services, web::Visit const& visit);
http::Response follow(web::Services& services, Limits& limits, web::Visit const& visit);
http::Response ask(web::Services& services, Limits& limits, web::Visit const& visit);

// queue_pages.cpp: what waits, and several decided at once.
http::Response show_queue(web::Services& services, web::Visit const& visit);
http::Response decide_several(web::Services& services, web::Visit const& visit);

// filter_pages.cpp: words that are looked at before they are shown.
http::Response show_words(web::Services& services, web::Visit const& visit);
http::Response change_words(web::Services& services, web::Visit const& visit);

// matter_pages.cpp: one matter read and decided.
http::Response show_matter(web::Services& services, web::Visit const& visit);
http::Response decide_one(web::Services& services, web::Visit const& visit);

}

}

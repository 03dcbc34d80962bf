// The link in the letters about what somebody without an account told: it opens the sender's own
// page once. After that the code that the page shows leads there, or a new letter to the same
// address. So no address in a browser's memory, a proxy's log or a forwarded letter opens anything
// for good.
#pragma once
#include "features/ideas/need.h"
#include "platform/http/response.h"
#include "services/letter_links/letter_links.h"

namespace ideas {

inline constexpr std::string_view way_purpose = "ideas.follow";
/// How many days a letter's link is good for.
inline constexpr int way_days = 180;
/// So long after its use a link opens the same page again, for who presses twice or reloads.
inline constexpr std::int64_t again_seconds = 600;
/// New letters that one network may ask for in an hour.
inline constexpr int new_letters = 10;

/// What stands at the links' pages. Lives as long as its routes.
struct LetterWay {
    letter_links::Door door;
    members::Allowance letters{new_letters};
    explicit LetterWay(web::Services& services) : door(services) {}
};

/// "/needs/letter/SECRET", for a letter to the sender of the need at that address.
std::string make_way(web::Services& services, db::Transaction& tx, Need const& need,
                     std::string const& address);

namespace pages {

/// GET /needs/letter/{link}: a button, so that programs which look at letters use nothing up; for a
/// link that was used or is too old, a way to a new one.
http::Response show_way(LetterWay& way, web::Visit const& visit);
/// POST /needs/letter/{link}: the sender's own page, with a code for later; or, with act=letter, a
/// new letter to the address that the sender has given.
http::Response take_way(LetterWay& way, web::Visit const& visit);

}

}

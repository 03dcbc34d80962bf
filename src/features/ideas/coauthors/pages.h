// The pages of co-authors: the sender asks them, they answer, and correct what is told together.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "features/ideas/coauthors/coauthors.h"
#include "features/ideas/pages.h"
#include "features/ideas/show.h"
#include "services/letter_links/letter_links.h"
#include "services/members/allowance.h"
#include "services/web/feature.h"
#include "services/web/moderated.h"

namespace ideas::coauthors {

/// How many a sender may ask in an hour: each is a letter to an address of their choice. And how
/// many codes that open nothing one network may send.
struct Asking {
    members::Allowance letters{20};
    Flood guesses{30};
};

std::vector<web::Route> page_routes(web::Services& services);

// asking_pages.cpp: by the code in the form, or signed in, as on the sender's own page.
http::Response manage(web::Services& services, Asking& asking, web::Visit const& visit);

// joining_pages.cpp: by the link of a letter, or signed in.
http::Response show_link(letter_links::Door& door, web::Visit const& visit);
http::Response act_by_link(letter_links::Door& door, web::Visit const& visit);
http::Response show_own(web::Services& services, web::Visit const& visit);
http::Response act_own(web::Services& services, web::Visit const& visit);

/// For the pages of a need or an idea: coauthors_text (optional), who tells it too, also of what is
/// merged into it; those who chose no name are counted.
web::View public_view(Showing const& showing, db::Reader& reader, Need const& need);
/// The same names for programs.
json::Array public_names(web::Services& services, std::vector<Coauthor> const& all);

// letters.cpp
/// A way in of their own for each who joined, in the transaction of what they are told. `tell` gets
/// to whom and the path without the language.
void each_receiver(web::Services& services, db::Transaction& tx, Need const& need,
                   std::function<void(web::Writer const&, std::string const&)> const& tell);
/// The sender takes it back: co-authors are told, and who they are is forgotten too.
void tell_withdrawn(web::Services& services, db::Transaction& tx, Need const& need);
void send_invitation(web::Services& services, db::Transaction& tx, Need const& need,
                     Coauthor const& one, std::string const& from);

}

// The handlers.
#pragma once
#include "features/questions/letters.h"
#include "features/questions/show.h"
#include "services/letter_links/letter_links.h"
#include "services/members/allowance.h"
#include "services/web/api.h"

namespace questions {

/// How often a member may write in an hour.
struct Limits {
    members::Allowance questions{10};
    members::Allowance answers{60};
};

/// What the form asks, checked together with what only the database knows: whether the viewer may
/// ask in that name, the network, and that the organisation has not asked too much today.
std::expected<Asking, basics::Problems> checked_asking(Showing const& showing, db::Reader& reader,
                                                       Typed const& typed);
/// Stores, records and writes the letters.
Asked send_question(web::Services& services, db::Transaction& tx, Hand const& hand,
                    Asking const& asking, std::string_view key);

// asking_pages.cpp
/// GET /questions/new; POST it is the form again with what was typed
http::Response show_form(web::Services& services, web::Visit const& visit);
/// POST /questions/review: what others have asked and told already, before it is sent
http::Response review(web::Services& services, web::Visit const& visit);
/// POST /questions/send
http::Response send(web::Services& services, Limits& limits, web::Visit const& visit);

// list_pages.cpp
/// GET /questions and /questions.atom
http::Response list(web::Services& services, web::Visit const& visit);
http::Response feed(web::Services& services, web::Visit const& visit);

// own_pages.cpp
/// GET /questions/waiting: what one's organisations are asked and have asked
http::Response show_waiting(web::Services& services, web::Visit const& visit);
/// POST /questions/letters: which letters the organisation wants
http::Response choose_letters(web::Services& services, web::Visit const& visit);
/// GET and POST /questions/networks
http::Response show_networks(web::Services& services, web::Visit const& visit);
http::Response change_network(web::Services& services, web::Visit const& visit);

// question_pages.cpp
/// GET /questions/{id}
http::Response show_question(web::Services& services, web::Visit const& visit);
/// POST /questions/{id}/answer
http::Response give_answer(web::Services& services, Limits& limits, web::Visit const& visit);
/// POST /questions/{id}/interest
http::Response change_interest(web::Services& services, web::Visit const& visit);
/// POST /questions/{id}/replies
http::Response decide_reply(web::Services& services, web::Visit const& visit);
/// POST /questions/{id}/close
http::Response close_question(web::Services& services, web::Visit const& visit);

/// What was typed into the page's forms and what is wrong with it.
struct Typing {
    std::string words = {}, organisation = {}, summary = {}, links = {};
    basics::Problems problems = {};
    std::string warning = {};
    int status = 200;
};
// question_view.cpp
http::Response question_page(Showing const& showing, db::Reader& reader, Question const& question,
                             Typing const& typing);

// answering_pages.cpp
/// GET and POST /questions/answer/{link}, GET /questions/thanks
http::Response show_asked(letter_links::Door& door, web::Visit const& visit);
http::Response send_answer(letter_links::Door& door, web::Visit const& visit);
http::Response show_thanks(web::Services& services, web::Visit const& visit);

// api.cpp
namespace api {
http::Response list(web::Services& services, web::Visit const& visit);
http::Response show(web::Services& services, web::Visit const& visit);
http::Response create(web::Services& services, Limits& limits, web::Visit const& visit);
http::Response give_answer(web::Services& services, Limits& limits, web::Visit const& visit);
http::Response export_jsonl(web::Services& services, web::Visit const& visit);
http::Response export_csv(web::Services& services, web::Visit const& visit);
}

}

// The handlers.
#pragma once
#include "features/escalations/show.h"
#include "services/web/beside.h"

namespace escalations {

// way_page.cpp
/// GET /barriers/{id}/way
http::Response show_way(Parts& parts, web::Visit const& visit);

// moving_pages.cpp
/// GET and POST /barriers/{id}/way/move
http::Response show_move(Parts& parts, web::Visit const& visit);
http::Response save_move(Parts& parts, web::Visit const& visit);
/// GET and POST /barriers/{id}/way/resolve
http::Response show_resolve(Parts& parts, web::Visit const& visit);
http::Response save_resolve(Parts& parts, web::Visit const& visit);

// asking_pages.cpp
/// GET and POST /barriers/{id}/way/escalate
http::Response show_escalate(Parts& parts, web::Visit const& visit);
http::Response save_escalate(Parts& parts, web::Visit const& visit);
/// GET and POST /barriers/{id}/way/answer/{number}
http::Response show_answer(Parts& parts, web::Visit const& visit);
http::Response save_answer(Parts& parts, web::Visit const& visit);
/// POST /barriers/{id}/way/words/{number}: words to the addressee
http::Response save_words(Parts& parts, web::Visit const& visit);
/// POST /barriers/{id}/way/withdraw/{number}: a word of the barrier
http::Response withdraw_word(Parts& parts, web::Visit const& visit);

// desk_pages.cpp
/// GET and POST /addressees/desk/{link}
http::Response show_desk(Parts& parts, web::Visit const& visit);
http::Response save_desk(Parts& parts, web::Visit const& visit);

// addressee_pages.cpp
/// GET /addressees and /addressees/{id}
http::Response list_addressees(Parts& parts, web::Visit const& visit);
http::Response show_addressee(Parts& parts, web::Visit const& visit);

// beside.cpp
std::vector<web::Beside> beside(std::shared_ptr<Parts> const& parts);

// api.cpp
namespace api {
http::Response way(Parts& parts, web::Visit const& visit);
http::Response move(Parts& parts, web::Visit const& visit);
http::Response addressees(Parts& parts, web::Visit const& visit);
http::Response addressee(Parts& parts, web::Visit const& visit);
}

}

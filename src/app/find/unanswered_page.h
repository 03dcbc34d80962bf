// The editors' page of questions without a good answer.
#pragma once
#include "app/find/unanswered.h"
#include "services/search/search.h"
#include "services/web/services.h"
#include "services/web/visit.h"

namespace find {

http::Response unanswered_page(web::Services& services, Unanswered& unanswered,
                               web::Visit const& visit);

/// Counts a question of the search page if it had no good answer; the page must not be kept then,
/// or the next asking would not be counted.
void count_question(web::Services& services, Unanswered& unanswered, http::Response& page,
                    std::string_view words, search::Answer const& answer);

}

// The pages of weighings: made and followed by those who answer, answered by those who are asked,
// read by those whom the result is for; and the same for programs.
#pragma once
#include <memory>
#include <vector>

#include "features/ideas/weighing/seen.h"
#include "platform/json/value.h"
#include "services/letter_links/letter_links.h"
#include "services/web/feature.h"

namespace ideas::weighing {

std::vector<web::Route> page_routes(web::Services& services);
std::vector<web::Route> machine_routes(web::Services& services);

// list_pages.cpp
http::Response show_list(web::Services& services, web::Visit const& visit);
/// At the desk of one need: weighings[] {weighing_name weighing_url weighing_state} weigh_url.
web::View desk_view(Showing const& showing, db::Reader& reader, Need const& need);

// making_pages.cpp
http::Response show_new(web::Services& services, web::Visit const& visit);
http::Response make_new(web::Services& services, web::Visit const& visit);

// result_pages.cpp, working_pages.cpp
http::Response show(web::Services& services, web::Visit const& visit);
http::Response work(web::Services& services, web::Visit const& visit);

// answering_pages.cpp
http::Response show_answering(web::Services& services, web::Visit const& visit);
http::Response send_answer(web::Services& services, web::Visit const& visit);
http::Response show_letter(letter_links::Door& door, web::Visit const& visit);
http::Response send_by_letter(letter_links::Door& door, web::Visit const& visit);
http::Response show_thanks(web::Services& services, web::Visit const& visit);

// weighing_api.cpp
http::Response list_json(web::Services& services, web::Visit const& visit);
http::Response show_json(web::Services& services, web::Visit const& visit);
http::Response result_csv(web::Services& services, web::Visit const& visit);
/// A weighing with its result, as far as the one who asks may see it.
json::Object whole_json(web::Services& services, db::Reader& reader, Seen const& here);

// acting_api.cpp
/// POST /api/v1/weighings: {"organisation", "by", "name", "question", "last_day", "subjects": ids,
/// "criteria": [{"name", "low", "high", "weight", "good"}], "members": ids, "addresses", "public",
/// "open_to_all"}; 201. The same sent again within ten minutes is the same one.
http::Response make_json(web::Services& services, web::Visit const& visit);
/// GET and PUT /api/v1/weighings/{id}/answer: one's own, and nobody else's.
http::Response show_own_answer(web::Services& services, web::Visit const& visit);
http::Response put_own_answer(web::Services& services, web::Visit const& visit);
/// POST /api/v1/weighings/{id}/work: {"act": remind, close, show or keep_inside}.
http::Response work_json(web::Services& services, web::Visit const& visit);

/// "/weighings/01j…", without the language.
std::string path_of(WeighingId const& id);
/// "2 av 4 har svarat", "Öppen till och med …", "Stängd".
std::string progress_text(Showing const& showing, Weighing const& weighing,
                          std::vector<Person> const& people);
std::string state_text(Showing const& showing, Weighing const& weighing, bool is_closed);
/// What the result says, for the page: see weighing.mustache.
web::View result_view(Showing const& showing, db::Reader& reader, Seen const& seen);
web::View pairs_view(Showing const& showing, db::Reader& reader, Seen const& seen);

}

// The pages of doors: an organisation's list, and the clicks at the desk of a need.
#pragma once
#include "features/ideas/doors/doors.h"

namespace ideas::doors {

http::Response show_doors(web::Services& services, web::Visit const& visit);
http::Response change_doors(web::Services& services, web::Visit const& visit);
/// GET /api/v1/organisations/ID/doors
http::Response doors_json(web::Services& services, web::Visit const& visit);

/// A click that came back: which one, with which words, and what was wrong with them.
struct Clicked {
    std::string key = {}, reason = {};
    basics::Problems problems = {};
};

/// The clicks of the desk: may_click click_groups[] {is_folded is_open clicks[] {click_key
/// click_name click_for (optional) click_reason click_id click_button click_is_open click_problem
/// (optional)}} may_keep_doors doors_url. Those of the country are folded.
web::View clicks_view(Showing const& showing, db::Reader& reader, Need const& need,
                      Clicked const& clicked);

/// The answer of a click, in the language in which the need was told, with the words of the form
/// where they were changed. Fields "clicks", for a way that is no longer there, and "click-KEY".
std::expected<Answer, basics::Problems> clicked_answer(web::Services& services, db::Reader& reader,
                                                       Need const& need, std::string_view key,
                                                       std::optional<std::string> const& reason);

/// What residents are shown before they send: doors[] {door_name door_for (optional) door_link
/// (optional) door_phone (optional)} of the organisation's own.
web::View own_doors_view(Showing const& showing, db::Reader& reader,
                         organisations::OrganisationId const& organisation);

}

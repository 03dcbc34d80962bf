// The pages of the desk beside the list and one need: templates, who has what, many at once, times.
#pragma once
#include "features/ideas/desk/assignment.h"
#include "features/ideas/show.h"
#include "services/units/things.h"

namespace ideas::desk {

// template_pages.cpp
http::Response show_templates(web::Services& services, web::Visit const& visit);
http::Response change_templates(web::Services& services, web::Visit const& visit);
/// For the answer at the desk: templates[] {template_name template_url} template_key
/// may_keep_templates templates_url.
web::View templates_view(Showing const& showing, db::Reader& reader, Need const& need,
                         std::string_view chosen);
/// The template of the address or the form, of the organisation that answers; or an empty one.
Template chosen_template(db::Reader& reader, Need const& need, std::string_view key);

// assigning_pages.cpp
http::Response change_assigned(web::Services& services, web::Visit const& visit);
/// For the desk: assigned_text (optional) is_assigned assign_url colleague_field is_mine.
web::View assigned_view(Showing const& showing, db::Reader& reader, Need const& need);
/// "Anna har det", or that it is back in the queue because who had it answers here no longer;
/// empty: nobody ever took it on.
std::string assigned_text(Showing const& showing, units::Where& where, db::Reader& reader,
                          Need const& need);

// bulk_pages.cpp
http::Response show_bulk(web::Services& services, web::Visit const& visit);
http::Response do_bulk(web::Services& services, web::Visit const& visit);

// times_pages.cpp
http::Response show_times(web::Services& services, web::Visit const& visit);

}

// Arguments side by side: on the page of the idea, and on a page of their own for giving one.
#pragma once
#include "features/ideas/arguments/arguments.h"

namespace ideas::arguments {

http::Response show_arguments(web::Services& services, web::Visit const& visit);
http::Response change_arguments(web::Services& services, web::Visit const& visit);

/// For the idea's page: takes_arguments arguments_url sides[] {side_title side_none arguments[]
/// {argument_words argument_when argument_report_url}}.
web::View arguments_view(Showing const& showing, db::Reader& reader, Need const& idea);

/// [{"side", "text", "at"}]
json::Array as_json(Need const& idea, std::vector<Argument> const& shown);

}

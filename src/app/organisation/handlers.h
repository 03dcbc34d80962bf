// The handlers behind the routes of organisations, and what they share.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "platform/json/value.h"
#include "services/organisations/directory.h"
#include "services/web/services.h"
#include "services/web/visit.h"

namespace organisation {

// organisation.cpp
/// "/organisations/01j…/sampelby-hamn", without the language.
std::string path_of(organisations::Organisation const& one);
std::string text(web::Services& services, web::Visit const& visit, std::string_view id);
/// What each of the kinds is called, in the order in which people choose.
std::vector<web::Option> kind_options(web::Services& services, web::Visit const& visit,
                                      std::string_view chosen);

// form.cpp: one organisation, written by hand
http::Response show_new(web::Services& services, web::Visit const& visit);
http::Response create(web::Services& services, web::Visit const& visit);
http::Response show_edit(web::Services& services, web::Visit const& visit);
http::Response save(web::Services& services, web::Visit const& visit);

// import_pages.cpp: many of them, from a file
http::Response show_imports(web::Services& services, web::Visit const& visit);
http::Response look_at_file(web::Services& services, web::Visit const& visit);
http::Response show_import(web::Services& services, web::Visit const& visit);
http::Response look_again(web::Services& services, web::Visit const& visit);
http::Response run_import(web::Services& services, web::Visit const& visit);
http::Response give_up_import(web::Services& services, web::Visit const& visit);

// api.cpp: by programs
namespace api {
http::Response create(web::Services& services, web::Visit const& visit);
http::Response change(web::Services& services, web::Visit const& visit);
}

// recording.cpp
/// Writes to the log, in the transaction of the change, what became of an organisation. Null
/// `before`: it is new.
void record(web::Services& services, db::Transaction& tx, members::MemberId const& member,
            organisations::Organisation const* before, organisations::Organisation const& after);

/// To be called after the commit: from now on everybody sees the organisations as they are, and
/// projects that name those that are `new_or_renamed` are linked to them.
void show_to_all(web::Services& services, members::MemberId const& member,
                 std::set<organisations::OrganisationId> const& new_or_renamed);

}

// The page that helps to say what the columns of somebody's own table mean, and remembers it for
// next time.
#pragma once
#include "features/knowledge/imports.h"

namespace knowledge::pages {

/// The mapping to begin with: the member's own for a table with these columns, else a guess. Empty
/// when the file has no header that can be read.
std::string first_mapping(web::Services& services, members::MemberId member,
                          std::string_view bytes);

/// The form's fields for the import's file and mapping: columns[] and has_columns.
void add_mapping_form(web::Services& services, web::Visit const& visit, Importer const& importer,
                      Import const& import, web::View& view);

/// Saves what was chosen, under the columns' names, and looks at the file again.
http::Response map_import(web::Services& services, Importer& importer, web::Visit const& visit);

}

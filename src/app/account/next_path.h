// Where people go on after signing in or choosing: back to where they were, and never to another
// site.
#pragma once
#include <string>
#include <string_view>

#include "services/web/visit.h"

namespace account {

/// The path if it is one of our own pages, otherwise empty. Signing in and out are no places to go
/// back to.
std::string local_path(std::string_view path);

/// The path of an address that begins with our own host
/// ("https://samverk.example/sv/projects?q=x"), or empty.
std::string path_of_referer(std::string_view referer, std::string_view host);

/// What the form or the query names as `next`; without one, the page that the visitor came from.
std::string next_path(web::Visit const& visit);

}

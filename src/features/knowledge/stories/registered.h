// A case as the document that is sent to a registrar.
#pragma once
#include <memory>
#include <string>

#include "features/knowledge/stories/show.h"
#include "services/web/registered.h"

namespace knowledge::stories {

/// The public version, or the newest where nothing is public: every field that says something, in
/// the languages in which it does.
std::shared_ptr<web::Registered const> registered(web::Services& services);

/// "KS 2026/00123, 15 januari 2026"; empty until the registrar has given a number.
std::string registered_text(Showing const& showing, db::Reader& reader, Case const& of);
/// The page where it is sent and gets its number, for those who may; empty for others.
std::string register_url(Showing const& showing, Case const& of);

}

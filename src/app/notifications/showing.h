// What is followed and told, as its follower may see it: only what everybody may see, for letters
// travel open and stay.
#pragma once
#include <optional>
#include <string>

#include "app/notifications/follow.h"
#include "services/web/services.h"

namespace notifications {

struct Seen {
    std::string title = {};
    std::string path = {};  ///< With the language.
    Subject subject = {};   ///< The same, or what it became part of.
};

/// A project, case, need, organisation or tag as everybody may see it; nothing when it is hidden,
/// not published or gone.
std::optional<Seen> seen(web::Services& services, db::Reader& reader, texts::Language language,
                         Subject const& subject);

/// The same, and a search of the member's own.
std::optional<Seen> seen_by(web::Services& services, db::Reader& reader, texts::Language language,
                            members::MemberId member, Subject const& subject);

/// What happened, in words that go on after the subject's title.
std::string const& happened(web::Services& services, texts::Language language,
                            std::string_view action);

}

// Joining instead of sending: what somebody tells becomes part of what is there already, as a
// contribution of its own that is merged into that (merging.h): its words, its sender and its claim
// code stay.
#pragma once
#include <optional>
#include <string>

#include "features/ideas/actions.h"
#include "services/web/services.h"

namespace ideas {

/// Whether what is told may become part of it: everybody may read that, it stands by itself, is of
/// the same kind, and the same organisation answers.
bool may_join(Telling const& told, Need const& home);

/// Tells it as tell() does. Read by everybody at once it is part of `home` at once; otherwise it
/// will be when those who answer show it. `reason` stands in the history of both. A member supports
/// it too. The same sending twice is one, wherever it lives now. Throws std::logic_error unless
/// may_join().
Sent tell_joining(db::Transaction& tx, Hand const& hand, Sending const& sending, Need const& home,
                  std::string const& reason);

/// What stands in the history of both, in the language of what it becomes part of.
std::string joining_reason(web::Services& services, Need const& home);

/// What the sender of something that waits wants it to be part of, where that is still possible.
std::optional<Need> wanted_home(db::Reader& reader, Need const& need);

/// publish(), and with that it becomes part of its wanted home, if it has one.
Need publish_joining(db::Transaction& tx, Hand const& hand, Need need);

namespace store {

/// What somebody wants something to be part of, and why.
struct Joining {
    NeedId into = {};
    std::string reason = {};
};
std::optional<Joining> joining_of(db::Reader& reader, NeedId id);
void keep_joining(db::Transaction& tx, NeedId id, Joining const& joining);
void forget_joining(db::Transaction& tx, NeedId id);
/// What waits to become part of something that is weeded, or is weeded itself, waits no more.
void forget_joinings(db::Transaction& tx, std::string_view need);

}

}

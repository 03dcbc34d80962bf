// Support for what everybody may read: one per member by construction. Who gave it is nobody's
// business but theirs; how many there are is public.
#pragma once
#include <set>

#include "features/ideas/actions.h"
#include "features/ideas/show.h"
#include "services/web/services.h"

namespace ideas {

/// Whether it may be supported: everybody may read it, and nobody has taken it back.
bool may_support(Need const& need);

/// The member supports it from now on, or no longer; once, however often it is asked. True when
/// that changed anything. The log learns that the number changed, not by whom.
bool support(db::Transaction& tx, Hand const& hand, Need const& need);
bool take_back_support(db::Transaction& tx, Hand const& hand, Need const& need);

namespace store {

/// Whether the member supports it, or something that is merged into it.
bool supports(db::Reader& reader, NeedId need, members::MemberId const& member);
/// To which of these the support was given.
std::vector<NeedId> supported_by(db::Reader& reader, NeedId need, members::MemberId const& member);
/// Those who support it or something that is merged into it.
std::set<members::MemberId> supporters(db::Reader& reader, NeedId need);
/// False when it was there already, or was not there.
bool add_support(db::Transaction& tx, NeedId need, members::MemberId const& member,
                 basics::Time at);
bool remove_support(db::Transaction& tx, NeedId need, members::MemberId const& member);
/// Takes away all that the member supports, and counts what is left.
void forget_supporter(db::Transaction& tx, members::MemberId const& member);
/// Takes away the supports of something that is weeded.
void forget_supports(db::Transaction& tx, std::string_view need);

}

/// What the viewer can do about support: has_support, support_text ("12 stödjer"), may_support,
/// supports, support_url, support_act.
web::View support_view(Showing const& showing, db::Reader& reader, Need const& need);

namespace pages {

http::Response show_support(web::Services& services, web::Visit const& visit);
http::Response change_support(web::Services& services, web::Visit const& visit);

}

}

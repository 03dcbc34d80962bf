// Merging and parting: a contribution goes into another of its kind and lives there, whole, until
// it is parted from it again. What is merged makes a tree by merged_into; its root is what people
// read.
#pragma once
#include <expected>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "features/ideas/actions.h"
#include "features/ideas/show.h"

namespace ideas {

/// Why two cannot be merged, as the problem's text id; empty when they can: both are public, of one
/// kind, stand by themselves and are not the same.
std::string_view why_not_merged(Need const& away, Need const& into);

/// `away` lives in `into` from now on, for a reason that all who took part are told. Both get a new
/// version, so that whoever was answering one of them is told of it. Throws std::logic_error when
/// why_not_merged().
Need merge(db::Transaction& tx, Hand const& hand, Need const& away, Need const& into,
           std::string const& reason);

/// `part` stands by itself again, with all that was merged into it before and the support that it
/// brought. Nothing when it is not merged.
Need split(db::Transaction& tx, Hand const& hand, Need const& part, std::string const& reason);

/// Before something is taken back: it leaves what it is merged into, and what is merged into it
/// stands by itself again, so that nothing of others goes with it.
Need stand_alone(db::Transaction& tx, Hand const& hand, Need const& need);

/// All that was told of it and may be seen, in plain lines: the story, what would become better,
/// for whom, where, and what was added.
std::string all_words(db::Reader& reader, Need const& need);

/// Where people read it: itself, or the root of what it is merged into.
Need home_of(db::Reader& reader, Need const& need);

/// What is merged into it and into that, in the order in which it was told.
std::vector<Need> merged_into(db::Reader& reader, NeedId id);
/// The same, but for what was merged into something that was merged.
std::vector<Need> merged_directly(db::Reader& reader, NeedId id);

/// Those in a range of ids, both ends with it, that something is merged into.
std::set<NeedId> homes_between(db::Reader& reader, NeedId first, NeedId last);

/// What lives here, for its page: merged[] {merged_title, merged_language, merged_paragraphs[],
/// merged_when, merged_support}; came_from (optional), for somebody who was led here.
web::View merged_view(Showing const& showing, db::Reader& reader, Need const& need);

namespace store {

/// How many members support it or something that is merged into it, each once.
std::int64_t count_supporters(db::Reader& reader, NeedId id);
/// Counts again; what it is merged into too.
void recount(db::Transaction& tx, NeedId id);
/// Before it is weeded: what is merged into it stands by itself.
void forget_merges(db::Transaction& tx, std::string_view id);

}

namespace pages {

http::Response show_merging(web::Services& services, web::Visit const& visit);
http::Response merge(web::Services& services, web::Visit const& visit);
http::Response split(web::Services& services, web::Visit const& visit);

}

}

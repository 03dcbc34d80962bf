// Which projects are likely the same: facts that two records of one project would share.
#pragma once
#include <set>
#include <string>

#include "features/knowledge/project.h"

namespace knowledge {

/// The keys of a project. Two projects that share one of these are likely the same:
///   number:…   the funder's registration number
///   title:…    a title in any language, the year it starts and the coordinator (the funder where
///   none is given) days:…     the exact first and last day and a capitalised word of a title
///   name:…     that word alone: tells how rare it is in the bank, and makes no pair by itself
std::set<std::string> duplicate_keys(Content const& content);

/// The key of a funder's number, "number:2015 06045"; empty for what is too short to be one.
std::string number_key(std::string_view number);

/// "number", "title", "days" or "name".
std::string key_kind(std::string_view key);

/// The key whose frequency in the bank tells how much this key means: of a day and a name, the
/// name.
std::string rarity_key(std::string_view key);

/// A key that more other projects than this share tells nothing.
inline constexpr std::size_t most_with_a_rare_name = 4;

}

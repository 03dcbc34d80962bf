// Which projects are likely the same: facts that two records of one project would share.
#pragma once
#include <set>
#include <string>

#include "features/knowledge/project.h"

namespace knowledge {

/// The keys of a project. Two projects that share one of these are likely the same:
///   number:…   the funder's registration number
///   title:…    a title in any language, the year it starts and the coordinator (the funder where none is given)
///   days:…     the exact first and last day and a name of the kind that few projects have
/// Keys of the last kind count only while the name is rare in the bank (see rare_enough).
std::set<std::string> duplicate_keys(Content const& content);

/// "number", "title" or "days".
std::string key_kind(std::string_view key);

/// A name that more projects than this share tells nothing.
inline constexpr std::size_t most_with_a_rare_name = 4;

}

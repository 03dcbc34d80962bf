// The same done with many: each by itself, so that one that cannot be done stops no other.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/ideas/desk/assignment.h"
#include "features/ideas/need.h"

namespace ideas::desk {

/// One that was marked, as it was seen.
struct Pick {
    NeedId id = {};
    std::int64_t version = 0;
    /// "ID.VERSION": as forms carry it.
    std::string text() const;
};
/// As many at once as a page of the desk shows.
inline constexpr std::size_t most_picks = 40;
/// Each once, in their order; what is no pick is left out.
std::vector<Pick> picks_of(std::vector<std::string_view> const& typed);

/// What is done with all of them.
struct Work {
    enum class What : std::uint8_t { assign, give, answer } what = What::assign;
    members::MemberId member = {};  ///< To whom; empty: back into the queue.
    std::string unit = {};          ///< To which, or empty: to the whole organisation.
    Answer answer = {};
};

/// done; same: it was so already; overtaken: it has changed since it was marked; not_possible: from
/// where it stands; not_theirs: whoever is to have it may not; gone: there is none for the viewer.
enum class Came : std::uint8_t { done, same, overtaken, not_possible, not_theirs, gone };
std::string_view name(Came came);

}

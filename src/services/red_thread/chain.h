// The red thread through one subject: everything that it came from and everything that came of it,
// as a graph. Pure functions over links that somebody else looks up.
#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "services/web/linked.h"

namespace red_thread {

using activity::Subject;
using web::Link;
using web::Relation;

/// The most subjects that one chain holds.
inline constexpr std::size_t longest_chain = 200;

/// Where a subject is found: what is merged into another one is found there, with its links.
struct Found {
    Subject subject = {};
    std::vector<Link> links = {};  ///< Those of which it is one end, in any order.
};
/// Nothing when there is no such subject (any more).
using LookUp = std::function<std::optional<Found>(Subject const&)>;
using MaySee = std::function<bool(Subject const&)>;

struct Chain {
    Subject start = {};
    /// The start first, then what it came from and what came of it, the nearest first.
    std::vector<Subject> subjects = {};
    std::vector<Link> links = {};  ///< Between these subjects, each pair once, sorted.
    bool is_cut = false;           ///< There is more than `most` allowed.
};

/// The chain of `start`: its ancestors and its descendants, not what else came of its ancestors.
/// Circles do no harm. What may not be seen is in it too, but neither counts towards `most` nor
/// makes it cut: at most as many again. Nothing when there is no such subject.
std::optional<Chain> grown(Subject const& start, LookUp const& look_up, MaySee const& may_see,
                           std::size_t most = longest_chain);

/// The same chain without what must not be seen: where such a subject stood between two others, a
/// link joins these and says "became", so that the thread does not break and nobody learns that
/// something is hidden.
/// The start is always seen.
Chain seen(Chain chain, MaySee const& may_see);

/// How far each subject is from the beginning: 0 for what came of nothing, otherwise one more than
/// the farthest of those it came from. What stands in a circle is equally far.
std::map<Subject, std::size_t> generations(Chain const& chain);

/// What the start came from, in the chain's order: the nearest first.
std::vector<Subject> ancestors(Chain const& chain);

/// Whether something leads from `from` to `to`: then a link from `to` to `from` would make a
/// circle.
bool leads(Subject const& from, Subject const& to, LookUp const& look_up);

}

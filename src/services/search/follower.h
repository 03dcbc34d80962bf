// Keeps the index even with the activity log: what has changed is described anew and indexed.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "services/search/describe.h"
#include "services/search/search.h"

namespace search {

/// One entry of the activity log, as far as search cares. `at` tells whether the log is still the
/// same one (after a backup was restored the same sequence can mean something else).
struct Changed {
    std::int64_t sequence = 0;
    basics::Time at;
    Ref subject;
};

/// The entries after `sequence`, in order, at most `limit`.
using ChangesAfter = std::function<std::vector<Changed>(db::Reader& reader, std::int64_t sequence,
                                                        std::size_t limit)>;

/// The place in the log that this index has reached; 0 at the beginning.
std::int64_t reached(Search const& search);

/// Follows the log into the index. Used by one thread at a time.
class Follower {
public:
    /// `batch`: the most entries of the log that one commit of the index covers.
    Follower(db::Database& database, Search& search, ChangesAfter changes,
             std::size_t batch = 10'000);

    /// How subjects of this kind are described; entries about kinds without one are passed over.
    void describe(std::string const& kind, Describe describe);

    /// Indexes what has changed since last time, batch by batch, until even; returns how many
    /// subjects were indexed or removed. Starts from the beginning when the index is new or
    /// damaged, or the log is another one. Each batch and its place in the log become visible
    /// together, so after a crash at most one is repeated. Then the index is whole.
    std::size_t catch_up();

    /// Makes a new index from the whole log while the old one answers, and learns translations from
    /// it (Search::learn_translations); returns how many subjects it has.
    std::size_t rebuild();

    /// Whether the index is empty though the log is not: it was missing, damaged or of another
    /// version, and catch_up() will make it from the whole log. From now until then the search says
    /// that it is not whole.
    bool starts_over();

    /// The place in the log that the index has reached; 0 at the beginning.
    std::int64_t reached() const;

private:
    db::Database& database_;
    Search& search_;
    ChangesAfter changes_;
    std::size_t batch_;
    std::map<std::string, Describe> describers_;

    bool log_is_another() const;
    std::size_t even_with_log();
    std::int64_t newest_entry() const;
    /// False for kinds that nobody describes.
    bool index_subject(db::Reader& reader, Search::Change& change, Ref const& subject) const;
    /// Follows until even. Up to the entry `once_until` a subject is described once, however often
    /// it changed.
    std::size_t follow(Search& search, std::int64_t once_until) const;
};

}

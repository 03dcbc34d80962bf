// A part of the log, for who keeps an eye on it.
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "services/activity/activity.h"

namespace activity {

/// What is empty does not narrow.
struct Selection {
    organisations::OrganisationId organisation = {};
    std::string kind = {};  ///< Of the subject.
    members::MemberId actor = {};
    basics::Time from = {};                                           ///< The first moment.
    basics::Time until = {std::numeric_limits<std::int64_t>::max()};  ///< The first one after.
};

/// The selected entries, newest first, before `sequence` (0: from the newest), at most `limit`. One
/// organisation's are found by an index; else the log is read backwards until there are enough.
std::vector<Entry> entries_of(db::Reader& reader, Selection const& selection, std::int64_t before,
                              std::size_t limit);

/// The kinds of subject that the log speaks of, in the order of their names.
std::vector<std::string> kinds(db::Reader& reader);

/// An entry and its place in the chain (chain.h).
struct Chained {
    Entry entry = {};
    std::string chain = {};
};

/// The entries after `sequence`, in order, at most `limit`.
std::vector<Chained> chained_after(db::Reader& reader, std::int64_t sequence, std::size_t limit);

}

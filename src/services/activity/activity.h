// The activity log: what happened, by whom, to what. Search, feeds and history follow it.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "platform/db/database.h"
#include "platform/json/value.h"
#include "services/permissions/permissions.h"

namespace activity {

/// What something happened to: {"project", id}.
struct Subject {
    std::string kind, id;
    friend auto operator<=>(Subject const&, Subject const&) = default;
};

/// One thing that happened. `action` is a name like "knowledge.project_changed"; the texts tell
/// people.
struct Entry {
    std::int64_t sequence = 0;  ///< Given by record(); grows without gaps.
    basics::Time at = {};
    members::MemberId actor = {};  ///< Empty when no person did it (an import by the operator).
    std::string action = {};
    Subject subject = {};
    organisations::OrganisationId organisation = {};
    json::Value details = {};  ///< What changed, for history; never secrets or personal data.
};

class Edition;

class Log {
public:
    explicit Log(Edition& edition) : edition_(edition) {}
    /// Writes the entry within the transaction of the change; the edition advances when that is on
    /// disk.
    void record(db::Transaction& tx, Entry const& entry);

private:
    Edition& edition_;
};

/// The entries after `sequence`, in order, at most `limit`.
std::vector<Entry> entries_after(db::Reader& reader, std::int64_t sequence, std::size_t limit);

/// What happened to one subject, newest first, before `sequence` (0: from the newest), at most
/// `limit`.
std::vector<Entry> entries_about(db::Reader& reader, Subject const& subject, std::int64_t before,
                                 std::size_t limit);

/// The sequence of the newest entry; 0 when there is none.
std::int64_t last_sequence(db::Reader& reader);

}

// A file of organisations that somebody has sent: looked at first, then taken in.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/db/database.h"
#include "services/organisations/taking_in.h"
#include "services/permissions/permissions.h"

namespace organisation {

using ImportId = basics::Id<struct OrganisationImportTag>;

/// What is kept of a report: the counts, all that was rejected up to a limit, and some of the rest.
struct KeptReport {
    organisations::TableReport counts = {};  ///< Its rows are those below.
    std::vector<organisations::RowReport> rejected = {}, others = {};
};

struct Import {
    ImportId id = {};
    members::MemberId member = {};
    std::string file_name = {};
    organisations::Table table = {};       ///< Empty once it was taken in.
    std::vector<std::string> fields = {};  ///< What each column says, or "".
    bool also_alike = false;
    bool is_done = false;
    KeptReport report = {};
    basics::Time at = {};
};

/// The first 500 that were rejected and the first 20 of the others.
KeptReport kept(organisations::TableReport report);

std::optional<Import> find_import(db::Reader& reader, ImportId id);
/// The member's own, newest first, without their tables and reports.
std::vector<Import> imports_of(db::Reader& reader, members::MemberId member, std::size_t limit);
void put_import(db::Transaction& tx, Import const& import);
/// Forgets it and its table.
void remove_import(db::Transaction& tx, ImportId id);
/// Forgets what was looked at before `before` and never taken in.
void remove_unused(db::Transaction& tx, basics::Time before);

}

// An import from bytes to the bank: read, store in batches, count.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "features/knowledge/readers/readers.h"
#include "services/web/services.h"

namespace knowledge {

struct ImportCounts {
    std::int64_t read = 0, created = 0, updated = 0, unchanged = 0, rejected = 0;
};

struct ImportOrder {
    std::string source;  ///< A reader's name.
    readers::Sources sources = {};
    members::MemberId member = {};
    organisations::OrganisationId organisation =
        {};                ///< Whose case a report becomes ("document" needs it).
    bool dry_run = false;  ///< Reads and counts; nothing is kept.
    std::function<void(Record const&)> seen = {};
    std::function<void(readers::CaseDraft const&, std::optional<std::string> const& path)> drafted =
        {};
    std::function<void(Rejected const&)> rejected = {};
    std::function<void(ImportCounts const&)> progress = {};  ///< After each batch.
    std::function<bool()> go_on = {};
};

/// Reads all of the file. A dry run counts as if it had kept everything: each record against the
/// bank as it is. A batch is one transaction, so that a killed import has lost at most one and goes
/// on from there when it is run again. An unreadable file is the error; then nothing was changed.
std::expected<ImportCounts, Rejected> import_file(web::Services& services, std::string_view bytes,
                                                  ImportOrder order);

/// A record written as JSON: {"source", "source_id", "source_name", "address", "caveats": [],
/// "persons": [], "fields": {}}, the fields named as in content_json.h. For worlds that are kept as
/// data.
Record record_of(json::Value const& value);

/// Takes in records that were made here, in one transaction.
void take_in(web::Services& services, std::vector<Record> const& records);

}

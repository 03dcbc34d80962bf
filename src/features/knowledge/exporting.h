// The whole bank as data: one project a line, streamed, never held whole.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "features/knowledge/persons.h"
#include "features/knowledge/store.h"
#include "services/organisations/directory.h"
#include "services/web/services.h"

namespace knowledge {

enum class ExportFormat : std::uint8_t { jsonl, csv };

/// One project as the contract of `samverk export` and of the API has it: id, source, source_id,
/// title, status (the source's), start, end, amount (main units), currency, funder, coordinator,
/// partners, municipalities, sdg_goals, texts; and contacts when some are public. No other
/// personal data is ever part of it.
json::Object exported(Project const& project, std::vector<StoredRecord> const& records,
                      std::vector<PublicContact> const& contacts,
                      organisations::Directory const& directory);

/// The columns of the CSV export, and a line's fields in their order.
std::span<std::string_view const> csv_columns();
std::vector<std::string> csv_fields(json::Object const& project, std::string const& address);

/// Streams the projects that everybody may see, in the order of their ids.
class Export {
public:
    Export(web::Services& services, ExportFormat format);
    /// Appends the next lines; false when there are no more. Each call reads a page of projects in
    /// a reader of its own, so a slow client holds no state of the database.
    bool next(std::string& chunk);

private:
    web::Services& services_;
    ExportFormat format_;
    std::string after_;
    bool began_ = false;
};

}

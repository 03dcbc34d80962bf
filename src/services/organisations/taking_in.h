// Taking in a table of organisations: each row becomes one, changes one, or is sent back with why.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "platform/basics/problems.h"
#include "platform/db/database.h"
#include "services/organisations/table.h"

namespace organisations {

enum class RowOutcome : std::uint8_t { created, updated, unchanged, rejected };
std::string_view name(RowOutcome outcome);

/// What became of one row.
struct RowReport {
    std::int64_t line = 0;
    std::string name = {};  ///< As the row has it.
    RowOutcome outcome = RowOutcome::unchanged;
    OrganisationId id = {};          ///< Whose row it was; empty when it was rejected.
    basics::Problems problems = {};  ///< Of a rejected row: every one of them.
    /// Who it may be, when that is why it was rejected.
    std::vector<OrganisationId> alike = {};
};

struct TableReport {
    std::size_t read = 0, created = 0, updated = 0, unchanged = 0, rejected = 0;
    std::vector<RowReport> rows = {};  ///< In the order of the file.
};

struct TakingIn {
    std::span<std::string const> fields;  ///< A field or "" for each column (table.h).
    /// Rows that are like an organisation that is already here become new ones all the same.
    bool also_alike = false;
    /// Hears of each organisation that was made (`before` is null) or changed, to record it in the
    /// same transaction.
    std::function<void(Organisation const* before, Organisation const& after)> changed = {};
};

/// Takes in every row within the transaction; the caller commits, or lets go for a preview.
/// A row belongs to the organisation with its number, and otherwise to the only one of its country
/// with its name. Empty cells say nothing. What a register says is never changed from a table, nor
/// is what a person wrote here: an organisation added by hand is only filled in where it was empty.
/// Taking in the same table again changes nothing.
TableReport take_in(db::Transaction& tx, Table const& table, Directory const& directory,
                    TakingIn const& how);

}

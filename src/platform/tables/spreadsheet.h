// Spreadsheets: reads XLSX and ODS as records, writes XLSX in constant memory.
#pragma once
#include "platform/documents/archive.h"
#include "platform/tables/table.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tables {

enum class SpreadsheetError {
    not_recognised,  ///< Neither XLSX nor ODS.
    old_format,      ///< XLS of the nineties; to be saved as XLSX.
    protected_by_password,
    has_macros,  ///< XLSM or the like; never opened.
    damaged,
    too_large,  ///< Beyond the limits, also when it only became so by unpacking.
    no_such_sheet,
};

/// A stable word for the error, e.g. "has_macros": for reports and as the end of a text's id.
std::string_view name(SpreadsheetError error);

struct SpreadsheetOptions {
    std::string sheet = {};  ///< The sheet to read; empty: the first.
    documents::ArchiveLimits archive = {.inflated_bytes = 512 * 1024 * 1024};
    /// The texts that XLSX keeps apart from the sheet, and that are held in memory.
    std::size_t shared_text_bytes = 64 * 1024 * 1024;
    std::size_t most_fields = 16'384;
    std::size_t longest_record = 4 * 1024 * 1024;
    /// Of all records together, empty ones counted: a few bytes can claim a billion of them.
    std::uint64_t most_cells = 100'000'000;
};

/// Reads one sheet, row by row, in constant memory beyond the shared texts. Cells become text:
/// numbers as machines write them ("1234.5"), dates and times in ISO 8601 ("2016-01-31",
/// "2016-01-31 12:00:00", "12:00:00"), truth as "true"/"false", errors ("#N/A") as empty. Rows
/// without any text are skipped; the first other row is the header. Every record that is not
/// rejected has a field for each column.
class SpreadsheetReader : public RecordReader {
public:
    /// `bytes` must outlive the reader.
    static std::expected<SpreadsheetReader, SpreadsheetError> open(std::string_view bytes,
                                                                   SpreadsheetOptions options = {});
    ~SpreadsheetReader() override;
    SpreadsheetReader(SpreadsheetReader&&) noexcept;
    SpreadsheetReader& operator=(SpreadsheetReader&&) noexcept;

    /// The sheets' names in the file's order.
    std::vector<std::string> const& sheets() const;

    Header const& header() const override;
    bool next(Record& record) override;

    /// Why `next` ended before the end of the sheet; nothing when all was read.
    std::optional<SpreadsheetError> error() const;

    class State;

private:
    explicit SpreadsheetReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// A cell to write. Text never becomes a formula, a link or a number. A date (year, month, day) is
/// shown as 2016-01-31; an amount is a number.
struct CellDate {
    int year = 0, month = 0, day = 0;
};
using Cell = std::variant<std::monostate, std::string, double, std::int64_t, CellDate>;

/// Writes an XLSX file with one sheet, holding one row at a time.
class XlsxWriter {
public:
    /// Starts the file. Parts of it are kept in `path`'s folder until it is finished.
    /// Throws std::runtime_error when it cannot be written.
    XlsxWriter(std::filesystem::path const& path, std::string const& sheet,
               std::span<std::string const> header);
    /// Leaves no file if `finish` was not called.
    ~XlsxWriter();
    XlsxWriter(XlsxWriter const&) = delete;
    XlsxWriter& operator=(XlsxWriter const&) = delete;

    /// Adds a row. Text beyond Excel's 32,767 characters a cell is cut. False, and nothing is
    /// added, when the sheet already has Excel's 1,048,576 rows.
    bool row(std::span<Cell const> cells);

    /// Completes the file. Throws std::runtime_error when it cannot be written.
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}

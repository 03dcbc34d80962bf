// The rows of one sheet, whatever program wrote it. Part of the spreadsheet reader.
#pragma once
#include "platform/documents/office.h"
#include "platform/tables/spreadsheet.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tables {

/// A row as far as it has text: its cells in the order of the file, empty ones left out.
struct SheetRow {
    struct Cell {
        std::size_t column = 0;
        std::string text = {};
    };
    std::size_t number = 0;  ///< Counted from 1.
    std::vector<Cell> cells = {};
    bool too_long = false;

    /// Adds text within the limits; beyond them the row is marked instead.
    void add(std::size_t column, std::string text, SpreadsheetOptions const& options);

    std::size_t bytes = 0;
};

/// One sheet from its beginning to its end.
class SheetRows {
public:
    virtual ~SheetRows() = default;

    /// The next row with text; false at the end or when `error` has something to say.
    virtual bool next(SheetRow& row) = 0;

    virtual std::optional<SpreadsheetError> error() const = 0;
};

struct OpenedSheet {
    std::vector<std::string> sheets;  ///< The names of all.
    std::unique_ptr<SheetRows> rows;
};

SpreadsheetError spreadsheet_error(documents::OfficeError error);

std::expected<OpenedSheet, SpreadsheetError> open_xlsx(std::string_view bytes,
                                                       std::string_view workbook,
                                                       SpreadsheetOptions const& options);
std::expected<OpenedSheet, SpreadsheetError> open_ods(std::string_view bytes,
                                                      SpreadsheetOptions const& options);

}

// The spreadsheet reader: finds out what the file is and makes records of its rows.
#include "platform/tables/spreadsheet.h"

#include "platform/tables/csv_text.h"
#include "platform/tables/sheet.h"

#include <algorithm>
#include <utility>

namespace tables {

using Failure = std::unexpected<SpreadsheetError>;

std::string_view name(SpreadsheetError error) {
    switch (error) {
        case SpreadsheetError::not_recognised: return "not_recognised";
        case SpreadsheetError::old_format: return "old_format";
        case SpreadsheetError::protected_by_password: return "protected_by_password";
        case SpreadsheetError::has_macros: return "has_macros";
        case SpreadsheetError::damaged: return "damaged";
        case SpreadsheetError::too_large: return "too_large";
        case SpreadsheetError::no_such_sheet: return "no_such_sheet";
    }
    std::unreachable();
}

SpreadsheetError spreadsheet_error(documents::OfficeError error) {
    using documents::OfficeError;
    switch (error) {
        case OfficeError::not_recognised: return SpreadsheetError::not_recognised;
        case OfficeError::old_format: return SpreadsheetError::old_format;
        case OfficeError::protected_by_password: return SpreadsheetError::protected_by_password;
        case OfficeError::has_macros: return SpreadsheetError::has_macros;
        case OfficeError::damaged: return SpreadsheetError::damaged;
        case OfficeError::too_large: return SpreadsheetError::too_large;
    }
    std::unreachable();
}

void SheetRow::add(std::size_t column, std::string text, SpreadsheetOptions const& options) {
    FieldNotes notes;
    make_text(text, Encoding::utf8, notes);
    if (text.empty() || too_long) return;
    bytes += text.size();
    too_long = column >= options.most_fields || cells.size() >= options.most_fields ||
               bytes > options.longest_record;
    if (too_long) cells.clear();
    else cells.push_back({column, std::move(text)});
}

class SpreadsheetReader::State {
public:
    State(OpenedSheet opened, SpreadsheetOptions const& options)
        : sheets(std::move(opened.sheets)), rows_(std::move(opened.rows)), options_(options) {
        Record record;
        if (next(record) && !record.rejected()) header = Header(std::move(record.fields));
    }

    bool next(Record& record) {
        row_.cells.clear();
        row_.bytes = 0;
        row_.too_long = false;
        if (too_many_cells_ || !rows_->next(row_)) return false;
        record.line = row_.number;
        record.problems.clear();
        if (row_.too_long) {
            record.fields.clear();
            record.problems.push_back(RecordProblem::too_long);
            return true;
        }
        return fill(record);
    }

    std::optional<SpreadsheetError> error() const {
        return too_many_cells_ ? SpreadsheetError::too_large : rows_->error();
    }

    std::vector<std::string> sheets;
    Header header;

private:
    bool fill(Record& record) {
        std::size_t const columns = header.names().size();
        // Cells of one row may come in any order, and one twice; the later one counts.
        auto const last = std::ranges::max_element(row_.cells, {}, &SheetRow::Cell::column);
        std::size_t const used = last->column + 1;
        std::size_t const fields = std::max(columns, used);
        cells_ += fields;
        too_many_cells_ = cells_ > options_.most_cells;
        if (too_many_cells_) return false;
        record.fields.resize(fields);
        for (auto& field : record.fields) field.clear();
        for (auto& cell : row_.cells) record.fields[cell.column] = std::move(cell.text);
        if (columns > 0 && used > columns) {
            record.problems.push_back(RecordProblem::too_many_fields);
        }
        return true;
    }

    std::unique_ptr<SheetRows> rows_;
    SpreadsheetOptions options_;
    SheetRow row_;
    std::uint64_t cells_ = 0;
    bool too_many_cells_ = false;
};

std::expected<SpreadsheetReader, SpreadsheetError> SpreadsheetReader::open(
    std::string_view bytes, SpreadsheetOptions options) {
    using documents::OfficeKind;
    auto const file = documents::recognise_office_file(bytes, options.archive);
    if (!file) return Failure(spreadsheet_error(file.error()));
    bool const excel = file->kind == OfficeKind::excel_workbook;
    if (!excel && file->kind != OfficeKind::open_spreadsheet) {
        return Failure(SpreadsheetError::not_recognised);
    }
    auto opened = excel ? open_xlsx(bytes, file->main_part, options) : open_ods(bytes, options);
    if (!opened) return Failure(opened.error());
    auto state = std::make_unique<State>(*std::move(opened), options);
    if (state->error()) return Failure(*state->error());
    return SpreadsheetReader(std::move(state));
}

SpreadsheetReader::SpreadsheetReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
SpreadsheetReader::~SpreadsheetReader() = default;
SpreadsheetReader::SpreadsheetReader(SpreadsheetReader&&) noexcept = default;
SpreadsheetReader& SpreadsheetReader::operator=(SpreadsheetReader&&) noexcept = default;

std::vector<std::string> const& SpreadsheetReader::sheets() const { return state_->sheets; }
Header const& SpreadsheetReader::header() const { return state_->header; }
bool SpreadsheetReader::next(Record& record) { return state_->next(record); }
std::optional<SpreadsheetError> SpreadsheetReader::error() const { return state_->error(); }

}

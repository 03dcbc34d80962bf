// The only use of libxlsxwriter, in the mode that keeps one row in memory.
#include "platform/tables/cell.h"
#include "platform/tables/csv_text.h"
#include "platform/tables/spreadsheet.h"

#include <xlsxwriter.h>

#include <cmath>
#include <cstdio>
#include <stdexcept>
#include <utility>

namespace tables {

namespace {

constexpr std::size_t most_letters = 32'767;

/// Excel counts as UTF-16 does: letters beyond U+FFFF twice.
std::string cut(std::string text) {
    if (text.size() <= most_letters) return text;
    std::size_t units = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0) == 0x80) continue;
        units += byte >= 0xF0 ? 2 : 1;
        if (units > most_letters) {
            text.resize(i);
            break;
        }
    }
    return text;
}

std::string cell_text(std::string const& text) {
    std::string normal = text;
    FieldNotes notes;
    make_text(normal, Encoding::utf8, notes);
    return with_escapes(cut(std::move(normal)));
}

// Excel refuses other names.
std::string sheet_name(std::string const& name) {
    std::string allowed;
    std::size_t letters = 0;
    for (char const c : name) {
        bool const begins_letter = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (begins_letter && ++letters > 31) break;
        bool const forbidden =
            std::string_view("[]:*?/\\'").contains(c) || static_cast<unsigned char>(c) < ' ';
        allowed += forbidden ? ' ' : c;
    }
    return allowed.empty() ? "1" : allowed;
}

}

struct XlsxWriter::State {
    std::filesystem::path path;
    std::string folder;
    lxw_workbook* book = nullptr;
    lxw_worksheet* sheet = nullptr;
    lxw_format* date = nullptr;
    lxw_row_t rows = 0;

    void write(lxw_row_t row, lxw_col_t column, Cell const& cell) const {
        if (auto const* text = std::get_if<std::string>(&cell)) {
            write_text(row, column, *text, nullptr);
        } else if (auto const* number = std::get_if<double>(&cell)) {
            if (std::isfinite(*number))
                worksheet_write_number(sheet, row, column, *number, nullptr);
        } else if (auto const* whole = std::get_if<std::int64_t>(&cell)) {
            write_whole(row, column, *whole);
        } else if (auto const* day = std::get_if<CellDate>(&cell)) {
            lxw_datetime value{};
            value.year = day->year;
            value.month = day->month;
            value.day = day->day;
            worksheet_write_datetime(sheet, row, column, &value, date);
        }
    }

    void write_text(lxw_row_t row, lxw_col_t column, std::string const& text,
                    lxw_format* format) const {
        worksheet_write_string(sheet, row, column, cell_text(text).c_str(), format);
    }

    // Excel keeps fifteen digits of a number; longer ones stay whole as text.
    void write_whole(lxw_row_t row, lxw_col_t column, std::int64_t value) const {
        constexpr std::int64_t fifteen_digits = 999'999'999'999'999;
        if (value < -fifteen_digits || value > fifteen_digits) {
            write_text(row, column, std::to_string(value), nullptr);
        } else {
            worksheet_write_number(sheet, row, column, static_cast<double>(value), nullptr);
        }
    }
};

XlsxWriter::XlsxWriter(std::filesystem::path const& path, std::string const& sheet,
                       std::span<std::string const> header)
    : state_(std::make_unique<State>()) {
    state_->path = path;
    state_->folder = path.parent_path().empty() ? "." : path.parent_path().string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = state_->folder.data();
    state_->book = workbook_new_opt(path.c_str(), &options);
    if (!state_->book) throw std::runtime_error("cannot begin the spreadsheet " + path.string());
    state_->sheet = workbook_add_worksheet(state_->book, sheet_name(sheet).c_str());
    if (!state_->sheet) {
        lxw_workbook_free(std::exchange(state_->book, nullptr));
        throw std::runtime_error("cannot write temporary files in " + state_->folder);
    }
    state_->date = workbook_add_format(state_->book);
    format_set_num_format(state_->date, "yyyy-mm-dd");
    auto* const bold = workbook_add_format(state_->book);
    format_set_bold(bold);
    worksheet_freeze_panes(state_->sheet, 1, 0);
    lxw_col_t column = 0;
    for (auto const& name : header) state_->write_text(0, column++, name, bold);
    state_->rows = 1;
}

XlsxWriter::~XlsxWriter() {
    if (state_->book) lxw_workbook_free(state_->book);
}

bool XlsxWriter::row(std::span<Cell const> cells) {
    if (state_->rows == LXW_ROW_MAX) return false;
    lxw_col_t column = 0;
    for (auto const& cell : cells) state_->write(state_->rows, column++, cell);
    ++state_->rows;
    return true;
}

void XlsxWriter::finish() {
    // The library does not look whether its temporary file took the rows; a full disk shows here.
    auto* const rows = state_->sheet->optimize_tmpfile;
    bool const rows_written = std::fflush(rows) == 0 && std::ferror(rows) == 0;
    auto const error = workbook_close(std::exchange(state_->book, nullptr));
    if (error == LXW_NO_ERROR && rows_written) return;
    std::error_code unimportant;
    std::filesystem::remove(state_->path, unimportant);
    throw std::runtime_error("cannot write the spreadsheet " + state_->path.string() + ": " +
                             (rows_written ? lxw_strerror(error) : "its temporary file"));
}

}

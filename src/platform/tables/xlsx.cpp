// The rows of an XLSX sheet, read while the sheet is being unpacked.
#include "platform/tables/sheet.h"
#include "platform/tables/xlsx_book.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace tables {

using documents::EntryXml;
using documents::XmlReader;
using Event = XmlReader::Event;
using Failure = std::unexpected<SpreadsheetError>;

namespace {

std::size_t number(std::string_view text, std::size_t otherwise) {
    std::size_t value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// "A1" is 0, "AA7" is 26; `otherwise` without letters.
std::size_t column_of(std::string_view reference, std::size_t otherwise) {
    std::size_t column = 0;
    for (char const c : reference) {
        if (c < 'A' || c > 'Z' || column > 1'000'000) break;
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    }
    return column == 0 ? otherwise : column - 1;
}

class XlsxRows final : public SheetRows {
public:
    XlsxRows(XlsxBook book, std::unique_ptr<EntryXml> xml, SpreadsheetOptions options)
        : book_(std::move(book)), xml_(std::move(xml)), options_(std::move(options)) {}

    bool next(SheetRow& row) override {
        auto& reader = xml_->reader;
        for (;;) {
            switch (reader.next()) {
                case Event::open:
                    if (reader.name() != "row") break;
                    row.number = row_ = std::max(row_ + 1, number(reader.attribute("r"), 0));
                    if (!read_row(row)) return false;
                    if (!row.cells.empty() || row.too_long) return true;
                    break;
                case Event::close:
                case Event::text: break;
                case Event::end:
                case Event::failed: return false;
            }
        }
    }

    std::optional<SpreadsheetError> error() const override {
        auto const error = xml_->error();
        return error ? std::optional(spreadsheet_error(*error)) : std::nullopt;
    }

private:
    /// Up to the row's end; false when the XML failed.
    bool read_row(SheetRow& row) {
        auto& reader = xml_->reader;
        std::size_t next_column = 0;
        for (;;) {
            switch (reader.next()) {
                case Event::open:
                    if (reader.name() != "c") {
                        if (!reader.skip()) return false;
                    } else {
                        auto const column = column_of(reader.attribute("r"), next_column);
                        next_column = column + 1;
                        row.add(column, read_cell(), options_);
                    }
                    break;
                case Event::close: return true;
                case Event::text: break;
                case Event::end:
                case Event::failed: return false;
            }
        }
    }

    std::string read_cell() {
        auto& reader = xml_->reader;
        std::string const type(reader.attribute("t"));
        std::size_t const style = number(reader.attribute("s"), 0);
        std::string value, inline_text;
        bool in_value = false;
        for (;;) {
            switch (reader.next()) {
                case Event::open:
                    in_value = reader.name() == "v";
                    if (reader.name() == "is") {
                        inline_text = read_rich_text(reader, options_.longest_record + 1);
                    } else if (!in_value && !reader.skip()) {
                        return {};
                    }
                    break;
                case Event::close:
                    if (!in_value) return text_of(type, style, std::move(value), inline_text);
                    in_value = false;
                    break;
                case Event::text:
                    if (in_value && value.size() <= options_.longest_record) value += reader.text();
                    break;
                case Event::end:
                case Event::failed: return {};
            }
        }
    }

    std::string text_of(std::string_view type, std::size_t style, std::string value,
                        std::string const& inline_text) const {
        if (type == "s") return std::string(book_.texts.text(number(value, std::string::npos)));
        if (type == "b") return value == "1" ? "true" : "false";
        if (type == "e") return {};
        if (type == "d") return date_text(value);
        if (type == "str" || type == "inlineStr") {
            auto text = value.empty() ? inline_text : std::move(value);
            resolve_escapes(text);
            return text;
        }
        if (value.empty()) return {};
        auto const shown = style < book_.styles.size() ? book_.styles[style] : NumberStyle::number;
        return number_text(value, shown, book_.days);
    }

    XlsxBook book_;
    std::unique_ptr<EntryXml> xml_;
    SpreadsheetOptions options_;
    std::size_t row_ = 0;
};

}

std::expected<OpenedSheet, SpreadsheetError> open_xlsx(std::string_view bytes,
                                                       std::string_view workbook,
                                                       SpreadsheetOptions const& options) {
    auto book = read_xlsx_book(bytes, workbook, options);
    if (!book) return Failure(book.error());
    auto const wanted = [&](XlsxBook::Sheet const& sheet) {
        return options.sheet.empty() || sheet.name == options.sheet;
    };
    auto const sheet = std::ranges::find_if(book->sheets, wanted);
    if (sheet == book->sheets.end()) return Failure(SpreadsheetError::no_such_sheet);
    auto xml = EntryXml::open(bytes, sheet->part, options.archive);
    if (!xml) return Failure(spreadsheet_error(xml.error()));
    if (!*xml) return Failure(SpreadsheetError::damaged);
    OpenedSheet opened;
    for (auto const& each : book->sheets) opened.sheets.push_back(each.name);
    opened.rows = std::make_unique<XlsxRows>(*std::move(book), *std::move(xml), options);
    return opened;
}

}

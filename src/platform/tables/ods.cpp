// The rows of an ODS sheet. All sheets lie in one part, one after the other.
#include "platform/tables/cell.h"
#include "platform/tables/sheet.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace tables {

using documents::EntryXml;
using documents::XmlReader;
using Event = XmlReader::Event;
using Failure = std::unexpected<SpreadsheetError>;

namespace {

std::size_t repeats(std::string_view text) {
    std::size_t value = 1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::clamp<std::size_t>(value, 1, 100'000'000);
}

bool is_table(XmlReader const& reader) {
    return reader.name() == "table" &&
           reader.space() == "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
}

class OdsRows final : public SheetRows {
public:
    OdsRows(std::unique_ptr<EntryXml> xml, SpreadsheetOptions options)
        : xml_(std::move(xml)), options_(std::move(options)) {}

    bool next(SheetRow& row) override {
        auto& reader = xml_->reader;
        if (again_ > 0) {
            --again_;
            row = last_;
            row.number = ++row_;
            last_.number = row_;
            return true;
        }
        while (!done_) {
            switch (reader.next()) {
                case Event::open:
                    if (is_table(reader)) enter_table();
                    else if (inside_ && reader.name() == "table-row" && read_row(row)) return true;
                    break;
                case Event::close: done_ = inside_ && is_table(reader); break;
                case Event::text: break;
                case Event::end:
                case Event::failed: done_ = true;
            }
        }
        return false;
    }

    std::optional<SpreadsheetError> error() const override {
        auto const error = xml_->error();
        return error ? std::optional(spreadsheet_error(*error)) : std::nullopt;
    }

private:
    void enter_table() {
        bool const wanted =
            options_.sheet.empty() || xml_->reader.attribute("name") == options_.sheet;
        if (wanted) inside_ = true;
        else xml_->reader.skip();
    }

    /// True when the row has text.
    bool read_row(SheetRow& row) {
        auto& reader = xml_->reader;
        std::size_t const times = repeats(reader.attribute("number-rows-repeated"));
        std::size_t column = 0;
        for (auto event = reader.next(); event != Event::close; event = reader.next()) {
            if (event == Event::end || event == Event::failed) return false;
            if (event == Event::open) read_cells(column, row);
        }
        row.number = row_ + 1;
        if (row.cells.empty() && !row.too_long) {
            row_ += times;
            return false;
        }
        row_ += 1;
        again_ = times - 1;
        if (again_ > 0) last_ = row;
        return true;
    }

    /// The cell that opened, as often as it is repeated.
    void read_cells(std::size_t& column, SheetRow& row) {
        auto& reader = xml_->reader;
        std::size_t const times = repeats(reader.attribute("number-columns-repeated"));
        auto const type = reader.attribute("value-type");
        std::string value;
        bool const is_text = type.empty() || type == "string";
        if (type == "date") value = date_text(reader.attribute("date-value"));
        else if (type == "time") value = duration_text(reader.attribute("time-value"));
        else if (type == "boolean") value = reader.attribute("boolean-value");
        else if (!is_text) {
            value =
                number_text(reader.attribute("value"), NumberStyle::number, DayCount::from_1900);
        }
        auto text = read_paragraphs();
        if (is_text) value = std::move(text);
        if (!value.empty()) {
            for (std::size_t i = 0; i < times && !row.too_long; ++i)
                row.add(column + i, value, options_);
        }
        column += times;
    }

    /// The paragraphs of the cell that opened, up to its end.
    std::string read_paragraphs() {
        auto& reader = xml_->reader;
        std::string text;
        int depth = 1, paragraphs = 0, in_paragraph = 0;
        while (depth > 0) {
            switch (reader.next()) {
                case Event::open:
                    if (reader.name() == "annotation") {
                        if (!reader.skip()) return text;
                        break;
                    }
                    ++depth;
                    if (reader.name() == "p") {
                        if (paragraphs++ > 0) text += '\n';
                        in_paragraph = depth;
                    }
                    append_blanks(reader, text);
                    break;
                case Event::close:
                    if (depth-- == in_paragraph) in_paragraph = 0;
                    break;
                case Event::text:
                    if (in_paragraph > 0 && text.size() <= options_.longest_record) {
                        text += reader.text();
                    }
                    break;
                case Event::end:
                case Event::failed: return text;
            }
        }
        return text;
    }

    static void append_blanks(XmlReader const& reader, std::string& text) {
        if (reader.name() == "s")
            text.append(std::min<std::size_t>(repeats(reader.attribute("c")), 1'000), ' ');
        if (reader.name() == "tab") text += '\t';
        if (reader.name() == "line-break") text += '\n';
    }

    std::unique_ptr<EntryXml> xml_;
    SpreadsheetOptions options_;
    bool inside_ = false, done_ = false;
    std::size_t row_ = 0, again_ = 0;
    SheetRow last_;
};

/// Only a look at the whole file tells the names of its sheets.
std::expected<std::vector<std::string>, SpreadsheetError> sheet_names(
    std::string_view bytes, SpreadsheetOptions const& options) {
    auto const xml = EntryXml::open(bytes, "content.xml", options.archive);
    if (!xml) return Failure(spreadsheet_error(xml.error()));
    if (!*xml) return Failure(SpreadsheetError::damaged);
    auto& reader = (*xml)->reader;
    std::vector<std::string> names;
    for (auto event = reader.next(); event != Event::end; event = reader.next()) {
        if (event == Event::failed) return Failure(spreadsheet_error(*(*xml)->error()));
        if (event != Event::open || !is_table(reader)) continue;
        names.emplace_back(reader.attribute("name"));
        if (names.size() > 10'000) return Failure(SpreadsheetError::too_large);
    }
    return names;
}

}

std::expected<OpenedSheet, SpreadsheetError> open_ods(std::string_view bytes,
                                                      SpreadsheetOptions const& options) {
    auto names = sheet_names(bytes, options);
    if (!names) return Failure(names.error());
    bool const found = options.sheet.empty()
                           ? !names->empty()
                           : std::ranges::find(*names, options.sheet) != names->end();
    if (!found) return Failure(SpreadsheetError::no_such_sheet);
    auto xml = EntryXml::open(bytes, "content.xml", options.archive);
    if (!xml) return Failure(spreadsheet_error(xml.error()));
    return OpenedSheet{.sheets = *std::move(names),
                       .rows = std::make_unique<OdsRows>(*std::move(xml), options)};
}

}

// What an XLSX file says about its sheets: names, places, number formats, shared texts. Part of the
// spreadsheet reader.
#pragma once
#include "platform/tables/cell.h"
#include "platform/tables/sheet.h"

#include <cstddef>
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tables {

/// Many short texts in one piece of memory.
class SharedTexts {
public:
    void add(std::string_view text) {
        letters_ += text;
        ends_.push_back(letters_.size());
    }

    /// The text with this number; empty when there is none.
    std::string_view text(std::size_t number) const {
        if (number >= ends_.size()) return {};
        std::size_t const begin = number == 0 ? 0 : ends_[number - 1];
        return std::string_view(letters_).substr(begin, ends_[number] - begin);
    }

    std::size_t bytes() const { return letters_.size() + ends_.size() * sizeof(std::size_t); }

private:
    std::string letters_;
    std::vector<std::size_t> ends_;
};

struct XlsxBook {
    struct Sheet {
        std::string name;
        std::string part;  ///< The entry with its rows.
    };
    std::vector<Sheet> sheets = {};
    DayCount days = DayCount::from_1900;
    std::vector<NumberStyle> styles = {};  ///< By the number that cells carry.
    SharedTexts texts = {};
};

std::expected<XlsxBook, SpreadsheetError> read_xlsx_book(std::string_view bytes,
                                                         std::string_view workbook,
                                                         SpreadsheetOptions const& options);

/// The texts of all <t> up to the end of the element that is open, without readings (furigana).
/// `longest` bytes are kept, more are read and dropped.
std::string read_rich_text(documents::XmlReader& reader, std::size_t longest);

}

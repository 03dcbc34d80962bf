// Everything in an XLSX file apart from the rows; small, except for the shared texts.
#include "platform/tables/xlsx_book.h"

#include <charconv>
#include <functional>
#include <optional>
#include <utility>

namespace tables {

using documents::EntryXml;
using documents::XmlReader;
using Event = XmlReader::Event;
using Failure = std::unexpected<SpreadsheetError>;

namespace {

int number(std::string_view text, int otherwise) {
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Calls `open` for each element of the part; true when there is such a part.
std::expected<bool, SpreadsheetError> for_each_element(
    std::string_view bytes, std::string_view part, SpreadsheetOptions const& options,
    std::function<std::optional<SpreadsheetError>(XmlReader&)> const& open) {
    auto const xml = EntryXml::open(bytes, part, options.archive);
    if (!xml) return Failure(spreadsheet_error(xml.error()));
    if (!*xml) return false;
    auto& reader = (*xml)->reader;
    for (auto event = reader.next(); event != Event::end; event = reader.next()) {
        if (event == Event::failed) return Failure(spreadsheet_error(*(*xml)->error()));
        if (event != Event::open) continue;
        if (auto const error = open(reader)) return Failure(*error);
    }
    return true;
}

/// Where a relative target of a part in `folder` lies in the archive: "worksheets/sheet1.xml".
std::string place(std::string_view folder, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        auto const above = folder.substr(0, folder.empty() ? 0 : folder.size() - 1).rfind('/');
        folder = above == folder.npos ? std::string_view() : folder.substr(0, above + 1);
    }
    return std::string(folder) + std::string(target);
}

struct Relations {
    std::map<std::string, std::string, std::less<>> worksheets = {};  ///< Entries by relation id.
    std::string styles = {}, texts = {};
};

std::expected<Relations, SpreadsheetError> read_relations(std::string_view bytes,
                                                          std::string_view workbook,
                                                          SpreadsheetOptions const& options) {
    auto const folder = workbook.substr(0, workbook.rfind('/') + 1);
    auto const part =
        std::string(folder) + "_rels/" + std::string(workbook.substr(folder.size())) + ".rels";
    Relations relations;
    auto const found = for_each_element(bytes, part, options, [&](XmlReader& reader) {
        auto const type = reader.attribute("Type");
        auto const target = place(folder, reader.attribute("Target"));
        if (type.ends_with("/worksheet")) {
            relations.worksheets.emplace(reader.attribute("Id"), target);
        } else if (type.ends_with("/styles")) {
            relations.styles = target;
        } else if (type.ends_with("/sharedStrings")) {
            relations.texts = target;
        }
        return std::nullopt;
    });
    if (!found) return Failure(found.error());
    if (!*found) return Failure(SpreadsheetError::damaged);
    return relations;
}

std::expected<void, SpreadsheetError> read_workbook(std::string_view bytes,
                                                    std::string_view workbook,
                                                    Relations const& relations,
                                                    SpreadsheetOptions const& options,
                                                    XlsxBook& book) {
    auto const read = [&](XmlReader& reader) -> std::optional<SpreadsheetError> {
        if (reader.name() == "workbookPr") {
            auto const from_1904 = reader.attribute("date1904");
            if (from_1904 == "1" || from_1904 == "true") book.days = DayCount::from_1904;
        } else if (reader.name() == "sheet") {
            // Sheets with only a chart have a relation of another type and are left out.
            auto const sheet = relations.worksheets.find(reader.attribute("id"));
            if (sheet == relations.worksheets.end()) return std::nullopt;
            if (book.sheets.size() == 10'000) return SpreadsheetError::too_large;
            book.sheets.push_back({std::string(reader.attribute("name")), sheet->second});
        }
        return std::nullopt;
    };
    auto const found = for_each_element(bytes, workbook, options, read);
    if (!found) return Failure(found.error());
    if (!*found) return Failure(SpreadsheetError::damaged);
    return {};
}

std::expected<void, SpreadsheetError> read_styles(std::string_view bytes, std::string_view part,
                                                  SpreadsheetOptions const& options,
                                                  XlsxBook& book) {
    std::map<int, NumberStyle> formats;
    bool in_cell_formats = false;
    auto const read = [&](XmlReader& reader) -> std::optional<SpreadsheetError> {
        auto const id = number(reader.attribute("numFmtId"), 0);
        if (reader.name() == "numFmt") {
            formats[id] = style_of_format(reader.attribute("formatCode"));
        } else if (reader.name() == "cellXfs") {
            in_cell_formats = true;
        } else if (reader.name() == "cellStyles") {
            in_cell_formats = false;
        } else if (reader.name() == "xf" && in_cell_formats) {
            auto const own = formats.find(id);
            book.styles.push_back(own == formats.end() ? style_of_built_in_format(id)
                                                       : own->second);
        }
        return book.styles.size() > 100'000 ? std::optional(SpreadsheetError::too_large)
                                            : std::nullopt;
    };
    auto const found = for_each_element(bytes, part, options, read);
    if (!found) return Failure(found.error());
    return {};
}

std::expected<void, SpreadsheetError> read_texts(std::string_view bytes, std::string_view part,
                                                 SpreadsheetOptions const& options,
                                                 XlsxBook& book) {
    auto const read = [&](XmlReader& reader) -> std::optional<SpreadsheetError> {
        if (reader.name() != "si") return std::nullopt;
        auto text = read_rich_text(reader, options.longest_record);
        resolve_escapes(text);
        book.texts.add(text);
        return book.texts.bytes() > options.shared_text_bytes
                   ? std::optional(SpreadsheetError::too_large)
                   : std::nullopt;
    };
    auto const found = for_each_element(bytes, part, options, read);
    if (!found) return Failure(found.error());
    return {};
}

}

std::string read_rich_text(XmlReader& reader, std::size_t longest) {
    std::string text;
    bool in_text = false;
    for (int depth = 1; depth > 0;) {
        switch (reader.next()) {
            case Event::open:
                if (reader.name() == "rPh") {
                    if (!reader.skip()) return text;
                } else {
                    in_text = reader.name() == "t";
                    ++depth;
                }
                break;
            case Event::close:
                in_text = false;
                --depth;
                break;
            case Event::text:
                if (in_text && text.size() < longest) text += reader.text();
                break;
            case Event::end:
            case Event::failed: return text;
        }
    }
    return text;
}

std::expected<XlsxBook, SpreadsheetError> read_xlsx_book(std::string_view bytes,
                                                         std::string_view workbook,
                                                         SpreadsheetOptions const& options) {
    XlsxBook book;
    auto const relations = read_relations(bytes, workbook, options);
    if (!relations) return Failure(relations.error());
    if (auto const read = read_workbook(bytes, workbook, *relations, options, book); !read) {
        return Failure(read.error());
    }
    if (auto const read = read_styles(bytes, relations->styles, options, book); !read) {
        return Failure(read.error());
    }
    if (auto const read = read_texts(bytes, relations->texts, options, book); !read) {
        return Failure(read.error());
    }
    return book;
}

}

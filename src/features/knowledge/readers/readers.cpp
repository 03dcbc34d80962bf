// The list of readers.
#include "features/knowledge/readers/readers.h"

#include <array>

#include "platform/language/dictionaries.h"
#include "platform/language/guess.h"

namespace knowledge::readers {

std::optional<texts::Language> language_told(std::string_view text, Sources const& sources) {
    return sources.dictionaries ? language::guess_language(text, *sources.dictionaries)
                                : language::guess_language(text);
}

Reader const* find(std::string_view name) {
    for (auto const& reader : all())
        if (reader.name == name) return &reader;
    return nullptr;
}

std::span<Reader const> all() {
    static std::array<Reader, 7> const readers = {{
        {"page", {"txt", "html", "htm"}, read_page},
        {"document", {"docx", "odt", "pdf"}, read_document},
        {"vinnova", {"json"}, read_vinnova},
        {"gdp", {"json", "csv", "zip"}, read_gdp},
        {"swecris", {"csv", "json"}, read_swecris},
        {"cordis", {"zip"}, read_cordis},
        {"table", {"csv", "xlsx"}, read_table},
    }};
    return readers;
}

}

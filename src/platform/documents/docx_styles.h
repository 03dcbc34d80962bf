// What a DOCX file's paragraph styles mean for the text. Part of the document reader.
#pragma once
#include "platform/documents/office.h"

#include <expected>
#include <map>
#include <string>
#include <string_view>

namespace documents {

struct DocxStyle {
    int heading_level = 0;  ///< From 1; 0 for text.
    bool is_title = false;
    bool is_list = false;
    bool is_contents = false;  ///< A line of the table of contents.
};

/// Styles by their id. Ids and often names are in the language of the Word that wrote the file, but
/// the names of headings are English inside; both are understood.
class DocxStyles {
public:
    /// Without styles when the file has none.
    static std::expected<DocxStyles, OfficeError> read(std::string_view bytes,
                                                       std::string_view part,
                                                       ArchiveLimits const& limits);

    DocxStyle style(std::string_view id) const;

private:
    struct Definition {
        std::string name = {}, based_on = {};
        int outline_level = 0;  ///< From 1; 0 when it says nothing, 10 for text.
        bool in_list = false;
    };
    std::map<std::string, Definition, std::less<>> definitions_;
};

/// From w:outlineLvl, which counts from 0: from 1, 10 for text, 0 when it cannot be read.
int outline_level(std::string_view value);

}

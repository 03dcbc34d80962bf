// Texts that fell back to Swedish tell so in the finished page, for those who hear it read.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace templates {

/// What stands around a text in another language than its page; secret, so that nobody writes it.
struct LanguageMarks {
    std::string_view open = {}, close = {};
};

struct Told {
    std::string html;
    std::size_t fallen_back = 0;  ///< How many texts were Swedish.
};

/// The page without the marks: a text in the page stands in <span lang="sv">, a title or an option
/// has lang="sv" itself. Inside a tag, where no language can be told, the text stands alone.
Told telling_languages(std::string_view html, LanguageMarks const& marks);

}

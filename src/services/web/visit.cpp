// Addresses keep the language in which somebody reads, as far as pages are there in it.
#include "services/web/visit.h"

#include "platform/texts/further.h"

namespace web {

std::string Visit::address(std::string_view path_without_language) const {
    auto code = texts::code(language);
    if (further && is_further) {
        auto const bare =
            path_without_language.substr(0, path_without_language.find_first_of("?#"));
        if (is_further(bare)) code = texts::code(further->language());
    }
    return "/" + std::string(code) + std::string(path_without_language);
}

std::string_view Visit::tag() const {
    return further ? texts::tag(further->language()) : texts::code(language);
}

}

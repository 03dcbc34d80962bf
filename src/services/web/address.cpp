// The first part of a path is a language, or the path is for programs.
#include "services/web/address.h"

namespace web {

Address address(std::string_view path) {
    auto const end = path.find('/', 1);
    auto const first = path.substr(1, end == path.npos ? path.npos : end - 1);
    auto const rest = end == path.npos ? std::string() : std::string(path.substr(end));
    for (auto language : texts::languages)
        if (first == texts::code(language)) return {language, rest};
    if (auto const further = texts::parse_further(first))
        return {texts::Language::sv, rest, further};
    return {std::nullopt, std::string(path)};
}

}

// Lets sets and maps of strings be asked with a piece of another string.
#pragma once
#include <cstddef>
#include <functional>
#include <string_view>

namespace language {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>()(text);
    }
};

}

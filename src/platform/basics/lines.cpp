// Line by line.
#include "platform/basics/lines.h"

#include <algorithm>

#include "platform/basics/text.h"

namespace basics {

std::string tidied(std::string_view text) {
    std::string tidy;
    bool after_empty = false;
    for (std::size_t begin = 0; begin <= text.size();) {
        auto const end = std::min(text.find('\n', begin), text.size());
        auto const line = std::string(trimmed(one_line(text.substr(begin, end - begin))));
        if (!line.empty()) {
            if (!tidy.empty()) tidy += after_empty ? "\n\n" : "\n";
            tidy += line;
        }
        after_empty = line.empty();
        begin = end + 1;
    }
    return tidy;
}

std::vector<std::string> paragraphs(std::string_view text) {
    constexpr std::string_view between = "\n\n";
    std::vector<std::string> parts;
    while (!text.empty()) {
        auto const end = std::min(text.find(between), text.size());
        if (end > 0) parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + between.size(), text.size()));
    }
    return parts;
}

}

// Look-up in the sorted table of embedded files.
#include "platform/resources/resources.h"

#include <algorithm>

namespace resources {

std::optional<std::string_view> Resources::find(std::string_view path) const {
    auto const found = std::ranges::lower_bound(files_, path, {}, &File::path);
    if (found == files_.end() || found->path != path) return std::nullopt;
    return found->content;
}

std::vector<File> Resources::all(std::string_view prefix, std::string_view suffix) const {
    std::vector<File> matching;
    for (auto file = std::ranges::lower_bound(files_, prefix, {}, &File::path);
         file != files_.end() && file->path.starts_with(prefix); ++file)
        if (file->path.ends_with(suffix)) matching.push_back(*file);
    return matching;
}

}

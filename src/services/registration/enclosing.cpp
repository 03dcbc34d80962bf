// Names and room.
#include "services/registration/enclosing.h"

#include "platform/basics/text.h"

namespace registration {

std::string enclosed_name(std::size_t place, std::string_view name) {
    constexpr std::size_t longest_ending = 8;
    auto const dot = name.rfind('.');
    auto const ending = dot == name.npos ? std::string_view() : name.substr(dot + 1);
    bool const has_ending = !ending.empty() && ending.size() <= longest_ending;
    auto made = "bilaga-" + std::string(place < 10 ? "0" : "") + std::to_string(place) + "-" +
                basics::slug(has_ending ? name.substr(0, dot) : name);
    if (has_ending) made += "." + basics::slug(ending);
    return made;
}

std::vector<File> chosen(std::vector<File> files, std::uint64_t room) {
    for (auto& file : files) {
        file.is_enclosed = file.bytes <= room;
        if (file.is_enclosed) room -= file.bytes;
    }
    return files;
}

}

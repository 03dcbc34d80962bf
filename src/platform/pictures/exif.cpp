// The one thing that EXIF says which is needed: which way is up.
#include <cstdint>

#include "platform/pictures/codecs.h"

namespace pictures {

namespace {

/// Numbers in either order of bytes; outside the text they are 0.
class Numbers {
public:
    explicit Numbers(std::string_view bytes) : bytes_(bytes), little_(bytes.substr(0, 2) == "II") {}

    std::uint32_t at(std::size_t position, int count) const {
        if (position > bytes_.size() || bytes_.size() - position < static_cast<std::size_t>(count))
            return 0;
        std::uint32_t value = 0;
        for (int i = 0; i < count; ++i) {
            auto const offset = static_cast<std::size_t>(little_ ? count - 1 - i : i);
            value = value << 8 | static_cast<unsigned char>(bytes_[position + offset]);
        }
        return value;
    }

private:
    std::string_view bytes_;
    bool little_;
};

}

int orientation_of(std::string_view exif) {
    constexpr std::uint32_t tag_of_orientation = 0x0112;
    constexpr std::size_t entry_size = 12;
    if (exif.starts_with(std::string_view("Exif\0\0", 6))) exif.remove_prefix(6);
    if (!exif.starts_with("II") && !exif.starts_with("MM")) return 1;
    Numbers const numbers(exif);
    std::size_t const directory = numbers.at(4, 4);
    auto const entries = numbers.at(directory, 2);
    for (std::uint32_t i = 0; i < entries; ++i) {
        auto const entry = directory + 2 + i * entry_size;
        if (entry + entry_size > exif.size()) break;
        if (numbers.at(entry, 2) != tag_of_orientation) continue;
        auto const value = static_cast<int>(numbers.at(entry + 8, 2));
        return value >= 1 && value <= 8 ? value : 1;
    }
    return 1;
}

}

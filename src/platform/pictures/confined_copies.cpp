// How the program and its picture process talk: numbers in a row, contents with their lengths.
#include <utility>

#include "platform/confined/confinement.h"
#include "platform/pictures/codecs.h"

namespace pictures {

namespace {

constexpr std::uint32_t copies_follow = 0x53565031, error_follows = 0x53565032;
constexpr std::size_t most_told = 64 * 1024 * 1024;

void put(std::string& bytes, std::uint32_t number) {
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(number >> (8 * i));
}

void put(std::string& bytes, Copy const& copy) {
    put(bytes, static_cast<std::uint32_t>(copy.kind));
    put(bytes, copy.width);
    put(bytes, copy.height);
    put(bytes, static_cast<std::uint32_t>(copy.bytes.size()));
    bytes += copy.bytes;
}

std::string encoded(std::expected<Copies, PictureError> const& copies) {
    std::string bytes;
    if (!copies) {
        put(bytes, error_follows);
        put(bytes, static_cast<std::uint32_t>(copies.error()));
        return bytes;
    }
    put(bytes, copies_follow);
    put(bytes, copies->whole);
    for (auto const* copy : {&copies->desktop, &copies->phone}) {
        put(bytes, static_cast<std::uint32_t>(copy->has_value()));
        if (*copy) put(bytes, **copy);
    }
    return bytes;
}

class Message {
public:
    explicit Message(std::string_view bytes) : rest_(bytes) {}

    std::uint32_t number() {
        if (rest_.size() < 4) {
            broken_ = true;
            return 0;
        }
        std::uint32_t value = 0;
        for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(rest_[i]);
        rest_.remove_prefix(4);
        return value;
    }

    /// A copy that is what it says to be, as far as can be seen from outside.
    Copy copy(PictureLimits const& limits) {
        Copy copy{.kind = static_cast<Kind>(number()), .width = number(), .height = number()};
        auto const size = number();
        copy.bytes = rest_.substr(0, size);
        rest_.remove_prefix(copy.bytes.size());
        if (copy.bytes.size() != size || kind_of(copy.bytes) != copy.kind || copy.width == 0 ||
            copy.height == 0 || copy.width > limits.longest || copy.height > limits.longest)
            broken_ = true;
        return copy;
    }

    std::optional<Copy> optional_copy(PictureLimits const& limits) {
        if (number() == 0) return std::nullopt;
        return copy(limits);
    }

    bool is_whole() const { return rest_.empty() && !broken_; }

private:
    std::string_view rest_;
    bool broken_ = false;
};

std::expected<Copies, PictureError> decoded(std::string_view bytes, PictureLimits const& limits) {
    Message message(bytes);
    auto const follows = message.number();
    if (follows == error_follows) {
        auto const error = message.number();
        bool const known = error <= static_cast<std::uint32_t>(PictureError::used_up);
        return std::unexpected(known ? static_cast<PictureError>(error) : PictureError::damaged);
    }
    if (follows != copies_follow) return std::unexpected(PictureError::damaged);
    Copies copies{.whole = message.copy(limits)};
    copies.desktop = message.optional_copy(limits);
    copies.phone = message.optional_copy(limits);
    if (!message.is_whole()) return std::unexpected(PictureError::damaged);
    return copies;
}

}

std::expected<Copies, PictureError> make_copies(std::string_view bytes,
                                                confined::Process const& process,
                                                PictureLimits const& limits) {
    if (bytes.size() > limits.file_bytes) return std::unexpected(PictureError::too_large);
    if (!kind_of(bytes)) return std::unexpected(PictureError::not_a_picture);
    auto const told = confined::run(process, bytes, most_told);
    switch (told.ending) {
        case confined::Ending::used_up: return std::unexpected(PictureError::used_up);
        case confined::Ending::crashed: return std::unexpected(PictureError::damaged);
        case confined::Ending::said_too_much: return std::unexpected(PictureError::too_large);
        case confined::Ending::finished: break;
    }
    return decoded(told.bytes, limits);
}

int make_copies_main(int in, int out) {
    PictureLimits const limits;
    auto const bytes = confined::read_whole(in, limits.file_bytes);
    confined::confine_this_process();
    confined::write_whole(out, encoded(make_copies_here(bytes, limits)));
    return 0;
}

}

// What is likeliest to be an attack is opened by a process that can do nothing else.
#include "services/attachments/preparing.h"

#include <chrono>
#include <optional>
#include <utility>

#include "platform/pictures/picture.h"

namespace attachments {

namespace {

using Refused = std::unexpected<Refusal>;

constexpr auto longest_wait = std::chrono::seconds(8);

Refusal refusal_of(pictures::PictureError error) {
    using enum pictures::PictureError;
    switch (error) {
        case not_a_picture:
        case damaged: return Refusal::damaged;
        case too_large: return Refusal::too_many_pixels;
        case animated: return Refusal::animated;
        case used_up: return Refusal::used_up;
    }
    std::unreachable();
}

Kind kind_of_copy(pictures::Kind kind) {
    switch (kind) {
        case pictures::Kind::jpeg: return Kind::jpeg;
        case pictures::Kind::png: return Kind::png;
        case pictures::Kind::webp: return Kind::webp;
    }
    std::unreachable();
}

Kept kept(Size size, pictures::Copy copy) {
    return {{.size = size,
             .media_type = std::string(info(kind_of_copy(copy.kind)).media_type),
             .bytes = copy.bytes.size(),
             .width = copy.width,
             .height = copy.height},
            std::move(copy.bytes)};
}

/// A place among those who open files, given back at the end.
class Place {
public:
    explicit Place(std::counting_semaphore<2>& places)
        : places_(places), held_(places.try_acquire_for(longest_wait)) {}
    ~Place() {
        if (held_) places_.release();
    }
    Place(Place const&) = delete;
    Place& operator=(Place const&) = delete;
    bool held() const { return held_; }

private:
    std::counting_semaphore<2>& places_;
    bool held_;
};

}

Preparer::Preparer(Preparing preparing)
    : preparing_(std::move(preparing)), documents_(preparing_.pdf) {}

std::expected<std::vector<Kept>, Refusal> Preparer::pictures(std::string_view bytes) const {
    auto copies = pictures::make_copies(bytes, preparing_.pictures);
    if (!copies) return Refused(refusal_of(copies.error()));
    std::vector<Kept> all;
    all.push_back(kept(Size::whole, std::move(copies->whole)));
    if (copies->desktop) all.push_back(kept(Size::desktop, *std::move(copies->desktop)));
    if (copies->phone) all.push_back(kept(Size::phone, *std::move(copies->phone)));
    return all;
}

std::optional<Refusal> Preparer::refused_pdf(std::string_view bytes) const {
    auto const read = documents_.read(bytes, "fil.pdf");
    if (read) return std::nullopt;
    switch (read.error()) {
        case documents::DocumentError::damaged: return Refusal::damaged;
        case documents::DocumentError::protected_by_password: return Refusal::has_password;
        // Scanned or very long reports are worth keeping though their text cannot be read.
        default: return std::nullopt;
    }
}

std::expected<Prepared, Refusal> Preparer::prepare(std::string_view sent_name,
                                                   std::string_view bytes, std::size_t most_bytes) {
    if (bytes.size() > most_bytes) return Refused(Refusal::too_large);
    auto const name = clean_name(sent_name);
    Place const place(places_);
    if (!place.held()) return Refused(Refusal::busy);
    auto const kind = kind_of(bytes, name);
    if (!kind) return Refused(kind.error());
    Prepared prepared{.name = named_as(name, *kind), .kind = *kind};
    if (info(*kind).is_picture) {
        auto made = pictures(bytes);
        if (!made) return Refused(made.error());
        prepared.kept = *std::move(made);
        return prepared;
    }
    if (*kind == Kind::pdf)
        if (auto const refused = refused_pdf(bytes)) return Refused(*refused);
    prepared.kept.push_back(
        {{.media_type = std::string(info(*kind).media_type), .bytes = bytes.size()},
         std::string(bytes)});
    return prepared;
}

}

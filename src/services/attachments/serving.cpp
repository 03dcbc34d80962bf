// The bytes, whole or in part.
#include "services/attachments/serving.h"

#include <charconv>
#include <memory>

#include "platform/files/mapped.h"
#include "platform/http/conditional.h"
#include "services/attachments/admission.h"
#include "services/attachments/attachments.h"

namespace attachments {

namespace {

constexpr std::size_t part_size = 64 * 1024;
/// Up to this size a file is sent at once, and kept in memory with the pages.
constexpr std::size_t small = 128 * 1024;

Size wanted_size(web::Visit const& visit) {
    auto const size = visit.request.query.text("size");
    return size == "phone" ? Size::phone : size == "desktop" ? Size::desktop : Size::whole;
}

/// The name with the ending of what is really sent: small copies are WebP.
std::string file_name(Attachment const& of, Content const& content) {
    if (content.media_type == info(of.kind).media_type) return of.name;
    return of.name.substr(0, of.name.rfind('.')) + ".webp";
}

std::string disposition(Attachment const& of, Content const& content) {
    auto const value = http::attachment(file_name(of, content));
    if (!info(of.kind).is_picture) return value;
    return "inline" + value.substr(value.find(';'));
}

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

void put_bytes(http::Response& response, std::shared_ptr<files::Mapped const> file,
               Range const& range) {
    auto const bytes = file->bytes().substr(range.first, range.last - range.first + 1);
    if (bytes.size() <= small) {
        response.body = bytes;
        return;
    }
    response.more = [file = std::move(file), rest = bytes](std::string& chunk) mutable {
        auto const part = rest.substr(0, part_size);
        chunk.append(part);
        rest.remove_prefix(part.size());
        return !rest.empty();
    };
}

std::string range_text(std::string_view range, std::uint64_t size) {
    return "bytes " + std::string(range) + "/" + std::to_string(size);
}

/// Whether the part fits what the client has of the file already.
bool is_same_file(http::Request const& request, std::string const& etag) {
    auto const known = request.header("if-range");
    return known.empty() || known == etag;
}

}

Ranged ranged(std::string_view header, std::uint64_t size) {
    constexpr std::string_view unit = "bytes=";
    if (!header.starts_with(unit) || header.contains(',')) return {};
    header.remove_prefix(unit.size());
    auto const dash = header.find('-');
    if (dash == header.npos) return {};
    auto const first = number(header.substr(0, dash)), last = number(header.substr(dash + 1));
    bool const has_first = dash > 0, has_last = dash + 1 < header.size();
    if (has_first != first.has_value() || has_last != last.has_value()) return {};
    if (!first && !last) return {};
    if (!first) {
        if (*last == 0 || size == 0) return {RangeAnswer::outside, {}};
        return {RangeAnswer::part, {size - std::min(*last, size), size - 1}};
    }
    if (last && *last < *first) return {};
    if (*first >= size) return {RangeAnswer::outside, {}};
    return {RangeAnswer::part, {*first, last ? std::min(*last, size - 1) : size - 1}};
}

namespace {

/// The whole, or the part that was asked for.
http::Response bytes_of(web::Services& services, web::Visit const& visit, Attachment const& of,
                        Admission const& admission) {
    auto const& content = of.content(wanted_size(visit));
    auto const path = services.attachments.contents().find(content.hash);
    if (!path) throw std::runtime_error("the content " + content.hash + " is missing on disk");
    auto const file = std::make_shared<files::Mapped const>(*path);
    auto const size = file->bytes().size();
    auto const etag = "\"" + content.hash.substr(0, 32) + "\"";

    http::Response response;
    // Only the reader's own browser keeps it: what is removed later must not live on in between.
    response
        .with("Cache-Control", admission.is_public
                                   ? "private, max-age=31536000, immutable, no-transform"
                                   : "no-store, no-transform")
        .with("ETag", etag)
        .with("Accept-Ranges", "bytes");
    // The site's pages show what is there; others may as well, where nobody's cookies are.
    if (admission.at_their_host) response.with("Cross-Origin-Resource-Policy", "cross-origin");
    auto const part =
        is_same_file(visit.request, etag) ? ranged(visit.request.header("range"), size) : Ranged{};
    if (part.answer == RangeAnswer::outside) {
        response.status = 416;
        return response.with("Content-Range", range_text("*", size));
    }
    auto range = part.range;
    if (part.answer == RangeAnswer::whole) range = {0, size - 1};
    else {
        response.status = 206;
        response.with(
            "Content-Range",
            range_text(std::to_string(range.first) + "-" + std::to_string(range.last), size));
    }
    response.with("Content-Type", content.media_type)
        .with("Content-Disposition", disposition(of, content));
    put_bytes(response, file, range);
    return response;
}

}

http::Response serve(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const found = find(reader, visit.id<AttachmentId>());
    auto admission = admitted(services, visit, reader, found, wanted_size(visit));
    if (admission.elsewhere) return *std::move(admission.elsewhere);
    return bytes_of(services, visit, *found, admission);
}

}

// ETags by RFC 9110 §8.8 and §13.
#include "platform/http/conditional.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "platform/http/ascii.h"
#include "platform/http/compression.h"

namespace http {

namespace {

constexpr std::size_t tag_limit = 100;

bool is_tag_character(char c) {
    return static_cast<unsigned char>(c) >= 0x21 && c != '"' && c != 0x7F;
}

std::string hexadecimal(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (char const c : bytes)
        text += {digits[static_cast<unsigned char>(c) >> 4],
                 digits[static_cast<unsigned char>(c) & 15]};
    return text;
}

/// Takes one tag off the front, quotes and "W/" included; nothing when there is none.
std::optional<std::string> take_tag(std::string_view& rest) {
    std::size_t const opening = rest.starts_with("W/") ? 2 : 0;
    if (rest.size() <= opening || rest[opening] != '"') return std::nullopt;
    auto const closing = rest.find('"', opening + 1);
    if (closing == rest.npos) return std::nullopt;
    auto const tag = rest.substr(0, closing + 1);
    if (!std::ranges::all_of(tag.substr(opening + 1, closing - opening - 1), is_tag_character))
        return std::nullopt;
    rest.remove_prefix(closing + 1);
    return std::string(tag);
}

/// What is between the quotes, without the suffix of a packed representation.
std::string_view opaque(std::string_view tag) {
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag.size() >= 2) tag = tag.substr(1, tag.size() - 2);
    for (std::string_view const suffix : {"-br", "-gz"})
        if (tag.ends_with(suffix)) return tag.substr(0, tag.size() - suffix.size());
    return tag;
}

/// The client's own spelling of the tag, so that the 304 names what it has.
std::string_view spelling(ETags const& known, std::string_view tag) {
    auto const found = std::ranges::find_if(
        known.tags, [&](auto const& own) { return opaque(own) == opaque(tag); });
    return found == known.tags.end() ? tag : std::string_view(*found);
}

bool describes_content(std::string_view name) {
    constexpr std::array<std::string_view, 6> names = {"content-type",     "content-encoding",
                                                       "content-language", "content-disposition",
                                                       "content-range",    "etag"};
    return std::ranges::any_of(names, [&](auto own) { return equal_ignoring_case(own, name); });
}

}

std::string etag(std::string_view body) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash;
    if (EVP_Digest(body.data(), body.size(), hash.data(), nullptr, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available");
    return '"' + hexadecimal({reinterpret_cast<char const*>(hash.data()), 16}) + '"';
}

std::string weak_etag(std::string_view version) {
    if (!std::ranges::all_of(version, is_tag_character))
        throw std::invalid_argument("not fit for an ETag");
    return "W/\"" + std::string(version) + '"';
}

bool ETags::has_strong(std::string_view tag) const {
    if (any) return true;
    if (tag.starts_with("W/")) return false;
    return std::ranges::any_of(tags, [&](auto const& own) {
        return !own.starts_with("W/") && opaque(own) == opaque(tag);
    });
}

bool ETags::has_weak(std::string_view tag) const {
    return any ||
           std::ranges::any_of(tags, [&](auto const& own) { return opaque(own) == opaque(tag); });
}

std::optional<ETags> etags(std::string_view header) {
    header = without_blanks(header);
    if (header == "*") return ETags{.any = true, .tags = {}};
    ETags result;
    while (!header.empty()) {
        auto tag = take_tag(header);
        if (!tag || result.tags.size() == tag_limit) return std::nullopt;
        result.tags.push_back(*std::move(tag));
        header = without_blanks(header);
        if (header.empty()) break;
        if (header.front() != ',') return std::nullopt;
        header = without_blanks(header.substr(1));
    }
    return result.tags.empty() ? std::nullopt : std::optional(std::move(result));
}

std::optional<ETags> if_match(Request const& request) {
    auto const found = request.headers.find("if-match");
    if (found == request.headers.end()) return std::nullopt;
    auto read = etags(found->second);
    if (!read) throw BadRequest{"If-Match cannot be read"};
    return read;
}

void answer_if_unchanged(Request const& request, Response& response) {
    bool const reading = request.method == Method::get || request.method == Method::head;
    if (!reading || response.status != 200) return;
    if (response.header("ETag").empty()) {
        if (response.more) return;
        response.headers.emplace_back("ETag", etag(response.body));
    }
    auto const known = etags(request.header("if-none-match"));
    if (!known || !known->has_weak(response.header("ETag"))) return;
    auto const tag = std::string(spelling(*known, response.header("ETag")));
    if (could_compress(response)) vary_by(response, "Accept-Encoding");
    std::erase_if(response.headers,
                  [](auto const& header) { return describes_content(header.first); });
    response.headers.emplace_back("ETag", tag);
    response.status = 304;
    response.body.clear();
    response.more = nullptr;
}

}

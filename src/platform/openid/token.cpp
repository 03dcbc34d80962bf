// Sizes first, then letters, then JSON.
#include "platform/openid/token.h"

#include "platform/openid/base64url.h"

namespace openid {

namespace {

constexpr std::size_t most_header_letters = 8 * 1024;

std::optional<json::Value> object_in(std::string_view letters) {
    auto const bytes = from_base64url(letters);
    if (!bytes) return std::nullopt;
    auto parsed = json::parse(*bytes);
    if (!parsed || !parsed->object()) return std::nullopt;
    return *std::move(parsed);
}

}

std::optional<Token> read_token(std::string_view text) {
    if (text.size() > most_token_bytes) return std::nullopt;
    auto const first = text.find('.');
    auto const second = first == text.npos ? text.npos : text.find('.', first + 1);
    if (second == text.npos || text.find('.', second + 1) != text.npos) return std::nullopt;
    if (first > most_header_letters) return std::nullopt;
    auto header = object_in(text.substr(0, first));
    auto claims = object_in(text.substr(first + 1, second - first - 1));
    auto signature = from_base64url(text.substr(second + 1));
    if (!header || !claims || !signature) return std::nullopt;
    return Token{.header = *std::move(header),
                 .claims = *std::move(claims),
                 .signed_text = text.substr(0, second),
                 .signature = *std::move(signature)};
}

}

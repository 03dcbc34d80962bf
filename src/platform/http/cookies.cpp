// Cookies by RFC 6265.
#include "platform/http/cookies.h"

#include <algorithm>
#include <stdexcept>

#include "platform/basics/text.h"
#include "platform/http/ascii.h"
#include "platform/http/target.h"

namespace http {

namespace {

bool is_cookie_value(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        return c > 0x20 && c < 0x7F && !std::string_view("\",;\\").contains(c);
    });
}

bool is_cookie_path(std::string_view text) {
    return text.starts_with('/') &&
           std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F && c != ';'; });
}

}

std::string set_cookie(Cookie const& cookie) {
    if (!is_token(cookie.name))
        throw std::invalid_argument("a cookie's name may not be \"" + cookie.name + "\"");
    if (!is_cookie_value(cookie.value))
        throw std::invalid_argument("the value of cookie " + cookie.name +
                                    " has characters that it may not have");
    if (!is_cookie_path(cookie.path))
        throw std::invalid_argument("the path of cookie " + cookie.name + " is not a path");
    bool const host = cookie.name.starts_with("__Host-");
    if ((host || cookie.name.starts_with("__Secure-")) && !cookie.secure)
        throw std::invalid_argument(cookie.name + " must be secure");
    if (host && cookie.path != "/")
        throw std::invalid_argument(cookie.name + " must have the path /");
    std::string result = cookie.name + '=' + cookie.value + "; Path=" + cookie.path;
    if (cookie.max_age)
        result += "; Max-Age=" + std::to_string(std::max<std::int64_t>(0, cookie.max_age->count()));
    if (cookie.secure) result += "; Secure";
    if (cookie.http_only) result += "; HttpOnly";
    return result + (cookie.same_site == SameSite::strict ? "; SameSite=Strict" : "; SameSite=Lax");
}

Fields read_cookies(std::string_view header) {
    std::vector<std::pair<std::string, std::string>> cookies;
    while (!header.empty() && cookies.size() < field_limit) {
        auto value = without_blanks(take_until(header, ';'));
        auto const equals = value.find('=');
        if (equals == value.npos || equals == 0) continue;
        auto const name = without_blanks(value.substr(0, equals));
        value = without_blanks(value.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
            value = value.substr(1, value.size() - 2);
        if (basics::is_utf8(name) && basics::is_utf8(value)) cookies.emplace_back(name, value);
    }
    return Fields(std::move(cookies));
}

}

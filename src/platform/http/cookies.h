// Cookies: read leniently (others may have set some), written strictly.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/request.h"

namespace http {

/// When the browser sends the cookie along with requests that another site started.
enum class SameSite { strict, lax };

/// A cookie of ours. It is never sent to other hosts: there is no Domain.
struct Cookie {
    std::string name;
    std::string value;
    std::string path = "/";
    bool http_only = true;
    bool secure = true;
    SameSite same_site = SameSite::lax;
    /// How long the browser keeps it; nothing: until it is closed; zero: it is taken away.
    std::optional<std::chrono::seconds> max_age = std::nullopt;
};

/// The value of a Set-Cookie header. Throws std::invalid_argument for characters that do not belong
/// in a cookie, and for names with the prefixes __Host- and __Secure- that do not keep what these
/// promise.
std::string set_cookie(Cookie const& cookie);

/// The cookies in a Cookie header; nameless ones and ones that are not UTF-8 text are left out.
Fields read_cookies(std::string_view header);

}

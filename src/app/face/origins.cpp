// An origin goes into a header: only letters, digits, hyphens and points pass.
#include "app/face/origins.h"

#include <algorithm>

#include "platform/basics/text.h"

namespace face {

namespace {

bool is_named_host(std::string_view host) {
    if (host.size() > 253 || !host.contains('.') || host.starts_with('.') || host.ends_with('.') ||
        host.contains(".."))
        return false;
    auto const last = host.substr(host.rfind('.') + 1);
    bool const is_name = std::ranges::any_of(last, [](char c) { return c >= 'a' && c <= 'z'; });
    return is_name && std::ranges::all_of(host, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
           });
}

}

std::expected<std::string, std::string> origin_of(std::string_view typed) {
    std::string text(basics::trimmed(typed));
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    std::string_view rest = text;
    constexpr std::string_view scheme = "https://";
    if (!rest.starts_with(scheme)) return std::unexpected(text);
    rest.remove_prefix(scheme.size());
    rest = rest.substr(0, rest.find('/'));
    auto const colon = rest.find(':');
    auto const host = rest.substr(0, colon);
    auto const port = colon == rest.npos ? std::string_view() : rest.substr(colon + 1);
    bool const is_port = colon == rest.npos ||
                         (!port.empty() && port.size() <= 5 &&
                          std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; }));
    if (!is_named_host(host) || !is_port) return std::unexpected(text);
    return std::string(scheme) + std::string(rest);
}

std::string embed_policy(std::vector<std::string> const& origins) {
    std::string ancestors;
    for (auto const& origin : origins) ancestors += " " + origin;
    return "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action"
           " 'self'; base-uri 'none'; object-src 'none'; frame-ancestors" +
           (ancestors.empty() ? std::string(" 'none'") : ancestors);
}

}

// Texts of the settings, one kind after the other.
#include "platform/settings/values.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "platform/basics/text.h"
#include "platform/settings/settings.h"

namespace settings {

namespace {

/// The number that the text consists of, if it is from 0 to `most`.
std::optional<int> number(std::string_view text, int most) {
    int value = -1;
    auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const whole = error == std::errc() && rest == text.data() + text.size();
    return whole && value >= 0 && value <= most ? std::optional(value) : std::nullopt;
}

bool is_host(std::string_view text) {
    return !text.empty() && text.size() <= 253 && text.front() != '.' && text.front() != '-' &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '.' || c == '-';
           });
}

/// Bits of the address family that the text is written in, 0 when it is no address.
int bits_of(std::string const& text) {
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return 32;
    return inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1 ? 128 : 0;
}

}

std::string wrong_name(std::string_view text) {
    auto const plain = basics::normalised(text);
    bool const fits = plain && !basics::trimmed(*plain).empty() && basics::length(*plain) <= 60 &&
                      basics::one_line(*plain) == *plain;
    return fits ? "" : "is one line of 1 to 60 characters";
}

std::string wrong_name_or_none(std::string_view text) {
    return text.empty() ? "" : wrong_name(text);
}

std::string wrong_web_address(std::string_view text) {
    if (text.empty()) return {};
    auto rest = text;
    for (std::string_view scheme : {"https://", "http://"})
        if (rest.starts_with(scheme)) rest.remove_prefix(scheme.size());
    if (rest.size() == text.size()) return "begins with https:// (or http:// for a trial at home)";
    auto const host = rest.substr(0, std::min(rest.find(':'), rest.size()));
    auto const port = rest.substr(host.size());
    if (!is_host(host) || (!port.empty() && !number(port.substr(1), 65535)))
        return "is scheme, host and maybe port and nothing more, as in https://samverk.example";
    return {};
}

std::expected<Endpoint, std::string> endpoint(std::string_view text) {
    auto const colon = text.rfind(':');
    if (colon == text.npos || colon == 0)
        return std::unexpected("is HOST:PORT, as in 127.0.0.1:8080");
    auto const port = number(text.substr(colon + 1), 65535);
    if (!port) return std::unexpected("ends in a port from 0 to 65535, as in 127.0.0.1:8080");
    auto host = text.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    return Endpoint{std::string(host), static_cast<std::uint16_t>(*port)};
}

std::string host_of(std::string_view web_address) {
    auto const scheme = web_address.find("://");
    if (scheme == web_address.npos) return {};
    auto rest = web_address.substr(scheme + 3);
    rest = rest.substr(0, std::min(rest.find(':'), rest.size()));
    return is_host(rest) && bits_of(std::string(rest)) == 0 ? std::string(rest) : std::string();
}

std::string wrong_endpoint(std::string_view text) {
    auto const read = endpoint(text);
    return read ? "" : read.error();
}

std::string wrong_endpoint_or_none(std::string_view text) {
    return text.empty() ? "" : wrong_endpoint(text);
}

std::string wrong_host(std::string_view text) {
    return is_host(text) ? "" : "holds host names without scheme, port or path, as in api.example";
}

std::string wrong_host_or_none(std::string_view text) {
    return text.empty() || is_host(text)
               ? ""
               : "is a host name without scheme, port or path, as in files.samverk.example";
}

std::string wrong_organisation_host(std::string_view text) {
    auto const sign = text.find(" = ");
    bool const fits = sign != text.npos && is_host(text.substr(0, sign)) && sign + 3 < text.size();
    return fits ? "" : "holds lines as in \"behov.sampelby.example = 212000-1234\"";
}

std::string wrong_network(std::string_view text) {
    auto const slash = std::min(text.find('/'), text.size());
    int const bits = bits_of(std::string(text.substr(0, slash)));
    bool const fits = bits > 0 && (slash == text.size() || number(text.substr(slash + 1), bits));
    return fits ? "" : "holds addresses or networks, as in 10.1.2.3 or 10.0.0.0/8";
}

std::string wrong_level(std::string_view text) {
    constexpr std::array<std::string_view, 4> levels = {"debug", "info", "warning", "error"};
    return std::ranges::find(levels, text) != levels.end() ? ""
                                                           : "is debug, info, warning or error";
}

std::string wrong_email_or_none(std::string_view text) {
    auto const at = text.find('@');
    bool const fits = text.empty() || (at != text.npos && at > 0 && text.size() <= 254 &&
                                       is_host(text.substr(at + 1)) &&
                                       basics::one_line(text) == text && !text.contains(' '));
    return fits ? "" : "is an e-mail address, as in samverk@sampelby.example";
}

std::string wrong_security(std::string_view text) {
    bool const fits = text == "starttls" || text == "tls" || text == "none";
    return fits ? "" : "is starttls, tls or none";
}

std::string wrong_user_or_none(std::string_view text) {
    bool const fits = text.size() <= 254 && basics::is_utf8(text) && basics::one_line(text) == text;
    return fits ? "" : "is one line of at most 254 characters";
}

std::string wrong_publisher_type(std::string_view text) {
    constexpr std::array<std::string_view, 11> types = {"Academia-ScientificOrganisation",
                                                        "Company",
                                                        "IndustryConsortium",
                                                        "LocalAuthority",
                                                        "NationalAuthority",
                                                        "NonGovernmentalOrganisation",
                                                        "NonProfitOrganisation",
                                                        "PrivateIndividual(s)",
                                                        "RegionalAuthority",
                                                        "StandardisationBody",
                                                        "SupraNationalAuthority"};
    if (std::ranges::find(types, text) != types.end()) return {};
    std::string names;
    for (auto type : types) names += (names.empty() ? "" : ", ") + std::string(type);
    return "is one of " + names;
}

std::string wrong_replica(std::string_view text) {
    bool const fits =
        text.empty() || text.starts_with("postgresql://") || text.starts_with("postgres://");
    return fits ? "" : "is an address, as in postgresql://samverk@standby.example/samverk";
}

std::string wrong_database(std::string_view text) {
    bool const fits = text == "sqlite" || wrong_replica(text).empty();
    return fits ? "" : "is sqlite or an address, as in postgresql://samverk@db.example/samverk";
}

std::string wrong_proxy(std::string_view text) {
    bool const fits =
        text.empty() || ((text.starts_with("http://") || text.starts_with("https://")) &&
                         endpoint(text.substr(text.find("//") + 2)) && !text.contains('@'));
    return fits ? "" : "is scheme, host and port, as in http://proxy.example:3128";
}

std::string wrong_scanner(std::string_view text) {
    constexpr std::size_t longest_socket = 107;
    if (text.empty() || (text.front() == '/' && text.size() <= longest_socket)) return {};
    auto const at = endpoint(text);
    bool const here = at && bits_of(at->host) > 0 && at->port > 0 &&
                      (at->host.starts_with("127.") || at->host == "::1");
    // Files would go to another machine unencrypted.
    return here ? "" : "is a socket on this machine, as in /run/clamav/clamd.ctl or 127.0.0.1:3310";
}

std::string wrong_file(std::string_view text) {
    return text.empty() || text.front() == '/' ? "" : "is a path that begins with /";
}

}

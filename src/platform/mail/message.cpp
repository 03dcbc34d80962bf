// Headers, then the two parts.
#include "platform/mail/message.h"

#include <unicode/uidna.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <stdexcept>

#include "platform/basics/text.h"
#include "platform/mail/encoding.h"

namespace mail {

namespace {

constexpr std::size_t longest_address = 254, longest_local_part = 64;

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// "Sun, 22 Nov 2026 16:31:57 +0000".
std::string date(basics::Time at) {
    constexpr std::array<char const*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<char const*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    using namespace std::chrono;
    sys_time<microseconds> const time{microseconds(at.microseconds)};
    auto const midnight = floor<std::chrono::days>(time);
    year_month_day const day(midnight);
    hh_mm_ss const clock(floor<seconds>(time - midnight));
    return std::string(days[weekday(midnight).c_encoding()]) + ", " +
           two(static_cast<int>(static_cast<unsigned>(day.day()))) + " " +
           months[static_cast<unsigned>(day.month()) - 1] + " " +
           std::to_string(static_cast<int>(day.year())) + " " +
           two(static_cast<int>(clock.hours().count())) + ":" +
           two(static_cast<int>(clock.minutes().count())) + ":" +
           two(static_cast<int>(clock.seconds().count())) + " +0000";
}

/// Bytes that may stand between < and > of a header.
bool is_bare(std::string_view text) {
    return !text.empty() && std::ranges::none_of(text, [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == 0x7F || c == '<' || c == '>';
    });
}

std::string const& checked(std::string const& text, char const* what) {
    if (!is_bare(text))
        throw std::invalid_argument(std::string("a letter cannot have this ") + what);
    return text;
}

std::string ascii_domain(std::string_view name) {
    UErrorCode failed = U_ZERO_ERROR;
    std::unique_ptr<UIDNA, decltype(&uidna_close)> const rules(
        uidna_openUTS46(UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_NONTRANSITIONAL_TO_ASCII,
                        &failed),
        uidna_close);
    std::string ascii(longest_address, '\0');
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    failed = U_ZERO_ERROR;
    auto const size =
        uidna_nameToASCII_UTF8(rules.get(), name.data(), static_cast<int32_t>(name.size()),
                               ascii.data(), static_cast<int32_t>(ascii.size()), &info, &failed);
    if (U_FAILURE(failed) || info.errors != 0) return {};
    ascii.resize(static_cast<std::size_t>(size));
    return ascii;
}

std::string part(std::string const& boundary, char const* type, std::string_view text) {
    return "--" + boundary + "\r\nContent-Type: " + type +
           "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
           quoted_printable(text);
}

bool is_plain_name(std::string_view name) {
    return !name.empty() && name.size() <= 60 && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '-' || c == '_';
    });
}

std::string file_part(std::string const& boundary, Enclosed const& one) {
    if (!is_plain_name(one.name))
        throw std::invalid_argument("a letter cannot have a file of this name");
    return "--" + boundary + "\r\nContent-Type: " + checked(one.media_type, "type of file") +
           "\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment;\r\n" +
           " filename=\"" + one.name + "\"\r\n\r\n" + one.content;
}

std::string headers(Message const& message) {
    auto const& from = checked(message.from, "sender");
    auto text =
        "From: " + (message.from_name.empty() ? "" : header_text(message.from_name) + "\r\n ") +
        "<" + from + ">\r\nTo: <" + checked(message.to, "receiver") +
        ">\r\nSubject: " + header_text(message.subject) + "\r\nDate: " + date(message.at) +
        "\r\nMessage-ID: <" + checked(message.id, "id") + "@" + std::string(domain(from)) +
        ">\r\nMIME-Version: 1.0\r\n";
    if (!message.reply_to.empty())
        text += "Reply-To: <" + checked(message.reply_to, "reply address") + ">\r\n";
    if (!message.language.empty())
        text += "Content-Language: " + checked(message.language, "language") + "\r\n";
    // Nobody's holiday reply comes back, and no list answers a list.
    text += "Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\n";
    if (!message.unsubscribe.empty())
        text += "List-Unsubscribe: <" + checked(message.unsubscribe, "way out") +
                ">\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
    return text;
}

}

std::string_view domain(std::string_view address) {
    auto const at = address.rfind('@');
    return at == address.npos ? std::string_view() : address.substr(at + 1);
}

std::optional<std::string> sendable(std::string_view address) {
    auto const at = address.rfind('@');
    if (at == address.npos || at == 0 || at > longest_local_part || !basics::is_utf8(address))
        return std::nullopt;
    auto const local = address.substr(0, at);
    auto const name = ascii_domain(address.substr(at + 1));
    bool const odd = !is_bare(local) || basics::one_line(local) != local ||
                     local.find_first_of("@()[],;:\\\"") != local.npos;
    if (odd || name.empty() || at + 1 + name.size() > longest_address) return std::nullopt;
    return std::string(local) + "@" + name;
}

std::string write(Message const& message) {
    // "=_" occurs neither in quoted-printable nor in base 64: nothing can end its part.
    auto const boundary = "=_" + message.id;
    auto const both = "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary +
                      "\"\r\n\r\n" + part(boundary, "text/plain", message.text) +
                      part(boundary, "text/html", message.html) + "--" + boundary + "--\r\n";
    if (message.enclosed.empty()) return headers(message) + both;
    auto const outer = "=_with" + message.id;
    auto bytes = headers(message) + "Content-Type: multipart/mixed;\r\n boundary=\"" + outer +
                 "\"\r\n\r\n--" + outer + "\r\n" + both;
    for (auto const& one : message.enclosed) bytes += file_part(outer, one);
    return bytes + "--" + outer + "--\r\n";
}

}

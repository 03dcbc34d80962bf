// The rules of XML 1.0 (Char), RFC 3986 and BCP 47, as far as we need them.
#include "platform/office/xml_text.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "platform/basics/characters.h"

namespace office {

char const* const xml_declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

namespace {

constexpr std::size_t most_columns = 63;
// Word calls a file with a longer address damaged.
constexpr std::size_t longest_address = 2000;

bool may_stand(char32_t c) {
    return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF && c != 0x7F) ||
           (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && (c & 0xFFFFU) < 0xFFFE);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::string without_what_cannot_be_in_addresses(std::string_view address) {
    constexpr std::string_view allowed = "-._~:/?@!$&'()*+,;=";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    bool has_fragment = false;
    for (std::size_t i = 0; i < address.size(); ++i) {
        char const c = address[i];
        bool const is_escape =
            c == '%' && i + 2 < address.size() && is_hex(address[i + 1]) && is_hex(address[i + 2]);
        bool const begins_fragment = c == '#' && !std::exchange(has_fragment, true);
        if (is_digit(c) || is_ascii_letter(c) || allowed.contains(c) || is_escape ||
            begins_fragment) {
            out += c;
        } else {
            auto const byte = static_cast<unsigned char>(c);
            out += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return out;
}

bool is_host(std::string_view host) {
    auto const colon = host.find(':');
    if (colon != std::string_view::npos) {
        auto const port = host.substr(colon + 1);
        if (port.empty() || port.size() > 5 || !std::ranges::all_of(port, is_digit)) return false;
        host = host.substr(0, colon);
    }
    return !host.empty() && std::ranges::all_of(host, [](char c) {
        return is_digit(c) || is_ascii_letter(c) || c == '-' || c == '.';
    });
}

}

std::string writable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        auto const begin = i;
        auto const c = basics::next_character(text, i);
        if (c == '\r') {
            if (i == text.size() || text[i] != '\n') out += '\n';
        } else if (c == 0xFFFD) {
            out += "\xEF\xBF\xBD";
        } else if (may_stand(c)) {
            out += text.substr(begin, i - begin);
        }
    }
    return out;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (char const c : writable(text)) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

std::vector<Piece> pieces(std::string_view text) {
    auto const all = writable(text);
    std::string_view rest = all;
    std::vector<Piece> found;
    while (!rest.empty()) {
        auto const end = std::min(rest.find_first_of("\n\t"), rest.size());
        if (end > 0) found.push_back({Piece::Kind::text, escaped(rest.substr(0, end))});
        if (end < rest.size())
            found.push_back({rest[end] == '\n' ? Piece::Kind::line_break : Piece::Kind::tab});
        rest.remove_prefix(std::min(rest.size(), end + 1));
    }
    return found;
}

std::pair<std::string, std::string> language_and_country(std::string_view language) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> countries = {
        {{"sv", "SE"},
         {"en", "GB"},
         {"nb", "NO"},
         {"nn", "NO"},
         {"fi", "FI"},
         {"da", "DK"},
         {"se", "SE"},
         {"is", "IS"},
         {"de", "DE"}}};
    language = language.substr(0, language.find('-'));
    bool const is_language = language.size() >= 2 && language.size() <= 3 &&
                             std::ranges::all_of(language, is_ascii_letter);
    if (!is_language) return {"en", "GB"};
    auto const known =
        std::ranges::find(countries, language, &decltype(countries)::value_type::first);
    return {std::string(language),
            known == countries.end() ? std::string() : std::string(known->second)};
}

std::string language_tag(std::string_view language) {
    auto const [name, country] = language_and_country(language);
    return country.empty() ? name : name + "-" + country;
}

bool is_right_to_left(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        auto const c = basics::next_character(text, i);
        if ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
            (c >= 0xFE70 && c <= 0xFEFF) || (c >= 0x10800 && c <= 0x10FFF) ||
            (c >= 0x1E800 && c <= 0x1EFFF))
            return true;
        if (basics::is_letter(c)) return false;
    }
    return false;
}

bool is_right_to_left(Runs const& runs) {
    std::string all;
    for (auto const& run : runs) all += run.text.substr(0, 200);
    return is_right_to_left(all);
}

std::optional<std::string> followable(std::string_view address) {
    if (address.size() > longest_address) return std::nullopt;
    std::optional<std::string> found;
    for (std::string_view const scheme : {"https://", "http://"}) {
        if (!address.starts_with(scheme)) continue;
        auto const rest = address.substr(scheme.size());
        if (is_host(rest.substr(0, rest.find_first_of("/?#"))))
            found = without_what_cannot_be_in_addresses(address);
    }
    constexpr std::string_view letter = "mailto:";
    if (address.starts_with(letter) && address.size() > letter.size() && address.contains('@'))
        found = without_what_cannot_be_in_addresses(address);
    if (found && found->size() > longest_address) return std::nullopt;
    return found;
}

std::size_t columns(Table const& table) {
    auto most = table.header.size();
    for (auto const& row : table.rows) most = std::max(most, row.size());
    if (most > most_columns) throw std::invalid_argument("a table has at most 63 columns");
    return most;
}

Runs const& cell(std::vector<Runs> const& row, std::size_t column) {
    static Runs const none;
    return column < row.size() ? row[column] : none;
}

}

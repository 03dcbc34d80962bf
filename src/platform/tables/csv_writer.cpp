// Writes CSV that spreadsheets open without running anything.
#include "platform/tables/csv.h"

#include "platform/basics/text.h"

#include <algorithm>

namespace tables {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t past_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
}

// "-5", "+46 8 508 00 000", "-1.234,5", "-1,5e3": nothing that a spreadsheet could compute or call.
bool is_signed_number(std::string_view text) {
    if (text.size() < 2 || !is_digit(text[1])) return false;
    auto const rest = text.find_first_not_of("0123456789 .,", 1);
    if (rest == text.npos) return true;
    if (text[rest] != 'e' && text[rest] != 'E') return false;
    std::size_t const sign =
        rest + 1 < text.size() && (text[rest + 1] == '-' || text[rest + 1] == '+');
    std::size_t const exponent = rest + 1 + sign;
    return exponent < text.size() && past_digits(text, exponent) == text.size();
}

bool starts_with_operator(std::string_view text) {
    if (text.empty()) return false;
    if (text[0] == '=' || text[0] == '@') return true;
    if (text[0] == '+' || text[0] == '-') return !is_signed_number(text);
    auto const wide = {"＝", "＋", "－", "＠"};
    return std::ranges::any_of(wide, [&](char const* sign) { return text.starts_with(sign); });
}

bool parts_fields(char c) {
    return c == '"' || c == ',' || c == ';' || c == '\t' || c == '|' || c == '\r' || c == '\n';
}

/// Quotation marks doubled, zero bytes left out; whatever is between them goes in runs.
void append_escaped(std::string& out, std::string_view text) {
    constexpr std::string_view special("\"\0", 2);
    while (true) {
        auto const at = text.find_first_of(special);
        out += text.substr(0, at);
        if (at == text.npos) return;
        if (text[at] == '"') out += "\"\"";
        text.remove_prefix(at + 1);
    }
}

}

bool looks_like_formula(std::string_view text) {
    if (text.empty()) return false;
    if (std::string_view("\t\r\n\0", 4).contains(text[0])) return true;
    auto const is_control = [](char c) {
        return static_cast<unsigned char>(c) < ' ' || c == '\x7F';
    };
    for (std::size_t before = 0; before != text.size();) {
        before = text.size();
        text = basics::trimmed(text);
        while (!text.empty() && is_control(text[0])) text.remove_prefix(1);
    }
    return starts_with_operator(text);
}

void append_csv_field(std::string& out, std::string_view text, char delimiter) {
    // Any delimiter that a reader may guess, so that no guess splits the text. Blanks at the ends
    // would otherwise be at the mercy of readers that trim.
    bool const quoted = std::ranges::any_of(text, parts_fields) || text.contains(delimiter) ||
                        text.starts_with(' ') || text.ends_with(' ');
    if (quoted) out += '"';
    if (looks_like_formula(text)) out += '\'';
    append_escaped(out, text);
    if (quoted) out += '"';
}

namespace {

template <class Fields>
void append_row(std::string& out, Fields const& fields, char delimiter) {
    bool first = true;
    for (auto const& field : fields) {
        if (!first) out += delimiter;
        first = false;
        append_csv_field(out, field, delimiter);
    }
    // Readers skip empty lines, but this is a row whose only field is empty.
    if (fields.size() == 1 && std::string_view(*fields.begin()).empty()) out += "\"\"";
    out += "\r\n";
}

}

void CsvWriter::row(std::span<std::string const> fields) { append_row(out_, fields, delimiter_); }

void CsvWriter::row(std::initializer_list<std::string_view> fields) {
    append_row(out_, fields, delimiter_);
}

}

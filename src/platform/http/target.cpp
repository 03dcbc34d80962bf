// Decodes once, checks, and never guesses.
#include "platform/http/target.h"

#include <algorithm>

#include "platform/basics/text.h"
#include "platform/http/ascii.h"
#include "platform/http/percent.h"
#include "platform/http/response.h"

namespace http {

namespace {

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool has_control_character(std::string_view text) {
    return std::ranges::any_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

bool has_bad_segment(std::string_view path) {
    std::string_view rest = path.substr(1);
    while (!rest.empty()) {
        auto const segment = take_until(rest, '/');
        if (segment.empty() || segment == "." || segment == "..") return true;
    }
    return false;
}

bool would_decode_again(std::string_view path) {
    for (auto at = path.find('%'); at != path.npos; at = path.find('%', at + 1))
        if (path.size() - at >= 3 && hex_value(path[at + 1]) >= 0 && hex_value(path[at + 2]) >= 0)
            return true;
    return false;
}

void decode_path(std::string_view encoded, std::string& path) {
    auto decoded = percent_decoded(encoded);
    if (!decoded) throw BadRequest{"the path has a broken percent sign"};
    if (std::ranges::count(*decoded, '/') != std::ranges::count(encoded, '/'))
        throw BadRequest{"the path has an encoded slash"};
    path = *std::move(decoded);
    if (!basics::is_utf8(path)) throw BadRequest{"the path is not UTF-8"};
    if (would_decode_again(path)) throw BadRequest{"the path is encoded twice"};
}

}

void read_path(std::string_view encoded_path, std::string& path) {
    if (encoded_path.contains('%')) decode_path(encoded_path, path);
    else path.assign(encoded_path);
    if (!path.starts_with('/')) throw BadRequest{"the path does not begin with a slash"};
    if (has_control_character(path)) throw BadRequest{"the path has a control character"};
    if (path.contains('\\')) throw BadRequest{"the path has a backslash"};
    if (has_bad_segment(path)) throw BadRequest{"the path has an empty segment or a dot segment"};
    if (!basics::is_utf8(path)) throw BadRequest{"the path is not UTF-8"};
}

std::string checked_text(std::string bytes, std::string_view what) {
    if (is_ascii(bytes) && !bytes.contains('\0')) return bytes;
    auto text = basics::normalised(bytes);
    if (!text) throw BadRequest{std::string(what) + " is not UTF-8 text"};
    return *std::move(text);
}

Fields urlencoded(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> fields;
    while (!text.empty()) {
        auto value = take_until(text, '&');
        if (value.empty()) continue;
        if (fields.size() == field_limit)
            throw BadRequest{"more than " + std::to_string(field_limit) + " fields"};
        auto const name = take_until(value, '=');
        auto decoded_name = percent_decoded(name, Plus::space),
             decoded_value = percent_decoded(value, Plus::space);
        if (!decoded_name || !decoded_value) throw BadRequest{"a field has a broken percent sign"};
        if (decoded_name->size() > field_name_limit) throw BadRequest{"a field's name is too long"};
        fields.emplace_back(checked_text(*std::move(decoded_name), "a field's name"),
                            checked_text(*std::move(decoded_value), "a field"));
    }
    return Fields(std::move(fields));
}

std::string query_string(Fields const& fields) {
    std::string result;
    for (auto const& [name, value] : fields.list()) {
        if (!result.empty()) result += '&';
        result += percent_encoded(name) + '=' + percent_encoded(value);
    }
    return result;
}

}

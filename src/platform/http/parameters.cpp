// Quoted strings as browsers and programs write them.
#include "platform/http/parameters.h"

#include "platform/http/ascii.h"

namespace http {

namespace {

/// Takes a quoted string off the front. A backslash escapes only quotes and itself: old browsers
/// send Windows paths with bare backslashes.
std::optional<std::string> take_quoted(std::string_view& rest) {
    std::string value;
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] == '"') {
            rest.remove_prefix(i + 1);
            return value;
        }
        bool const escape =
            rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\');
        if (escape) ++i;
        value += rest[i];
    }
    return std::nullopt;
}

std::optional<std::string> take_value(std::string_view& rest) {
    if (rest.starts_with('"')) return take_quoted(rest);
    auto const end = std::min(rest.find(';'), rest.size());
    auto const value = without_blanks(rest.substr(0, end));
    rest.remove_prefix(end);
    return value.empty() ? std::nullopt : std::optional(std::string(value));
}

}

std::optional<std::string_view> Parameters::find(std::string_view name) const {
    for (auto const& parameter : list)
        if (parameter.first == name) return parameter.second;
    return std::nullopt;
}

std::optional<Parameters> parameters(std::string_view text) {
    Parameters result;
    auto const end = std::min(text.find(';'), text.size());
    result.value = lower(without_blanks(text.substr(0, end)));
    text.remove_prefix(end);
    while (!(text = without_blanks(text)).empty()) {
        if (text.front() != ';') return std::nullopt;
        text = without_blanks(text.substr(1));
        if (text.empty() || text.front() == ';') continue;
        auto const equals = text.find('=');
        if (equals == text.npos || !is_token(text.substr(0, equals))) return std::nullopt;
        auto const name = lower(text.substr(0, equals));
        text.remove_prefix(equals + 1);
        auto value = take_value(text);
        if (!value || result.find(name)) return std::nullopt;
        result.list.emplace_back(name, *std::move(value));
    }
    return result;
}

}

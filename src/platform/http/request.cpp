// What the program asks of a request.
#include "platform/http/request.h"

#include <algorithm>

#include "platform/basics/text.h"

namespace http {

std::string_view name(Method method) {
    switch (method) {
        case Method::get: return "GET";
        case Method::head: return "HEAD";
        case Method::post: return "POST";
        case Method::put: return "PUT";
        case Method::patch: return "PATCH";
        case Method::del: return "DELETE";
        case Method::options: return "OPTIONS";
    }
    return "";
}

std::optional<std::string_view> Fields::find(std::string_view name) const {
    for (auto const& field : fields_)
        if (field.first == name) return field.second;
    return std::nullopt;
}

std::string_view Fields::text(std::string_view name) const {
    return basics::trimmed(find(name).value_or(""));
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (auto const& field : fields_)
        if (field.first == name) values.push_back(field.second);
    return values;
}

std::optional<std::string_view> Fields::repeated(
    std::span<std::string_view const> may_repeat) const {
    std::vector<std::string_view> names;
    names.reserve(fields_.size());
    for (auto const& field : fields_)
        if (std::ranges::find(may_repeat, field.first) == may_repeat.end())
            names.push_back(field.first);
    std::ranges::sort(names);
    auto const twice = std::ranges::adjacent_find(names);
    return twice == names.end() ? std::nullopt : std::optional(*twice);
}

std::string_view Request::header(std::string_view lower_case_name) const {
    auto const found = headers.find(lower_case_name);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

}

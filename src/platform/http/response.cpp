// The replies that pages and api are made of.
#include "platform/http/response.h"

#include <algorithm>
#include <stdexcept>

#include "platform/http/ascii.h"
#include "platform/http/percent.h"

namespace http {

namespace {

constexpr std::size_t download_name_limit = 200;

void check_header(std::string_view name, std::string_view value) {
    if (!is_token(name))
        throw std::invalid_argument("not the name of a header: " + std::string(name));
    if (!is_header_value(value))
        throw std::invalid_argument("the header " + std::string(name) +
                                    " would contain control characters");
}

Response typed(int status, std::string type, std::string body) {
    return {
        .status = status, .headers = {{"Content-Type", std::move(type)}}, .body = std::move(body)};
}

/// Browsers drop tabs and line breaks and read "\" as "/", so these could hide another site's name.
bool is_local_path(std::string_view path) {
    if (!path.starts_with('/') || path.starts_with("//")) return false;
    return std::ranges::none_of(path, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\';
    });
}

/// An address may come decoded ("/projekt/vård"); a header carries ASCII.
std::string ascii_address(std::string_view path) {
    std::string result;
    for (char const& c : path) {
        if (static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F)
            result += c;
        else result += percent_encoded({&c, 1});
    }
    return result;
}

Response pointing(int status, std::string_view path) {
    return {.status = status,
            .headers = {{"Location", is_local_path(path) ? ascii_address(path) : "/"}}};
}

std::size_t character_size(char first) {
    auto const byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// For programs that do not know RFC 8187: one "_" for each character that could be misread.
std::string plain_name(std::string_view name) {
    std::string result;
    for (std::size_t i = 0; i < name.size(); i += character_size(name[i])) {
        bool const plain =
            name[i] >= 0x20 && name[i] < 0x7F && !std::string_view("\"\\/%").contains(name[i]);
        result += plain ? name[i] : '_';
    }
    return result;
}

std::string_view at_character(std::string_view name, std::size_t limit) {
    if (name.size() <= limit) return name;
    while (limit > 0 && (static_cast<unsigned char>(name[limit]) & 0xC0) == 0x80) --limit;
    return name.substr(0, limit);
}

}

Response& Response::with(std::string name, std::string value) & {
    check_header(name, value);
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
}

Response&& Response::with(std::string name, std::string value) && {
    return std::move(with(std::move(name), std::move(value)));
}

std::string_view Response::header(std::string_view name) const {
    for (auto at = headers.rbegin(); at != headers.rend(); ++at)
        if (equal_ignoring_case(at->first, name)) return at->second;
    return {};
}

Response html(std::string body, int status) {
    return typed(status, "text/html; charset=utf-8", std::move(body));
}
Response json(std::string body, int status) {
    return typed(status, "application/json; charset=utf-8", std::move(body));
}
Response plain(std::string body, int status) {
    return typed(status, "text/plain; charset=utf-8", std::move(body));
}

Response redirect(std::string_view path) { return pointing(303, path); }
Response moved(std::string_view path) { return pointing(308, path); }

std::string attachment(std::string_view file_name) {
    auto const name = at_character(file_name.empty() ? "file" : file_name, download_name_limit);
    auto const plain = plain_name(name);
    std::string result = "attachment; filename=\"" + plain + '"';
    if (plain != name) result += "; filename*=UTF-8''" + percent_encoded(name);
    return result;
}

std::string_view reason(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 206: return "Partial Content";
        case 301: return "Moved Permanently";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 307: return "Temporary Redirect";
        case 308: return "Permanent Redirect";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 406: return "Not Acceptable";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 411: return "Length Required";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 416: return "Range Not Satisfiable";
        case 417: return "Expectation Failed";
        case 421: return "Misdirected Request";
        case 422: return "Unprocessable Content";
        case 428: return "Precondition Required";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 502: return "Bad Gateway";
        case 503: return "Service Unavailable";
        case 504: return "Gateway Timeout";
        case 505: return "HTTP Version Not Supported";
        case 507: return "Insufficient Storage";
        default: return "Unknown";
    }
}

}

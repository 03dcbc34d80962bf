// A reply as the program makes it.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

/// What is sent back. `more` makes a streamed reply: it is called on a worker until it returns
/// false, each time appending the next part to `chunk`; it is sent with chunked encoding and never
/// held whole.
struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
    std::function<bool(std::string& chunk)> more = nullptr;

    /// Adds a header. Throws std::invalid_argument when it would contain line breaks or control
    /// characters.
    Response& with(std::string name, std::string value) &;
    Response&& with(std::string name, std::string value) &&;
    /// The value of the last header of this name (in any case), or empty.
    std::string_view header(std::string_view name) const;
};

Response html(std::string body, int status = 200);
Response json(std::string body, int status = 200);
Response plain(std::string body, int status = 200);

/// 303 See Other to a path of our own; anything that is not a local path becomes "/".
Response redirect(std::string_view path);
/// 308 Permanent Redirect, for addresses that have moved for good.
Response moved(std::string_view path);

/// The value of Content-Disposition for a download with this name (RFC 6266/8187), safe against
/// quotes and line breaks.
std::string attachment(std::string_view file_name);

/// The reason phrase of a status.
std::string_view reason(int status);

/// Thrown by pages and api only, caught once by the server's caller.
struct NotFound {};
struct Forbidden {};
/// What the client sent cannot be understood; `why` is for the log and for programs, in English.
struct BadRequest {
    std::string why;
};

/// The value of an optional, or NotFound.
template <class T>
T found(std::optional<T> value) {
    if (!value) throw NotFound();
    return *std::move(value);
}

}

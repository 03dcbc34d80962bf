// Nothing that the program puts into a reply can change where the reply ends.
#include "platform/http/reply_head.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "platform/http/ascii.h"
#include "platform/http/server.h"

namespace http {

namespace {

bool belongs_to_server(std::string_view name) {
    constexpr std::array<std::string_view, 6> names = {
        "content-length", "transfer-encoding", "connection", "keep-alive", "trailer", "date"};
    return std::ranges::any_of(names, [&](auto own) { return equal_ignoring_case(own, name); });
}

}

bool may_have_body(int status) { return status != 204 && status != 304; }

std::string reply_head(Response const& response, Ending ending) {
    if (response.status < 200 || response.status > 599)
        throw std::invalid_argument("a reply cannot have the status " +
                                    std::to_string(response.status));
    std::string head;
    head.reserve(512);
    head.append("HTTP/1.1 ")
        .append(std::to_string(response.status))
        .append(" ")
        .append(reason(response.status))
        .append("\r\n");
    for (auto const& [name, value] : response.headers) {
        if (!is_token(name) || !is_header_value(value))
            throw std::invalid_argument("the header " + name + " would contain control characters");
        if (belongs_to_server(name))
            throw std::invalid_argument("the header " + name + " is the server's to set");
        head.append(name).append(": ").append(value).append("\r\n");
    }
    if (!may_have_body(response.status)) return head;
    if (ending == Ending::length)
        head.append("Content-Length: ").append(std::to_string(response.body.size())).append("\r\n");
    if (ending == Ending::chunked) head += "Transfer-Encoding: chunked\r\n";
    return head;
}

Prepared prepared(Response const& response) {
    if (response.more) throw std::invalid_argument("a streamed reply cannot be prepared");
    Prepared result{.bytes = reply_head(response, Ending::length) + "\r\n"};
    result.head_size = result.bytes.size();
    if (may_have_body(response.status)) result.bytes += response.body;
    return result;
}

}

// Fuzzes what reads a connection's bytes: the guard, the request made of the head, chunked bodies.
#include <cstdlib>
#include <string>
#include <string_view>

#include "platform/http/ascii.h"
#include "platform/http/chunked.h"
#include "platform/http/guard.h"
#include "platform/http/request_maker.h"
#include "platform/http/response.h"

using namespace http;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

HeadEnd end_in_pieces(std::string_view bytes) {
    std::size_t looked_at = 0;
    for (std::size_t size = 1; size <= bytes.size(); ++size) {
        auto const end = find_head_end(bytes.substr(0, size), looked_at);
        if (end.broken || end.size > 0) return end;
    }
    return {};
}

void check_head(Head const& head) {
    bool const reading = head.method == Method::get || head.method == Method::head;
    require(!reading || head.framing == Framing::none);
    require(!head.http_1_0 || (head.framing != Framing::chunked && !head.keep_alive));
    require((head.content_length > 0) == (head.framing == Framing::length));
    std::size_t framings = 0;
    for (auto const& line : head.lines) {
        require(is_token(line.name) && is_header_value(line.value));
        framings += equal_ignoring_case(line.name, "content-length") +
                    equal_ignoring_case(line.name, "transfer-encoding");
    }
    require(framings <= 1);
}

void check_request(Head const& head) {
    static Proxies const proxies({"127.0.0.1"});
    static RequestMaker maker(proxies);
    auto const peer = *Address::parse("127.0.0.1");
    try {
        auto const& request = maker.make(head, peer, "127.0.0.1");
        require(request.path.starts_with('/') && !request.path.contains("//"));
        require(!request.path.contains("/../") && !request.path.ends_with("/.."));
        require(!request.path.contains('\0') && !request.path.contains('\\'));
        require(Address::parse(request.remote_address).has_value());
    } catch (BadRequest const&) {
        return;  // Refused, as it should be when it cannot be read.
    }
}

struct Body {
    std::string content;
    std::size_t used = 0;
    ChunkedReader::State state{};
    bool operator==(Body const&) const = default;
};

Body read_chunks(std::string_view bytes, std::size_t piece) {
    ChunkedReader reader;
    Body body;
    while (body.used < bytes.size() && reader.state() == ChunkedReader::State::reading) {
        auto const step = reader.step(bytes.substr(body.used, piece));
        require(step.used > 0 && step.content.size() <= step.used);
        body.content += step.content;
        body.used += step.used;
    }
    body.state = reader.state();
    return body;
}

void check_chunks(std::string_view bytes) {
    auto const whole = read_chunks(bytes, bytes.size()), pieces = read_chunks(bytes, 1);
    require(whole.state == pieces.state);
    if (whole.state == ChunkedReader::State::done) require(whole == pieces);
}

}

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    check_chunks(bytes);
    std::size_t looked_at = 0;
    auto const end = find_head_end(bytes, looked_at), same = end_in_pieces(bytes);
    require(end.broken == same.broken && end.size == same.size);
    Head head;
    if (end.size == 0 || guard(bytes.substr(0, end.size), {}, head)) return 0;
    check_head(head);
    check_request(head);
    if (head.framing == Framing::chunked) check_chunks(bytes.substr(end.size));
    return 0;
}

// One pass over the head, line by line. Nothing is repaired.
#include "platform/http/guard.h"

#include <algorithm>
#include <array>

#include "platform/http/ascii.h"

namespace http {

namespace {

using Verdict = std::optional<Refusal>;

constexpr std::array<bool, 256> table(bool (*holds)(char)) {
    std::array<bool, 256> result{};
    for (int i = 0; i < 256; ++i) result[static_cast<std::size_t>(i)] = holds(static_cast<char>(i));
    return result;
}

constexpr auto in_token = table([](char c) { return is_token(c); });
constexpr auto in_value = table([](char c) { return is_header_value({&c, 1}); });
constexpr auto in_target = table([](char c) { return c > 0x20 && c < 0x7F && c != '#'; });
constexpr auto in_host_name =
    table([](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_'; });
constexpr auto in_host_address =
    table([](char c) { return hex_value(c) >= 0 || c == ':' || c == '.'; });

bool all(std::string_view text, std::array<bool, 256> const& of) {
    for (char const c : text)
        if (!of[static_cast<unsigned char>(c)]) return false;
    return true;
}

std::optional<Method> method_named(std::string_view text) {
    for (auto const method : {Method::get, Method::head, Method::post, Method::put, Method::patch,
                              Method::del, Method::options})
        if (name(method) == text) return method;
    return std::nullopt;
}

Verdict read_request_line(std::string_view line, Head& head) {
    auto const first = line.find(' ');
    auto const last = line.rfind(' ');
    if (first == line.npos || first == last)
        return Refusal{400, "the request line does not have three parts"};
    auto const method = line.substr(0, first), target = line.substr(first + 1, last - first - 1),
               version = line.substr(last + 1);
    if (method.empty() || !all(method, in_token)) return Refusal{400, "the method is malformed"};
    if (version.size() != 8 || !version.starts_with("HTTP/") || !is_digit(version[5]) ||
        version[6] != '.' || !is_digit(version[7]))
        return Refusal{400, "the version is malformed"};
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return Refusal{505, "only HTTP/1.1 and HTTP/1.0 are spoken here"};
    auto const known = method_named(method);
    if (!known) return Refusal{405, "the method is not offered here"};
    if (!target.starts_with('/') || !all(target, in_target))
        return Refusal{400, "the target is not a path with visible characters"};
    head.method = *known;
    head.target = target;
    head.http_1_0 = version == "HTTP/1.0";
    head.keep_alive = !head.http_1_0;
    return std::nullopt;
}

/// The host without its port; nothing when it is malformed.
std::optional<std::string_view> host_without_port(std::string_view value) {
    bool const is_address = value.starts_with('[');
    auto const end = is_address ? value.find(']') : std::min(value.find(':'), value.size());
    if (end == value.npos) return std::nullopt;
    auto const host = value.substr(0, is_address ? end + 1 : end);
    auto const port = value.substr(host.size());
    auto const inner = is_address ? host.substr(1, host.size() - 2) : host;
    if (inner.empty() || !all(inner, is_address ? in_host_address : in_host_name))
        return std::nullopt;
    if (port.empty()) return host;
    auto const number = decimal(port.substr(1));
    if (port[0] != ':' || port.size() > 6 || !number || *number == 0 || *number > 65'535)
        return std::nullopt;
    return host;
}

/// What the headers that decide about framing said, each at most once.
struct Special {
    std::optional<std::string_view> host, content_length, transfer_encoding, expect, content_type,
        content_encoding, authorization;
};

/// Whether a header has this name for any program on the way: some take "_" for "-".
bool passes_for(std::string_view name, std::string_view own) {
    return std::ranges::equal(name, own,
                              [](char a, char b) { return (a == '_' ? '-' : lower(a)) == b; });
}

/// The place for a header that may come only once; null for all others.
std::optional<std::string_view>* place(Special& special, std::string_view name) {
    auto const is = [name](std::string_view own) { return passes_for(name, own); };
    switch (name.size()) {
        case 4: return is("host") ? &special.host : nullptr;
        case 6: return is("expect") ? &special.expect : nullptr;
        case 12: return is("content-type") ? &special.content_type : nullptr;
        case 13: return is("authorization") ? &special.authorization : nullptr;
        case 14: return is("content-length") ? &special.content_length : nullptr;
        case 16: return is("content-encoding") ? &special.content_encoding : nullptr;
        case 17: return is("transfer-encoding") ? &special.transfer_encoding : nullptr;
        default: return nullptr;
    }
}

bool says_close(std::string_view connection) {
    while (!connection.empty())
        if (equal_ignoring_case(without_blanks(take_until(connection, ',')), "close")) return true;
    return false;
}

Verdict read_header_line(std::string_view line, Head& head, Special& special) {
    if (line.front() == ' ' || line.front() == '\t')
        return Refusal{400, "a header is folded over lines"};
    auto const colon = line.find(':');
    if (colon == line.npos || colon == 0) return Refusal{400, "a header has no name"};
    auto const name = line.substr(0, colon), value = without_blanks(line.substr(colon + 1));
    if (!all(name, in_token)) return Refusal{400, "a header's name is malformed"};
    if (!all(value, in_value)) return Refusal{400, "a header has control characters"};
    if (auto* const once = place(special, name)) {
        if (name.contains('_')) return Refusal{400, "a header passes for another"};
        if (*once) return Refusal{400, "a header that may come once came twice"};
        *once = value;
    } else if (equal_ignoring_case(name, "connection") && says_close(value)) {
        head.keep_alive = false;
    }
    head.lines.push_back({name, value});
    return std::nullopt;
}

Verdict check_host(Special const& special, GuardRules const& rules, Head const& head) {
    if (!special.host) return head.http_1_0 ? Verdict() : Refusal{400, "there is no Host"};
    auto const host = host_without_port(*special.host);
    if (!host) return Refusal{400, "the Host is malformed"};
    bool const ours =
        rules.host_names.empty() || std::ranges::any_of(rules.host_names, [&](auto const& own) {
            return equal_ignoring_case(own, *host);
        });
    return ours ? Verdict() : Refusal{421, "this host name is not served here"};
}

Verdict check_transfer_encoding(std::string_view value, Special const& special, Head& head) {
    if (special.content_length)
        return Refusal{400, "there is both a Content-Length and a Transfer-Encoding"};
    if (head.http_1_0) return Refusal{400, "HTTP/1.0 has no Transfer-Encoding"};
    if (value != "chunked") {
        bool const other = is_token(value) && !equal_ignoring_case(value, "chunked");
        return other ? Refusal{501, "this Transfer-Encoding is not implemented"}
                     : Refusal{400, "the Transfer-Encoding is not exactly \"chunked\""};
    }
    head.framing = Framing::chunked;
    return std::nullopt;
}

Verdict check_framing(Special const& special, Head& head) {
    constexpr std::size_t length_digits = 10;
    if (special.transfer_encoding) {
        if (auto refused = check_transfer_encoding(*special.transfer_encoding, special, head))
            return refused;
    } else if (special.content_length) {
        auto const length = decimal(*special.content_length);
        if (!length || special.content_length->size() > length_digits)
            return Refusal{400, "the Content-Length is not a number of bytes"};
        head.content_length = *length;
        head.framing = *length ? Framing::length : Framing::none;
    }
    bool const reading = head.method == Method::get || head.method == Method::head;
    if (reading && head.framing != Framing::none)
        return Refusal{400, "a request to read has a body"};
    return std::nullopt;
}

Verdict check_meaning(Special const& special, Head& head) {
    if (special.expect) {
        if (head.http_1_0 || !equal_ignoring_case(*special.expect, "100-continue"))
            return Refusal{417, "this Expect cannot be met"};
        head.expects_continue = head.framing != Framing::none;
    }
    if (special.content_encoding && !equal_ignoring_case(*special.content_encoding, "identity"))
        return Refusal{415, "packed bodies are not read here"};
    return std::nullopt;
}

}

HeadEnd find_head_end(std::string_view bytes, std::size_t& looked_at) {
    if (!bytes.empty() && !in_token[static_cast<unsigned char>(bytes[0])]) return {.broken = true};
    for (auto at = bytes.find('\n', looked_at); at != bytes.npos; at = bytes.find('\n', at + 1)) {
        if (at == 0 || bytes[at - 1] != '\r') return {.broken = true};
        if (at >= 3 && bytes[at - 2] == '\n') return {.size = at + 1};
    }
    looked_at = bytes.size();
    return {};
}

std::optional<Refusal> guard(std::string_view block, GuardRules const& rules, Head& head) {
    head.lines.clear();
    head.framing = Framing::none;
    head.content_length = 0;
    head.expects_continue = false;
    Special special;
    for (bool first = true;; first = false) {
        auto const end = block.find('\n');
        if (end == block.npos || end == 0 || block[end - 1] != '\r')
            return Refusal{400, "a line does not end with CR and LF"};
        auto const line = block.substr(0, end - 1);
        block.remove_prefix(end + 1);
        if (line.empty() && !first) break;
        if (!first && head.lines.size() == rules.header_count_limit)
            return Refusal{431, "there are too many headers"};
        if (auto refused =
                first ? read_request_line(line, head) : read_header_line(line, head, special))
            return refused;
    }
    if (!block.empty()) return Refusal{400, "something follows the head"};
    if (auto refused = check_framing(special, head)) return refused;
    if (auto refused = check_host(special, rules, head)) return refused;
    return check_meaning(special, head);
}

}

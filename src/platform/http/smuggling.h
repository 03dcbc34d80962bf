// Requests that programs on the way have been known to split differently, for tests: each of them
// must be refused, and what follows it must never be answered.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace http {

struct Smuggled {
    std::string_view name;
    std::string bytes;
    int status = 400;
};

/// `lines` as the head of a POST that is otherwise well formed, with a body of five bytes.
inline std::string post_with(std::string_view lines, std::string_view body = "12345") {
    return std::string("POST /a HTTP/1.1\r\nHost: a.example\r\n")
        .append(lines)
        .append("\r\n\r\n")
        .append(body);
}

/// A GET that is otherwise well formed.
inline std::string get_with(std::string_view lines) {
    return std::string("GET /a HTTP/1.1\r\n").append(lines).append("\r\n\r\n");
}

inline std::string with_nul(std::string_view before, std::string_view after) {
    return std::string(before).append(1, '\0').append(after);
}

/// Heads in which Transfer-Encoding is used to hide where the body ends.
inline std::vector<Smuggled> smuggled_by_transfer_encoding() {
    std::string const chunked = "0\r\n\r\n";
    return {
        {"gzip alone", post_with("Transfer-Encoding: gzip"), 501},
        {"gzip, then a length", post_with("Transfer-Encoding: gzip\r\nContent-Length: 5")},
        {"a length, then gzip", post_with("Content-Length: 5\r\nTransfer-Encoding: gzip")},
        {"identity and a length", post_with("Transfer-Encoding: identity\r\nContent-Length: 5")},
        {"identity alone", post_with("Transfer-Encoding: identity"), 501},
        {"xchunked", post_with("Transfer-Encoding: xchunked", chunked), 501},
        {"chunked, then identity", post_with("Transfer-Encoding: chunked, identity", chunked)},
        {"identity, then chunked", post_with("Transfer-Encoding: identity, chunked", chunked)},
        {"gzip, then chunked", post_with("Transfer-Encoding: gzip, chunked", chunked)},
        {"chunked in HTTP/1.0",
         "POST /a HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked},
        {"chunked twice",
         post_with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", chunked)},
        {"chunked and another field",
         post_with("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", chunked)},
        {"in capitals", post_with("Transfer-Encoding: CHUNKED", chunked)},
        {"with a parameter", post_with("Transfer-Encoding: chunked;q=1", chunked)},
        {"in quotes", post_with("Transfer-Encoding: \"chunked\"", chunked)},
        {"after a comma", post_with("Transfer-Encoding: ,chunked", chunked)},
        {"before a comma", post_with("Transfer-Encoding: chunked,", chunked)},
        {"empty", post_with("Transfer-Encoding:", chunked)},
        {"after a vertical tab", post_with("Transfer-Encoding: \x0B"
                                           "chunked",
                                           chunked)},
        {"after a NUL", post_with(with_nul("Transfer-Encoding: ", "chunked"), chunked)},
        {"with a space before the colon", post_with("Transfer-Encoding : chunked", chunked)},
        {"with an underscore and a length",
         post_with("Content-Length: 5\r\nTransfer_Encoding: chunked", chunked)},
        {"folded into the value", post_with("Transfer-Encoding:\r\n chunked", chunked)},
        {"folded behind another", post_with("X: y\r\n\tTransfer-Encoding: chunked", chunked)},
        {"behind a bare CR", post_with("X: y\rTransfer-Encoding: chunked", chunked)},
        {"behind a bare LF", post_with("X: y\nTransfer-Encoding: chunked", chunked)},
        {"with a length after it",
         post_with("Transfer-Encoding: chunked\r\nContent-Length: 5", chunked)},
        {"with a length before it",
         post_with("Content-Length: 5\r\nTransfer-Encoding: chunked", chunked)},
        {"in a request to read", get_with("Host: a\r\nTransfer-Encoding: chunked") + chunked},
    };
}

/// Heads in which Content-Length can be read in two ways.
inline std::vector<Smuggled> smuggled_by_length() {
    return {
        {"a list", post_with("Content-Length: 5, 5")},
        {"twice the same", post_with("Content-Length: 5\r\nContent-Length: 5")},
        {"two different", post_with("Content-Length: 5\r\nContent-Length: 0")},
        {"a plus sign", post_with("Content-Length: +5")},
        {"a minus sign", post_with("Content-Length: -1")},
        {"hexadecimal", post_with("Content-Length: 0x5")},
        {"with an exponent", post_with("Content-Length: 5e0")},
        {"with a fraction", post_with("Content-Length: 5.0")},
        {"two to the power of 64", post_with("Content-Length: 18446744073709551616")},
        {"eleven digits", post_with("Content-Length: 00000000005")},
        {"with a space inside", post_with("Content-Length: 5 5")},
        {"with a parameter", post_with("Content-Length: 5;a=b")},
        {"empty", post_with("Content-Length:")},
        {"in other digits", post_with("Content-Length: \xD9\xA5")},
        {"with a space before the colon", post_with("Content-Length : 5")},
        {"with a tab before the colon", post_with("Content-Length\t: 5")},
        {"with an underscore", post_with("Content_Length: 5")},
        {"folded", post_with("Content-Length:\r\n 5")},
        {"in a GET", get_with("Host: a\r\nContent-Length: 5") + "12345"},
        {"in a HEAD", "HEAD /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n12345"},
    };
}

/// Hosts that are missing, doubled or malformed.
inline std::vector<Smuggled> smuggled_by_host() {
    std::vector<Smuggled> all = {
        {"no host", get_with("X: y")},
        {"two hosts", get_with("Host: a\r\nHost: a")},
        {"two hosts in different spelling", get_with("Host: a\r\nhOST: b")},
    };
    for (std::string_view const host :
         {"", "a b", "a/b", "a@b", "a,b", "a:b", "a:", "a:0", "a:65536", "a:1:2", "http://a",
          "[::1", "::1", "[]", "[a.example]", "a\xC3\xA5", "a%00", "a\tb"})
        all.push_back({"a malformed host", get_with("Host: " + std::string(host))});
    return all;
}

/// Request lines, line ends and names that are not what they should be.
inline std::vector<Smuggled> smuggled_by_form() {
    std::string const host = "Host: a\r\n\r\n";
    return {
        {"a fragment in the target", "GET /a#b HTTP/1.1\r\n" + host},
        {"bytes beyond ASCII in the target", "GET /\xC3\xA5 HTTP/1.1\r\n" + host},
        {"an absolute target", "GET http://a/b HTTP/1.1\r\n" + host},
        {"an authority for a target", "GET a:80 HTTP/1.1\r\n" + host},
        {"a star for a target", "OPTIONS * HTTP/1.1\r\n" + host},
        {"a space in the target", "GET /a b HTTP/1.1\r\n" + host},
        {"a tab in the target", "GET /a\tb HTTP/1.1\r\n" + host},
        {"a NUL in the target", with_nul("GET /a", "b HTTP/1.1\r\n" + host)},
        {"two spaces", "GET  /a HTTP/1.1\r\n" + host},
        {"a space at the end", "GET /a HTTP/1.1 \r\n" + host},
        {"a tab between", "GET\t/a\tHTTP/1.1\r\n" + host},
        {"no version", "GET /a\r\n\r\n"},
        {"HTTP/0.9", "GET /a HTTP/0.9\r\n" + host, 505},
        {"HTTP/1.2", "GET /a HTTP/1.2\r\n" + host, 505},
        {"HTTP/2.0", "GET /a HTTP/2.0\r\n" + host, 505},
        {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"HTTP/1.10", "GET /a HTTP/1.10\r\n" + host},
        {"http/1.1", "GET /a http/1.1\r\n" + host},
        {"a method in small letters", "get /a HTTP/1.1\r\n" + host, 405},
        {"TRACE", "TRACE /a HTTP/1.1\r\n" + host, 405},
        {"CONNECT", "CONNECT a:80 HTTP/1.1\r\n" + host, 405},
        {"a method nobody knows", "BREW /a HTTP/1.1\r\n" + host, 405},
        {"a control character in the method", "GE\x01T /a HTTP/1.1\r\n" + host},
        {"bare line feeds", "GET /a HTTP/1.1\nHost: a\n\n"},
        {"one bare line feed", "GET /a HTTP/1.1\r\nHost: a\nX: y\r\n\r\n"},
        {"a bare line feed at the end", "GET /a HTTP/1.1\r\nHost: a\r\n\n"},
        {"a bare carriage return", "GET /a HTTP/1.1\r\nHost: a\rX: y\r\n\r\n"},
        {"a doubled carriage return", "GET /a HTTP/1.1\r\r\n" + host},
        {"an empty line first", "\r\nGET /a HTTP/1.1\r\n" + host},
        {"a space first", " GET /a HTTP/1.1\r\n" + host},
        {"a folded first header", "GET /a HTTP/1.1\r\n X: y\r\n" + host},
        {"a folded header", get_with("Host: a\r\nX: y\r\n z")},
        {"a header without colon", get_with("Host: a\r\nX")},
        {"a header without name", get_with("Host: a\r\n: y")},
        {"a space in a name", get_with("Host: a\r\nX Y: z")},
        {"a bracket in a name", get_with("Host: a\r\nX(Y): z")},
        {"a NUL in a name", get_with(with_nul("Host: a\r\nX", "Y: z"))},
        {"a NUL in a value", get_with(with_nul("Host: a\r\nX: y", "z"))},
        {"an escape in a value", get_with("Host: a\r\nX: \x1B[2J")},
        {"an expectation nobody knows", post_with("Content-Length: 5\r\nExpect: 200-ok"), 417},
        {"an expectation in HTTP/1.0",
         "POST /a HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n12345", 417},
        {"two expectations",
         post_with("Content-Length: 5\r\nExpect: 100-continue\r\nExpect: 100-continue")},
        {"two types", post_with("Content-Length: 5\r\nContent-Type: a/b\r\nContent-Type: c/d")},
        {"a packed body", post_with("Content-Length: 5\r\nContent-Encoding: gzip"), 415},
    };
}

/// Heads that are fine, with chunks that are not.
inline std::vector<Smuggled> smuggled_by_chunks() {
    std::vector<Smuggled> all;
    for (std::string_view const body :
         {"+5\r\n12345\r\n0\r\n\r\n", "-5\r\n12345\r\n0\r\n\r\n", "0x5\r\n12345\r\n0\r\n\r\n",
          "5 \r\n12345\r\n0\r\n\r\n", " 5\r\n12345\r\n0\r\n\r\n", "5\n12345\r\n0\r\n\r\n",
          "5\r\n12345\n0\r\n\r\n", "5\r\n123450\r\n\r\n", "5\r\n12345 more\r\n0\r\n\r\n",
          "5\r\n12345\r\r\n0\r\n\r\n", "5;a\rb\r\n12345\r\n0\r\n\r\n",
          "5;a\nb\r\n12345\r\n0\r\n\r\n", "5,a\r\n12345\r\n0\r\n\r\n",
          "100000005\r\n12345\r\n0\r\n\r\n", "\r\n12345\r\n0\r\n\r\n", "x\r\n12345\r\n0\r\n\r\n",
          "5\r\n12345\r\n0\r\n bad: trailer\r\n\r\n", "5\r\n12345\r\n0\r\nbad trailer\r\n\r\n",
          "5\r\n12345\r\n0\r\n"})
        all.push_back({"bad chunks", post_with("Transfer-Encoding: chunked", body)});
    return all;
}

/// All whose head alone says that something is wrong.
inline std::vector<Smuggled> smuggled_heads() {
    std::vector<Smuggled> all;
    for (auto const& some : {smuggled_by_transfer_encoding(), smuggled_by_length(),
                             smuggled_by_host(), smuggled_by_form()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

}

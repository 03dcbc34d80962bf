// Which requests are for the host of files.
#include "services/web/files_host.h"

#include <doctest/doctest.h>

using namespace web;

TEST_CASE("a host is the same in any letters, at any port, and no longer name is it") {
    auto is = [](std::string const& host, std::string_view name = "files.samverk.example") {
        http::Request request;
        request.headers["host"] = host;
        return is_for_host(request, name);
    };
    for (auto const* host : {"files.samverk.example", "Files.Samverk.Example:8443",
                             "files.samverk.example.", "files.samverk.example:"})
        CHECK_MESSAGE(is(host), host);
    for (auto const* host : {"samverk.example", "files.samverk.example.evil.example",
                             "xfiles.samverk.example", "", "files"})
        CHECK_MESSAGE(!is(host), host);
    CHECK_FALSE(is("", ""));
}

TEST_CASE("files are behind the same door as the site") {
    CHECK(address_of_host("files.example", "https://samverk.example") == "https://files.example");
    CHECK(address_of_host("files.example", "http://127.0.0.1:8080") == "http://files.example:8080");
}

// Streamed replies and slow readers: never held whole, never holding a worker.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <fstream>

#include "platform/http/test_client.h"

using namespace http;

namespace {

constexpr std::size_t megabyte = std::size_t{1024} * 1024;

/// The address sanitizer keeps what is freed for a while.
#if defined(__has_feature)
constexpr bool memory_is_given_back = !__has_feature(address_sanitizer);
#else
constexpr bool memory_is_given_back = true;
#endif

/// The bytes that this program holds in memory now.
std::size_t resident_memory() {
    std::ifstream file("/proc/self/statm");
    std::size_t pages = 0;
    file >> pages >> pages;
    return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

/// Streams `size` bytes on "/stream"; says how many it has made and when it is let go.
struct Source {
    std::atomic<std::size_t> made = 0;
    std::atomic<bool> gone = false;

    Response stream(std::size_t size) {
        auto const end = std::shared_ptr<void>(nullptr, [this](void*) { gone = true; });
        Response response = plain("");
        response.more = [this, size, end](std::string& chunk) {
            chunk.append(16 * 1024, 'x');
            return (made += 16 * 1024) < size;
        };
        return response;
    }
    Program program(std::size_t size) {
        return {.respond = [this, size](Request const& request) {
            if (request.path == "/stream") return stream(size);
            if (request.path == "/large") return plain(std::string(size, 'y'));
            return plain("small");
        }};
    }
};

std::string const ask_stream = "GET /stream HTTP/1.1\r\nHost: a\r\n\r\n";

}

TEST_CASE("a stream arrives whole and the connection goes on") {
    Source source;
    Running running(source.program(2 * megabyte));
    Client client(running.port());
    auto const answer = client.get("/stream");
    CHECK(answer.header("Transfer-Encoding") == "chunked");
    CHECK(answer.header("Content-Length").empty());
    CHECK(answer.body == std::string(2 * megabyte, 'x'));
    CHECK(client.get("/").body == "small");
    wait_until([&] { return source.gone.load(); });
}

TEST_CASE("a stream of many megabytes is never held in memory") {
    constexpr std::size_t size = 200 * megabyte;
    Source source;
    Running running(source.program(size));
    Client client(running.port());
    client.send(ask_stream);
    client.skip(megabyte);
    auto const before = resident_memory();
    std::size_t read = megabyte, furthest_ahead = 0;
    for (int i = 0; i < 150; ++i, read += megabyte) {
        client.skip(megabyte);
        furthest_ahead =
            std::max(furthest_ahead, source.made - std::min<std::size_t>(read, source.made));
    }
    CHECK(furthest_ahead < 30 * megabyte);
    if (memory_is_given_back) CHECK(resident_memory() < before + 20 * megabyte);
}

TEST_CASE("a stream runs no further ahead than the client reads, and stops when it leaves") {
    Source source;
    Running running(source.program(1'000 * megabyte));
    {
        Client client(running.port());
        client.send(ask_stream);
        client.skip(megabyte);
    }
    wait_until([&] { return source.gone.load(); });
    CHECK(source.made < 100 * megabyte);
    wait_until([&] { return running.server.figures().open == 0; });
}

TEST_CASE("clients that do not read hold no worker") {
    Source source;
    Running running(source.program(100 * megabyte), {.workers = 1});
    Client stuck_stream(running.port(), 4'096), stuck_page(running.port(), 4'096);
    stuck_stream.send(ask_stream);
    stuck_page.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
    wait_until([&] { return running.server.figures().requests == 2 && source.made > 0; });
    Client other(running.port());
    for (int i = 0; i < 10; ++i) CHECK(other.get("/").body == "small");
}

TEST_CASE("a large page arrives whole though the socket takes it in pieces") {
    Source source;
    Running running(source.program(30 * megabyte));
    Client client(running.port(), 16 * 1024);
    CHECK(client.get("/large").body == std::string(30 * megabyte, 'y'));
    CHECK(client.get("/").body == "small");
}

TEST_CASE("a client that speaks HTTP/1.0 gets the stream until the connection ends") {
    Source source;
    Running running(source.program(megabyte));
    Client client(running.port());
    auto const answer = client.ask("GET /stream HTTP/1.0\r\n\r\n");
    CHECK(answer.header("Transfer-Encoding").empty());
    CHECK(answer.header("Connection") == "close");
    CHECK(answer.body == std::string(megabyte, 'x'));
}

TEST_CASE("HEAD makes nothing of a stream") {
    Source source;
    Running running(source.program(megabyte));
    Client client(running.port());
    CHECK(client.ask("HEAD /stream HTTP/1.1\r\nHost: a\r\n\r\n", true).status == 200);
    CHECK(client.get("/").body == "small");
    CHECK(source.made == 0);
}

TEST_CASE("a stream that breaks is not mistaken for a whole one, and is reported") {
    std::atomic<int> parts = 0, reports = 0;
    Program const program{
        .respond =
            [&](Request const&) {
                Response response = plain("");
                response.more = [&parts](std::string& chunk) -> bool {
                    if (++parts == 4) throw std::runtime_error("the database is gone");
                    chunk.append(40 * 1024, 'x');
                    return true;
                };
                return response;
            },
        .report =
            [&](std::string const& what) { reports += what.contains("the database is gone"); }};
    Running running(program);
    Client client(running.port());
    client.send(ask_stream);
    auto const all = client.read_to_end();
    CHECK(all.contains("HTTP/1.1 200 OK"));
    CHECK_FALSE(all.ends_with("0\r\n\r\n"));
    CHECK(reports == 1);
}

TEST_CASE("a stream that breaks before its first part is a failure") {
    Running running({.respond = [](Request const&) {
        return Response{
            .more = [](std::string&) -> bool { throw std::runtime_error("nothing to read"); }};
    }});
    CHECK(Client(running.port()).get("/").status == 500);
}

TEST_CASE("empty parts do not end a stream") {
    int parts = 0;
    Running running({.respond = [&](Request const&) {
        return Response{.more = [&parts](std::string& chunk) {
            if (parts % 3 == 0) chunk += "x";
            return ++parts < 10;
        }};
    }});
    Client client(running.port());
    CHECK(client.get("/").body == "xxxx");
    parts = 9;
    CHECK(client.get("/").body == "x");
    parts = 10;
    CHECK(client.get("/").body.empty());
}

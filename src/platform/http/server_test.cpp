// The whole server over a socket: what clients send and what they get.
#include "platform/http/server.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <mutex>

#include "platform/http/smuggling.h"
#include "platform/http/test_client.h"

using namespace http;

namespace {

/// What the program was asked, in the order in which it was asked.
class Seen {
public:
    void add(Request const& request) {
        std::lock_guard const lock(mutex_);
        paths_.push_back(request.path);
    }
    std::vector<std::string> paths() const {
        std::lock_guard const lock(mutex_);
        return paths_;
    }
    std::size_t count(std::string_view path) const {
        return static_cast<std::size_t>(std::ranges::count(paths(), path));
    }

private:
    mutable std::mutex mutex_;
    std::vector<std::string> paths_;
};

/// Answers with what it was asked; "/ready…" is answered at once, "/throw" never.
Program telling(Seen& seen) {
    auto const ready = std::make_shared<Prepared const>(prepared(plain("ready")));
    return {
        .body_limit = [](Request const& request) -> std::size_t {
            return request.path == "/small" ? 10 : 50'000'000;
        },
        .at_once = [&seen, ready](Request const& request) -> std::shared_ptr<Prepared const> {
            if (!request.path.starts_with("/ready")) return nullptr;
            seen.add(request);
            return ready;
        },
        .respond =
            [&seen](Request const& request) {
                seen.add(request);
                if (request.path == "/throw") throw std::runtime_error("a secret of the database");
                if (request.path == "/address")
                    return plain(request.remote_address + (request.secure ? " https" : " http"));
                if (request.path == "/echo") return plain(std::string(request.body.bytes()));
                return plain(std::string(name(request.method)) + " " + request.path + " " +
                             std::to_string(request.body.bytes().size()));
            },
        .refuse =
            [](int status, std::string const& why) {
                return plain(status == 500 ? "sorry" : "refused: " + why, status);
            }};
}

std::string post(std::string_view target, std::string_view body, std::string_view lines = "") {
    return "POST " + std::string(target) +
           " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
           std::string(lines) + "\r\n" + std::string(body);
}

std::string varied_bytes(std::size_t size) {
    std::string bytes(size, '\0');
    std::uint32_t state = 1;
    for (char& byte : bytes)
        byte = static_cast<char>((state = state * 1'664'525 + 1'013'904'223) >> 24);
    return bytes;
}

}

TEST_CASE("a client may ask again and again on one connection, at once and on workers") {
    Seen seen;
    Running running(telling(seen));
    Client client(running.port());
    for (int i = 0; i < 3; ++i) {
        CHECK(client.get("/ready").body == "ready");
        CHECK(client.get("/work?x=1").body == "GET /work 0");
        CHECK(client.ask(post("/echo", "text")).body == "text");
    }
    auto const figures = running.server.figures();
    CHECK(figures.accepted == 1);
    CHECK(figures.requests == 9);
    CHECK(figures.at_once == 3);
    CHECK(figures.open == 1);
}

TEST_CASE("requests sent without waiting are answered one by one, in order") {
    Seen seen;
    Running running(telling(seen));
    Client client(running.port());
    std::string all;
    for (int i = 0; i < 100; ++i) {
        auto const path = (i % 3 == 0 ? "/ready" : "/work") + std::to_string(i);
        all += "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
        if (i % 3 == 2) all += post("/echo", "body " + std::to_string(i));
    }
    client.send(all);
    for (int i = 0; i < 100; ++i) {
        CHECK(client.read().body ==
              (i % 3 == 0 ? "ready" : "GET /work" + std::to_string(i) + " 0"));
        if (i % 3 == 2) CHECK(client.read().body == "body " + std::to_string(i));
    }
    CHECK(seen.paths().size() == 133);
}

TEST_CASE("bytes that come one at a time make the same request") {
    Seen seen;
    Running running(telling(seen));
    Client client(running.port());
    for (char const byte : post("/echo", "slowly") + "GET /ready HTTP/1.1\r\nHost: a\r\n\r\n")
        client.send({&byte, 1});
    CHECK(client.read().body == "slowly");
    CHECK(client.read().body == "ready");
}

TEST_CASE("HEAD is answered with the head alone") {
    Seen seen;
    Running running(telling(seen));
    Client client(running.port());
    for (std::string const path : {"/ready", "/work"}) {
        auto const head = client.ask("HEAD " + path + " HTTP/1.1\r\nHost: a\r\n\r\n", true);
        CHECK(head.status == 200);
        CHECK(head.header("Content-Length") == (path == "/ready" ? "5" : "12"));
        CHECK(client.get("/ready").body == "ready");
    }
}

TEST_CASE("every reply is dated, and says when it is the last") {
    Seen seen;
    Running running(telling(seen));
    for (std::string const path : {"/ready", "/work"}) {
        Client client(running.port());
        auto const first = client.get(path);
        CHECK(first.header("Date").ends_with(" GMT"));
        CHECK(first.header("Date").size() == 29);
        CHECK(first.header("Connection").empty());
        auto const last =
            client.ask("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        CHECK(last.header("Connection") == "close");
        CHECK(client.read_to_end().empty());

        Client old(running.port());
        CHECK(old.ask("GET " + path + " HTTP/1.0\r\n\r\n").header("Connection") == "close");
        CHECK(old.read_to_end().empty());
    }
}

TEST_CASE("a client that asks before it sends a body is invited, or refused without sending it") {
    Seen seen;
    Running running(telling(seen));
    Client client(running.port());
    std::string const head =
        "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n";
    CHECK(client.ask(head).status == 100);
    CHECK(client.ask("text").body == "text");
    CHECK(client.ask(head + "text").body == "text");
    client.send(head + "te");
    wait_until([&] { return running.server.figures().requests == 3; });
    CHECK(client.ask("xt").body == "text");
    CHECK(client
              .ask("POST /small HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
                   "Content-Length: 11\r\n\r\n")
              .status == 413);
    CHECK(client.read_to_end().empty());
    CHECK(seen.count("/small") == 0);
}

TEST_CASE("a body in chunks arrives whole, and what follows it is the next request") {
    Seen seen;
    Running running(telling(seen));
    Client client(running.port());
    auto const body = varied_bytes(300'000);
    std::string request = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    request += "1\r\n" + body.substr(0, 1) + "\r\n493df;x=y\r\n" + body.substr(1) +
               "\r\n0\r\nX-Trailer: z\r\n\r\n";
    client.send(request + "GET /ready HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(client.read().body == body);
    CHECK(client.read().body == "ready");
}

TEST_CASE("a large upload goes to an unnamed file and is read in place") {
    auto const folder = std::filesystem::temp_directory_path() /
                        ("samverk-upload-test-" + std::to_string(getpid()));
    std::filesystem::create_directory(folder);
    auto const content = varied_bytes(8'000'000);
    std::string const form =
        "--gr\r\nContent-Disposition: form-data; name=title\r\n\r\nRapport\r\n"
        "--gr\r\nContent-Disposition: form-data; name=file; filename=a.bin\r\n\r\n" +
        content + "\r\n--gr--\r\n";
    auto const respond = [&](Request const& request) {
        bool const same = request.uploads.size() == 1 && request.uploads[0].content == content;
        return plain(std::string(request.form.text("title")) + (same ? ", same" : ", other") +
                     (std::filesystem::is_empty(folder) ? ", no file to be seen" : ", a file"));
    };
    {
        Running running({.body_limit = [](Request const&) { return std::size_t{50'000'000}; },
                         .respond = respond},
                        {.body_in_memory = 64 * 1024, .temporary_folder = folder});
        auto const answer =
            Client(running.port())
                .ask(post("/upload", form, "Content-Type: multipart/form-data; boundary=gr\r\n"));
        CHECK(answer.body == "Rapport, same, no file to be seen");
    }
    CHECK(std::filesystem::remove(folder));
}

TEST_CASE("a body beyond its limit is refused, and the client gets to read why") {
    Seen seen;
    Running running(telling(seen));
    Client measured(running.port());
    measured.send("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n");
    CHECK(measured.send(std::string(9'000'000, 'x')));
    auto const refused = measured.read();
    CHECK(refused.status == 413);
    CHECK(refused.body == "refused: the body is too large");
    CHECK(measured.read_to_end().empty());
    CHECK_FALSE(measured.was_reset());

    Client chunked(running.port());
    chunked.send(
        "POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        "5\r\n12345\r\n6\r\n123456\r\n0\r\n\r\n");
    CHECK(chunked.read().status == 413);
    CHECK(chunked.read_to_end().empty());
    CHECK(seen.paths().empty());

    Client exact(running.port());
    CHECK(exact.ask(post("/small", "1234567890")).body == "POST /small 10");
}

TEST_CASE("half a request never reaches the program") {
    Seen seen;
    Running running(telling(seen));
    for (auto const& bytes : {post("/half", "1234567890").substr(0, 57),
                              std::string("GET /half HTTP/1.1\r\nHost: a\r\n"),
                              std::string("POST /half HTTP/1.1\r\nHost: a\r\n"
                                          "Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n")}) {
        Client client(running.port());
        client.send(bytes);
        client.send_no_more();
        CHECK(client.read_to_end().empty());
    }
    CHECK(seen.paths().empty());
    wait_until([&] { return running.server.figures().open == 0; });
}

TEST_CASE("a smuggled request is never answered") {
    Seen seen;
    Running running(telling(seen));
    auto all = smuggled_heads();
    for (auto const& request : smuggled_by_chunks()) all.push_back(request);
    REQUIRE(all.size() >= 54);
    for (auto const& request : all) {
        CAPTURE(request.name);
        CAPTURE(request.bytes);
        Client client(running.port());
        client.send(request.bytes + "GET /canary HTTP/1.1\r\nHost: a.example\r\n\r\n");
        auto const answer =
            client.read(request.bytes.starts_with("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n"));
        CHECK(answer.status == request.status);
        CHECK(answer.header("Connection") == "close");
        CHECK(client.read_to_end().empty());
    }
    CHECK(seen.paths().empty());
}

TEST_CASE("a request that the client did frame is answered: the canary can sing") {
    Seen seen;
    Running running(telling(seen));
    Client client(running.port());
    client.send(post_with("Content-Length: 5") + "GET /canary HTTP/1.1\r\nHost: a.example\r\n\r\n");
    CHECK(client.read().body == "POST /a 5");
    CHECK(client.read().body == "GET /canary 0");
}

TEST_CASE("addresses and forms that cannot be read are refused with a reason") {
    Seen seen;
    Running running(telling(seen));
    for (std::string const target :
         {"/a//b", "/%2e%2e/etc/passwd", "/%252e%252e/", "/a%00", "/?q=%FF", "/?q=%"}) {
        CAPTURE(target);
        Client client(running.port());
        CHECK(client.get(target).status == 400);
        CHECK(client.read_to_end().empty());
    }
    std::string filters;
    for (int i = 0; i < 10'000; ++i) filters += "f=1&";
    Client client(running.port());
    auto const refused =
        client.ask(post("/a", filters, "Content-Type: application/x-www-form-urlencoded\r\n"));
    CHECK(refused.status == 400);
    CHECK(refused.body == "refused: more than 1000 fields");
    CHECK(client.read_to_end().empty());
    CHECK(seen.paths().empty());
}

TEST_CASE("what the program throws becomes a failure without details, and the connection goes on") {
    Seen seen;
    Running running(telling(seen));
    Client client(running.port());
    auto const failed = client.get("/throw");
    CHECK(failed.status == 500);
    CHECK(failed.body == "sorry");
    CHECK(client.get("/ready").body == "ready");
}

TEST_CASE("a program without words of its own still answers") {
    Running running({.respond = [](Request const&) -> Response { throw 1; }});
    Client client(running.port());
    CHECK(client.get("/").body == "Internal Server Error\n");
    auto const refused = client.ask("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(refused.status == 405);
    CHECK(refused.header("Allow").contains("GET"));
}

TEST_CASE("what goes wrong before a worker is asked fails that request only") {
    Running running({.body_limit = [](Request const&) -> std::size_t { throw NotFound(); },
                     .at_once = [](Request const& request) -> std::shared_ptr<Prepared const> {
                         if (request.path == "/at-once") throw Forbidden();
                         return nullptr;
                     },
                     .respond = [](Request const&) { return plain("fine"); },
                     .importance = [](Request const& request) -> Importance {
                         if (request.path == "/importance") throw std::runtime_error("unknown");
                         return Importance::low;
                     }});
    CHECK(Client(running.port()).get("/at-once").status == 500);
    CHECK(Client(running.port()).get("/importance").status == 500);
    CHECK(Client(running.port()).ask(post("/", "body")).status == 500);
    CHECK(Client(running.port()).get("/").body == "fine");
    CHECK(running.server.figures().refused == 3);
}

TEST_CASE("a failing word for a refusal does not leave the client without one") {
    Running running({.respond = [](Request const&) { return plain("x"); },
                     .refuse = [](int, std::string const&) -> Response { throw NotFound(); }});
    Client client(running.port());
    CHECK(client.ask("BREW / HTTP/1.1\r\nHost: a\r\n\r\n").body == "Method Not Allowed\n");
}

TEST_CASE("a reply whose header would break out of its line is not sent") {
    Running running({.respond = [](Request const&) {
        return Response{.headers = {{"X", "a\r\nSet-Cookie: b=c"}}};
    }});
    Client client(running.port());
    auto const answer = client.get("/");
    CHECK(answer.status == 500);
    CHECK(answer.header("Set-Cookie").empty());
}

TEST_CASE("a proxy's word counts when it is configured, and only then") {
    Seen seen;
    std::string const request =
        "GET /address HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 192.0.2.1\r\n"
        "X-Forwarded-Proto: https\r\n\r\n";
    Running direct(telling(seen));
    CHECK(Client(direct.port()).ask(request).body == "127.0.0.1 http");
    Running proxied(telling(seen), {.proxies = {"127.0.0.1"}});
    CHECK(Client(proxied.port()).ask(request).body == "192.0.2.1 https");
}

TEST_CASE("another site's name is not answered for") {
    Seen seen;
    Running running(telling(seen), {.host_names = {"Samverk.example"}});
    CHECK(
        Client(running.port()).ask("GET /ready HTTP/1.1\r\nHost: samverk.example\r\n\r\n").status ==
        200);
    CHECK(Client(running.port()).ask("GET /ready HTTP/1.1\r\nHost: evil.example\r\n\r\n").status ==
          421);
}

TEST_CASE("a port that is taken is said at start") {
    Seen seen;
    Running running(telling(seen));
    CHECK_THROWS_WITH_AS(Server({.port = running.port()}, telling(seen)),
                         doctest::Contains("cannot listen on 127.0.0.1:"), std::runtime_error);
    CHECK(Server({.host = "[::1]", .port = 0}, telling(seen)).port() > 0);
    CHECK_THROWS_AS(Server({.host = "no such host", .port = 0}, telling(seen)), std::runtime_error);
    CHECK_THROWS_AS(Server({.port = 0}, Program{}), std::invalid_argument);
}

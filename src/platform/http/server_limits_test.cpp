// What happens when clients are slow, too many or too large, when the machine runs out, and at the
// end.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>

#include <atomic>
#include <csignal>
#include <future>

#include "platform/http/test_client.h"

using namespace http;

namespace {

/// A program whose "/wait" waits until it is let go.
struct Gate {
    std::promise<void> opened;
    std::shared_future<void> open = opened.get_future().share();
    std::atomic<int> waiting = 0;
    std::atomic<int> answered = 0;

    Program program() {
        return {.body_limit = [](Request const&) { return std::size_t{100'000'000}; },
                .respond =
                    [this](Request const& request) {
                        if (request.path == "/wait") {
                            ++waiting;
                            open.wait();
                        }
                        ++answered;
                        if (request.path == "/large") return plain(std::string(100'000'000, 'x'));
                        return plain("done");
                    },
                .importance =
                    [](Request const& request) {
                        return request.path == "/search" ? Importance::low : Importance::highest;
                    }};
    }
};

std::string get(std::string_view path) {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

/// A limit of this process, put back at the end.
class Limited {
public:
    Limited(__rlimit_resource what, rlim_t value) : what_(what) {
        getrlimit(what_, &before_);
        rlimit const now{.rlim_cur = value, .rlim_max = before_.rlim_max};
        REQUIRE(setrlimit(what_, &now) == 0);
    }
    ~Limited() { setrlimit(what_, &before_); }

private:
    __rlimit_resource what_;
    rlimit before_{};
};

}

TEST_CASE("when workers and queue are full, the next is told to come back later") {
    Gate gate;
    Running running(gate.program(), {.workers = 1, .queue_limit = 4});
    Client busy(running.port());
    busy.send(get("/wait"));
    wait_until([&] { return gate.waiting == 1; });
    Client queued[4] = {Client(running.port()), Client(running.port()), Client(running.port()),
                        Client(running.port())};
    for (auto& client : queued) client.send(get("/"));
    wait_until([&] { return running.server.figures().waiting == 4; });

    Client shed(running.port());
    auto const answer = shed.get("/");
    CHECK(answer.status == 503);
    auto const seconds = decimal(answer.header("Retry-After"));
    REQUIRE(seconds);
    CHECK(*seconds >= 1);
    CHECK(*seconds <= 10);
    gate.opened.set_value();
    CHECK(busy.read().body == "done");
    for (auto& client : queued) CHECK(client.read().body == "done");
    CHECK(shed.get("/").body == "done");
    CHECK(running.server.figures().shed == 1);
}

TEST_CASE("searches are turned away before the queue is full for what matters more") {
    Gate gate;
    Running running(gate.program(), {.workers = 1, .queue_limit = 4});
    Client busy(running.port());
    busy.send(get("/wait"));
    wait_until([&] { return gate.waiting == 1; });
    Client first(running.port()), second(running.port()), third(running.port());
    first.send(get("/search"));
    wait_until([&] { return running.server.figures().waiting == 1; });
    second.send(get("/"));
    wait_until([&] { return running.server.figures().waiting == 2; });
    CHECK(Client(running.port()).get("/search").status == 503);
    third.send(get("/"));
    wait_until([&] { return running.server.figures().waiting == 3; });
    gate.opened.set_value();
    CHECK(first.read().status == 200);
    CHECK(second.read().status == 200);
    CHECK(third.read().status == 200);
}

TEST_CASE("who has waited too long for a worker is answered although no worker is free") {
    Gate gate;
    Running running(gate.program(), {.workers = 1, .queue_wait_ms = 1'000});
    Client busy(running.port());
    busy.send(get("/wait"));
    wait_until([&] { return gate.waiting == 1; });
    Client waiting(running.port());
    CHECK(waiting.get("/").status == 503);
    gate.opened.set_value();
    CHECK(busy.read().status == 200);
    wait_until([&] { return running.server.figures().waiting == 0; });
    CHECK(gate.answered == 1);
}

TEST_CASE("slow clients are let go, each with as much of an answer as it can understand") {
    Gate gate;
    Running running(gate.program(), {.head_seconds = 2,
                                     .body_seconds = 2,
                                     .upload_seconds = 2,
                                     .idle_seconds = 2,
                                     .write_stall_seconds = 1});
    Client silent(running.port()), slow_head(running.port()), slow_body(running.port()),
        idle(running.port()), stalled(running.port(), 4'096);
    Client slow_upload(running.port()), slow_second(running.port());
    slow_head.send("GET / HTTP/1.1\r\nHos");
    slow_body.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n12345");
    slow_upload.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12");
    CHECK(idle.get("/").body == "done");
    CHECK(slow_second.get("/").body == "done");
    slow_second.send("GET / HT");
    stalled.send(get("/large"));

    CHECK(silent.read_to_end().empty());
    CHECK(idle.read_to_end().empty());
    for (auto* const client : {&slow_head, &slow_body, &slow_upload, &slow_second}) {
        CHECK(client->read().status == 408);
        CHECK(client->read_to_end().empty());
    }
    wait_until([&] { return running.server.figures().timed_out == 6; });
    CHECK(gate.answered == 3);
}

TEST_CASE("a head that has begun must come soon, however long the client may be idle between two") {
    Gate gate;
    Running running(gate.program(), {.head_seconds = 1, .idle_seconds = 3'600});
    Client client(running.port());
    CHECK(client.get("/").status == 200);
    client.send("GET / HTTP/1.1\r\nHos");
    CHECK(client.read().status == 408);
}

TEST_CASE("a request that takes long does not count as a silent client") {
    Gate gate;
    Running running(gate.program(), {.head_seconds = 1, .idle_seconds = 1});
    Client waiting(running.port()), idle(running.port());
    waiting.send(get("/wait"));
    CHECK(idle.get("/").status == 200);
    CHECK(idle.read_to_end().empty());
    gate.opened.set_value();
    CHECK(waiting.read().status == 200);
}

TEST_CASE("heads that are too long are refused by what is too long in them") {
    Gate gate;
    Running running(gate.program());
    Client address(running.port()), headers(running.port()), endless(running.port()),
        many(running.port());
    CHECK(address.get("/?" + std::string(20'000, 'a')).status == 414);
    CHECK(headers.ask("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n")
              .status == 431);
    CHECK(endless.ask("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'a')).status == 431);
    std::string lines;
    for (int i = 0; i < 100; ++i) lines += "X: y\r\n";
    CHECK(many.ask("GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n").status == 431);
    CHECK(Client(running.port()).get("/?q=" + std::string(16'000, 'a')).status == 200);
}

TEST_CASE("a program that has a page for long addresses is told how they begin") {
    Gate gate;
    auto program = gate.program();
    program.address_too_long = [](std::string_view beginning) {
        return plain(std::string(beginning.substr(0, 13)), 414);
    };
    Running running(program);
    Client client(running.port());
    auto const reply = client.get("/sv/a?q=" + std::string(20'000, 'a'));
    CHECK(reply.status == 414);
    CHECK(reply.body == "GET /sv/a?q=a");
    CHECK(client.read_to_end().empty());
}

TEST_CASE("a connection serves as many requests as it may") {
    Gate gate;
    Running running(gate.program(), {.requests_per_connection = 3});
    Client client(running.port());
    CHECK(client.get("/").header("Connection").empty());
    CHECK(client.get("/").header("Connection").empty());
    CHECK(client.get("/").header("Connection") == "close");
    CHECK(client.read_to_end().empty());
}

TEST_CASE("connections over the limit are closed at once, and one that ends makes room") {
    Gate gate;
    Running running(gate.program(), {.connections = 2});
    auto first = std::make_unique<Client>(running.port());
    Client second(running.port());
    CHECK(first->get("/").status == 200);
    CHECK(second.get("/").status == 200);
    CHECK(Client(running.port()).read_to_end().empty());
    CHECK(running.server.figures().turned_away == 1);
    first.reset();
    wait_until([&] { return running.server.figures().open == 1; });
    CHECK(Client(running.port()).get("/").status == 200);
}

TEST_CASE("running out of descriptors pauses accepting and nothing else") {
    Gate gate;
    Running running(gate.program());
    Client early(running.port());
    CHECK(early.get("/").status == 200);
    Client late(running.port());
    CHECK(late.get("/").status == 200);
    auto extra = std::make_unique<Client>(running.port());
    wait_until([&] { return running.server.figures().open == 3; });
    int const next = dup(STDERR_FILENO);
    REQUIRE(next >= 0);
    ::close(next);
    {
        // The client's end takes the last number, so that there is none for the server's end.
        Limited const descriptors(RLIMIT_NOFILE, static_cast<rlim_t>(next) + 1);
        Client unlucky(running.port());
        REQUIRE(unlucky.connected());
        unlucky.send(get("/"));
        wait_until([&] { return running.server.figures().accept_pauses > 0; });
        CHECK(early.get("/").status == 200);
        extra.reset();
        CHECK(unlucky.read().status == 200);
    }
}

TEST_CASE("a full disk refuses the upload and nothing else") {
    Gate gate;
    auto const before = std::signal(SIGXFSZ, SIG_IGN);
    {
        Running running(gate.program(), {.body_in_memory = 1'000});
        Limited const files(RLIMIT_FSIZE, 1'000'000);
        Client large(running.port());
        large.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n");
        large.send(std::string(5'000'000, 'x'));
        CHECK(large.read().status == 507);
        CHECK(large.read_to_end().empty());
        CHECK(gate.answered == 0);
        Client small(running.port());
        CHECK(small
                  .ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\n" +
                       std::string(500'000, 'x'))
                  .status == 200);
    }
    std::signal(SIGXFSZ, before);
}

TEST_CASE("a folder that is missing fails the upload, not the server") {
    Gate gate;
    Running running(gate.program(), {.body_in_memory = 10, .temporary_folder = "/nonexistent"});
    Client client(running.port());
    CHECK(
        client.ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n12345678901").status ==
        500);
    CHECK(Client(running.port()).get("/").status == 200);
}

TEST_CASE("at the end, what is under way is finished and nothing new begins") {
    Gate gate;
    Running running(gate.program(), {.io_threads = 1, .workers = 2});
    Client busy(running.port()), idle(running.port()), halfway(running.port());
    CHECK(idle.get("/").status == 200);
    CHECK(halfway.get("/").status == 200);
    halfway.send("GET / HTTP/1.1\r\nHo");
    busy.send(get("/wait"));
    Client newcomer(running.port());
    wait_until([&] { return gate.waiting == 1 && running.server.figures().accepted == 4; });
    running.server.stop();
    CHECK(idle.read_to_end().empty());
    CHECK(newcomer.get("/").status == 200);
    halfway.send("st: a\r\n\r\n");
    auto const finished = halfway.read();
    CHECK(finished.status == 200);
    CHECK(finished.header("Connection") == "close");
    CHECK_FALSE(Client(running.port()).connected());
    gate.opened.set_value();
    auto const last = busy.read();
    CHECK(last.status == 200);
    CHECK(last.header("Connection") == "close");
    CHECK(busy.read_to_end().empty());
    running.stop();
    CHECK(running.server.figures().open == 0);
}

TEST_CASE("a server may be stopped before it runs, and more than once") {
    Gate gate;
    Server server({.port = 0}, gate.program());
    server.stop();
    server.stop();
    server.run();
    CHECK_FALSE(Client(server.port()).connected());
}

TEST_CASE("a server that never runs ends") {
    Gate gate;
    Server const server({.port = 0}, gate.program());
    CHECK(server.port() > 0);
}

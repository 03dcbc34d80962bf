// What keeps a worker for long on purpose does not keep others waiting.
#include <doctest/doctest.h>

#include <atomic>
#include <future>

#include "platform/http/test_client.h"

using namespace http;

namespace {

/// "/hash" is slow and waits until it is let go.
struct Hashing {
    std::promise<void> opened;
    std::shared_future<void> open = opened.get_future().share();
    std::atomic<int> at_work = 0;

    Program program() {
        return {.respond =
                    [this](Request const& request) {
                        if (request.path != "/hash") return plain("page");
                        ++at_work;
                        open.wait();
                        return plain("hashed");
                    },
                .is_slow = [](Request const& request) { return request.path == "/hash"; }};
    }
};

std::string const ask = "GET /hash HTTP/1.1\r\nHost: a\r\n\r\n";

}

TEST_CASE("pages are answered while all slow workers are taken and more wait for them") {
    Hashing hashing;
    Running running(hashing.program(),
                    {.workers = 1, .slow_workers = 2, .slow_queue_wait_ms = 30'000});
    Client slow[5] = {Client(running.port()), Client(running.port()), Client(running.port()),
                      Client(running.port()), Client(running.port())};
    for (auto& client : slow) client.send(ask);
    wait_until([&] { return running.server.figures().slow_waiting == 3 && hashing.at_work == 2; });
    for (int i = 0; i < 20; ++i) CHECK(Client(running.port()).get("/").body == "page");
    CHECK(hashing.at_work == 2);
    hashing.opened.set_value();
    for (auto& client : slow) CHECK(client.read().body == "hashed");
    CHECK(running.server.figures().shed == 0);
}

TEST_CASE("when the slow queue is full as well, the next is told to come back later") {
    Hashing hashing;
    Running running(hashing.program(),
                    {.slow_workers = 1, .slow_queue_limit = 1, .slow_queue_wait_ms = 30'000});
    Client first(running.port());
    first.send(ask);
    wait_until([&] { return hashing.at_work == 1; });
    Client second(running.port());
    second.send(ask);
    wait_until([&] { return running.server.figures().slow_waiting == 1; });
    Client third(running.port());
    third.send(ask);
    CHECK(third.read().status == 503);
    hashing.opened.set_value();
    CHECK(first.read().body == "hashed");
    CHECK(second.read().body == "hashed");
}

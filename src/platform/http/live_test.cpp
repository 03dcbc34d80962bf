// Streams of events: everybody who listens has what was told, and no worker is held.
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "platform/http/live.h"
#include "platform/http/test_client.h"

using namespace http;

namespace {

std::string const ask_live = "GET /live HTTP/1.1\r\nHost: a\r\n\r\n";

/// A hall with one topic and so many seats.
struct Hall {
    std::shared_ptr<Topic> topic = std::make_shared<Topic>();
    Seats seats;

    explicit Hall(std::size_t most, std::size_t most_of_one = 1000) : seats(most, most_of_one) {}

    Program program() {
        return {.respond = [this](Request const& request) {
            if (request.path != "/live") return plain("small");
            auto seat = seats.take(std::string(request.remote_address));
            if (!seat) return plain("full", 503);
            auto const seen = topic->number();
            return live_response({topic, seen, "data: first\n\n", std::move(seat)});
        }};
    }
};

}

TEST_CASE("all who listen have what is told, while the only worker goes on answering") {
    Hall hall(100);
    Running running(hall.program(), {.workers = 1});
    std::vector<std::unique_ptr<Client>> listeners;
    for (int i = 0; i < 20; ++i) {
        listeners.push_back(std::make_unique<Client>(running.port()));
        listeners.back()->send(ask_live);
        auto const began = listeners.back()->read_until("data: first");
        CHECK(began.contains("text/event-stream"));
        CHECK(began.contains("no-transform"));
    }
    CHECK(hall.seats.taken() == 20);
    Client other(running.port());
    other.send("GET /small HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    CHECK(other.read_until("small").contains("small"));
    hall.topic->tell("data: second\n\n");
    for (auto& one : listeners) CHECK(one->read_until("data: second").contains("data: second"));
}

TEST_CASE("who goes gives up the seat; who finds none is told") {
    Hall hall(2, 2);
    Running running(hall.program());
    auto first = std::make_unique<Client>(running.port());
    Client second(running.port());
    for (auto* one : {first.get(), &second}) {
        one->send(ask_live);
        one->read_until("data: first");
    }
    Client third(running.port());
    third.send(ask_live);
    CHECK(third.read_until("full").contains("503"));
    first.reset();
    wait_until([&] { return hall.seats.taken() == 1; });
    Client fourth(running.port());
    fourth.send(ask_live);
    CHECK(fourth.read_until("data: first").contains("200 OK"));
}

TEST_CASE("seats are counted for each address") {
    Seats seats(10, 2);
    auto const first = seats.take("192.0.2.1");
    auto second = seats.take("192.0.2.1");
    CHECK(first);
    CHECK(second);
    CHECK_FALSE(seats.take("192.0.2.1"));
    CHECK(seats.take("192.0.2.2"));
    second.reset();
    CHECK(seats.take("192.0.2.1"));
}

TEST_CASE("the server's end is the stream's end, in order") {
    Hall hall(10);
    auto running = std::make_unique<Running>(hall.program());
    Client listener(running->port());
    listener.send(ask_live);
    listener.read_until("data: first");
    running.reset();
    CHECK(listener.read_until("0\r\n\r\n").ends_with("0\r\n\r\n"));
    CHECK(hall.seats.taken() == 0);
}

TEST_CASE("HEAD listens to nothing") {
    Hall hall(10);
    Running running(hall.program());
    Client client(running.port());
    client.send("HEAD /live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    CHECK_FALSE(client.read_until("data: first").contains("data: first"));
    wait_until([&] { return hall.seats.taken() == 0; });
}

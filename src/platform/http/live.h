// Streams of events (text/event-stream) that hold no worker: a handler answers with a topic, and
// its connection stays with its I/O thread, which sends on what the topic is told.
#pragma once
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "platform/http/response.h"

namespace http {

/// What many listen to. Only what was told last counts: whoever is slow misses what was in between,
/// so each event says how things stand, not what changed. Thread-safe.
class Topic {
public:
    struct Told {
        std::uint64_t number = 0;
        std::shared_ptr<std::string const> event = {};
    };
    /// `event` is whole, with the empty line that ends it. All who listen have it within a tick of
    /// the I/O threads, rendered once.
    void tell(std::string event);
    Told last() const;
    /// How often it was told something.
    std::uint64_t number() const { return number_.load(std::memory_order_acquire); }

private:
    mutable std::mutex mutex_;
    std::shared_ptr<std::string const> event_;
    std::atomic<std::uint64_t> number_ = 0;
};

/// A handler sets it as Response::more; live_response() does. The connection sends `first`, then
/// what the topic is told after `seen`, and a comment now and then so that nobody in between thinks
/// that it is dead. It ends when the client goes, takes too little, or the server stops.
struct Live {
    std::shared_ptr<Topic const> topic = {};
    std::uint64_t seen = 0;  ///< Topic::number() before `first` was made.
    std::string first = {};
    std::shared_ptr<void> seat = {};  ///< Let go of when the connection ends.

    /// Where the reply is not sent by our own connections: the beginning alone.
    bool operator()(std::string& chunk) const {
        chunk += first;
        return false;
    }
};

/// The reply that begins the stream. Not packed, and kept by nobody.
Response live_response(Live live);

/// Counts those who listen, up to limits. Thread-safe; its seats may outlive it.
class Seats {
public:
    Seats(std::size_t most, std::size_t most_of_one) : most_(most), most_of_one_(most_of_one) {}
    /// A seat for somebody at this address; null when there is none left.
    std::shared_ptr<void> take(std::string const& address);
    std::size_t taken() const;

private:
    struct Count;
    std::size_t most_, most_of_one_;
    std::shared_ptr<Count> count_ = make_count();
    static std::shared_ptr<Count> make_count();
};

}

// One of the server's I/O threads: its own event loop, its own acceptor, its own connections.
#pragma once
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/connection_counts.h"
#include "platform/http/guard.h"
#include "platform/http/request_maker.h"
#include "platform/http/server.h"
#include "platform/http/worker_pool.h"

namespace http {

class Connection;

using Moment = std::chrono::steady_clock::time_point;

/// What the server counts, from all threads.
struct Counters {
    std::atomic<std::uint64_t> accepted{0}, turned_away{0}, accept_pauses{0}, requests{0},
        at_once{0}, refused{0}, shed{0}, timed_out{0};
};

/// What the I/O threads have in common. Lives longer than they do.
struct Shared {
    Shared(ServerSettings settings, Program program);

    ServerSettings const settings;
    Program const program;
    Proxies const proxies;
    GuardRules const rules;
    ConnectionCounts counts;
    Counters counters;
    WorkerPool pool;
    WorkerPool slow;  ///< For Program::is_slow.
};

/// Everything here but post() and stop() runs on this thread.
class IoThread {
public:
    /// Takes over `listener`, a listening socket that does not block.
    IoThread(Shared& shared, int listener, bool is_ipv6);
    ~IoThread();

    /// Serves until stop() was called and all connections are closed.
    void run();
    /// Begins the graceful end. From any thread.
    void stop();
    /// Runs the function on this thread soon. From any thread.
    template <class Function>
    void post(Function function) {
        boost::asio::post(context_, std::move(function));
    }

    Shared& shared() { return shared_; }
    boost::asio::io_context& context() { return context_; }
    bool stopping() const { return stopping_; }
    /// The time of the last tick: at most tick_length old.
    Moment now() const { return now_; }
    /// Memory for receiving, used only within one call.
    std::vector<char>& scratch() { return scratch_; }
    Head& head() { return head_; }
    RequestMaker& maker() { return maker_; }
    /// What follows the headers of a reply: Date, "Connection: close" when it is the last, the
    /// empty line.
    std::string_view tail(bool last) const { return last ? last_tail_ : tail_; }
    /// Forgets a connection that is closed.
    void remove(Connection& connection);

    static constexpr auto tick_length = std::chrono::milliseconds(100);

private:
    void wait_for_connections();
    bool accept_some();
    void add_connection(int socket, Address const& peer);
    void pause_accepting();
    void tick();
    void schedule_tick();
    void write_date();
    void close_all();
    void begin_stop();

    Shared& shared_;
    boost::asio::io_context context_;
    boost::asio::ip::tcp::acceptor acceptor_;
    boost::asio::steady_timer ticker_, pause_;
    std::vector<std::shared_ptr<Connection>> connections_;
    std::vector<char> scratch_;
    Head head_;
    RequestMaker maker_;
    Moment now_ = std::chrono::steady_clock::now();
    std::int64_t date_second_ = 0;
    std::string tail_, last_tail_;
    bool stopping_ = false;
    Moment stop_by_{};
};

}

// Accepting, ticking and ending. Connections do the rest.
#include "platform/http/io_thread.h"

#include <fmt/chrono.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <system_error>

#include "platform/http/answer.h"
#include "platform/http/ascii.h"
#include "platform/http/connection.h"

namespace http {

namespace {

using boost::asio::ip::tcp;

constexpr std::size_t scratch_size = std::size_t{64} * 1024;
constexpr auto stop_time = std::chrono::seconds(10);
constexpr auto accept_pause = std::chrono::milliseconds(100);

/// "Sun, 06 Nov 1994 08:49:37 GMT", whatever the locale.
std::string http_date(std::time_t seconds) {
    constexpr char const* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr char const* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm const date = fmt::gmtime(seconds);
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[date.tm_wday], date.tm_mday,
                       months[date.tm_mon], date.tm_year + 1900, date.tm_hour, date.tm_min,
                       date.tm_sec);
}

Address address_of(sockaddr_storage const& peer) {
    Address address;
    if (peer.ss_family == AF_INET6) {
        auto const& ipv6 = reinterpret_cast<sockaddr_in6 const&>(peer);
        std::memcpy(address.bytes.data(), &ipv6.sin6_addr, 16);
    } else {
        auto const& ipv4 = reinterpret_cast<sockaddr_in const&>(peer);
        address.bytes[10] = address.bytes[11] = 0xFF;
        std::memcpy(address.bytes.data() + 12, &ipv4.sin_addr, 4);
    }
    return address;
}

bool is_exhaustion(int error) {
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

GuardRules rules_of(ServerSettings const& settings) {
    GuardRules rules{
        .header_count_limit = static_cast<std::size_t>(std::max(1, settings.header_count_limit)),
        .host_names = settings.host_names};
    for (auto& host : rules.host_names) host = lower(host);
    return rules;
}

}

Shared::Shared(ServerSettings given, Program asked)
    : settings(std::move(given)),
      program(std::move(asked)),
      proxies(settings.proxies),
      rules(rules_of(settings)),
      counts(static_cast<std::size_t>(std::max(1, settings.connections)),
             static_cast<std::size_t>(std::max(1, settings.connections_per_client)), proxies),
      pool(settings.workers, static_cast<std::size_t>(std::max(1, settings.queue_limit))),
      slow(settings.slow_workers,
           static_cast<std::size_t>(std::max(1, settings.slow_queue_limit))) {}

IoThread::IoThread(Shared& shared, int listener, bool is_ipv6)
    : shared_(shared),
      context_(1),
      acceptor_(context_, is_ipv6 ? tcp::v6() : tcp::v4(), listener),
      ticker_(context_),
      pause_(context_),
      scratch_(scratch_size),
      maker_(shared.proxies) {
    write_date();
}

IoThread::~IoThread() = default;

void IoThread::run() {
    now_ = std::chrono::steady_clock::now();
    schedule_tick();
    wait_for_connections();
    for (bool ended = false; !ended;) {
        try {
            context_.run();
            ended = true;
        } catch (...) {
            if (shared_.program.report)
                shared_.program.report("an I/O thread goes on after: " + what_was_thrown());
        }
    }
}

void IoThread::stop() {
    post([this] { begin_stop(); });
}

void IoThread::wait_for_connections() {
    if (stopping_) return;
    acceptor_.async_wait(acceptor_.wait_read, [this](boost::system::error_code error) {
        if (!error && acceptor_.is_open()) accept_some();
    });
}

/// Whether someone may still be in the queue. Not all at once: those who are here must be served in
/// between.
bool IoThread::accept_some() {
    constexpr int at_a_time = 64;
    for (int i = 0; i < at_a_time; ++i) {
        sockaddr_storage peer{};
        socklen_t size = sizeof peer;
        int const socket = accept4(acceptor_.native_handle(), reinterpret_cast<sockaddr*>(&peer),
                                   &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket >= 0) {
            add_connection(socket, address_of(peer));
        } else if (is_exhaustion(errno)) {
            pause_accepting();
            return false;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            wait_for_connections();
            return false;
        }
    }
    wait_for_connections();
    return true;
}

void IoThread::add_connection(int socket, Address const& peer) {
    if (!shared_.counts.enter(peer)) {
        ++shared_.counters.turned_away;
        ::close(socket);
        return;
    }
    ++shared_.counters.accepted;
    tcp::socket owner(context_);
    owner.assign(acceptor_.local_endpoint().protocol(), socket);
    auto connection = std::make_shared<Connection>(*this, std::move(owner), peer);
    connection->place = connections_.size();
    connections_.push_back(connection);
    connection->start();
}

/// Descriptors or memory have run out. Waiting a little lets other connections end; trying again at
/// once would only burn time.
void IoThread::pause_accepting() {
    int const error = errno;
    ++shared_.counters.accept_pauses;
    if (shared_.program.report)
        shared_.program.report("accepting pauses: " + std::generic_category().message(error));
    pause_.expires_after(accept_pause);
    pause_.async_wait([this](boost::system::error_code failed) {
        if (!failed && acceptor_.is_open()) accept_some();
    });
}

void IoThread::remove(Connection& connection) {
    shared_.counts.leave(connection.peer);
    auto const place = connection.place;
    connections_.back()->place = place;
    std::swap(connections_[place], connections_.back());
    connections_.pop_back();
    if (stopping_ && connections_.empty()) ticker_.cancel();
}

void IoThread::write_date() {
    auto const second = std::time(nullptr);
    if (second == date_second_) return;
    date_second_ = second;
    auto const date = "Date: " + http_date(second) + "\r\n";
    tail_ = date + "\r\n";
    last_tail_ = date + "Connection: close\r\n\r\n";
}

void IoThread::schedule_tick() {
    ticker_.expires_after(tick_length);
    ticker_.async_wait([this](boost::system::error_code) { tick(); });
}

void IoThread::tick() {
    now_ = std::chrono::steady_clock::now();
    write_date();
    // Backwards, because a connection that closes gives its place to the last one.
    for (auto i = connections_.size(); i-- > 0;) {
        if (i >= connections_.size()) continue;
        auto const connection = connections_[i];
        connection->tick();
    }
    if (stopping_ && now_ > stop_by_) close_all();
    if (!stopping_ || !connections_.empty()) schedule_tick();
}

void IoThread::close_all() {
    while (!connections_.empty()) {
        auto const connection = connections_.back();
        connection->close();
    }
}

void IoThread::begin_stop() {
    if (std::exchange(stopping_, true)) return;
    now_ = std::chrono::steady_clock::now();
    stop_by_ = now_ + stop_time;
    // Who is in the queue has connected already and would otherwise be cut off.
    while (accept_some()) {}
    acceptor_.close();
    pause_.cancel();
    for (auto const& connection : std::vector(connections_)) connection->stop();
    if (connections_.empty()) ticker_.cancel();
}

}

// Binds, starts the threads, ends them.
#include "platform/http/server.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>

#include "platform/http/connection.h"
#include "platform/http/io_thread.h"

namespace http {

namespace {

/// What one connection may leave unsent in the system's memory; a slow reader costs no more.
constexpr int unsent_limit = 128 * 1024;

class Socket {
public:
    explicit Socket(int descriptor) : descriptor_(descriptor) {}
    Socket(Socket const&) = delete;
    Socket& operator=(Socket const&) = delete;
    ~Socket() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    int get() const { return descriptor_; }
    int release() { return std::exchange(descriptor_, -1); }

private:
    int descriptor_;
};

struct Place {
    sockaddr_storage address{};
    socklen_t size = 0;
    bool is_ipv6() const { return address.ss_family == AF_INET6; }
};

std::string where(ServerSettings const& settings) {
    return settings.host + ":" + std::to_string(settings.port);
}

/// "[::1]" as it is written before a port.
std::string without_brackets(std::string const& host) {
    bool const bracketed = host.starts_with('[') && host.ends_with(']');
    return bracketed ? host.substr(1, host.size() - 2) : host;
}

Place resolve(ServerSettings const& settings) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    addrinfo* found = nullptr;
    auto const host = without_brackets(settings.host);
    int const error =
        getaddrinfo(host.c_str(), std::to_string(settings.port).c_str(), &hints, &found);
    if (error != 0)
        throw std::runtime_error("cannot listen on " + where(settings) + ": " +
                                 gai_strerror(error));
    Place place;
    place.size = found->ai_addrlen;
    std::copy_n(reinterpret_cast<char const*>(found->ai_addr), found->ai_addrlen,
                reinterpret_cast<char*>(&place.address));
    freeaddrinfo(found);
    return place;
}

void set(int socket, int level, int option, int value) {
    if (setsockopt(socket, level, option, &value, sizeof value) != 0)
        throw std::system_error(errno, std::generic_category(),
                                "a listening socket could not be set up");
}

/// A bound socket. What is set here holds for the connections that it accepts, too.
int bound(Place const& place, bool shared_port, ServerSettings const& settings) {
    Socket socket(::socket(place.address.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (socket.get() < 0)
        throw std::system_error(errno, std::generic_category(),
                                "cannot listen on " + where(settings));
    set(socket.get(), SOL_SOCKET, SO_REUSEADDR, 1);
    if (shared_port) set(socket.get(), SOL_SOCKET, SO_REUSEPORT, 1);
    set(socket.get(), IPPROTO_TCP, TCP_NODELAY, 1);
    set(socket.get(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, unsent_limit);
    if (bind(socket.get(), reinterpret_cast<sockaddr const*>(&place.address), place.size) != 0)
        throw std::runtime_error("cannot listen on " + where(settings) + ": " +
                                 std::generic_category().message(errno));
    return socket.release();
}

/// The place that the system chose where the port was 0.
Place actual(int socket) {
    Place place;
    place.size = sizeof place.address;
    if (getsockname(socket, reinterpret_cast<sockaddr*>(&place.address), &place.size) != 0)
        throw std::system_error(errno, std::generic_category(), "the port cannot be learnt");
    return place;
}

std::uint16_t port_of(Place const& place) {
    return ntohs(place.is_ipv6() ? reinterpret_cast<sockaddr_in6 const&>(place.address).sin6_port
                                 : reinterpret_cast<sockaddr_in const&>(place.address).sin_port);
}

}

struct Server::Parts {
    Parts(ServerSettings settings, Program program)
        : shared(std::move(settings), std::move(program)) {}

    Shared shared;
    std::uint16_t port = 0;
    std::vector<std::unique_ptr<IoThread>> threads;
};

Server::Server(ServerSettings settings, Program program) {
    if (!program.respond) throw std::invalid_argument("a server needs a program that responds");
    auto place = resolve(settings);
    // Sharing the port between our threads would let another program of the same user share it as
    // well. A socket that does not share finds out.
    place = actual(Socket(bound(place, false, settings)).get());
    parts_ = std::make_unique<Parts>(settings, std::move(program));
    parts_->port = port_of(place);
    for (int i = 0; i < std::max(1, settings.io_threads); ++i) {
        Socket listener(bound(place, true, settings));
        if (listen(listener.get(), SOMAXCONN) != 0)
            throw std::system_error(errno, std::generic_category(),
                                    "cannot listen on " + where(settings));
        parts_->threads.push_back(
            std::make_unique<IoThread>(parts_->shared, listener.get(), place.is_ipv6()));
        listener.release();
    }
}

Server::~Server() {
    // Workers first: what they still do refers to the I/O threads.
    if (!parts_) return;
    parts_->shared.pool.stop();
    parts_->shared.slow.stop();
}

std::uint16_t Server::port() const { return parts_->port; }

void Server::run() {
    std::vector<std::thread> running;
    for (auto& thread : parts_->threads) running.emplace_back([&thread] { thread->run(); });
    for (auto& thread : running) thread.join();
    parts_->shared.pool.stop();
    parts_->shared.slow.stop();
}

void Server::stop() {
    for (auto& thread : parts_->threads) thread->stop();
}

ServerFigures Server::figures() const {
    auto const& shared = parts_->shared;
    auto const& counters = shared.counters;
    return {.accepted = counters.accepted,
            .turned_away = counters.turned_away,
            .accept_pauses = counters.accept_pauses,
            .requests = counters.requests,
            .at_once = counters.at_once,
            .refused = counters.refused,
            .shed = counters.shed,
            .timed_out = counters.timed_out,
            .open = shared.counts.total(),
            .waiting = shared.pool.waiting(),
            .slow_waiting = shared.slow.waiting()};
}

}

// One connection for one file. The scanner may answer before it has heard everything, so its answer
// is looked for all the while.
#include "platform/scanner/scanner.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>
#include <utility>

namespace scanner {

namespace {

using Clock = std::chrono::steady_clock;
using Failed = std::unexpected<Trouble>;

/// Any socket's address, and how much of it counts.
struct Address {
    sockaddr_storage storage = {};
    socklen_t size = 0;
};

std::optional<Address> address_of(std::string const& text) {
    Address address;
    if (text.starts_with('/')) {
        sockaddr_un local{};
        if (text.size() >= sizeof local.sun_path) return std::nullopt;
        local.sun_family = AF_UNIX;
        std::memcpy(local.sun_path, text.data(), text.size());
        std::memcpy(&address.storage, &local, sizeof local);
        address.size = sizeof local;
        return address;
    }
    auto const endpoint = settings::endpoint(text);
    if (!endpoint) return std::nullopt;
    sockaddr_in four{};
    sockaddr_in6 six{};
    if (inet_pton(AF_INET, endpoint->host.c_str(), &four.sin_addr) == 1) {
        four.sin_family = AF_INET;
        four.sin_port = htons(endpoint->port);
        std::memcpy(&address.storage, &four, sizeof four);
        address.size = sizeof four;
    } else if (inet_pton(AF_INET6, endpoint->host.c_str(), &six.sin6_addr) == 1) {
        six.sin6_family = AF_INET6;
        six.sin6_port = htons(endpoint->port);
        std::memcpy(&address.storage, &six, sizeof six);
        address.size = sizeof six;
    } else return std::nullopt;
    return address;
}

/// What is sent, piece by piece: the command, the file in chunks with their lengths, the end.
class Outgoing {
public:
    explicit Outgoing(std::string_view file) : file_(file) {}

    /// What is to be sent next; empty when all is.
    std::string_view next() {
        if (!piece_.empty()) return piece_;
        if (std::exchange(begins_, false)) return piece_ = command;
        if (!chunk_.empty()) return piece_ = std::exchange(chunk_, {});
        if (ended_) return {};
        chunk_ = file_.substr(0, longest_chunk);
        file_.remove_prefix(chunk_.size());
        ended_ = chunk_.empty();
        auto const length = htonl(static_cast<std::uint32_t>(chunk_.size()));
        std::memcpy(length_.data(), &length, sizeof length);
        return piece_ = {length_.data(), length_.size()};
    }
    void sent(std::size_t bytes) { piece_.remove_prefix(bytes); }

private:
    static constexpr std::string_view command{"zINSTREAM\0", 10};
    static constexpr std::size_t longest_chunk = 64 * 1024;

    std::string_view file_, chunk_, piece_;
    std::array<char, 4> length_{};
    bool begins_ = true, ended_ = false;
};

/// A socket that never blocks, until a moment that does not move.
class Connection {
public:
    Connection(Address const& address, Clock::time_point until)
        : until_(until),
          descriptor_(
              ::socket(address.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
        auto const* where = reinterpret_cast<sockaddr const*>(&address.storage);
        is_open_ = descriptor_ >= 0 &&
                   (::connect(descriptor_, where, address.size) == 0 || errno == EINPROGRESS);
    }
    ~Connection() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    bool is_open() const { return is_open_; }

    /// What of `events` there is; nothing when time is up.
    std::optional<short> wait(short events) const {
        for (;;) {
            auto const left =
                std::chrono::ceil<std::chrono::milliseconds>(until_ - Clock::now()).count();
            if (left <= 0) return std::nullopt;
            pollfd one{.fd = descriptor_, .events = events, .revents = 0};
            auto const ready =
                ::poll(&one, 1, static_cast<int>(std::min<std::int64_t>(left, 60'000)));
            if (ready > 0) return one.revents;
            if (ready < 0 && errno != EINTR) return POLLERR;
        }
    }

    /// What became of connecting.
    bool stands() const {
        int failure = 0;
        socklen_t size = sizeof failure;
        return ::getsockopt(descriptor_, SOL_SOCKET, SO_ERROR, &failure, &size) == 0 &&
               failure == 0;
    }

    /// How many bytes went; nothing when the other side has hung up.
    std::optional<std::size_t> send(std::string_view bytes) const {
        auto const went = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (went >= 0) return static_cast<std::size_t>(went);
        return is_momentary() ? std::optional<std::size_t>(0) : std::nullopt;
    }

    /// Adds what has come to `bytes`; false when nothing more will.
    bool receive(std::string& bytes) const {
        std::array<char, longest_reply> buffer;
        auto const came = ::recv(descriptor_, buffer.data(), buffer.size(), 0);
        if (came > 0) bytes.append(buffer.data(), static_cast<std::size_t>(came));
        return came > 0 || (came < 0 && is_momentary());
    }

private:
    static bool is_momentary() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

    Clock::time_point until_;
    int descriptor_ = -1;
    bool is_open_ = false;
};

/// Sends until all is sent, the scanner answers, or it hangs up. True: it has the whole file.
std::expected<bool, Trouble> send_all(Connection const& connection, std::string_view bytes) {
    Outgoing outgoing(bytes);
    for (auto piece = outgoing.next(); !piece.empty(); piece = outgoing.next()) {
        auto const ready = connection.wait(POLLIN | POLLOUT);
        if (!ready) return Failed(Trouble::slow);
        if ((*ready & POLLIN) != 0) return false;
        auto const went = connection.send(piece);
        if (!went) return false;
        outgoing.sent(*went);
    }
    return true;
}

std::expected<std::string, Trouble> reply(Connection const& connection) {
    std::string bytes;
    for (bool more = true; more && !bytes.contains('\0') && bytes.size() < longest_reply;) {
        if (!connection.wait(POLLIN)) return Failed(Trouble::slow);
        more = connection.receive(bytes);
    }
    return bytes;
}

}

std::expected<Verdict, Trouble> look(settings::Uploads const& settings, std::string_view bytes) {
    if (bytes.size() > static_cast<std::size_t>(settings.scanner_mebibytes) * 1024 * 1024)
        return Failed(Trouble::too_large);
    auto const address = address_of(settings.scanner);
    if (!address) return Failed(Trouble::unreachable);
    auto const until = Clock::now() + std::chrono::seconds(settings.scanner_seconds);
    Connection const connection(*address, until);
    if (!connection.is_open()) return Failed(Trouble::unreachable);
    if (!connection.wait(POLLOUT)) return Failed(Trouble::slow);
    if (!connection.stands()) return Failed(Trouble::unreachable);
    auto const all_sent = send_all(connection, bytes);
    if (!all_sent) return Failed(all_sent.error());
    auto const answer = reply(connection);
    if (!answer) return Failed(answer.error());
    return parse_reply(*answer, *all_sent);
}

}

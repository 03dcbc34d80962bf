// Sending datagrams on this machine.
#include "app/record/socket.h"

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace record {

namespace {

[[noreturn]] void fail(std::string const& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

}

Socket::Socket(std::string path, std::chrono::milliseconds patience)
    : path_(std::move(path)), patience_(patience) {}

Socket::~Socket() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void Socket::connect() {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path_.size() >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        fail(path_);
    }
    std::memcpy(address.sun_path, path_.data(), path_.size());
    descriptor_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor_ < 0) fail(path_);
    timeval const patience{.tv_sec = patience_.count() / 1000,
                           .tv_usec = patience_.count() % 1000 * 1000};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (::connect(descriptor_, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0)
        return;
    auto const why = errno;
    ::close(std::exchange(descriptor_, -1));
    errno = why;
    fail(path_);
}

void Socket::send(std::string_view message) {
    if (descriptor_ < 0) connect();
    if (::send(descriptor_, message.data(), message.size(), MSG_NOSIGNAL) >= 0) return;
    auto const why = errno;
    // Who listened may have gone and come back under the same name.
    ::close(std::exchange(descriptor_, -1));
    errno = why;
    fail(path_);
}

}

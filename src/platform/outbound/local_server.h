// A server on this machine that says exactly the bytes a test wants: for tests.
#pragma once
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace outbound {

/// Gives each connection to `serve`, one after the other, and closes it afterwards.
class Listener {
public:
    using Serve = std::function<void(int socket, std::stop_token const& stop)>;
    explicit Listener(Serve serve) : serve_(std::move(serve)) {
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof place;
        auto* const general = reinterpret_cast<sockaddr*>(&place);
        if (bind(listener_, general, sizeof place) != 0 || listen(listener_, 16) != 0 ||
            getsockname(listener_, general, &size) != 0)
            throw std::runtime_error("no port on this machine");
        port_ = ntohs(place.sin_port);
        thread_ = std::jthread([this](std::stop_token const& stop) { run(stop); });
    }
    ~Listener() {
        thread_.request_stop();
        thread_.join();
        close(listener_);
    }
    Listener(Listener const&) = delete;
    Listener& operator=(Listener const&) = delete;
    int port() const { return port_; }

private:
    void run(std::stop_token const& stop) {
        while (!stop.stop_requested()) {
            pollfd waiting{listener_, POLLIN, 0};
            if (poll(&waiting, 1, 20) <= 0) continue;
            int const client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
            if (client < 0) continue;
            serve_(client, stop);
            close(client);
        }
    }

    Serve serve_;
    int listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int port_ = 0;
    std::jthread thread_;
};

/// One connection, as a handler sees it.
class Link {
public:
    Link(int socket, std::stop_token stop) : socket_(socket), stop_(std::move(stop)) {}
    /// False when the client has gone.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    /// Waits so long unless the client goes or the test ends: then it is false.
    bool stays(int milliseconds) {
        pollfd waiting{socket_, POLLIN, 0};
        return poll(&waiting, 1, milliseconds) == 0 && !stop_.stop_requested();
    }
    /// The head of a request, empty when none came.
    std::string head() {
        std::string head;
        char byte = 0;
        while (!head.ends_with("\r\n\r\n") && recv(socket_, &byte, 1, 0) == 1) head += byte;
        return head;
    }

private:
    int socket_;
    std::stop_token stop_;
};

/// Answers requests over plain HTTP with what the handler sends, and remembers their heads.
class LocalServer {
public:
    using Handler = std::function<void(std::string const& head, Link& link)>;
    explicit LocalServer(Handler handler)
        : handler_(std::move(handler)), listener_([this](int socket, std::stop_token const& stop) {
              Link link(socket, stop);
              auto const head = link.head();
              if (head.empty()) return;
              {
                  std::lock_guard const lock(mutex_);
                  heads_.push_back(head);
              }
              handler_(head, link);
          }) {}

    std::string address(std::string const& path = "/") const {
        return "http://127.0.0.1:" + std::to_string(port()) + path;
    }
    int port() const { return listener_.port(); }
    std::vector<std::string> heads() const {
        std::lock_guard const lock(mutex_);
        return heads_;
    }

private:
    mutable std::mutex mutex_;
    std::vector<std::string> heads_;
    Handler handler_;
    Listener listener_;
};

/// A whole answer.
inline std::string answer_of(int status, std::string const& body, std::string const& headers = {}) {
    return "HTTP/1.1 " + std::to_string(status) + " x\r\nConnection: close\r\n" + headers +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}

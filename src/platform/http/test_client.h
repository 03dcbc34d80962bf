// For tests: a server that runs on a port of its own, and a blocking client that sends raw bytes.
#pragma once
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

#include "platform/http/ascii.h"
#include "platform/http/chunked.h"
#include "platform/http/server.h"

namespace http {

/// Only a test that would fail anyway waits this long.
inline constexpr auto patience = std::chrono::seconds(30);

/// Waits until the condition holds; fails the test when it never does. (Not with doctest's macros:
/// they need descriptors under sanitizers, and one test takes these away.)
template <class Condition>
void wait_until(Condition condition) {
    auto const end = std::chrono::steady_clock::now() + patience;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) throw std::runtime_error("waited in vain");
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

/// A reply as it came.
struct Answer {
    int status = 0;
    std::string head = {};
    std::string body = {};

    std::string_view header(std::string_view name) const {
        std::string_view rest = head;
        while (!rest.empty()) {
            auto line = take_until(rest, '\n');
            if (equal_ignoring_case(take_until(line, ':'), name)) {
                line.remove_suffix(line.ends_with('\r') ? 1 : 0);
                return without_blanks(line);
            }
        }
        return {};
    }
};

class Client {
public:
    /// `receive_buffer` makes a client that can take only a little at a time.
    explicit Client(std::uint16_t port, int receive_buffer = 0)
        : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        REQUIRE(socket_ >= 0);
        timeval const limit{.tv_sec = patience.count(), .tv_usec = 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        if (receive_buffer > 0)
            setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    Client(Client const&) = delete;
    Client& operator=(Client const&) = delete;
    ~Client() { ::close(socket_); }

    bool connected() const { return connected_; }

    /// False when the server has closed meanwhile.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    /// Whether the connection ended with what was sent thrown away.
    bool was_reset() const { return was_reset_; }
    void send_no_more() { shutdown(socket_, SHUT_WR); }

    /// The next reply. `head_only`: it answers HEAD.
    Answer read(bool head_only = false) {
        Answer answer{.head = take_head()};
        answer.status = std::stoi(answer.head.substr(9, 3));
        if (head_only || answer.status < 200 || answer.status == 204 || answer.status == 304)
            return answer;
        if (answer.header("Transfer-Encoding") == "chunked") {
            answer.body = take_chunks();
        } else if (auto const length = decimal(answer.header("Content-Length"))) {
            while (buffer_.size() < *length) more();
            answer.body = buffer_.substr(0, *length);
            buffer_.erase(0, *length);
        } else {
            answer.body = read_to_end();
        }
        return answer;
    }
    Answer ask(std::string_view request, bool head_only = false) {
        send(request);
        return read(head_only);
    }
    Answer get(std::string_view target) {
        return ask("GET " + std::string(target) + " HTTP/1.1\r\nHost: a.example\r\n\r\n");
    }
    /// Everything until the server closes.
    std::string read_to_end() {
        while (receive()) {}
        return std::exchange(buffer_, {});
    }
    /// Everything until these words have come, with them; or until the server closes.
    std::string read_until(std::string_view words) {
        auto at = buffer_.find(words);
        while (at == buffer_.npos && receive()) at = buffer_.find(words);
        if (at == buffer_.npos) return std::exchange(buffer_, {});
        auto const end = at + words.size();
        auto text = buffer_.substr(0, end);
        buffer_.erase(0, end);
        return text;
    }
    /// Waits for at least this many bytes to arrive and throws them away.
    void skip(std::size_t size) {
        while (buffer_.size() < size) more();
        buffer_.erase(0, size);
    }

private:
    bool receive() {
        char bytes[64 * 1024];
        auto const size = recv(socket_, bytes, sizeof bytes, 0);
        if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            throw std::runtime_error("the server was silent for too long");
        was_reset_ = size < 0;
        if (size <= 0) return false;
        buffer_.append(bytes, static_cast<std::size_t>(size));
        return true;
    }
    void more() {
        if (!receive()) throw std::runtime_error("the server closed too early");
    }
    std::string take_head() {
        std::size_t end = 0;
        while ((end = buffer_.find("\r\n\r\n")) == buffer_.npos) more();
        auto head = buffer_.substr(0, end + 2);
        buffer_.erase(0, end + 4);
        return head;
    }
    std::string take_chunks() {
        ChunkedReader chunks;
        std::string body;
        while (chunks.state() == ChunkedReader::State::reading) {
            if (buffer_.empty()) more();
            auto const step = chunks.step(buffer_);
            body += step.content;
            buffer_.erase(0, step.used);
        }
        if (chunks.state() == ChunkedReader::State::broken) throw std::runtime_error("bad chunks");
        return body;
    }

    int socket_;
    bool connected_ = false, was_reset_ = false;
    std::string buffer_;
};

/// A server that runs as long as this object.
class Running {
public:
    explicit Running(Program program, ServerSettings settings = {})
        : server(on_free_port(std::move(settings)), std::move(program)),
          thread_([this] { server.run(); }) {}
    Running(Running const&) = delete;
    Running& operator=(Running const&) = delete;
    ~Running() { stop(); }

    void stop() {
        server.stop();
        if (thread_.joinable()) thread_.join();
    }
    std::uint16_t port() const { return server.port(); }

    Server server;

private:
    /// Nobody is turned away because the machine that runs the tests is busy, unless a test says
    /// so.
    static ServerSettings on_free_port(ServerSettings settings) {
        settings.port = 0;
        if (settings.queue_wait_ms == ServerSettings{}.queue_wait_ms)
            settings.queue_wait_ms = 60'000;
        return settings;
    }
    std::thread thread_;
};

}

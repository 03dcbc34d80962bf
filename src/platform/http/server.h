// The only asynchronous part: sockets in, requests to the program, replies out. See server.cpp and guard.h.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/http/request.h"
#include "platform/http/response.h"

namespace http {

/// A complete reply, ready to be sent as it is: head and body in one string.
struct Prepared {
    std::string bytes;       ///< Status line, headers, empty line, body. With "Content-Length".
    std::size_t head_size = 0;  ///< How much of `bytes` to send for HEAD.
};

/// What the server asks of the program.
struct Program {
    /// The largest body that this request may have, in bytes; asked when only method, path, query, headers
    /// and cookies are known. Runs on an I/O thread: must not block.
    std::function<std::size_t(Request const&)> body_limit;
    /// A reply that is ready at once, or null to go to a worker. Runs on an I/O thread: must not block.
    std::function<std::shared_ptr<Prepared const>(Request const&)> at_once;
    /// The reply. Runs on a worker and may block. Must not throw: failures are its to turn into replies.
    std::function<Response(Request const&)> respond;
    /// The reply to what was refused before it became a request (400, 408, 413, 431, 503 …).
    std::function<Response(int status, std::string const& why)> refuse;
};

/// Limits and sizes, with the values of docs/threat-model.md.
struct ServerSettings {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0 lets the system choose; see Server::port.
    int io_threads = 2;
    int workers = 8;
    int queue_limit = 512;                    ///< Requests waiting for a worker before 503 is answered.
    int queue_wait_ms = 500;                  ///< A request that has waited longer is answered 503.
    std::size_t head_limit = 16 * 1024;
    int header_count_limit = 100;
    int head_seconds = 10;
    int body_seconds = 60;                    ///< For bodies up to 1 MiB; larger ones get upload_seconds.
    int upload_seconds = 600;
    std::size_t body_in_memory = 1024 * 1024; ///< Larger bodies go to a temporary file.
    int idle_seconds = 20;
    int write_stall_seconds = 10;
    int requests_per_connection = 100'000;
    int connections = 12'000;
    int connections_per_client = 256;         ///< Per IPv4 address or IPv6 /64; loopback and proxies are exempt.
    std::vector<std::string> host_names;      ///< Allowed Host values (without port); empty allows any well-formed one.
    std::vector<std::string> proxies;         ///< Addresses whose X-Forwarded-For and X-Forwarded-Proto are believed.
    std::string temporary_folder = "/tmp";
};

/// A running server. Binding happens in the constructor (throws with a clear message); serving begins with run().
class Server {
public:
    Server(ServerSettings settings, Program program);
    ~Server();
    /// The port that was bound.
    std::uint16_t port() const;
    /// Serves until stop() is called from a signal handler's thread or another thread; then finishes what is
    /// under way for at most ten seconds.
    void run();
    /// Ends run(). May be called from any thread, once or more.
    void stop();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// `response` as bytes ready to send: adds Content-Length and Date is left to the server (it changes).
Prepared prepared(Response const& response);

}

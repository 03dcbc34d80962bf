// The only asynchronous part: sockets in, requests to the program, replies out.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/request.h"
#include "platform/http/response.h"

namespace http {

/// A complete reply, ready to be sent as it is: head and body in one string.
struct Prepared {
    std::string bytes;          ///< Status line, headers, empty line, body. With "Content-Length".
    std::size_t head_size = 0;  ///< How much of `bytes` to send for HEAD.
};

/// Who gets a worker first, and who is answered 503 last, when there are too few.
enum class Importance : std::uint8_t {
    low,     ///< Searches and exports.
    normal,  ///< Pages made for anyone.
    high,    ///< What someone signed in reads.
    highest  ///< Writes and signing in.
};

/// What the server asks of the program.
struct Program {
    /// The largest body that this request may have, in bytes; asked when only method, path, query,
    /// headers and cookies are known. Runs on an I/O thread: must not block. Null:
    /// ServerSettings::body_in_memory.
    std::function<std::size_t(Request const&)> body_limit = nullptr;
    /// A reply that is ready at once, or null to go to a worker. Asked for requests without a body
    /// only. Runs on an I/O thread: must not block. Its Prepared has no Date and no Connection: the
    /// server adds them.
    std::function<std::shared_ptr<Prepared const>(Request const&)> at_once = nullptr;
    /// The reply. Runs on a worker and may block. Must not throw: failures are its to turn into
    /// replies (what escapes becomes a generic 500 through `refuse`). The request lives until the
    /// reply is sent.
    std::function<Response(Request const&)> respond = nullptr;
    /// The reply to what was refused before it became a request (400, 408, 413, 431, 503 …), and to
    /// what failed (500: `why` is then for the log only). Runs on any of the server's threads: must
    /// not block. The server adds Retry-After to 503 and Allow to 405. Null: a line of text.
    std::function<Response(int status, std::string const& why)> refuse = nullptr;
    /// The reply to an address that is longer than ServerSettings::head_limit; `beginning` is what
    /// was read of the first line ("GET /sv/search?q=…"), as it came. Runs on an I/O thread: must
    /// not block. Null: `refuse` with 414.
    std::function<Response(std::string_view beginning)> address_too_long = nullptr;
    /// Who goes first when workers are scarce; runs on an I/O thread. Null: all alike.
    std::function<Importance(Request const&)> importance = nullptr;
    /// Whether a request keeps a worker for long on purpose (hashing a password): such requests
    /// have workers and a queue of their own, so that pages are answered meanwhile. Runs on an I/O
    /// thread. Null: none does.
    std::function<bool(Request const&)> is_slow = nullptr;
    /// Told of failures that no client can be told of: a streamed reply that broke, connections
    /// that cannot be accepted. Runs on any of the server's threads.
    std::function<void(std::string const& what)> report = nullptr;
};

/// What the server has done since it was made, and what it is doing.
struct ServerFigures {
    std::uint64_t accepted = 0;       ///< Connections.
    std::uint64_t turned_away = 0;    ///< Connections over a limit, closed at once.
    std::uint64_t accept_pauses = 0;  ///< Pauses because descriptors or memory ran out.
    std::uint64_t requests = 0;       ///< Whole heads that passed the guard.
    std::uint64_t at_once = 0;        ///< Replies that needed no worker.
    std::uint64_t refused = 0;     ///< Refused by the server itself, or failed; not the shed ones.
    std::uint64_t shed = 0;        ///< Requests answered 503 because workers were scarce.
    std::uint64_t timed_out = 0;   ///< Connections of too slow clients; idle ones apart.
    std::size_t open = 0;          ///< Connections open now.
    std::size_t waiting = 0;       ///< Requests and stream parts waiting for a worker now.
    std::size_t slow_waiting = 0;  ///< Requests waiting for a slow worker now.
};

/// Limits and sizes, with the values of docs/threat-model.md.
struct ServerSettings {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0 lets the system choose; see Server::port.
    int io_threads = 2;
    int workers = 8;
    int queue_limit = 512;    ///< Requests waiting for a worker before 503 is answered.
    int queue_wait_ms = 500;  ///< A request that has waited longer is answered 503.
    int slow_workers = 2;     ///< For what Program::is_slow names.
    int slow_queue_limit = 64;
    int slow_queue_wait_ms = 10'000;
    std::size_t head_limit = std::size_t{16} * 1024;
    int header_count_limit = 100;
    int head_seconds = 10;
    int body_seconds = 60;  ///< For bodies up to 1 MiB; larger ones get upload_seconds.
    int upload_seconds = 600;
    std::size_t body_in_memory =
        std::size_t{1024} * 1024;  ///< Larger bodies go to a temporary file.
    int idle_seconds = 20;
    int write_stall_seconds = 10;  ///< A client must take 1 KiB in this time.
    int requests_per_connection = 100'000;
    int connections = 12'000;
    /// Per IPv4 address or IPv6 /64; loopback and proxies are exempt.
    int connections_per_client = 256;
    /// Allowed Host values (without port); empty allows any well-formed one.
    std::vector<std::string> host_names = {};
    /// Addresses or networks ("10.0.0.0/8") whose X-Forwarded-For and -Proto are believed.
    std::vector<std::string> proxies = {};
    std::string temporary_folder = "/tmp";
};

/// A running server. Binding happens in the constructor (throws with a clear message, also when
/// another program has the port); serving begins with run().
class Server {
public:
    Server(ServerSettings settings, Program program);
    ~Server();
    /// The port that was bound.
    std::uint16_t port() const;
    /// Serves until stop() is called from a signal handler's thread or another thread; then
    /// finishes what is under way for at most ten seconds and closes the rest. Returns when the
    /// last handler has returned.
    void run();
    /// Ends run(). May be called from any thread, once or more, also before run().
    void stop();
    /// May be called from any thread.
    ServerFigures figures() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// `response` as bytes ready to send: adds Content-Length; Date is left to the server (it changes).
/// Throws std::invalid_argument for streamed replies and for headers that reply_head refuses.
Prepared prepared(Response const& response);

}

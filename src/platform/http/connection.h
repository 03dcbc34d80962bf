// One client's connection, from its first byte to its last. Runs on one I/O thread and needs no
// locks.
#pragma once
#include <boost/asio/ip/tcp.hpp>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/answer.h"
#include "platform/http/body_store.h"
#include "platform/http/chunked.h"
#include "platform/http/io_thread.h"
#include "platform/http/outgoing.h"

namespace http {

struct Work;

class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(IoThread& thread, boost::asio::ip::tcp::socket socket, Address const& peer);
    ~Connection();

    /// Begins to read.
    void start();
    /// Called every IoThread::tick_length: ends what has taken too long.
    void tick();
    /// Closes when nothing is under way, else after the reply.
    void stop();
    /// Closes at once, whatever is under way.
    void close();

    Address const peer;
    std::size_t place = 0;  ///< Where the I/O thread keeps it.

private:
    enum class State : std::uint8_t {
        reading_head,
        reading_body,
        waiting_for_worker,
        writing,
        waiting_for_part,
        live,
        draining,
        closed
    };

    /// A request whose body is still coming.
    struct Incoming {
        Incoming(Request whole_head, Head const& head, std::size_t body_limit,
                 ServerSettings const& settings, Moment now);
        Request request;
        Framing const framing;
        std::uint64_t left;  ///< Of a measured body.
        std::size_t const limit;
        BodyStore store;
        ChunkedReader chunks = {};
        bool invite;  ///< The client waits for "100 Continue".
        Moment const since;
    };

    // Reading: connection_reading.cpp
    void wait_readable();
    void on_readable();
    bool receive();
    void take(std::string_view bytes);
    std::size_t take_head(std::string_view bytes);
    void begin_request(std::string_view block);
    void begin_body(Head const& head, Request& request);
    void invite_body();
    std::size_t take_body(std::string_view bytes);
    std::size_t take_measured(std::string_view bytes);
    std::size_t take_chunks(std::string_view bytes);
    void store(std::string_view content);
    void finish_body();
    void drain_some();
    bool body_is_late() const;

    // Replying: connection.cpp
    void hand_over(Request request);
    void answered(Reply reply);
    void shed();
    void refuse(int status, std::string const& why);
    void refuse_address(std::string_view beginning);
    void send(std::shared_ptr<Prepared const> prepared);
    void send(Reply reply);
    void begin_writing();
    bool flush();
    void on_writable();
    void written();
    void ask_for_part();
    void got_part(Part part);
    void listen();
    void look_at_topic();
    void end_live();
    bool is_still_there();
    void drain();
    void set_drain_deadline();
    void settle();
    void drop(std::shared_ptr<Stream> stream);
    bool is_last() const { return !keep_alive_ || thread_.stopping(); }
    bool is_stalled();
    void time_out();
    Moment in(std::chrono::milliseconds time) const {
        return thread_.now() + IoThread::tick_length + time;
    }

    IoThread& thread_;
    boost::asio::ip::tcp::socket socket_;
    std::string const peer_text_;
    State state_ = State::reading_head;
    Moment deadline_{};

    std::string pending_;        ///< Read but not yet understood.
    std::size_t looked_at_ = 0;  ///< How much of it was searched for the end of a head.
    bool head_begun_ = false;
    bool waits_readable_ = false;
    int requests_ = 0;
    std::optional<Incoming> incoming_;

    Asked asked_;
    bool keep_alive_ = true;
    std::shared_ptr<Work> work_;  ///< Keeps the request alive until its reply is sent.
    std::shared_ptr<Stream> stream_;
    std::unique_ptr<Live> live_;  ///< What it listens to.
    Ending ending_ = Ending::length;
    Outgoing outgoing_;

    struct Progress {
        Moment since;
        std::uint64_t received = 0;
    };
    std::optional<Progress>
        progress_;  ///< What the client had taken when this stretch of writing was last looked at.
    Moment drained_by_{};
};

}

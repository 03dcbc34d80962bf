// Replying, waiting and closing. What is slow for the client costs us a small object and no thread.
#include "platform/http/connection.h"

#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <cerrno>

namespace http {

/// A request on its way to a worker. Who claims it first answers it: the worker, or the connection
/// when it has waited long enough.
struct Work {
    Work(Request whole, Asked how) : request(std::move(whole)), asked(how) {}
    bool claim() { return !claimed.exchange(true); }

    Request request;
    Asked const asked;
    std::atomic<bool> claimed = false;
};

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

/// How long a client may be silent, and how long it may go on, after a reply that ends the
/// connection.
constexpr auto drain_silence = seconds(5);
constexpr auto drain_total = seconds(30);
constexpr auto drain_when_stopping = seconds(1);

/// How long a connection that has just been opened may still ask when the server is about to end.
constexpr auto newcomers_time = seconds(2);

/// How often one that listens hears something, however little happens.
constexpr auto heartbeat = seconds(15);

/// The least that a client must take in write_stall_seconds.
constexpr std::uint64_t least_taken = 1'024;

constexpr char const* overloaded = "too many requests are waiting";

}

Connection::Connection(IoThread& thread, boost::asio::ip::tcp::socket socket, Address const& from)
    : peer(from), thread_(thread), socket_(std::move(socket)), peer_text_(from.text()) {}

Connection::~Connection() = default;

void Connection::start() {
    head_begun_ = true;
    deadline_ = in(seconds(thread_.shared().settings.head_seconds));
    wait_readable();
}

void Connection::close() {
    if (state_ == State::closed) return;
    state_ = State::closed;
    if (work_) work_->claim();
    drop(std::move(stream_));
    live_.reset();
    boost::system::error_code ignored_because_it_is_closed_anyway;
    socket_.close(ignored_because_it_is_closed_anyway);
    thread_.remove(*this);
}

/// What a stream holds may take time to let go of (a database's snapshot): not on this thread.
void Connection::drop(std::shared_ptr<Stream> stream) {
    if (stream) thread_.shared().pool.submit([stream = std::move(stream)] {});
}

void Connection::hand_over(Request request) {
    auto& shared = thread_.shared();
    auto const importance =
        shared.program.importance ? shared.program.importance(request) : Importance::normal;
    bool const is_slow = shared.program.is_slow && shared.program.is_slow(request);
    auto const limit =
        milliseconds(is_slow ? shared.settings.slow_queue_wait_ms : shared.settings.queue_wait_ms);
    work_ = std::make_shared<Work>(std::move(request), asked_);
    state_ = State::waiting_for_worker;
    deadline_ = in(limit);
    auto task = [self = shared_from_this(), work = work_, limit,
                 since = steady_clock::now()]() mutable {
        auto& program = self->thread_.shared().program;
        if (steady_clock::now() - since > limit || !work->claim()) return;
        auto reply = answer(program, work->request, work->asked);
        work.reset();
        auto& thread = self->thread_;
        thread.post([self = std::move(self), reply = std::move(reply)]() mutable {
            self->answered(std::move(reply));
        });
    };
    auto& pool = is_slow ? shared.slow : shared.pool;
    if (!pool.try_submit(importance, std::move(task))) shed();
}

void Connection::answered(Reply reply) {
    if (state_ == State::closed) return drop(std::move(reply.stream));
    send(std::move(reply));
    settle();
}

void Connection::shed() {
    ++thread_.shared().counters.shed;
    auto reply = refusal(thread_.shared().program, 503, overloaded, asked_);
    reply.refused = false;
    send(std::move(reply));
}

void Connection::refuse(int status, std::string const& why) {
    keep_alive_ = false;
    incoming_.reset();
    send(refusal(thread_.shared().program, status, why, asked_));
}

void Connection::refuse_address(std::string_view beginning) {
    keep_alive_ = false;
    incoming_.reset();
    send(too_long(thread_.shared().program, beginning));
}

void Connection::send(std::shared_ptr<Prepared const> prepared) {
    ++thread_.shared().counters.at_once;
    outgoing_.start(std::move(prepared), thread_.tail(is_last()), asked_.head_only);
    begin_writing();
}

void Connection::send(Reply reply) {
    if (reply.refused) ++thread_.shared().counters.refused;
    if (reply.close) keep_alive_ = false;
    stream_ = std::move(reply.stream);
    live_ = std::move(reply.live);
    ending_ = reply.ending;
    bool const has_parts = ending_ != Ending::length && !asked_.head_only;
    auto const tail = thread_.tail(is_last());
    if (has_parts)
        outgoing_.start_stream(std::move(reply.head), tail, std::move(reply.body), ending_,
                               !stream_ && !live_);
    else outgoing_.start(std::move(reply.head), tail, std::move(reply.body));
    begin_writing();
}

void Connection::begin_writing() {
    state_ = State::writing;
    progress_.reset();
    if (flush()) written();
}

/// Whether everything is sent; if not, either the rest follows when the socket takes it, or the
/// client is gone.
bool Connection::flush() {
    switch (outgoing_.send(socket_.native_handle())) {
        case Outgoing::Sent::all: return true;
        case Outgoing::Sent::broken: close(); return false;
        case Outgoing::Sent::blocked: break;
    }
    socket_.async_wait(socket_.wait_write, [self = shared_from_this()](boost::system::error_code) {
        self->on_writable();
    });
    return false;
}

void Connection::on_writable() {
    if (state_ != State::writing || !flush()) return;
    written();
    settle();
}

void Connection::written() {
    outgoing_.forget();
    if (stream_) return ask_for_part();
    work_.reset();
    if (live_) return listen();
    if (is_last()) return drain();
    state_ = State::reading_head;
    head_begun_ = false;
    deadline_ = in(seconds(thread_.shared().settings.idle_seconds));
}

void Connection::ask_for_part() {
    state_ = State::waiting_for_part;
    thread_.shared().pool.submit([self = shared_from_this(), stream = stream_]() mutable {
        auto part = next_part(self->thread_.shared().program, *stream);
        stream.reset();
        auto& thread = self->thread_;
        thread.post([self = std::move(self), part = std::move(part)]() mutable {
            self->got_part(std::move(part));
        });
    });
}

void Connection::got_part(Part part) {
    if (state_ != State::waiting_for_part) return;
    if (part.broken) return close();
    if (part.last) drop(std::exchange(stream_, nullptr));
    outgoing_.go_on(std::move(part.bytes), ending_, !stream_);
    begin_writing();
    settle();
}

/// Waits for what the topic is told next.
void Connection::listen() {
    if (thread_.stopping()) return end_live();
    state_ = State::live;
    deadline_ = in(heartbeat);
}

/// Sends on what is new, or shows that the line is not dead.
void Connection::look_at_topic() {
    bool const is_new = live_->topic->number() != live_->seen;
    if (!is_new && thread_.now() <= deadline_) return;
    if (is_new) {
        auto const told = live_->topic->last();
        live_->seen = told.number;
        outgoing_.go_on(*told.event, ending_, false);
    } else outgoing_.go_on(":\n\n", ending_, false);
    begin_writing();
    settle();
}

/// The stream ends in order: the client asks again, here or at the next server.
void Connection::end_live() {
    live_.reset();
    outgoing_.go_on({}, ending_, true);
    begin_writing();
}

/// Whoever listens has nothing to say: what comes is thrown away, and the end of it is the end.
bool Connection::is_still_there() {
    auto& scratch = thread_.scratch();
    auto const size = recv(socket_.native_handle(), scratch.data(), scratch.size(), MSG_DONTWAIT);
    return size > 0 || (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR));
}

/// Says that no more will come and waits for the client to read it: closing with unread bytes would
/// make the system take back what was sent.
void Connection::drain() {
    state_ = State::draining;
    pending_.clear();
    ::shutdown(socket_.native_handle(), SHUT_WR);
    drained_by_ = in(thread_.stopping() ? drain_when_stopping : drain_total);
    set_drain_deadline();
}

void Connection::set_drain_deadline() { deadline_ = std::min(in(drain_silence), drained_by_); }

/// After an event: goes on with what is there, then waits for more.
void Connection::settle() {
    if (state_ == State::reading_head && !pending_.empty()) take({});
    if (state_ == State::reading_head || state_ == State::reading_body || state_ == State::live ||
        state_ == State::draining)
        wait_readable();
}

void Connection::stop() {
    if (state_ == State::live) {
        end_live();
        return settle();
    }
    if (state_ == State::draining) deadline_ = std::min(deadline_, in(drain_when_stopping));
    if (state_ != State::reading_head || !pending_.empty()) return;
    // A request may be on its way on a connection that has just been opened, or have come right
    // now.
    if (requests_ == 0) deadline_ = std::min(deadline_, in(newcomers_time));
    else if (!receive()) close();
    else settle();
}

/// Whether the client has taken too little lately. What lies in the system's buffer is not taken
/// yet.
bool Connection::is_stalled() {
    int in_buffer = 0;
    if (ioctl(socket_.native_handle(), SIOCOUTQ, &in_buffer) != 0) return false;
    auto const taken = outgoing_.sent() - static_cast<std::uint64_t>(in_buffer);
    auto const now = thread_.now();
    if (!progress_) progress_ = {now, taken};
    if (now - progress_->since < seconds(thread_.shared().settings.write_stall_seconds))
        return false;
    if (taken - progress_->received < least_taken) return true;
    progress_ = {now, taken};
    return false;
}

void Connection::tick() {
    bool const late = thread_.now() > deadline_;
    switch (state_) {
        case State::reading_head:
            if (late) time_out();
            break;
        case State::reading_body:
            if (late || body_is_late()) time_out();
            break;
        case State::waiting_for_worker:
            if (!late || !work_->claim()) break;
            shed();
            settle();
            break;
        case State::writing:
            if (!is_stalled()) break;
            ++thread_.shared().counters.timed_out;
            close();
            break;
        case State::live: look_at_topic(); break;
        case State::draining:
            if (late) close();
            break;
        case State::waiting_for_part:
        case State::closed: break;
    }
}

void Connection::time_out() {
    bool const silent = state_ == State::reading_head && pending_.empty();
    if (!silent || head_begun_) ++thread_.shared().counters.timed_out;
    if (silent) return close();
    refuse(408, "the request did not come in time");
    settle();
}

}

// Reading requests: whole heads through the guard, bodies into their store, nothing half to the
// program.
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

#include "platform/http/connection.h"

namespace http {

namespace {

using std::chrono::seconds;

/// What may be read ahead of the request that is being answered.
constexpr std::size_t read_ahead = std::size_t{16} * 1024;
constexpr std::size_t upload_from = std::size_t{1024} * 1024;
constexpr auto slow_start = seconds(5);
constexpr std::uint64_t least_per_second = 1'024;

}

void Connection::wait_readable() {
    if (waits_readable_) return;
    waits_readable_ = true;
    socket_.async_wait(socket_.wait_read, [self = shared_from_this()](boost::system::error_code) {
        self->on_readable();
    });
}

void Connection::on_readable() {
    waits_readable_ = false;
    if (state_ == State::draining) return drain_some();
    if (state_ == State::live) return is_still_there() ? settle() : close();
    if (state_ != State::reading_head && state_ != State::reading_body) return;
    if (receive()) settle();
}

/// Takes what has arrived. False when nothing has: the connection may be closed then, or only
/// silent.
bool Connection::receive() {
    auto& scratch = thread_.scratch();
    bool const measured = state_ == State::reading_body && incoming_->framing == Framing::length;
    auto const room =
        measured ? std::min<std::uint64_t>(scratch.size(), incoming_->left) : read_ahead;
    auto const size = recv(socket_.native_handle(), scratch.data(), room, MSG_DONTWAIT);
    if (size > 0) {
        take({scratch.data(), static_cast<std::size_t>(size)});
        return true;
    }
    if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) wait_readable();
    else close();
    return false;
}

void Connection::take(std::string_view bytes) {
    std::string held;
    if (!pending_.empty()) {
        held = std::move(pending_);
        held += bytes;
        bytes = held;
        pending_.clear();
    }
    while (!bytes.empty()) {
        auto const used = state_ == State::reading_head   ? take_head(bytes)
                          : state_ == State::reading_body ? take_body(bytes)
                                                          : 0;
        if (used == 0) break;
        bytes.remove_prefix(used);
    }
    if (state_ == State::draining || state_ == State::closed) return;
    if (bytes.size() == held.size()) pending_ = std::move(held);
    else pending_.assign(bytes);
    if (state_ == State::reading_body && incoming_->invite) invite_body();
}

std::size_t Connection::take_head(std::string_view bytes) {
    auto const& settings = thread_.shared().settings;
    auto const end = find_head_end(bytes, looked_at_);
    bool const too_long =
        end.size > settings.head_limit || (end.size == 0 && bytes.size() >= settings.head_limit);
    if (end.broken || too_long) {
        asked_ = {};
        auto const beginning = bytes.substr(0, settings.head_limit);
        if (end.broken) refuse(400, "this is not the head of a request");
        else if (beginning.find('\n') == beginning.npos) refuse_address(beginning);
        else refuse(431, "the head is too long");
        return 0;
    }
    if (end.size == 0) {
        if (!std::exchange(head_begun_, true)) deadline_ = in(seconds(settings.head_seconds));
        return 0;
    }
    looked_at_ = 0;
    begin_request(bytes.substr(0, end.size));
    return end.size;
}

void Connection::begin_request(std::string_view block) {
    auto& shared = thread_.shared();
    auto& head = thread_.head();
    asked_ = {};
    if (auto const refused = guard(block, shared.rules, head))
        return refuse(refused->status, std::string(refused->why));
    ++shared.counters.requests;
    asked_ = {.head_only = head.method == Method::head, .http_1_0 = head.http_1_0};
    keep_alive_ = head.keep_alive && ++requests_ < shared.settings.requests_per_connection;
    try {
        auto& request = thread_.maker().make(head, peer, peer_text_);
        if (head.framing != Framing::none) return begin_body(head, request);
        if (shared.program.at_once)
            if (auto ready = shared.program.at_once(request)) return send(std::move(ready));
        hand_over(thread_.maker().take());
    } catch (BadRequest const& bad) { refuse(400, bad.why); } catch (...) {
        refuse(500, what_was_thrown());
    }
}

Connection::Incoming::Incoming(Request whole_head, Head const& head, std::size_t body_limit,
                               ServerSettings const& settings, Moment now)
    : request(std::move(whole_head)),
      framing(head.framing),
      left(head.content_length),
      limit(body_limit),
      store(settings.body_in_memory, settings.temporary_folder),
      invite(head.expects_continue),
      since(now) {}

void Connection::begin_body(Head const& head, Request& request) {
    auto const& settings = thread_.shared().settings;
    auto const& ask = thread_.shared().program.body_limit;
    auto const limit = ask ? ask(request) : settings.body_in_memory;
    if (head.framing == Framing::length && head.content_length > limit)
        return refuse(413, "the body is too large");
    incoming_.emplace(thread_.maker().take(), head, limit, settings, thread_.now());
    state_ = State::reading_body;
    deadline_ = in(seconds(head.content_length > upload_from ? settings.upload_seconds
                                                             : settings.body_seconds));
}

/// "100 Continue", unless the client has not waited for it. So few bytes always fit into the
/// socket's buffer.
void Connection::invite_body() {
    constexpr std::string_view invitation = "HTTP/1.1 100 Continue\r\n\r\n";
    incoming_->invite = false;
    if (incoming_->store.size() > 0 || !pending_.empty()) return;
    auto const sent = ::send(socket_.native_handle(), invitation.data(), invitation.size(),
                             MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent != static_cast<ssize_t>(invitation.size())) close();
}

std::size_t Connection::take_body(std::string_view bytes) {
    try {
        return incoming_->framing == Framing::length ? take_measured(bytes) : take_chunks(bytes);
    } catch (StorageFull const& full) { refuse(507, full.what()); } catch (...) {
        refuse(500, what_was_thrown());
    }
    return 0;
}

std::size_t Connection::take_measured(std::string_view bytes) {
    auto const content = bytes.substr(0, std::min<std::uint64_t>(bytes.size(), incoming_->left));
    incoming_->left -= content.size();
    store(content);
    if (incoming_->left == 0) finish_body();
    return content.size();
}

std::size_t Connection::take_chunks(std::string_view bytes) {
    auto& chunks = incoming_->chunks;
    auto const step = chunks.step(bytes);
    if (chunks.state() == ChunkedReader::State::broken) {
        refuse(400, "the chunks of the body are broken");
    } else if (incoming_->store.size() + step.content.size() > incoming_->limit) {
        refuse(413, "the body is too large");
    } else {
        store(step.content);
        if (chunks.state() == ChunkedReader::State::done) finish_body();
    }
    return step.used;
}

void Connection::store(std::string_view content) {
    bool const was_small = incoming_->store.size() <= upload_from;
    incoming_->store.add(content);
    if (incoming_->framing == Framing::chunked && was_small &&
        incoming_->store.size() > upload_from)
        deadline_ = incoming_->since + seconds(thread_.shared().settings.upload_seconds);
}

void Connection::finish_body() {
    incoming_->request.body = incoming_->store.finish();
    auto request = std::move(incoming_->request);
    incoming_.reset();
    hand_over(std::move(request));
}

/// Whether the body comes at less than 1 KiB a second, not counting the first moments.
bool Connection::body_is_late() const {
    auto const time =
        std::chrono::duration_cast<seconds>(thread_.now() - incoming_->since - slow_start);
    return time.count() > 0 &&
           incoming_->store.size() < least_per_second * static_cast<std::uint64_t>(time.count());
}

void Connection::drain_some() {
    constexpr int at_a_time = 16;
    auto& scratch = thread_.scratch();
    for (int i = 0; i < at_a_time; ++i) {
        auto const size =
            recv(socket_.native_handle(), scratch.data(), scratch.size(), MSG_DONTWAIT);
        if (size > 0) {
            set_drain_deadline();
            continue;
        }
        if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) break;
        return close();
    }
    wait_readable();
}

}

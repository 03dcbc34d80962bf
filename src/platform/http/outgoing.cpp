// Gathers the pieces for one system call.
#include "platform/http/outgoing.h"

#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>

namespace http {

void Outgoing::forget() {
    prepared_.reset();
    if (!head_.empty()) head_ = std::string();
    if (!body_.empty()) body_ = std::string();
    count_ = next_ = 0;
}

void Outgoing::add(std::string_view piece) {
    if (!piece.empty()) pieces_[count_++] = piece;
}

void Outgoing::add_tail(std::string_view tail) {
    if (tail.size() > tail_.size())
        throw std::length_error("the tail of a head is longer than its place");
    std::ranges::copy(tail, tail_.begin());
    add({tail_.data(), tail.size()});
}

void Outgoing::add_part(std::string part, Ending ending, bool last) {
    body_ = std::move(part);
    if (ending != Ending::chunked) return add(body_);
    if (!body_.empty()) {
        size_line_ = fmt::format("{:x}\r\n", body_.size());
        add(size_line_);
        add(body_);
        add("\r\n");
    }
    if (last) add("0\r\n\r\n");
}

void Outgoing::start(std::shared_ptr<Prepared const> prepared, std::string_view tail,
                     bool head_only) {
    constexpr std::size_t empty_line = 2;
    forget();
    prepared_ = std::move(prepared);
    std::string_view const bytes = prepared_->bytes;
    add(bytes.substr(0, prepared_->head_size - empty_line));
    add_tail(tail);
    if (!head_only) add(bytes.substr(prepared_->head_size));
}

void Outgoing::start(std::string head, std::string_view tail, std::string body) {
    start_stream(std::move(head), tail, std::move(body), Ending::length, true);
}

void Outgoing::start_stream(std::string head, std::string_view tail, std::string part,
                            Ending ending, bool last) {
    forget();
    head_ = std::move(head);
    add(head_);
    add_tail(tail);
    add_part(std::move(part), ending, last);
}

void Outgoing::go_on(std::string part, Ending ending, bool last) {
    forget();
    add_part(std::move(part), ending, last);
}

Outgoing::Sent Outgoing::send(int socket) {
    while (next_ < count_) {
        std::array<iovec, 6> buffers;
        msghdr message{};
        message.msg_iov = buffers.data();
        for (auto i = next_; i < count_; ++i)
            buffers[message.msg_iovlen++] = {const_cast<char*>(pieces_[i].data()),
                                             pieces_[i].size()};
        auto const result = sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (result < 0 && errno == EINTR) continue;
        if (result < 0)
            return errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOBUFS ? Sent::blocked
                                                                               : Sent::broken;
        auto left = static_cast<std::size_t>(result);
        sent_ += left;
        while (left > 0) {
            auto const step = std::min(left, pieces_[next_].size());
            pieces_[next_].remove_prefix(step);
            left -= step;
            if (pieces_[next_].empty()) ++next_;
        }
    }
    return Sent::all;
}

}

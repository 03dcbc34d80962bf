// A line for each size, the content, a line break; and at the end the trailers.
#include "platform/http/chunked.h"

#include <algorithm>

#include "platform/http/ascii.h"

namespace http {

namespace {

constexpr std::size_t line_limit = 1'024;
constexpr std::size_t trailer_limit = 8'192;
constexpr std::size_t size_digits = 8;

}

ChunkedReader::Step ChunkedReader::step(std::string_view bytes) {
    Step result;
    while (state_ == State::reading && result.used < bytes.size()) {
        auto const rest = bytes.substr(result.used);
        if (expect_ != Expect::content) {
            result.used += take_line(rest);
            continue;
        }
        result.content = rest.substr(0, std::min<std::uint64_t>(left_, rest.size()));
        result.used += result.content.size();
        left_ -= result.content.size();
        if (left_ == 0) expect_ = Expect::content_end;
        break;
    }
    return result;
}

/// Gathers one line, which may come in pieces, and reads it once it is whole.
std::size_t ChunkedReader::take_line(std::string_view bytes) {
    auto const end = bytes.find('\n');
    auto const taken = end == bytes.npos ? bytes : bytes.substr(0, end + 1);
    if (line_.size() + taken.size() > line_limit) {
        state_ = State::broken;
        return taken.size();
    }
    line_ += taken;
    if (end == bytes.npos) return taken.size();
    if (line_.size() < 2 || line_[line_.size() - 2] != '\r') {
        state_ = State::broken;
        return taken.size();
    }
    line_.resize(line_.size() - 2);
    read_line();
    line_.clear();
    return taken.size();
}

void ChunkedReader::read_line() {
    bool const unexpected = expect_ == Expect::content_end && !line_.empty();
    if (unexpected || !is_header_value(line_)) state_ = State::broken;
    else if (expect_ == Expect::size) read_size();
    else if (expect_ == Expect::trailer) read_trailer();
    else expect_ = Expect::size;
}

void ChunkedReader::read_size() {
    std::size_t digits = 0;
    left_ = 0;
    for (; digits < line_.size() && hex_value(line_[digits]) >= 0; ++digits)
        if (digits < size_digits)
            left_ = left_ * 16 + static_cast<std::uint64_t>(hex_value(line_[digits]));
    auto const extension = std::string_view(line_).substr(digits);
    if (digits == 0 || digits > size_digits || (!extension.empty() && extension.front() != ';'))
        state_ = State::broken;
    expect_ = left_ ? Expect::content : Expect::trailer;
}

void ChunkedReader::read_trailer() {
    if (line_.empty()) {
        state_ = State::done;
        return;
    }
    trailer_size_ += line_.size();
    auto const colon = line_.find(':');
    bool const well_formed =
        colon != line_.npos && is_token(std::string_view(line_).substr(0, colon));
    if (!well_formed || trailer_size_ > trailer_limit) state_ = State::broken;
}

}

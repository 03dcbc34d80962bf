// The one place where an exception from the program ends.
#include "platform/http/answer.h"

#include <chrono>
#include <exception>
#include <random>
#include <utility>

#include "platform/http/form.h"

namespace http {

namespace {

/// Parts are gathered up to this size, unless making them is slow.
constexpr std::size_t part_size = std::size_t{32} * 1024;
constexpr auto gathering_time = std::chrono::milliseconds(100);

void report(Program const& program, std::string const& what) {
    if (program.report) program.report(what);
}

/// Between 1 and 10, so that those who were turned away do not come back all at once.
std::string retry_seconds() {
    thread_local std::minstd_rand random{std::random_device{}()};
    return std::to_string(std::uniform_int_distribution(1, 10)(random));
}

Response plain_refusal(int status) { return plain(std::string(reason(status)) + '\n', status); }

Response words_for(Program const& program, int status, std::string const& why) {
    if (!program.refuse) return plain_refusal(status);
    try {
        return program.refuse(status, why);
    } catch (...) {
        report(program, "the words for a refusal failed: " + what_was_thrown());
        return plain_refusal(status);
    }
}

Reply stream_reply(Program const& program, Response response, Asked asked) {
    auto const ending = asked.http_1_0 ? Ending::closing : Ending::chunked;
    Reply reply{.head = reply_head(response, ending),
                .body = {},
                .ending = ending,
                .close = ending == Ending::closing};
    if (asked.head_only || !may_have_body(response.status)) return reply;
    if (auto const* live = response.more.target<Live>()) {
        reply.live = std::make_unique<Live>(*live);
        reply.body = std::exchange(reply.live->first, {});
        return reply;
    }
    reply.stream = std::make_unique<Stream>(std::move(response.more), ending);
    auto part = next_part(program, *reply.stream);
    if (part.broken) throw std::runtime_error("a streamed reply could not begin");
    reply.body = std::move(part.bytes);
    if (part.last) reply.stream.reset();
    return reply;
}

Response words_for_too_long(Program const& program, std::string_view beginning) {
    constexpr int status = 414;
    if (program.address_too_long) try {
            return program.address_too_long(beginning);
        } catch (...) {
            report(program, "the words for a long address failed: " + what_was_thrown());
        }
    return words_for(program, status, "the address is too long");
}

Reply reply_of(Program const& program, Response response, Asked asked) {
    if (response.more) return stream_reply(program, std::move(response), asked);
    Reply reply{.head = reply_head(response, Ending::length), .body = {}};
    if (!asked.head_only && may_have_body(response.status)) reply.body = std::move(response.body);
    return reply;
}

}

std::string what_was_thrown() {
    try {
        throw;
    } catch (std::exception const& error) { return error.what(); } catch (...) {
        return "something that is not a std::exception";
    }
}

namespace {

Reply refusal_of(Program const& program, Response response, Asked asked) {
    response.more = nullptr;
    int const status = response.status;
    Reply reply;
    try {
        reply = reply_of(program, std::move(response), asked);
    } catch (std::exception const& error) {
        report(program, "the words for a refusal cannot be sent: " + std::string(error.what()));
        reply = reply_of(program, plain_refusal(status), asked);
    }
    reply.refused = true;
    return reply;
}

}

Reply refusal(Program const& program, int status, std::string const& why, Asked asked) {
    auto response = words_for(program, status, why);
    if (status == 503 && response.header("Retry-After").empty())
        response.headers.emplace_back("Retry-After", retry_seconds());
    if (status == 405 && response.header("Allow").empty())
        response.headers.emplace_back("Allow", "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE");
    return refusal_of(program, std::move(response), asked);
}

Reply too_long(Program const& program, std::string_view beginning) {
    return refusal_of(program, words_for_too_long(program, beginning),
                      {.head_only = beginning.starts_with("HEAD ")});
}

Reply answer(Program const& program, Request& request, Asked asked) {
    try {
        read_form(request);
    } catch (BadRequest const& bad) {
        auto reply = refusal(program, 400, bad.why, asked);
        reply.close = true;
        return reply;
    }
    try {
        return reply_of(program, program.respond(request), asked);
    } catch (...) { return refusal(program, 500, what_was_thrown(), asked); }
}

Part next_part(Program const& program, Stream& stream) {
    Part part;
    auto const until = std::chrono::steady_clock::now() + gathering_time;
    try {
        do part.last = !stream.more(part.bytes);
        while (!part.last && part.bytes.size() < part_size &&
               std::chrono::steady_clock::now() < until);
    } catch (...) {
        report(program, "a streamed reply broke: " + what_was_thrown());
        part.broken = true;
    }
    return part;
}

}

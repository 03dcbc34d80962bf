// Any bytes as a scanner's answer: only the very words make a file clean.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/scanner/reply.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    constexpr std::string_view clean("stream: OK\0", 11);
    for (bool const all_sent : {false, true}) {
        auto const verdict = scanner::parse_reply(text, all_sent);
        if (!verdict) continue;
        if (verdict->found.empty() && (!all_sent || text != clean)) std::abort();
        if (verdict->found.size() > scanner::longest_found) std::abort();
        if (std::ranges::any_of(verdict->found, [](char c) { return c < ' ' || c > '~'; }))
            std::abort();
    }
    return 0;
}

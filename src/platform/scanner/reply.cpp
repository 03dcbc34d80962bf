// Three answers mean something: "stream: OK", "stream: NAME FOUND", "… ERROR".
#include "platform/scanner/reply.h"

#include <algorithm>
#include <utility>

namespace scanner {

namespace {

bool is_printable(char c) { return c >= ' ' && c <= '~'; }

}

std::string_view name(Trouble trouble) {
    switch (trouble) {
        case Trouble::unreachable: return "unreachable";
        case Trouble::busy: return "busy";
        case Trouble::slow: return "slow";
        case Trouble::broke_off: return "broke_off";
        case Trouble::too_large: return "too_large";
        case Trouble::senseless: return "senseless";
        case Trouble::failed: return "failed";
    }
    std::unreachable();
}

std::expected<Verdict, Trouble> parse_reply(std::string_view bytes, bool all_sent) {
    auto const end = bytes.find('\0');
    if (end == bytes.npos)
        return std::unexpected(bytes.size() < longest_reply ? Trouble::broke_off
                                                            : Trouble::senseless);
    if (end + 1 != bytes.size()) return std::unexpected(Trouble::senseless);
    auto text = bytes.substr(0, end);
    if (!std::ranges::all_of(text, is_printable)) return std::unexpected(Trouble::senseless);
    constexpr std::string_view found = " FOUND", failed = " ERROR", about = "stream: ";
    if (text.ends_with(failed))
        return std::unexpected(text.contains("size limit exceeded") ? Trouble::too_large
                                                                    : Trouble::failed);
    if (!text.starts_with(about)) return std::unexpected(Trouble::senseless);
    text.remove_prefix(about.size());
    if (text == "OK") {
        if (all_sent) return Verdict{};
        return std::unexpected(Trouble::senseless);
    }
    if (!text.ends_with(found) || text.size() == found.size())
        return std::unexpected(Trouble::senseless);
    text.remove_suffix(found.size());
    return Verdict{.found = std::string(text.substr(0, longest_found))};
}

}

// What clamd answers to INSTREAM, read without believing more than it says (clamd(8)).
#pragma once
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace scanner {

/// What the scanner thinks of a file.
struct Verdict {
    std::string found = {};  ///< What it recognised, as it calls it; empty: nothing.
    friend bool operator==(Verdict const&, Verdict const&) = default;
};

/// Why there is no verdict. Then the file is not taken for clean.
enum class Trouble : std::uint8_t {
    unreachable,  ///< Nobody listens at the address, or there is no room for one more.
    busy,         ///< Others were looked at all the while.
    slow,         ///< It took longer than it may.
    broke_off,    ///< It hung up before it had answered.
    too_large,    ///< More bytes than the scanner takes.
    senseless,    ///< What it answered is no answer of clamd's.
    failed,       ///< It answered that it failed.
};

/// A stable word for the log: "unreachable".
std::string_view name(Trouble trouble);

/// The longest answer that is read, its end counted; honest ones have some fifty bytes.
inline constexpr std::size_t longest_reply = 1024;
/// What is kept of the name of something found.
inline constexpr std::size_t longest_found = 120;

/// The whole answer, which ends with its first zero byte and has nothing after it. `all_sent` is
/// whether the scanner had the whole file: before that nothing is clean.
std::expected<Verdict, Trouble> parse_reply(std::string_view bytes, bool all_sent);

}

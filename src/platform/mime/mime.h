// Mail that strangers send, taken apart by a process that can do nothing else (platform/confined).
#pragma once
#include <chrono>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace mime {

/// The largest message that is read, and how much of its text is kept.
inline constexpr std::size_t most_bytes = 25 * 1024 * 1024, most_text = 200'000;

/// Why a message comes from a machine and not from a person.
///   automatic  it says so itself (RFC 3834), or is a holiday's answer
///   bounce     a mail server tells of a letter that did not arrive
///   list       it went to many
enum class Machine : std::uint8_t { no, automatic, bounce, list };
std::string_view name(Machine machine);

/// What we use of a message. Everything is as its sender wrote it: addresses are claims.
struct Mail {
    std::string id = {};               ///< Message-ID without its brackets; may be empty.
    std::string from = {};             ///< The one address of From, or empty.
    std::string from_name = {};        ///< What stands beside it.
    std::vector<std::string> to = {};  ///< All that it was sent or handed to.
    Machine machine = Machine::no;
    std::string text = {};   ///< UTF-8, "\n" line ends, as far as it goes.
    std::int64_t files = 0;  ///< Parts that are no text of the message.
    friend bool operator==(Mail const&, Mail const&) = default;
};

/// Why nothing was read: it took the process's time or memory, crashed it, or is no mail.
enum class Failure : std::uint8_t { too_much, crashed, no_mail };
std::string_view name(Failure failure);

struct Process {
    std::vector<std::string> command = {};  ///< As confined::Process has it.
    std::chrono::seconds time = std::chrono::minutes(2);
};

/// Starts the process and gives it the message. What comes back is trusted no more than the message
/// itself.
std::expected<Mail, Failure> read(std::string_view bytes, Process const& process);

/// What the process does once it is confined: reads here and now. Never throws but for lack of
/// memory.
std::expected<Mail, Failure> read_here(std::string_view bytes);

/// The process itself: reads a message from `in`, is confined, writes what it found to `out`.
int read_mail_main(int in, int out);

/// How the process tells what it found, and back; nothing when it makes no sense.
std::string encoded(std::expected<Mail, Failure> const& mail);
std::expected<Mail, Failure> decoded(std::string_view bytes);

}

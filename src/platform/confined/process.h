// Work on malicious bytes in a process of its own: it gets them, tells what it found, and ends.
#pragma once
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace confined {

struct Process {
    /// The program and its arguments, e.g. {"/proc/self/exe", "read-pdf"}. It reads the bytes from
    /// its standard input, calls confine_this_process() and writes its findings to its output.
    std::vector<std::string> command = {};
    /// By the clock. Work is bounded by the process itself, by the time that the processor gives it
    /// (confinement.h): this is for one that waits for ever, and has room for a starved machine.
    std::chrono::seconds time = std::chrono::minutes(5);
};

/// How the process ended.
///   finished       by itself, with status 0
///   used_up        it had no more time (the processor's or the clock's) or memory
///   crashed        as one does that was attacked
///   said_too_much  it was stopped for writing more than it may
enum class Ending { finished, used_up, crashed, said_too_much };

struct Told {
    Ending ending = Ending::crashed;
    std::string bytes = {};  ///< Trusted no more than what the process was given.
};

/// Starts the process, gives it the bytes and takes what it says, at most `most_bytes`. Throws
/// std::system_error when it cannot be started or ends with another status than 0.
Told run(Process const& process, std::string_view bytes, std::size_t most_bytes);

/// All bytes of `in`, for the process itself. Throws std::runtime_error when they are more.
std::string read_whole(int in, std::size_t most_bytes);
/// Throws std::runtime_error when nobody listens.
void write_whole(int out, std::string_view bytes);

}

// Takes from a process what it does not need, before it reads what may be malicious.
#pragma once
#include <chrono>

namespace confined {

/// From now on and for good, this process can compute, use the files it has open, and end: it opens
/// no files, connects to nothing, starts nothing, and has 1 GiB of memory and so much processor
/// time, counted from its start. Throws std::system_error when the system does not grant that.
void confine_this_process(std::chrono::seconds processor_time = std::chrono::seconds(30));

}

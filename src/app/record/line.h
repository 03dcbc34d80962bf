// One entry of the record as one line for syslog.
#pragma once
#include <string>

#include "services/activity/selection.h"

namespace record {

/// The most bytes a line may have: what receivers take whole as they come (rsyslog: 8 KiB).
inline constexpr std::size_t longest_line = 8000;

/// The entry as one line of JSON, in UTF-8: sequence, at, actor, action, kind, id, organisation,
/// details and chain, the entry's hash in the log's chain. Details that would make it longer than
/// `longest_line` are left out, which the line says.
std::string json_line(activity::Chained const& chained);

/// The line as programs hand it to the local syslog: "<110>samverk[PID]: …". 110 is facility 13
/// (log audit), severity 6 (informational), as RFC 5424 §6.2.1 counts them.
std::string syslog_message(std::string const& line, long process);

}

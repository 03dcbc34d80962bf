// The templates that the program ships: registers/processes.csv.
#pragma once
#include <string_view>
#include <vector>

#include "features/processes/process.h"
#include "platform/resources/resources.h"

namespace processes {

/// In the order of the register. Throws std::runtime_error, naming the row, when it has another
/// shape: each row says one thing (`what`) of a process, a track or a step, in three languages.
std::vector<Process> read_templates(resources::Resources const& resources);

/// Null when there is none with this key.
Process const* find_template(std::vector<Process> const& templates, std::string_view key);

}

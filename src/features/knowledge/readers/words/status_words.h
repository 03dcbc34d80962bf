// The words by which sources say how far a project has come.
#pragma once
#include <optional>
#include <string_view>

#include "features/knowledge/project.h"

namespace knowledge::readers {

/// The status that the text names and nothing else ("Pågående", "Avslutad", "CLOSED"); case does
/// not matter.
std::optional<Status> read_status(std::string_view text);

/// The same where more may follow: "Avslutat 2019-08-31", "Pågående, fas 3".
std::optional<Status> read_status_beginning(std::string_view text);

}

// Numbers of statutes and of EU documents: their form, and what cannot be.
#pragma once
#include <expected>
#include <optional>
#include <string>

#include "services/legal_references/reference.h"
#include "services/legal_references/scanning.h"

namespace legal_references {

using Number = std::expected<std::string, Fault>;

/// "2010:900", "1736:0123 2". Nothing, and the cursor stays, for what does not look like one.
std::optional<Number> take_sfs(Cursor& cursor, int year);

/// "32016R0679", "02016R0679-20160504", "12016E107", "62012CJ0131", also after "CELEX:".
std::optional<Number> take_celex(Cursor& cursor, int year);

}

// The headings of final reports, and the fields of a case that they open.
#pragma once
#include <optional>
#include <string_view>

namespace knowledge::readers {

/// Keys beside those of a case's fields: a table of contents, and what is the overview when there
/// is no summary.
inline constexpr std::string_view report_contents = "contents", report_purpose = "purpose";

/// The key that a heading opens, numbered or not ("3.2 Resultat och måluppfyllelse" → "results");
/// empty for headings that are known to belong to no field, nothing for unknown ones. `whole`:
/// nothing may follow the known words.
std::optional<std::string_view> report_heading(std::string_view text, bool whole);

}

// A final report as the beginning of a case.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/knowledge/readers/readers.h"
#include "platform/documents/document.h"

namespace knowledge::readers {

/// The draft that a document amounts to. Sections have the keys of a case's fields: "overview",
/// "new", "partnerships", "users", "results", "challenges", "conditions", "replication", "lessons",
/// "fixed", "flexible", "needs_legal", "needs_data", "needs_technology", "needs_staff", "not_if",
/// "cost_note", "buying". "overview" is the report's summary; only when it has none, its purpose
/// and background. What stands under other headings is the leftover, with the headings as lines of
/// their own; tables of contents are left out, persons' numbers and addresses taken out.
/// `sources` tell the language when the text itself does not.
CaseDraft draft_of(documents::Document const& document, Sources const& sources);

}

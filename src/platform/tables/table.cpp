// Looking up columns by name, and the words for problems.
#include "platform/tables/table.h"

#include "platform/basics/text.h"

#include <algorithm>
#include <utility>

namespace tables {

std::string_view name(RecordProblem problem) {
    switch (problem) {
        case RecordProblem::too_few_fields: return "too_few_fields";
        case RecordProblem::too_many_fields: return "too_many_fields";
        case RecordProblem::stray_quote: return "stray_quote";
        case RecordProblem::unclosed_quote: return "unclosed_quote";
        case RecordProblem::other_encoding: return "other_encoding";
        case RecordProblem::nul_bytes: return "nul_bytes";
        case RecordProblem::too_long: return "too_long";
    }
    std::unreachable();
}

bool Record::has(RecordProblem problem) const {
    return std::ranges::find(problems, problem) != problems.end();
}

Header::Header(std::vector<std::string> names) : names_(std::move(names)) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
        names_[i] = basics::trimmed(names_[i]);
        by_folded_name_.emplace(basics::folded(names_[i]), i);
    }
}

std::optional<std::size_t> Header::column(std::string_view name) const {
    auto const found = by_folded_name_.find(basics::folded(name));
    return found == by_folded_name_.end() ? std::nullopt : std::optional(found->second);
}

std::string_view RecordReader::field(Record const& record, std::string_view column) const {
    auto const position = header().column(column);
    return position && *position < record.fields.size() ? std::string_view(record.fields[*position])
                                                        : std::string_view();
}

}

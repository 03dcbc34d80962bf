// What makes a row whole.
#include "features/knowledge/readers/funders/rows.h"

#include <algorithm>

#include "features/knowledge/readers/fields.h"

namespace knowledge::readers {

std::string_view Row::field(std::string_view column) const {
    auto const value = table_.field(record_, column);
    return is_filler(value) ? std::string_view() : value;
}

Outcome each_row(tables::RecordReader& table, std::vector<std::string_view> const& needed,
                 Sink& sink, std::function<std::optional<Rejected>(Row const&)> const& take) {
    for (auto column : needed)
        if (!table.header().column(column))
            return std::unexpected(rejected(0, "knowledge.import.column_missing", column));
    tables::Record record;
    while (goes_on(sink) && table.next(record)) {
        auto const line = static_cast<std::int64_t>(record.line);
        auto const broken =
            std::ranges::find_if(record.problems, [](tables::RecordProblem problem) {
                return problem == tables::RecordProblem::too_long ||
                       problem == tables::RecordProblem::too_few_fields ||
                       problem == tables::RecordProblem::too_many_fields ||
                       problem == tables::RecordProblem::unclosed_quote;
            });
        if (broken != record.problems.end()) {
            auto const beginning = record.fields.empty() ? std::string() : record.fields.front();
            sink.rejected(rejected(
                line, "knowledge.import.row_" + std::string(tables::name(*broken)), beginning));
        } else if (auto why = take(Row(table, record))) reject(sink, line, *std::move(why));
    }
    return {};
}

bool Seen::add(std::string_view key) {
    auto const hash = hash_of(key);
    if (std::ranges::binary_search(sorted_, hash) ||
        std::ranges::find(recent_, hash) != recent_.end())
        return false;
    recent_.push_back(hash);
    if (recent_.size() >= 1024) {
        auto const middle = static_cast<std::ptrdiff_t>(sorted_.size());
        std::ranges::sort(recent_);
        sorted_.insert(sorted_.end(), recent_.begin(), recent_.end());
        std::inplace_merge(sorted_.begin(), sorted_.begin() + middle, sorted_.end());
        recent_.clear();
    }
    return true;
}

std::uint64_t hash_of(std::string_view key) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (unsigned char c : key) hash = (hash ^ c) * 1099511628211ULL;
    return hash;
}

}

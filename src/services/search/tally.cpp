// The counting loops are the innermost of search: a few dozen additions for each match.
#include "services/search/tally.h"

#include <algorithm>

namespace search {

Tally::Tally(Columns const& columns, std::map<Facet, std::vector<std::string>> const& selected)
    : columns_(columns), selected_(selected), counts_(columns.dictionary().size()) {
    for (auto const& [facet, values] : selected) {
        if (values.empty()) continue;
        required_.push_back(facet);
        chosen_.resize(columns.dictionary().size());
        for (auto const& value : values)
            if (auto const id = columns.dictionary().find(facet, value)) chosen_[*id] = 1;
        if (facet == Facet::municipality) kept_municipalities_.resize(counts_.size());
    }
}

bool Tally::passes(Block const& block, std::size_t row, Facet facet) const {
    return std::ranges::any_of(block.values_of(row, facet),
                               [&](ValueId value) { return chosen_[value] != 0; });
}

bool Tally::keeps_of_selected(Block const& block, std::size_t row) {
    Facet const* failed = nullptr;
    for (auto const& facet : required_) {
        if (passes(block, row, facet)) continue;
        if (failed != nullptr) return false;
        failed = &facet;
    }
    if (failed != nullptr) {
        for (auto const value : block.values_of(row, *failed)) ++counts_[value];
        return false;
    }
    for (auto const value : block.values_of(row)) ++counts_[value];
    ++total_;
    if (!kept_municipalities_.empty())
        for (auto const value : block.values_of(row, Facet::municipality))
            ++kept_municipalities_[value];
    return true;
}

void Tally::clear() {
    std::ranges::fill(counts_, 0U);
    std::ranges::fill(kept_municipalities_, 0U);
    total_ = 0;
}

std::map<Facet, FacetCounts> Tally::facets(std::size_t count) const {
    std::array<std::vector<ValueId>, facet_count> met;
    for (ValueId id = 0; id < counts_.size(); ++id)
        if (counts_[id] != 0 || is_chosen(id))
            met[static_cast<std::size_t>(columns_.dictionary().facet(id))].push_back(id);
    std::map<Facet, FacetCounts> all;
    for (auto const& info : search::facets()) {
        auto& counts = all[info.facet] = listed(met[static_cast<std::size_t>(info.facet)], count);
        add_chosen_without_match(info.facet, counts);
    }
    return all;
}

FacetCounts Tally::listed(std::vector<ValueId>& values, std::size_t count) const {
    auto const before = [&](ValueId left, ValueId right) {
        if (counts_[left] != counts_[right]) return counts_[left] > counts_[right];
        return columns_.dictionary().value(left) < columns_.dictionary().value(right);
    };
    auto const end = values.begin() + static_cast<std::ptrdiff_t>(std::min(count, values.size()));
    std::ranges::partial_sort(values, end, before);
    // Chosen values are shown even when others are more frequent.
    auto const shown =
        std::stable_partition(end, values.end(), [&](ValueId id) { return is_chosen(id); });
    std::sort(end, shown, before);
    FacetCounts counts{.values = {}, .more = static_cast<std::size_t>(values.end() - shown)};
    for (auto id = values.begin(); id != shown; ++id)
        counts.values.push_back({columns_.dictionary().value(*id), counts_[*id], is_chosen(*id)});
    return counts;
}

/// A chosen value that nothing has is listed too, so that it can be taken back.
void Tally::add_chosen_without_match(Facet facet, FacetCounts& counts) const {
    auto const chosen = selected_.find(facet);
    if (chosen == selected_.end()) return;
    for (auto const& value : chosen->second)
        if (!columns_.dictionary().find(facet, value)) counts.values.push_back({value, 0, true});
}

std::vector<ValueCount> Tally::municipalities() const {
    auto const& counts = kept_municipalities_.empty() ? counts_ : kept_municipalities_;
    std::vector<ValueCount> found;
    for (ValueId id = 0; id < counts.size(); ++id)
        if (counts[id] != 0 && columns_.dictionary().facet(id) == Facet::municipality)
            found.push_back({columns_.dictionary().value(id), counts[id], is_chosen(id)});
    std::ranges::sort(found, {}, &ValueCount::value);
    return found;
}

}

// The counting loops are the innermost of search: a few dozen additions for each match.
#include "services/search/tally.h"

#include <algorithm>

namespace search {

namespace {

RowBits both(RowBits const& left, RowBits const& right) {
    RowBits bits{};
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] = left[i] & right[i];
    return bits;
}

RowBits without(RowBits const& left, RowBits const& right) {
    RowBits bits{};
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] = left[i] & ~right[i];
    return bits;
}

RowBits rows_with_any(FacetRows const& rows, std::vector<ValueId> const& values) {
    RowBits bits{};
    for (auto const value : values) {
        auto const theirs = rows.rows_with(value);
        for (std::size_t i = 0; i < bits.size(); ++i) bits[i] |= theirs[i];
    }
    return bits;
}

}

Tally::Tally(Columns const& columns, std::map<Facet, std::vector<std::string>> const& selected)
    : columns_(columns), selected_(selected), counts_(columns.dictionary().size()) {
    for (auto const& [facet, values] : selected) {
        if (values.empty()) continue;
        auto& required = required_.emplace_back(Required{.facet = facet, .values = {}});
        chosen_.resize(columns.dictionary().size());
        for (auto const& value : values)
            if (auto const id = columns.dictionary().find(facet, value)) {
                chosen_[*id] = 1;
                required.values.push_back(*id);
            }
        if (facet == Facet::municipality) kept_municipalities_.resize(counts_.size());
    }
}

fulltext::Numbers Tally::keep(fulltext::Numbers const& matching) {
    constexpr auto words_of_block = std::tuple_size_v<RowBits>;
    fulltext::Numbers kept;
    for (std::size_t index = 0; index < columns_.blocks(); ++index) {
        auto const* const block = columns_.block(index);
        if (block == nullptr) continue;
        RowBits matches{};
        std::uint64_t any = 0;
        for (std::size_t i = 0; i < words_of_block; ++i)
            any |= matches[i] = matching.word(index * words_of_block + i) & block->alive[i];
        if (any == 0) continue;
        if (!required_.empty()) narrow(*block, matches);
        count_kept(*block, matches);
        for (std::size_t i = 0; i < words_of_block; ++i)
            kept.add_word(index * words_of_block + i, matches[i]);
    }
    return kept;
}

void Tally::narrow(Block const& block, RowBits& matches) {
    std::vector<RowBits> chosen;
    for (auto const& [facet, values] : required_)
        chosen.push_back(rows_with_any(block.facet(facet), values));
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        auto alone = without(matches, chosen[i]);
        for (std::size_t k = 0; k < chosen.size(); ++k)
            if (k != i) alone = both(alone, chosen[k]);
        block.facet(required_[i].facet).count(alone, counts_);
    }
    for (auto const& rows : chosen) matches = both(matches, rows);
}

void Tally::count_kept(Block const& block, RowBits const& kept) {
    each_row(kept, [&](std::size_t row) {
        for (auto const value : block.values_of(row)) ++counts_[value];
        ++total_;
        if (!kept_municipalities_.empty())
            for (auto const value : block.values_of(row, Facet::municipality))
                ++kept_municipalities_[value];
    });
}

void Tally::clear() {
    std::ranges::fill(counts_, 0U);
    std::ranges::fill(kept_municipalities_, 0U);
    total_ = 0;
}

std::map<Facet, FacetCounts> Tally::facets(std::size_t count) const {
    auto const& sorted = columns_.dictionary().sorted();
    std::map<Facet, FacetCounts> all;
    for (auto const& info : search::facets()) {
        auto& counts = all.emplace_hint(all.end(), info.facet, FacetCounts())->second;
        counts = listed(sorted, info.facet, count);
        add_chosen_without_match(info.facet, counts);
    }
    return all;
}

FacetCounts Tally::listed(Dictionary::Sorted const& sorted, Facet facet, std::size_t count) const {
    // The most frequent first, equals by value: both in one number.
    constexpr std::uint32_t most = 0xFFFFFFFF;
    constexpr unsigned place_bits = 32;
    thread_local std::vector<std::uint64_t> met;
    met.clear();
    auto place = sorted.begin[static_cast<std::size_t>(facet)];
    for (auto const id : sorted.of(facet)) {
        if (counts_[id] != 0 || is_chosen(id))
            met.push_back(std::uint64_t(most - counts_[id]) << place_bits | place);
        ++place;
    }
    auto const id_of = [&](std::uint64_t key) { return sorted.values[key & most]; };
    auto const end = met.begin() + static_cast<std::ptrdiff_t>(std::min(count, met.size()));
    std::ranges::nth_element(met, end);
    std::sort(met.begin(), end);
    // Chosen values are shown even when others are more frequent.
    auto const shown = std::stable_partition(end, met.end(),
                                             [&](auto const key) { return is_chosen(id_of(key)); });
    std::sort(end, shown);
    FacetCounts counts{.values = {}, .more = static_cast<std::size_t>(met.end() - shown)};
    counts.values.reserve(static_cast<std::size_t>(shown - met.begin()));
    for (auto key = met.begin(); key != shown; ++key) {
        auto const id = id_of(*key);
        counts.values.push_back({columns_.dictionary().value(id), counts_[id], is_chosen(id)});
    }
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
    auto const values = columns_.dictionary().sorted().of(Facet::municipality);
    found.reserve(static_cast<std::size_t>(
        std::ranges::count_if(values, [&](ValueId id) { return counts[id] != 0; })));
    for (auto const id : values)
        if (counts[id] != 0)
            found.push_back({columns_.dictionary().value(id), counts[id], is_chosen(id)});
    return found;
}

}

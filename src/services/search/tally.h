// One pass over what the words match: which of it the chosen values keep, and how many there would
// be with each value.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "services/search/columns.h"
#include "services/search/query.h"

namespace search {

/// Counts as it is shown matches. A subject that fails no chosen facet is kept and counted for
/// every value it has; one that fails exactly one facet is counted for the values of that facet
/// alone, since it would be found were they chosen instead.
class Tally {
public:
    Tally(Columns const& columns, std::map<Facet, std::vector<std::string>> const& selected);

    /// Counts what was matched; what of it is found.
    fulltext::Numbers keep(fulltext::Numbers const& matching);

    /// Forgets what it has been shown.
    void clear();

    std::size_t total() const { return total_; }
    /// Every facet, with at most `listed` values and the chosen ones.
    std::map<Facet, FacetCounts> facets(std::size_t listed) const;
    /// How many of what was kept have each municipality, all of them, by code.
    std::vector<ValueCount> municipalities() const;

private:
    Columns const& columns_;
    std::map<Facet, std::vector<std::string>> const& selected_;
    /// A facet of which something is chosen.
    struct Required {
        Facet facet;
        std::vector<ValueId> values;
    };
    std::vector<Required> required_;
    std::vector<std::uint8_t> chosen_;  // By value: whether it is chosen.
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint32_t> kept_municipalities_;  // Only when municipalities are chosen.
    std::size_t total_ = 0;

    /// Narrows the matches of a block to what is found, and counts what fails one facet alone.
    void narrow(Block const& block, RowBits& matches);
    void count_kept(Block const& block, RowBits const& kept);
    bool is_chosen(ValueId id) const { return !required_.empty() && chosen_[id] != 0; }
    FacetCounts listed(Dictionary::Sorted const& sorted, Facet facet, std::size_t count) const;
    void add_chosen_without_match(Facet facet, FacetCounts& counts) const;
};

}

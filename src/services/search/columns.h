// The rows of all subjects in memory, by their number in the index: what filtering, counting and
// ordering read. Unchanging; a change makes new blocks where something changed and shares the
// others.
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "platform/fulltext/index.h"
#include "services/search/stored.h"

namespace search {

using fulltext::Number;

/// A facet's value as a number, the same for all subjects that have it.
using ValueId = std::uint32_t;

/// Facet values and their numbers, and kinds of subjects.
class Dictionary {
public:
    ValueId intern(Facet facet, std::string_view value);
    std::optional<ValueId> find(Facet facet, std::string_view value) const;

    std::size_t size() const { return facet_.size(); }
    Facet facet(ValueId id) const { return facet_[id]; }
    std::string const& value(ValueId id) const { return values_[id]; }

    /// The values in the order of their facets and, within a facet, of their texts; and each
    /// value's place in it. Made when it is first needed, then kept as long as the dictionary is.
    struct Sorted {
        std::vector<ValueId> values;
        std::vector<std::uint32_t> place;
        /// Where in `values` each facet begins, and where the last ends.
        std::array<std::uint32_t, facet_count + 1> begin{};

        std::span<ValueId const> of(Facet facet) const {
            auto const which = static_cast<std::size_t>(facet);
            return std::span(values).subspan(begin[which], begin[which + 1] - begin[which]);
        }
    };
    Sorted const& sorted() const;

    std::uint8_t intern_kind(std::string_view kind);
    std::optional<std::uint8_t> find_kind(std::string_view kind) const;
    std::string const& kind(std::uint8_t id) const { return kinds_[id]; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };
    std::vector<Facet> facet_;
    std::vector<std::string> values_;
    std::array<std::unordered_map<std::string, ValueId, Hash, std::equal_to<>>, facet_count> ids_;
    std::vector<std::string> kinds_ = {""};
    /// A copy of a dictionary is one that is about to change: it sorts anew.
    struct Once {
        std::once_flag made;
        Sorted sorted;
        Once() = default;
        Once(Once const&) : Once() {}
        Once& operator=(Once const&) = delete;
        ~Once() = default;
    };
    mutable Once once_;
};

/// So many numbers share a block.
inline constexpr std::size_t rows_in_block = 1024;

/// Some of a block's rows, a bit each.
using RowBits = std::array<std::uint64_t, rows_in_block / 64>;

/// Calls `take` with each of the rows, in order.
template <class Take>
void each_row(RowBits const& bits, Take take) {
    for (std::size_t i = 0; i < bits.size(); ++i)
        for (auto word = bits[i]; word != 0; word &= word - 1)
            take(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
}

/// The values of one facet in a block, from both sides. Unchanging.
class FacetRows {
public:
    /// The values of each row, all rows one after the other, and how many there are up to the end
    /// of each row.
    FacetRows(std::vector<ValueId> const& values, std::vector<std::uint32_t> ends);

    /// The rows that have the value.
    RowBits rows_with(ValueId value) const;
    /// Adds to each value's count how many of the rows have it.
    void count(RowBits const& rows, std::vector<std::uint32_t>& counts) const;

private:
    /// A value's place in `values_`.
    using Place = std::uint32_t;

    std::vector<ValueId> values_;  // Each once, in order.
    // By value: where its rows begin, and those rows.
    std::vector<std::uint32_t> begin_;
    std::vector<std::uint16_t> rows_of_values_;
    // By row: where its values end, those values, and whose each of them is.
    std::vector<std::uint32_t> ends_;
    std::vector<Place> places_;
    std::vector<std::uint16_t> rows_;
    /// The rows of a value that many have.
    std::vector<std::pair<Place, RowBits>> dense_;

    std::span<std::uint16_t const> rows_of(Place place) const {
        return std::span(rows_of_values_).subspan(begin_[place], begin_[place + 1] - begin_[place]);
    }
    void count_by_row(RowBits const& rows, std::vector<std::uint32_t>& counts) const;
    void count_through(RowBits const& rows, std::vector<std::uint32_t>& counts) const;
};

/// The facets of a block that people have chosen from: each is made when it is first chosen from,
/// then kept as long as the block is. From any thread.
class ChosenFacets {
public:
    /// Those of the facet; `make` makes them.
    template <class Make>
    FacetRows const& of(Facet facet, Make make) {
        auto const which = static_cast<std::size_t>(facet);
        std::call_once(once_[which], [&] { made_[which] = make(); });
        return *made_[which];
    }

private:
    std::array<std::once_flag, facet_count> once_;
    std::array<std::unique_ptr<FacetRows const>, facet_count> made_;
};

/// Rows of neighbouring numbers. A number without a subject has kind 0.
struct Block {
    static constexpr std::size_t texts_of_row =
        1 + texts::languages.size();  // The id, then the titles' keys.
    std::array<std::uint8_t, rows_in_block> kind = {};
    std::array<texts::Language, rows_in_block> first = {};
    std::array<std::uint8_t, rows_in_block> completeness = {};
    std::array<std::int64_t, rows_in_block> updated = {}, amount = {};
    std::array<std::int32_t, rows_in_block> start = {};
    std::array<std::uint32_t, rows_in_block + 1> values_begin = {};
    /// Where the values of each facet end, counted from the row's first: a row's values stand in
    /// the order of their facets.
    std::array<std::array<std::uint16_t, facet_count>, rows_in_block> facet_end = {};
    std::vector<ValueId> values;
    std::array<std::uint32_t, rows_in_block * texts_of_row + 1> text_begin = {};
    std::string text;
    std::unique_ptr<ChosenFacets> chosen = std::make_unique<ChosenFacets>();

    std::span<ValueId const> values_of(std::size_t row) const {
        return std::span(values).subspan(values_begin[row],
                                         values_begin[row + 1] - values_begin[row]);
    }
    std::span<ValueId const> values_of(std::size_t row, Facet facet) const {
        auto const which = static_cast<std::size_t>(facet);
        std::size_t const begin = which == 0 ? 0 : facet_end[row][which - 1];
        return std::span(values).subspan(values_begin[row] + begin, facet_end[row][which] - begin);
    }
    /// The rows that have a subject.
    RowBits alive = {};
    /// What people choose from. Rows and values of one facet lie side by side there, which is read
    /// several times as fast as values_of().
    FacetRows const& facet(Facet facet) const;

    std::string_view text_of(std::size_t row, std::size_t which) const {
        auto const at = row * texts_of_row + which;
        return std::string_view(text).substr(text_begin[at], text_begin[at + 1] - text_begin[at]);
    }
};

class Columns {
public:
    Columns();
    /// Reads the rows of an index.
    static std::shared_ptr<Columns const> load(fulltext::Reader const& reader);

    /// These columns with some rows replaced, added or (nothing) removed.
    std::shared_ptr<Columns const> with(std::map<Number, std::optional<Row>> const& changes) const;

    bool has(Number number) const {
        auto const* block = block_of(number);
        return block != nullptr && block->kind[number % rows_in_block] != 0;
    }
    /// The block that the number belongs to; null when there is none.
    Block const* block_of(Number number) const {
        auto const index = number / rows_in_block;
        return index < blocks_.size() ? blocks_[index].get() : nullptr;
    }
    /// The block of this place; null when there is none.
    Block const* block(std::size_t index) const { return blocks_[index].get(); }
    Ref subject(Number number) const;
    std::string_view title_key(Number number, texts::Language language) const;

    Dictionary const& dictionary() const { return *dictionary_; }
    /// How many subjects have the value.
    std::uint32_t frequency(ValueId id) const {
        return id < frequency_.size() ? frequency_[id] : 0;
    }
    std::size_t size() const { return size_; }
    std::size_t blocks() const { return blocks_.size(); }
    /// Bytes of memory, about.
    std::size_t bytes() const;

private:
    std::shared_ptr<Dictionary const> dictionary_;
    std::vector<std::shared_ptr<Block const>> blocks_;
    std::vector<std::uint32_t> frequency_;
    std::size_t size_ = 0;

    /// Makes one block anew; the changes are all of its numbers.
    void replace_rows(
        std::ranges::subrange<std::map<Number, std::optional<Row>>::const_iterator> changes);
};

}

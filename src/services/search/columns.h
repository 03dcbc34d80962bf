// The rows of all subjects in memory, by their number in the index: what filtering, counting and
// ordering read. Unchanging; a change makes new blocks where something changed and shares the
// others.
#pragma once
#include <algorithm>
#include <array>
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

/// Which rows of a block have a value, for the facets that people choose from: made when a facet is
/// first chosen from, then kept as long as the block is. From any thread.
class RowsByValue {
public:
    /// Each value of the facet with each row that has it (entry()), in order; `list` makes the
    /// list.
    template <class List>
    std::span<std::uint64_t const> entries(Facet facet, List list) {
        return of(facet, list).entries;
    }
    /// The rows that have the value.
    template <class List>
    RowBits rows(Facet facet, ValueId value, List list) {
        auto const& known = of(facet, list);
        auto const dense = std::ranges::lower_bound(known.dense, value, {},
                                                    [](auto const& one) { return one.first; });
        if (dense != known.dense.end() && dense->first == value) return dense->second;
        auto const first = std::ranges::lower_bound(known.entries, entry(value, 0));
        auto const end = std::lower_bound(first, known.entries.end(), entry(value + 1, 0));
        return bits_of({first, end});
    }

    static constexpr std::uint64_t entry(ValueId value, std::size_t row) {
        return std::uint64_t(value) * rows_in_block + row;
    }

private:
    // A value that so many rows have is kept as bits too.
    static constexpr std::ptrdiff_t many = 16;
    struct Listed {
        std::vector<std::uint64_t> entries;
        std::vector<std::pair<ValueId, RowBits>> dense;
    };
    std::array<std::once_flag, facet_count> made_;
    std::array<Listed, facet_count> listed_;

    static RowBits bits_of(std::span<std::uint64_t const> entries) {
        RowBits bits{};
        for (auto const one : entries) {
            auto const row = one % rows_in_block;
            bits[row / 64] |= std::uint64_t(1) << (row % 64);
        }
        return bits;
    }

    template <class List>
    Listed const& of(Facet facet, List list) {
        auto const which = static_cast<std::size_t>(facet);
        std::call_once(made_[which], [&] {
            auto& [entries, dense] = listed_[which];
            entries = list();
            for (auto first = entries.begin(); first != entries.end();) {
                auto const value = static_cast<ValueId>(*first / rows_in_block);
                auto const end = std::lower_bound(first, entries.end(), entry(value + 1, 0));
                if (end - first >= many) dense.emplace_back(value, bits_of({first, end}));
                first = end;
            }
        });
        return listed_[which];
    }
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
    std::unique_ptr<RowsByValue> by_value = std::make_unique<RowsByValue>();

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
    /// The rows that have the value, which is one of the facet's.
    RowBits rows_with(ValueId value, Facet facet) const;
    /// Each of the facet's values with each row that has it (RowsByValue::entry), by value.
    std::span<std::uint64_t const> entries(Facet facet) const;

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

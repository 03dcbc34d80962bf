// Segments are filled row by row in the order of the numbers, so that texts and values lie side by
// side.
#include "services/search/columns.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <stdexcept>
#include <tuple>

namespace search {

namespace {

/// Fills one block from its first row to its last.
class Filler {
public:
    /// `values` are the row's, as numbers and in its order.
    void add(Row const& row, std::uint8_t kind, std::span<ValueId const> values) {
        auto& s = *block_;
        s.kind[next_] = kind;
        set_alive();
        s.first[next_] = row.first;
        s.completeness[next_] = row.completeness;
        s.updated[next_] = row.updated;
        s.amount[next_] = row.amount;
        s.start[next_] = row.start;
        auto& ends = s.facet_end[next_];
        values = values.first(std::min<std::size_t>(values.size(), most_values));
        s.values.insert(s.values.end(), values.begin(), values.end());
        for (std::size_t i = 0; i < values.size(); ++i)
            ends[static_cast<std::size_t>(row.values[i].first)] = static_cast<std::uint16_t>(i + 1);
        for (std::size_t i = 1; i < ends.size(); ++i) ends[i] = std::max(ends[i], ends[i - 1]);
        text(0, row.subject.id);
        for (std::size_t i = 0; i < row.title_keys.size(); ++i) text(1 + i, row.title_keys[i]);
        finish_row();
    }

    void copy(Block const& from, std::size_t row) {
        auto& s = *block_;
        s.kind[next_] = from.kind[row];
        set_alive();
        s.first[next_] = from.first[row];
        s.completeness[next_] = from.completeness[row];
        s.updated[next_] = from.updated[row];
        s.amount[next_] = from.amount[row];
        s.start[next_] = from.start[row];
        auto const values = from.values_of(row);
        s.values.insert(s.values.end(), values.begin(), values.end());
        s.facet_end[next_] = from.facet_end[row];
        for (std::size_t i = 0; i < Block::texts_of_row; ++i) text(i, from.text_of(row, i));
        finish_row();
    }

    void leave_empty() {
        for (std::size_t i = 0; i < Block::texts_of_row; ++i) text(i, {});
        finish_row();
    }

    std::size_t next() const { return next_; }

    std::shared_ptr<Block const> finish() {
        while (next_ < rows_in_block) leave_empty();
        block_->values.shrink_to_fit();
        block_->text.shrink_to_fit();
        next_ = 0;
        return std::exchange(block_, std::make_shared<Block>());
    }

private:
    // What Block::facet_end can count to; no subject comes near it.
    static constexpr std::size_t most_values = 65'535;

    std::shared_ptr<Block> block_ = std::make_shared<Block>();
    std::size_t next_ = 0;

    void set_alive() { block_->alive[next_ / 64] |= std::uint64_t(1) << (next_ % 64); }

    void text(std::size_t which, std::string_view value) {
        block_->text += value;
        block_->text_begin[next_ * Block::texts_of_row + which + 1] =
            static_cast<std::uint32_t>(block_->text.size());
    }

    void finish_row() {
        ++next_;
        block_->values_begin[next_] = static_cast<std::uint32_t>(block_->values.size());
    }
};

void learn(Dictionary& dictionary, Row const& row) {
    dictionary.intern_kind(row.subject.kind);
    for (auto const& [facet, value] : row.values) dictionary.intern(facet, value);
}

/// Adds a row whose kind and values have numbers.
void add(Filler& filler, Row const& row, Dictionary const& dictionary) {
    std::vector<ValueId> values;
    for (auto const& [facet, value] : row.values)
        values.push_back(dictionary.find(facet, value).value());
    filler.add(row, dictionary.find_kind(row.subject.kind).value(), values);
}

/// Whether all values of the row have numbers already.
bool knows(Dictionary const& dictionary, Row const& row) {
    return dictionary.find_kind(row.subject.kind) &&
           std::ranges::all_of(row.values, [&](auto const& value) {
               return dictionary.find(value.first, value.second).has_value();
           });
}

}

namespace {

RowBits bits_of(std::span<std::uint16_t const> rows) {
    RowBits bits{};
    for (auto const row : rows) bits[row / 64] |= std::uint64_t(1) << (row % 64);
    return bits;
}

}

FacetRows::FacetRows(std::vector<ValueId> const& values, std::vector<std::uint32_t> ends)
    : values_(values), ends_(std::move(ends)) {
    std::ranges::sort(values_);
    values_.erase(std::ranges::unique(values_).begin(), values_.end());
    values_.shrink_to_fit();
    begin_.resize(values_.size() + 1);
    places_.reserve(values.size());
    rows_.reserve(values.size());
    for (std::size_t row = 0, i = 0; row < ends_.size(); ++row)
        for (; i < ends_[row]; ++i) {
            auto const place =
                static_cast<Place>(std::ranges::lower_bound(values_, values[i]) - values_.begin());
            places_.push_back(place);
            rows_.push_back(static_cast<std::uint16_t>(row));
            ++begin_[place + 1];
        }
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    rows_of_values_.resize(values.size());
    auto next = begin_;
    for (std::size_t i = 0; i < places_.size(); ++i) rows_of_values_[next[places_[i]]++] = rows_[i];
    // So many rows are found sooner by their bits than one by one.
    constexpr std::size_t many = 16;
    for (Place place = 0; place < values_.size(); ++place)
        if (auto const theirs = rows_of(place); theirs.size() >= many)
            dense_.emplace_back(place, bits_of(theirs));
}

RowBits FacetRows::rows_with(ValueId value) const {
    auto const known = std::ranges::lower_bound(values_, value);
    if (known == values_.end() || *known != value) return {};
    auto const place = static_cast<Place>(known - values_.begin());
    auto const dense =
        std::ranges::lower_bound(dense_, place, {}, [](auto const& one) { return one.first; });
    if (dense != dense_.end() && dense->first == place) return dense->second;
    return bits_of(rows_of(place));
}

void FacetRows::count(RowBits const& rows, std::vector<std::uint32_t>& counts) const {
    std::size_t count = 0;
    for (auto const word : rows) count += static_cast<std::size_t>(std::popcount(word));
    constexpr std::size_t rows_for_one = 8;
    if (count * rows_for_one < rows_in_block) count_by_row(rows, counts);
    else count_through(rows, counts);
}

void FacetRows::count_by_row(RowBits const& rows, std::vector<std::uint32_t>& counts) const {
    each_row(rows, [&](std::size_t row) {
        for (auto i = row == 0 ? 0 : ends_[row - 1]; i < ends_[row]; ++i)
            ++counts[values_[places_[i]]];
    });
}

/// Adding a one or a zero for every row's values leaves the processor nothing to guess, which is
/// quicker than looking up those of one row in eight. The counts of all values lie far apart, those
/// of the block's own side by side.
void FacetRows::count_through(RowBits const& rows, std::vector<std::uint32_t>& counts) const {
    std::array<std::uint8_t, rows_in_block> counted{};
    each_row(rows, [&](std::size_t row) { counted[row] = 1; });
    thread_local std::vector<std::uint32_t> own;
    own.assign(values_.size(), 0);
    for (std::size_t i = 0; i < places_.size(); ++i) own[places_[i]] += counted[rows_[i]];
    for (std::size_t place = 0; place < values_.size(); ++place)
        counts[values_[place]] += own[place];
}

FacetRows const& Block::facet(Facet facet) const {
    return chosen->of(facet, [&] {
        std::vector<ValueId> all;
        std::vector<std::uint32_t> ends;
        ends.reserve(rows_in_block);
        for (std::size_t row = 0; row < rows_in_block; ++row) {
            auto const theirs = values_of(row, facet);
            all.insert(all.end(), theirs.begin(), theirs.end());
            ends.push_back(static_cast<std::uint32_t>(all.size()));
        }
        return std::make_unique<FacetRows const>(all, std::move(ends));
    });
}

ValueId Dictionary::intern(Facet facet, std::string_view value) {
    auto& ids = ids_[static_cast<std::size_t>(facet)];
    if (auto const known = ids.find(value); known != ids.end()) return known->second;
    auto const id = static_cast<ValueId>(facet_.size());
    facet_.push_back(facet);
    values_.emplace_back(value);
    ids.emplace(value, id);
    return id;
}

std::optional<ValueId> Dictionary::find(Facet facet, std::string_view value) const {
    auto const& ids = ids_[static_cast<std::size_t>(facet)];
    auto const known = ids.find(value);
    return known == ids.end() ? std::nullopt : std::optional(known->second);
}

Dictionary::Sorted const& Dictionary::sorted() const {
    std::call_once(once_.made, [&] {
        auto& [values, place, begin] = once_.sorted;
        values.resize(size());
        std::iota(values.begin(), values.end(), ValueId(0));
        std::ranges::sort(values, [&](ValueId left, ValueId right) {
            return std::tie(facet_[left], values_[left]) < std::tie(facet_[right], values_[right]);
        });
        place.resize(size());
        for (std::uint32_t i = 0; i < values.size(); ++i) {
            place[values[i]] = i;
            ++begin[static_cast<std::size_t>(facet_[values[i]]) + 1];
        }
        std::partial_sum(begin.begin(), begin.end(), begin.begin());
    });
    return once_.sorted;
}

std::optional<std::uint8_t> Dictionary::find_kind(std::string_view kind) const {
    auto const known = std::ranges::find(kinds_, kind);
    return known == kinds_.end() ? std::nullopt
                                 : std::optional(static_cast<std::uint8_t>(known - kinds_.begin()));
}

std::uint8_t Dictionary::intern_kind(std::string_view kind) {
    if (auto const known = find_kind(kind)) return *known;
    if (kinds_.size() > 255) throw std::length_error("more than 255 kinds of subjects");
    kinds_.emplace_back(kind);
    return static_cast<std::uint8_t>(kinds_.size() - 1);
}

Columns::Columns() : dictionary_(std::make_shared<Dictionary>()) {}

std::shared_ptr<Columns const> Columns::load(fulltext::Reader const& reader) {
    auto made = std::make_shared<Columns>();
    auto const dictionary = std::make_shared<Dictionary>();
    Filler filler;
    std::vector<ValueId> values;
    reader.rows([&](Number number, std::string_view bytes) {
        while (number / rows_in_block > made->blocks_.size())
            made->blocks_.push_back(filler.finish());
        while (number % rows_in_block > filler.next()) filler.leave_empty();
        auto const row = decode_row(bytes);
        values.clear();
        for (auto const& [facet, value] : row.values)
            values.push_back(dictionary->intern(facet, value));
        filler.add(row, dictionary->intern_kind(row.subject.kind), values);
        ++made->size_;
    });
    if (filler.next() > 0) made->blocks_.push_back(filler.finish());
    made->frequency_.resize(dictionary->size());
    for (auto const& block : made->blocks_)
        for (auto const value : block->values) ++made->frequency_[value];
    made->dictionary_ = dictionary;
    return made;
}

std::shared_ptr<Columns const> Columns::with(
    std::map<Number, std::optional<Row>> const& changes) const {
    auto made = std::make_shared<Columns>(*this);
    // Most changes bring no new value; then the dictionary is shared like the blocks that stay.
    bool const all_known = std::ranges::all_of(changes, [&](auto const& change) {
        return !change.second || knows(*dictionary_, *change.second);
    });
    if (!all_known) {
        auto const larger = std::make_shared<Dictionary>(*dictionary_);
        for (auto const& change : changes)
            if (change.second) learn(*larger, *change.second);
        made->dictionary_ = larger;
        made->frequency_.resize(larger->size());
    }
    for (auto change = changes.begin(); change != changes.end();) {
        auto const next = std::ranges::find_if(change, changes.end(), [&](auto const& other) {
            return other.first / rows_in_block != change->first / rows_in_block;
        });
        made->replace_rows({change, next});
        change = next;
    }
    return made;
}

void Columns::replace_rows(
    std::ranges::subrange<std::map<Number, std::optional<Row>>::const_iterator> changes) {
    static Block const nothing;
    auto const index = changes.begin()->first / rows_in_block;
    if (index >= blocks_.size()) blocks_.resize(index + 1);
    auto const old = std::exchange(blocks_[index], nullptr);
    auto const& before = old ? *old : nothing;

    Filler filler;
    auto change = changes.begin();
    for (std::size_t row = 0; row < rows_in_block; ++row) {
        bool const was = before.kind[row] != 0;
        if (change == changes.end() || change->first % rows_in_block != row) {
            if (was) filler.copy(before, row);
            else filler.leave_empty();
            continue;
        }
        if (was) --size_;
        if (change->second) add(filler, *change->second, *dictionary_);
        else filler.leave_empty();
        if (change->second) ++size_;
        ++change;
    }
    blocks_[index] = filler.finish();
    for (auto const value : before.values) --frequency_[value];
    for (auto const value : blocks_[index]->values) ++frequency_[value];
}

Ref Columns::subject(Number number) const {
    auto const* const block = block_of(number);
    if (block == nullptr) return {};
    auto const row = number % rows_in_block;
    return {dictionary_->kind(block->kind[row]), std::string(block->text_of(row, 0))};
}

std::string_view Columns::title_key(Number number, texts::Language language) const {
    auto const* const block = block_of(number);
    if (block == nullptr) return {};
    auto const row = number % rows_in_block;
    auto const key = block->text_of(row, 1 + static_cast<std::size_t>(language));
    return !key.empty() ? key
                        : block->text_of(row, 1 + static_cast<std::size_t>(block->first[row]));
}

std::size_t Columns::bytes() const {
    std::size_t sum = 0;
    for (auto const& block : blocks_)
        if (block)
            sum += sizeof(Block) + block->values.size() * sizeof(ValueId) + block->text.size();
    return sum;
}

}

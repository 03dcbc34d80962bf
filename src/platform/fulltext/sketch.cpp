// Each value is written low byte first: the mark, and in the highest bit whether the word is still
// the one before. 0 stands between fields.
#include "platform/fulltext/sketch.h"

#include <algorithm>
#include <utility>

namespace fulltext {

namespace {

// What lies deeper in a text than some two thousand words is found, but not looked at for order.
constexpr std::size_t most_bytes = 6000;
constexpr int most_further = 4;

}

std::uint16_t mark_of(std::string_view base) {
    // FNV-1a, folded.
    std::uint32_t hash = 0x811C9DC5;
    for (char const c : base) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193;
    auto const mark = static_cast<std::uint16_t>((hash ^ (hash >> 15U)) & mark_bits);
    return mark == 0 ? 1 : mark;
}

void Sketch::write(std::uint16_t value) {
    if (bytes_.size() >= most_bytes) return;
    bytes_ += static_cast<char>(value & 0xFFU);
    bytes_ += static_cast<char>(value >> 8U);
}

void Sketch::add(std::span<language::Term const> terms) {
    using language::Source;
    if (terms.empty()) return;
    auto const first = std::ranges::find_if(terms, [](language::Term const& term) {
        return term.source == Source::lemma || term.source == Source::stem;
    });
    auto const& base = first == terms.end() ? terms.front() : *first;
    write(mark_of(base.text));
    int further = 0;
    for (auto const& term : terms) {
        if (&term == &base || term.source == Source::exact || further == most_further) continue;
        write(mark_of(term.text) | further_bit);
        ++further;
    }
}

void Sketch::next_field() {
    if (!bytes_.empty()) write(0);
}

bool is_cut(std::string_view bytes) { return bytes.size() >= most_bytes; }

void SketchedRow::add(std::span<std::uint16_t const> marks) {
    if (count_ == 64) return;
    auto const bit = std::uint64_t(1) << count_++;
    for (auto const mark : marks) {
        known_.set(mark);
        auto const place = std::ranges::lower_bound(words_, mark, {},
                                                    [](auto const& known) { return known.first; });
        if (place != words_.end() && place->first == mark) place->second |= bit;
        else words_.insert(place, {mark, bit});
    }
}

std::uint64_t SketchedRow::words_with(std::uint16_t mark) const {
    if (!known_.test(mark)) return 0;
    return std::ranges::lower_bound(words_, mark, {}, [](auto const& known) { return known.first; })
        ->second;
}

bool SketchedRow::stands_in(std::string_view bytes) const {
    if (count_ == 0) return false;
    auto const last = std::uint64_t(1) << (count_ - 1);
    // A bit for each word of the row up to which all stand before the word that is read.
    std::uint64_t before = 0, here = 0;
    auto const next_place = [&] { before = std::exchange(here, 0); };
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        auto const value = sketched_value(bytes, i);
        if (value == 0) before = here = 0;
        if (value == 0) continue;
        if ((value & further_bit) == 0) next_place();
        here |= (before << 1U | 1U) & words_with(static_cast<std::uint16_t>(value & mark_bits));
        if ((here & last) != 0) return true;
    }
    return false;
}

}

// A walk over all signatures takes a fraction of a millisecond for a hundred thousand words.
#include "platform/fulltext/vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace fulltext {

namespace {

constexpr std::size_t most_letters = 64;

/// A word as letters, of which at most 64 are kept.
struct Letters {
    std::array<char32_t, most_letters> letter;
    std::size_t count = 0;

    explicit Letters(std::string_view text) {
        for (std::size_t i = 0; i < text.size() && count < most_letters; ++count) {
            auto const lead = static_cast<unsigned char>(text[i]);
            std::size_t const length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            char32_t point = length == 1 ? lead : lead & (0x7FU >> length);
            for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
                point = (point << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3F);
            letter[count] = point;
            i += length;
        }
    }
};

/// The letter without its ring, dots or accent, for those that Nordic keyboards differ in.
char32_t plain(char32_t letter) {
    switch (letter) {
        case U'å':
        case U'ä':
        case U'æ':
        case U'á':
        case U'à': return U'a';
        case U'ö':
        case U'ø':
        case U'ó':
        case U'ô': return U'o';
        case U'é':
        case U'è':
        case U'ê': return U'e';
        case U'ü': return U'u';
        default: return letter;
    }
}

std::uint64_t signature(std::string_view word) {
    Letters const letters(word);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < letters.count; ++i)
        bits |= std::uint64_t(1) << (plain(letters.letter[i]) % 64);
    return bits;
}

bool has_more_bits_than(std::uint64_t bits, int count) {
    for (; count > 0; --count) bits &= bits - 1;
    return bits != 0;
}

/// How many slips (in halves) are forgiven in a word of this length.
int forgiven(std::size_t letters) {
    if (letters < 4) return 0;
    return letters < 6 ? 2 : 4;
}

int distance(Letters const& left, Letters const& right, int most) {
    // Only cells this near the diagonal can stay below `most`: each step aside is a whole slip.
    auto const band = static_cast<std::size_t>(most / 2 + 1);
    int const far = most + 1;
    if (left.count > right.count + band || right.count > left.count + band) return far;
    int rows[3][most_letters + 2];
    for (std::size_t j = 0; j <= right.count; ++j) rows[0][j] = static_cast<int>(2 * j);
    for (std::size_t i = 1; i <= left.count; ++i) {
        auto* const row = rows[i % 3];
        auto const* const above = rows[(i + 2) % 3];
        auto const* const two_above = rows[(i + 1) % 3];
        std::size_t const from = i > band ? i - band : 1, to = std::min(right.count, i + band);
        row[from - 1] = from == 1 ? static_cast<int>(2 * i) : far;
        int least = row[from - 1];
        for (std::size_t j = from; j <= to; ++j) {
            char32_t const a = left.letter[i - 1], b = right.letter[j - 1];
            int const change = a == b ? 0 : plain(a) == plain(b) ? 1 : 2;
            row[j] = std::min(
                {j < i + band ? above[j] + 2 : far, row[j - 1] + 2, above[j - 1] + change});
            if (i > 1 && j > 1 && a == right.letter[j - 2] && b == left.letter[i - 2])
                row[j] = std::min(row[j], two_above[j - 2] + 2);
            least = std::min(least, row[j]);
        }
        row[to + 1] = far;
        if (least > most) return far;
    }
    return std::min(rows[left.count % 3][right.count], far);
}

}

int spelling_distance(std::string_view left, std::string_view right, int most) {
    return distance(Letters(left), Letters(right), most);
}

void Vocabulary::add(std::string_view word, std::uint32_t documents) {
    letters_ += word;
    begin_.push_back(static_cast<std::uint32_t>(letters_.size()));
    frequency_.push_back(documents);
    signature_.push_back(signature(word));
}

void Vocabulary::shrink() {
    letters_.shrink_to_fit();
    begin_.shrink_to_fit();
    frequency_.shrink_to_fit();
    signature_.shrink_to_fit();
}

std::string_view Vocabulary::word(std::size_t index) const {
    return std::string_view(letters_).substr(begin_[index], begin_[index + 1] - begin_[index]);
}

/// The first word that does not come before these letters.
std::uint32_t Vocabulary::first_from(std::string_view letters) const {
    std::uint32_t low = 0, high = static_cast<std::uint32_t>(size());
    while (low < high) {
        auto const middle = low + (high - low) / 2;
        if (word(middle) < letters) low = middle + 1;
        else high = middle;
    }
    return low;
}

bool Vocabulary::contains(std::string_view wanted) const {
    auto const found = first_from(wanted);
    return found < size() && word(found) == wanted;
}

std::vector<std::string_view> Vocabulary::beginning(std::string_view letters,
                                                    std::size_t count) const {
    std::vector<std::uint32_t> found;
    for (auto i = first_from(letters); i < size() && word(i).starts_with(letters); ++i)
        found.push_back(i);
    auto const kept = found.begin() + static_cast<std::ptrdiff_t>(std::min(count, found.size()));
    std::ranges::partial_sort(found, kept, [&](auto left, auto right) {
        return std::tuple(frequency_[right], left) < std::tuple(frequency_[left], right);
    });
    std::vector<std::string_view> words;
    for (auto index = found.begin(); index != kept; ++index) words.push_back(word(*index));
    return words;
}

std::vector<std::string_view> Vocabulary::near(std::string_view wanted, std::size_t count) const {
    Letters const letters(wanted);
    int const most = forgiven(letters.count);
    if (most == 0) return {};
    auto const bits = signature(wanted);
    // A whole slip brings at most one new letter and loses one, of at most four bytes; a half one
    // neither.
    int const slips = most / 2;
    auto const bytes = static_cast<std::uint32_t>(wanted.size()),
               slack = static_cast<std::uint32_t>(4 * slips);
    std::vector<std::pair<double, std::uint32_t>> found;
    for (std::uint32_t i = 0; i < size(); ++i) {
        auto const theirs = signature_[i];
        if (has_more_bits_than(bits & ~theirs, slips) || has_more_bits_than(theirs & ~bits, slips))
            continue;
        auto const length = begin_[i + 1] - begin_[i];
        if (length > bytes + slack || bytes > length + slack) continue;
        int const apart = distance(letters, Letters(word(i)), most);
        // One more slip weighs as much as being used 256 times as often.
        if (apart <= most && apart > 0)
            found.emplace_back(4.0 * apart - std::log2(1.0 + frequency_[i]), i);
    }
    auto const kept = found.begin() + static_cast<std::ptrdiff_t>(std::min(count, found.size()));
    std::ranges::partial_sort(found, kept);
    std::vector<std::string_view> words;
    for (auto entry = found.begin(); entry != kept; ++entry) words.push_back(word(entry->second));
    return words;
}

}

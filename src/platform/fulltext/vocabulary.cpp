// A walk over all signatures takes a fraction of a millisecond for a hundred thousand words.
#include "platform/fulltext/vocabulary.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <ranges>
#include <tuple>

namespace fulltext {

namespace {

std::u32string code_points(std::string_view text) {
    std::u32string points;
    for (std::size_t i = 0; i < text.size();) {
        auto const lead = static_cast<unsigned char>(text[i]);
        std::size_t const length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t point = length == 1 ? lead : lead & (0x7FU >> length);
        for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
            point = (point << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3F);
        points += point;
        i += length;
    }
    return points;
}

/// The letter without its ring, dots or accent, for those that Nordic keyboards differ in.
char32_t plain(char32_t letter) {
    switch (letter) {
        case U'å': case U'ä': case U'æ': case U'á': case U'à': return U'a';
        case U'ö': case U'ø': case U'ó': case U'ô': return U'o';
        case U'é': case U'è': case U'ê': return U'e';
        case U'ü': return U'u';
        default: return letter;
    }
}

std::uint64_t signature(std::string_view word) {
    std::uint64_t bits = 0;
    for (auto const point : code_points(word)) bits |= std::uint64_t(1) << (plain(point) % 64);
    return bits;
}

/// How many slips (in halves) are forgiven in a word of this length.
int forgiven(std::size_t letters) {
    if (letters < 4) return 0;
    if (letters < 6) return 2;
    return letters < 14 ? 4 : 6;
}

}

int spelling_distance(std::u32string_view left, std::u32string_view right, int most) {
    constexpr std::size_t longest = 64;
    if (left.size() > longest || right.size() > longest) return most + 1;
    int rows[3][longest + 1];
    for (std::size_t j = 0; j <= right.size(); ++j) rows[0][j] = static_cast<int>(2 * j);
    for (std::size_t i = 1; i <= left.size(); ++i) {
        auto* const row = rows[i % 3];
        auto const* const above = rows[(i + 2) % 3];
        auto const* const two_above = rows[(i + 1) % 3];
        int least = row[0] = static_cast<int>(2 * i);
        for (std::size_t j = 1; j <= right.size(); ++j) {
            char32_t const a = left[i - 1], b = right[j - 1];
            int const change = a == b ? 0 : plain(a) == plain(b) ? 1 : 2;
            row[j] = std::min({above[j] + 2, row[j - 1] + 2, above[j - 1] + change});
            if (i > 1 && j > 1 && a == right[j - 2] && b == left[i - 2]) row[j] = std::min(row[j], two_above[j - 2] + 2);
            least = std::min(least, row[j]);
        }
        if (least > most) return most + 1;
    }
    return rows[left.size() % 3][right.size()];
}

void Vocabulary::add(std::string_view word, std::uint32_t documents) {
    letters_ += word;
    begin_.push_back(static_cast<std::uint32_t>(letters_.size()));
    frequency_.push_back(documents);
    signature_.push_back(signature(word));
}

std::string_view Vocabulary::word(std::size_t index) const {
    return std::string_view(letters_).substr(begin_[index], begin_[index + 1] - begin_[index]);
}

bool Vocabulary::contains(std::string_view wanted) const {
    std::size_t low = 0, high = size();
    while (low < high) {
        auto const middle = (low + high) / 2;
        if (word(middle) < wanted) low = middle + 1;
        else high = middle;
    }
    return low < size() && word(low) == wanted;
}

std::vector<std::string_view> Vocabulary::beginning(std::string_view letters, std::size_t count) const {
    auto const all = std::views::iota(0U, static_cast<std::uint32_t>(size()));
    auto const range = std::ranges::equal_range(
        all, letters, {}, [&](std::uint32_t index) { return word(index).substr(0, letters.size()); });
    std::vector<std::uint32_t> found(range.begin(), range.end());
    auto const kept = found.begin() + static_cast<std::ptrdiff_t>(std::min(count, found.size()));
    std::ranges::partial_sort(found, kept, [&](auto left, auto right) {
        return std::tuple(frequency_[right], left) < std::tuple(frequency_[left], right);
    });
    std::vector<std::string_view> words;
    for (auto index = found.begin(); index != kept; ++index) words.push_back(word(*index));
    return words;
}

std::vector<std::string_view> Vocabulary::near(std::string_view wanted, std::size_t count) const {
    auto const points = code_points(wanted);
    int const most = forgiven(points.size());
    if (most == 0) return {};
    auto const bits = signature(wanted);
    std::vector<std::pair<double, std::uint32_t>> found;
    for (std::uint32_t i = 0; i < size(); ++i) {
        // A slip of whole cost removes and adds at most one letter; those of half cost leave the signature alone.
        auto const theirs = signature_[i];
        if (std::popcount(bits & ~theirs) * 2 > most || std::popcount(theirs & ~bits) * 2 > most) continue;
        auto const candidate = word(i);
        if (candidate == wanted) continue;
        int const distance = spelling_distance(points, code_points(candidate), most);
        // One more slip weighs as much as being used 256 times as often.
        if (distance <= most) found.emplace_back(4.0 * distance - std::log2(1.0 + frequency_[i]), i);
    }
    auto const kept = found.begin() + static_cast<std::ptrdiff_t>(std::min(count, found.size()));
    std::ranges::partial_sort(found, kept);
    std::vector<std::string_view> words;
    for (auto entry = found.begin(); entry != kept; ++entry) words.push_back(word(entry->second));
    return words;
}

}

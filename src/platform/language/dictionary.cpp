// Open addressing over one block of letters: half a million words in some 30 MB, read in a tenth
// of a second.
#include "platform/language/dictionary.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "platform/language/letters.h"

namespace language {

namespace {

std::optional<std::string> content(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// One byte a letter. Files say which encoding they are in; letters that do not fit become 0.
std::string in_letters(std::string text, bool utf8) {
    if (!utf8) return text;
    std::string letters;
    letters.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80) {
            letters += text[i];
        } else if ((lead == 0xc2 || lead == 0xc3) && i + 1 < text.size()) {
            letters += static_cast<char>(((lead & 3) << 6) |
                                         (static_cast<unsigned char>(text[++i]) & 0x3f));
        } else if (lead >= 0xc0) {
            letters += '\0';
        }
    }
    return letters;
}

std::uint64_t hash(std::string_view word) {
    std::uint64_t value = 0xcbf29ce484222325;
    for (char const letter : word) {
        value ^= static_cast<unsigned char>(letter);
        value *= 0x100000001b3;
    }
    return value ^ (value >> 29U);
}

constexpr std::size_t bits_of_met = std::size_t{1} << 21U;

std::size_t place_in_met(std::uint64_t hashed) { return (hashed >> 20U) % bits_of_met; }

}

std::optional<Dictionary> Dictionary::load(std::filesystem::path const& folder,
                                           std::string_view name, Marking const& marking) {
    auto affixes = content(folder / (std::string(name) + ".aff"));
    auto words = content(folder / (std::string(name) + ".dic"));
    if (!affixes || !words) return std::nullopt;
    bool const utf8 = affixes->find("SET UTF-8") != std::string::npos;
    return Dictionary(in_letters(std::move(*affixes), utf8), in_letters(std::move(*words), utf8),
                      marking);
}

Dictionary::Dictionary(std::string_view affixes, std::string_view words, Marking const& marking)
    : affixes_(affixes) {
    letters_.reserve(words.size());
    entries_.reserve(words.size() / 13);
    entries_.emplace_back();
    std::size_t slots = 1U << 12U;
    while (slots < words.size() / 7) slots *= 2;
    table_.resize(slots);
    met_.resize(bits_of_met / 64);
    add_words(words, marking);
    letters_.shrink_to_fit();
}

void Dictionary::add_words(std::string_view words, Marking const& marking) {
    while (!words.empty()) {
        auto const end = std::min(words.find('\n'), words.size());
        add(words.substr(0, end), marking);
        words.remove_prefix(std::min(end + 1, words.size()));
    }
}

void Dictionary::add(std::string_view line, Marking const& marking) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    auto const slash = line.find('/');
    auto const word = line.substr(0, slash);
    auto flags = slash == std::string_view::npos ? std::string_view() : line.substr(slash + 1);
    flags = flags.substr(0, flags.find_first_of(" \t"));
    constexpr std::size_t longest = 60;
    if (word.empty() || word.size() > longest || word.find('\0') != std::string_view::npos ||
        word.find_first_of("0123456789 \t") != std::string_view::npos || word.back() == '-')
        return;
    Entry made;
    made.flags = Flags(flags);
    if (marking.forbidden != 0 && made.flags.has(marking.forbidden)) return;
    made.at = static_cast<std::uint32_t>(letters_.size());
    made.length = static_cast<std::uint8_t>(word.size());
    made.proper = is_upper(word.front());
    made.bound = marking.bound != 0 && made.flags.has(marking.bound);
    made.ends = made.bound && made.flags.any_of(marking.last);
    made.kinds = marking.kinds(word, made.flags);
    if (made.kinds == 0) made.kinds = static_cast<std::uint8_t>(Kind::other);
    letters_ += lower(word);
    entries_.push_back(made);
    if (entries_.size() * 2 > table_.size()) grow();

    auto const number = last();
    auto const hashed = hash(this->word(number));
    auto const bit = place_in_met(hashed);
    met_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    auto& slot = table_[place_of(this->word(number), hashed)];
    if (slot.entry == 0) {
        slot = {.entry = number, .hash = static_cast<std::uint32_t>(hashed >> 32U)};
        return;
    }
    auto before = slot.entry;
    while (entries_[before].next != 0) before = entries_[before].next;
    entries_[before].next = number;
}

void Dictionary::grow() {
    std::vector<Slot> const old = std::exchange(table_, {});
    table_.resize(old.size() * 2);
    auto const mask = table_.size() - 1;
    for (auto const& slot : old) {
        if (slot.entry == 0) continue;
        auto place = hash(word(slot.entry)) & mask;
        while (table_[place].entry != 0) place = (place + 1) & mask;
        table_[place] = slot;
    }
}

/// Where the word stands in the table, or the free place where it would.
std::size_t Dictionary::place_of(std::string_view word, std::uint64_t hashed) const {
    auto const mask = table_.size() - 1;
    auto const tag = static_cast<std::uint32_t>(hashed >> 32U);
    auto place = hashed & mask;
    while (table_[place].entry != 0 &&
           (table_[place].hash != tag || this->word(table_[place].entry) != word))
        place = (place + 1) & mask;
    return place;
}

EntryNumber Dictionary::find(std::string_view word) const {
    auto const hashed = hash(word);
    auto const bit = place_in_met(hashed);
    if ((met_[bit / 64] >> (bit % 64) & 1) == 0) return 0;
    return table_[place_of(word, hashed)].entry;
}

bool Dictionary::has(std::string_view word, Kind kind) const {
    for (auto number = find(word); number != 0; number = entries_[number].next)
        if (entries_[number].is(kind) && !entries_[number].bound) return true;
    return false;
}

void Dictionary::endings(std::string_view form, std::vector<Inflection>& found) const {
    affixes_.undo(form, [&](AffixRule const& rule, std::string const& base) {
        for (auto number = find(base); number != 0; number = entries_[number].next)
            if (entries_[number].flags.has(rule.flag))
                found.push_back({.entry = number,
                                 .ending = rule.flag,
                                 .added = static_cast<std::uint8_t>(rule.add.size()),
                                 .binds = rule.binds});
    });
}

std::vector<Inflection> Dictionary::inflections(std::string_view form) const {
    std::vector<Inflection> found;
    auto const stem_and_endings = [&](std::string_view text) {
        for (auto number = find(text); number != 0; number = entries_[number].next)
            found.push_back({.entry = number});
        endings(text, found);
    };
    stem_and_endings(form);
    if (!found.empty()) return found;
    for (auto const& rule : affixes_.prefixes()) {
        if (form.size() < rule.add.size() + 3 || !form.starts_with(rule.add)) continue;
        auto const from = static_cast<std::ptrdiff_t>(found.size());
        stem_and_endings(form.substr(rule.add.size()));
        found.erase(std::remove_if(found.begin() + from, found.end(),
                                   [&](Inflection const& way) {
                                       return !entries_[way.entry].flags.has(rule.flag);
                                   }),
                    found.end());
        for (auto i = static_cast<std::size_t>(from); i < found.size(); ++i)
            found[i].before = static_cast<std::uint8_t>(rule.add.size());
    }
    return found;
}

}

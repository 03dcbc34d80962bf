// A Hunspell dictionary in memory: its words, what can be made of them, and how often each begins
// or ends another.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/language/affixes.h"

namespace language {

/// What a word is, as far as its endings tell. A word may be several.
enum class Kind : std::uint8_t { noun = 1, verb = 2, adjective = 4, other = 8 };

/// One line of the dictionary. A word that stands on several lines has several entries, linked by
/// `next` (0 is the last).
struct Entry {
    std::uint32_t at = 0, next = 0;
    Flags flags;
    std::uint8_t length = 0, kinds = 0;
    bool proper = false;                      ///< Written with a capital letter.
    bool bound = false;                       ///< Only stands inside compounds ("kyrko").
    bool ends = false;                        ///< Bound, and ends them ("haltig").
    bool compound = false;                    ///< Others of the dictionary's words make it up.
    std::uint16_t as_first = 0, as_last = 0;  ///< Other words that it begins and ends.

    bool is(Kind kind) const { return (kinds & static_cast<std::uint8_t>(kind)) != 0; }
};

using EntryNumber = std::uint32_t;

/// A way to read a form: the entry, and the ending (0 when it stands as it is).
struct Inflection {
    EntryNumber entry = 0;
    char ending = 0;
    std::uint8_t added = 0;   ///< Letters of the ending.
    std::uint8_t before = 0;  ///< Letters of a beginning ("for" + gå), none for most.
    bool binds = false;       ///< A form for the inside of compounds.
};

/// How a dictionary marks its words; each has its own letters.
struct Marking {
    /// The kinds of a word with these flags, as bits; 0 for none of those that can be told.
    std::uint8_t (*kinds)(std::string_view word, Flags flags) = nullptr;
    char bound = 0;      ///< Stands only inside compounds; 0 when there is no such flag.
    Flags last;          ///< Of those, the ones that may also end a compound.
    char forbidden = 0;  ///< No word at all.
};

/// Once all words are in, any number of threads may read it.
class Dictionary {
public:
    /// Reads NAME.aff and NAME.dic of the folder; nothing when either cannot be read.
    static std::optional<Dictionary> load(std::filesystem::path const& folder,
                                          std::string_view name, Marking const& marking);
    /// From texts in memory, UTF-8.
    Dictionary(std::string_view affixes, std::string_view words, Marking const& marking);

    /// Adds lines as those of a .dic file, one byte a letter.
    void add_words(std::string_view lines, Marking const& marking);

    /// The first entry of exactly this word (lower case, one byte a letter); 0 for none.
    EntryNumber find(std::string_view word) const;
    Entry const& entry(EntryNumber number) const { return entries_[number]; }
    Entry& entry(EntryNumber number) { return entries_[number]; }
    std::string_view word(EntryNumber number) const {
        return {letters_.data() + entries_[number].at, entries_[number].length};
    }
    /// Entries are numbered from 1 to this.
    EntryNumber last() const { return static_cast<EntryNumber>(entries_.size() - 1); }

    /// Every way to read the form, those that stand as they are first. Beginnings are tried when
    /// there is no other way.
    std::vector<Inflection> inflections(std::string_view form) const;
    /// Whether an entry of the word is of the kind.
    bool has(std::string_view word, Kind kind) const;

private:
    void add(std::string_view line, Marking const& marking);
    void grow();
    std::size_t place_of(std::string_view word, std::uint64_t hash) const;
    void endings(std::string_view form, std::vector<Inflection>& found) const;

    Affixes affixes_;
    std::string letters_;
    std::vector<Entry> entries_;
    /// A place of the table: an entry, and some of its word's hash, so that most misses need not
    /// look at the word.
    struct Slot {
        EntryNumber entry = 0;
        std::uint32_t hash = 0;
    };
    std::vector<Slot> table_;  ///< Open addressing, a power of two, at most half full.
    /// A bit for each word's hash: most of what is looked for while words are taken apart is no
    /// word, and this says so from a processor's cache.
    std::vector<std::uint64_t> met_;
};

}

// What one language's dictionary says of a word: its lemmas, and the parts of a compound.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/language/dictionary.h"
#include "platform/language/own_words.h"
#include "platform/texts/language.h"

namespace language {

/// A part of a compound. The binding letters after it ("s") are its own; a letter that two parts
/// share ("fall" + "lucka") belongs to both.
struct Part {
    std::string lemma;
    std::size_t begin = 0, end = 0;  ///< Letters of the word.
};

/// Everything known of one word. Lemmas and parts are one byte a letter.
struct Findings {
    std::vector<std::string> lemmas;  ///< The likeliest first; never two alike.
    std::vector<Part> parts;          ///< In order; empty for a simple word.
    bool known = false;               ///< The dictionary has the word or a split explains it.
};

/// A way to read a form. Lower `cost` is likelier.
struct Reading {
    std::string lemma;
    EntryNumber entry = 0;
    Kind kind = Kind::other;
    char ending = 0;
    double cost = 0;
};

/// Some words stand only at the end of compounds ("haltig").
enum class Place : std::uint8_t { alone, last };

/// The reading with its right lemma, where a dictionary hangs a form on a word that it only looks
/// like or is made of; several when it may be both, none when it is neither.
std::vector<Reading> mended(Dictionary const& dictionary, texts::Language language,
                            std::string_view form, Inflection const& way, Reading reading);

/// A dictionary with the language's own rules. Immutable, for any number of threads.
class Lexicon {
public:
    Lexicon(Dictionary dictionary, texts::Language language);

    /// Lemmas and parts of a word in lower case, one byte a letter. Takes time in proportion to the
    /// square of at most `longest_split` letters; a longer word is looked up but not split.
    Findings findings(std::string_view word) const;
    static constexpr std::size_t longest_split = 60;

    /// The ways to read a form that the dictionary has, likeliest first.
    std::vector<Reading> readings(std::string_view form, Place place = Place::alone) const;

    /// Whether what begins there is an ending of the word and no word of its own, as "ring" in
    /// modellering.
    bool is_only_ending(std::string_view word, std::size_t begin) const;

    Dictionary const& dictionary() const { return dictionary_; }
    OwnWords const& own() const { return own_; }
    texts::Language language() const { return language_; }

private:
    void count_families();
    void count_family(EntryNumber number, std::size_t at);
    std::optional<Reading> verb_with_beginning(std::string_view form) const;
    EntryNumber beginning(std::string text) const;
    double cost_of(Inflection const& way, Kind kind) const;

    Dictionary dictionary_;
    texts::Language language_;
    OwnWords own_;
};

/// The entry that this one is an irregular form of ("böcker" of bok,
/// "historien" of historia, "förekommer" of förekomma), as the dictionaries list these apart;
/// nothing when it is neither.
std::optional<std::string> listed_apart_from(Dictionary const& dictionary, OwnWords const& own,
                                             texts::Language language, EntryNumber entry);

}

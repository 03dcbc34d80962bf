// The dictionaries of all our languages, loaded once and shared.
#pragma once
#include <array>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/language/lexicon.h"
#include "platform/texts/language.h"

namespace language {

/// What is known of one word.
struct Analysis {
    /// The word as dictionaries list it, the likeliest first; at most four. Empty when no
    /// dictionary knows the word and no split explains it.
    std::vector<std::string> lemmas;
    /// The lemmas of a compound's parts, in order; empty for a simple word. A part that is itself a
    /// word of its own right stays whole ("plattform").
    std::vector<std::string> parts;
    /// Whether the first or the last part only makes the word ("över" in överklaga,
    /// "era" in experimentera) and is nothing to look for.
    bool made_at_front = false, made_at_end = false;
    /// The parts of those parts that are compounds themselves, in order.
    std::vector<std::string> inner_parts;
};

/// Where Debian's hunspell packages put their files.
inline constexpr std::string_view dictionary_folder = "/usr/share/hunspell";

/// Read when they are first asked, so that what asks nothing starts at once. Any number of threads
/// may ask.
class Dictionaries {
public:
    /// Of sv_SE, nb_NO, en_GB and en_US what the folder has. What is missing or cannot be read is
    /// named by missing(); its language then knows no words.
    explicit Dictionaries(std::filesystem::path folder = dictionary_folder);

    /// Reads them now, if that has not been done; some 0.3 s and 60 MB. For a thread that has time.
    void read() const;

    /// The names of the dictionaries that could not be read ("sv_SE").
    std::vector<std::string> const& missing() const;

    /// What is missing, what follows and what to do, for an operator to read; "" when nothing is.
    std::string complaint() const;

    /// Whether there is a dictionary for the language.
    bool knows(texts::Language language) const;

    /// Lemmas and parts of a folded word, UTF-8. Not remembered: it takes some microseconds for a
    /// simple word, some tens for a long compound. Any bytes may be asked for.
    Analysis analyse(std::string_view folded_word, texts::Language language) const;

    /// Whether a dictionary of the language lists the folded word or a form of it. Names do not
    /// count, and compounds that are made on the spot neither.
    bool lists(std::string_view folded_word, texts::Language language) const;

private:
    struct Known {
        std::array<std::vector<Lexicon>, texts::languages.size()> lexicons;
        std::vector<std::string> missing;
    };
    std::filesystem::path folder_;
    mutable std::once_flag once_;
    mutable Known known_;

    static Known read_from(std::filesystem::path const& folder);
    Known const& known() const;
    std::vector<Lexicon> const& lexicons(texts::Language language) const;
};

/// What complaint() would say of the folder, found out without reading the dictionaries.
std::string complaint_about(std::filesystem::path const& folder = dictionary_folder);

/// The language of a text as guess_language (guess.h) says; when that cannot tell, as in a title
/// without function words, the one whose dictionary lists clearly more of its words.
std::optional<texts::Language> guess_language(std::string_view text,
                                              Dictionaries const& dictionaries);

}

// The files are read by several threads: the program waits for the largest only.
#include "platform/language/dictionaries.h"

#include <algorithm>
#include <fstream>
#include <future>
#include <optional>

#include "platform/language/compounds.h"
#include "platform/language/guess.h"
#include "platform/language/letters.h"
#include "platform/language/markings.h"
#include "platform/language/words.h"

namespace language {

namespace {

struct Source {
    std::string_view name, package;
    texts::Language language;
};

// The largest first; of one language's several, the first that knows a word is believed.
constexpr std::array<Source, 4> sources = {{{"sv_SE", "hunspell-sv", texts::Language::sv},
                                            {"nb_NO", "hunspell-no", texts::Language::nb},
                                            {"en_GB", "hunspell-en-gb", texts::Language::en},
                                            {"en_US", "hunspell-en-us", texts::Language::en}}};

std::optional<Lexicon> lexicon_of(std::filesystem::path const& folder, Source const& source) {
    auto dictionary = Dictionary::load(folder, source.name, marking_of(source.language));
    if (!dictionary) return std::nullopt;
    return Lexicon(std::move(*dictionary), source.language);
}

std::vector<std::string> inner_parts_of(Lexicon const& lexicon, std::vector<Part> const& parts) {
    std::vector<std::string> inner;
    for (auto const& part : parts)
        for (auto const& piece : lexicon.findings(part.lemma).parts)
            inner.push_back(utf8_of(piece.lemma));
    return inner;
}

std::string complaint_of(std::filesystem::path const& folder,
                         std::vector<std::string> const& missing) {
    if (missing.empty()) return "";
    std::string names, packages;
    for (auto const& source : sources) {
        if (std::ranges::find(missing, source.name) == missing.end()) continue;
        ((names += names.empty() ? "" : ", ") += folder.string() + "/") += source.name;
        (packages += " ") += source.package;
    }
    return "no dictionary " + names +
           ": search knows those words by their stems only. Install Debian's" + packages +
           " and start again.";
}

}

Dictionaries::Known Dictionaries::read_from(std::filesystem::path const& folder) {
    Known known;
    std::vector<std::future<std::optional<Lexicon>>> readers;
    readers.reserve(sources.size());
    for (auto const& source : sources)
        readers.push_back(std::async(std::launch::async, lexicon_of, folder, source));
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (auto lexicon = readers[i].get())
            known.lexicons[static_cast<std::size_t>(sources[i].language)].push_back(
                std::move(*lexicon));
        else known.missing.emplace_back(sources[i].name);
    }
    return known;
}

Dictionaries::Dictionaries(std::filesystem::path folder) : folder_(std::move(folder)) {}

void Dictionaries::read() const { known(); }

Dictionaries::Known const& Dictionaries::known() const {
    std::call_once(once_, [this] { known_ = read_from(folder_); });
    return known_;
}

std::vector<Lexicon> const& Dictionaries::lexicons(texts::Language language) const {
    return known().lexicons[static_cast<std::size_t>(language)];
}

std::vector<std::string> const& Dictionaries::missing() const { return known().missing; }

bool Dictionaries::knows(texts::Language language) const { return !lexicons(language).empty(); }

std::string Dictionaries::complaint() const { return complaint_of(folder_, missing()); }

std::string complaint_about(std::filesystem::path const& folder) {
    std::vector<std::string> missing;
    for (auto const& source : sources)
        for (auto const* const ending : {".aff", ".dic"})
            if (!std::ifstream(folder / (std::string(source.name) + ending))) {
                missing.emplace_back(source.name);
                break;
            }
    return complaint_of(folder, missing);
}

Analysis Dictionaries::analyse(std::string_view folded_word, texts::Language language) const {
    Analysis analysis;
    auto const letters = letters_of(folded_word);
    if (!letters || letters->empty()) return analysis;
    for (auto const& lexicon : lexicons(language)) {
        auto const findings = lexicon.findings(*letters);
        if (!findings.known) continue;
        for (auto const& lemma : findings.lemmas) analysis.lemmas.push_back(utf8_of(lemma));
        for (auto const& part : findings.parts) analysis.parts.push_back(utf8_of(part.lemma));
        analysis.inner_parts = inner_parts_of(lexicon, findings.parts);
        analysis.made_at_front = !findings.parts.empty() &&
                                 lexicon.own().beginnings.contains(findings.parts.front().lemma);
        analysis.made_at_end =
            !findings.parts.empty() && lexicon.own().endings.contains(findings.parts.back().lemma);
        break;
    }
    return analysis;
}

bool Dictionaries::lists(std::string_view folded_word, texts::Language language) const {
    auto const letters = letters_of(folded_word);
    if (!letters) return false;
    return std::ranges::any_of(lexicons(language), [&](Lexicon const& lexicon) {
        return std::ranges::any_of(lexicon.dictionary().inflections(*letters),
                                   [&](Inflection const& way) {
                                       auto const& entry = lexicon.dictionary().entry(way.entry);
                                       return !entry.proper && !entry.bound && !way.binds;
                                   });
    });
}

std::optional<texts::Language> guess_language(std::string_view text,
                                              Dictionaries const& dictionaries) {
    if (auto const told = guess_language(text)) return told;
    constexpr std::size_t bytes_read = 1000, shortest_word = 4;
    std::array<double, texts::languages.size()> score{};
    for (auto const& word : words(text.substr(0, bytes_read))) {
        if (word.kind != WordKind::word || word.text.size() < shortest_word) continue;
        std::array<bool, texts::languages.size()> listed{};
        for (auto language : texts::languages)
            listed[static_cast<std::size_t>(language)] = dictionaries.lists(word.text, language);
        // What few languages share says more.
        auto const sharers = static_cast<double>(std::ranges::count(listed, true));
        for (std::size_t i = 0; i < listed.size(); ++i)
            if (listed[i]) score[i] += 1 / (sharers * sharers);
    }
    auto const best = std::ranges::max_element(score);
    double second = 0;
    for (auto const& other : score)
        if (&other != &*best) second = std::max(second, other);
    constexpr double least = 0.9, clear = 1.8;
    if (*best < least || *best < clear * second) return std::nullopt;
    return texts::languages[static_cast<std::size_t>(best - score.begin())];
}

}

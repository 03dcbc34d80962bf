// The files are read by several threads: the program waits for the largest only.
#include "platform/language/dictionaries.h"

#include <algorithm>
#include <future>
#include <optional>

#include "platform/language/compounds.h"
#include "platform/language/letters.h"
#include "platform/language/markings.h"

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

}

Dictionaries::Dictionaries(std::filesystem::path const& folder) : folder_(folder) {
    std::vector<std::future<std::optional<Lexicon>>> readers;
    readers.reserve(sources.size());
    for (auto const& source : sources)
        readers.push_back(std::async(std::launch::async, lexicon_of, folder, source));
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (auto lexicon = readers[i].get())
            lexicons_[static_cast<std::size_t>(sources[i].language)].push_back(std::move(*lexicon));
        else missing_.emplace_back(sources[i].name);
    }
}

bool Dictionaries::knows(texts::Language language) const {
    return !lexicons_[static_cast<std::size_t>(language)].empty();
}

std::string Dictionaries::complaint() const {
    if (missing_.empty()) return "";
    std::string names, packages;
    for (auto const& source : sources) {
        if (std::ranges::find(missing_, source.name) == missing_.end()) continue;
        ((names += names.empty() ? "" : ", ") += folder_.string() + "/") += source.name;
        (packages += " ") += source.package;
    }
    return "no dictionary " + names +
           ": search knows those words by their stems only. Install Debian's" + packages +
           " and start again.";
}

Analysis Dictionaries::analyse(std::string_view folded_word, texts::Language language) const {
    Analysis analysis;
    auto const letters = letters_of(folded_word);
    if (!letters || letters->empty()) return analysis;
    for (auto const& lexicon : lexicons_[static_cast<std::size_t>(language)]) {
        auto const findings = lexicon.findings(*letters);
        if (!findings.known) continue;
        for (auto const& lemma : findings.lemmas) analysis.lemmas.push_back(utf8_of(lemma));
        for (auto const& part : findings.parts) analysis.parts.push_back(utf8_of(part.lemma));
        analysis.inner_parts = inner_parts_of(lexicon, findings.parts);
        break;
    }
    return analysis;
}

}

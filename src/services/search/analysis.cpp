// The dictionaries, the stems and what puts them together, as one.
#include "services/search/analysis.h"

#include "platform/fulltext/snowball.h"
#include "platform/language/analysis.h"
#include "platform/language/dictionaries.h"
#include "platform/language/lemma_analyser.h"

namespace search {

namespace {

class Nordic : public language::Analyser {
public:
    explicit Nordic(std::shared_ptr<language::Dictionaries const> dictionaries)
        : dictionaries_(std::move(dictionaries)) {}

    void analyse(language::Word const& word, texts::Language language,
                 std::vector<language::Term>& terms) const override {
        lemmas_.analyse(word, language, terms);
    }

private:
    std::shared_ptr<language::Dictionaries const> dictionaries_;
    fulltext::Snowball stems_;
    language::LemmaAnalyser lemmas_{*dictionaries_, stems_};
};

}

std::shared_ptr<language::Analyser const> nordic_analyser(
    std::shared_ptr<language::Dictionaries const> dictionaries) {
    return std::make_shared<Nordic>(std::move(dictionaries));
}

std::shared_ptr<language::Analyser const> nordic_analyser() {
    return nordic_analyser(std::make_shared<language::Dictionaries>());
}

}

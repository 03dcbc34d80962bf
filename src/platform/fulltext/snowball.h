// The exact word and its Snowball stem: the analysis to begin with.
#pragma once
#include "platform/language/analysis.h"

namespace fulltext {

/// Stems with Xapian's Swedish, English and Norwegian stemmers and remembers the words it has seen.
class Snowball : public language::Analyser {
public:
    void analyse(language::Word const& word, texts::Language language,
                 std::vector<language::Term>& terms) const override;
};

}

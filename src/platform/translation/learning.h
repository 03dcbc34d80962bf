// Learning a lexicon from texts that say the same in two languages.
#pragma once
#include <string>
#include <vector>

#include "platform/language/analysis.h"
#include "platform/translation/lexicon.h"

namespace translation {

/// Texts that say the same: a title, a sentence or a whole summary.
struct Unit {
    std::string left, right;
};

/// Learns, in both directions, which base forms and parts of compounds stand for each other: first
/// from titles and other short units, then also from the sentences of long ones, which are paired
/// with what the short ones taught. At most a few million words of the units are used, spread
/// evenly over them. Some seconds for ten thousand sentences. The same units give the same lexicon.
Lexicon learn(std::vector<Unit> const& units, texts::Language left, texts::Language right,
              language::Analyser const& analyser);

}

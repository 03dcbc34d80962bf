// samverk analyse: what the program makes of words, so that anybody can measure it on their own.
#pragma once
#include <string>

namespace commands {

struct AnalyseWordsOptions {
    std::string language = "sv";
    bool json = false;
};

/// Reads one word a line from the standard input and writes a line for each: with --json
/// {"word","lemmas","parts"}, else the parts (or the lemma of a simple word) between tabs. A word
/// that no dictionary knows is its own lemma; an empty line gives an empty word. 2 when the
/// language's dictionary is missing.
int analyse_words(AnalyseWordsOptions const& options);

}

// Words come one a line and go the same way; a line is answered before the next is read.
#include "app/commands/analyse.h"

#include <cstdio>
#include <iostream>
#include <vector>

#include "platform/json/value.h"
#include "platform/language/dictionaries.h"
#include "platform/language/words.h"

namespace commands {

namespace {

/// Nobody's word is longer; the rest of the line is left out.
constexpr std::size_t longest_line = 1000;

language::Analysis of_simple(language::Dictionaries const& dictionaries, std::string const& word,
                             texts::Language language) {
    auto analysis = dictionaries.analyse(word, language);
    if (analysis.lemmas.empty()) analysis.lemmas = {word};
    return analysis;
}

/// "it-stöd" is its pieces; so are several words on a line.
language::Analysis of_line(language::Dictionaries const& dictionaries, std::string_view line,
                           texts::Language language) {
    auto const found = language::words(line);
    if (found.empty()) return {};
    if (found.size() == 1) return of_simple(dictionaries, found.front().text, language);
    language::Analysis analysis;
    for (auto const& word : found) {
        if (word.kind == language::WordKind::whole) analysis.lemmas.push_back(word.text);
        else analysis.parts.push_back(of_simple(dictionaries, word.text, language).lemmas.front());
    }
    return analysis;
}

json::Array array_of(std::vector<std::string> const& texts) {
    json::Array array;
    for (auto const& text : texts) array.push_back(text);
    return array;
}

void print(std::string const& line, language::Analysis const& analysis, bool json) {
    if (json) {
        std::printf("%s\n", json::write(json::Object{{"word", line},
                                                     {"lemmas", array_of(analysis.lemmas)},
                                                     {"parts", array_of(analysis.parts)}})
                                .c_str());
        return;
    }
    std::fputs(line.c_str(), stdout);
    for (auto const& text : analysis.parts.empty() ? analysis.lemmas : analysis.parts)
        std::printf("\t%s", text.c_str());
    std::fputc('\n', stdout);
}

}

int analyse_words(AnalyseWordsOptions const& options) {
    auto const language = texts::parse_language(options.language);
    if (!language) {
        std::fprintf(stderr, "samverk: --lang takes sv, en or nb\n");
        return 2;
    }
    language::Dictionaries const dictionaries;
    if (!dictionaries.knows(*language)) {
        std::fprintf(stderr, "samverk: %s\n", dictionaries.complaint().c_str());
        return 2;
    }
    for (std::string line; std::getline(std::cin, line);) {
        line.resize(std::min(line.size(), longest_line));
        if (line.ends_with('\r')) line.pop_back();
        print(line, of_line(dictionaries, line, *language), options.json);
    }
    return 0;
}

}

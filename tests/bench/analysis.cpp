// Measures the analysis of words on the Swedish and English abstracts of a SweCRIS file, as JSON:
//   bench_analysis FILE.csv
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "platform/fulltext/snowball.h"
#include "platform/json/value.h"
#include "platform/language/dictionaries.h"
#include "platform/language/lemma_analyser.h"
#include "platform/tables/csv.h"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Resident memory of this process in MB.
double resident() {
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
    return 0;
}

struct Text {
    std::string text;
    texts::Language language;
};

std::vector<Text> texts_of(std::string const& csv) {
    std::vector<Text> texts;
    tables::CsvReader reader(csv);
    tables::Record record;
    while (reader.next(record)) {
        texts.push_back(
            {std::string(reader.field(record, "projectAbstractSv")), texts::Language::sv});
        texts.push_back(
            {std::string(reader.field(record, "projectAbstractEn")), texts::Language::en});
    }
    return texts;
}

struct Round {
    double seconds = 0;
    std::size_t terms = 0;
};

Round analyse(std::vector<Text> const& texts, language::Analyser const& analyser) {
    auto const start = Clock::now();
    Round round;
    std::vector<language::Term> terms;
    for (auto const& text : texts)
        for (auto const& word : language::words(text.text)) {
            terms.clear();
            analyser.analyse(word, text.language, terms);
            round.terms += terms.size();
        }
    round.seconds = seconds_since(start);
    return round;
}

Round only_words(std::vector<Text> const& texts) {
    auto const start = Clock::now();
    Round round;
    for (auto const& text : texts) round.terms += language::words(text.text).size();
    round.seconds = seconds_since(start);
    return round;
}

}

int main(int count, char** words) {
    if (count != 2) return 2;
    std::ifstream file(words[1], std::ios::binary);
    std::string const csv(std::istreambuf_iterator<char>(file), {});
    auto const texts = texts_of(csv);
    double bytes = 0;
    for (auto const& text : texts) bytes += static_cast<double>(text.text.size());

    auto const before = resident();
    auto const start = Clock::now();
    language::Dictionaries const dictionaries;
    auto const loading = seconds_since(start);
    auto const loaded = resident();
    fulltext::Snowball const stems;
    language::LemmaAnalyser const analyser(dictionaries, stems);
    auto const cold = analyse(texts, analyser);
    std::vector<double> warm, split;
    for (int round = 0; round < 5; ++round) {
        warm.push_back(analyse(texts, analyser).seconds);
        split.push_back(only_words(texts).seconds);
    }
    auto const megabytes = bytes / 1e6;
    std::printf(
        "%s\n",
        json::write(json::Object{{"megabytes", megabytes},
                                 {"load_ms", loading * 1000},
                                 {"dictionary_mb", loaded - before},
                                 {"memory_mb", resident() - loaded},
                                 {"cold_mb_per_s", megabytes / cold.seconds},
                                 {"warm_mb_per_s", megabytes / *std::ranges::min_element(warm)},
                                 {"words_mb_per_s", megabytes / *std::ranges::min_element(split)}})
            .c_str());
    return 0;
}

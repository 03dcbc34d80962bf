// The guess of a language on real titles and abstracts (SweCRIS), when they are at hand.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "platform/language/guess.h"
#include "platform/tables/csv.h"

using texts::Language;

namespace {

std::optional<std::string> sample() {
    auto const* const given = std::getenv("SAMVERK_REAL_DATA");
    std::filesystem::path const folder = given != nullptr ? given : "../shared/data";
    std::ifstream file(folder / "projects" / "swecris_sample.csv", std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

struct Count {
    int right = 0, wrong = 0, unsure = 0;

    void add(std::string_view text, Language expected) {
        if (text.empty()) return;
        auto const guess = language::guess_language(text);
        if (!guess) ++unsure;
        else ++(*guess == expected ? right : wrong);
    }
};

}

TEST_CASE("real abstracts are nearly all known, and real titles are unsure rather than wrong") {
    auto const bytes = sample();
    if (!bytes) {
        MESSAGE("skipped: no real data (SAMVERK_REAL_DATA)");
        return;
    }
    tables::CsvReader reader(*bytes);
    Count english_abstracts, english_titles, swedish_abstracts;
    tables::Record record;
    while (reader.next(record)) {
        english_abstracts.add(reader.field(record, "projectAbstractEn"), Language::en);
        english_titles.add(reader.field(record, "projectTitleEn"), Language::en);
        swedish_abstracts.add(reader.field(record, "projectAbstractSv"), Language::sv);
    }
    CHECK(english_abstracts.right > 1000);
    CHECK(english_abstracts.wrong + english_abstracts.unsure <= english_abstracts.right / 100);
    CHECK(english_titles.wrong <= english_titles.right / 30);  // Some of them are Swedish in truth.
    CHECK(swedish_abstracts.wrong <=
          swedish_abstracts.right / 20);  // As are some of these English.
}

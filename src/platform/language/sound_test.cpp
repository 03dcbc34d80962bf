// What is heard of a base form in what is made of it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "platform/language/dictionaries.h"
#include "platform/language/sound.h"
#include "platform/language/words.h"
#include "platform/tables/csv.h"

using texts::Language;

namespace {

bool is_heard(std::string const& base, std::string const& word) {
    auto const whole = language::sound(word);
    return whole.find(language::lasting_sound(base)) != std::string::npos ||
           std::ranges::any_of(language::other_sounds_of(base), [&](std::string const& other) {
               return whole.find(other) != std::string::npos;
           });
}

std::string sample() {
    auto const* const given = std::getenv("SAMVERK_REAL_DATA");
    std::filesystem::path const folder = given != nullptr ? given : "../shared/data";
    std::ifstream file(folder / "projects" / "swecris_sample.csv", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

}

TEST_CASE("a base form is heard in its forms and in the compounds that it is part of") {
    CHECK(language::sound("Böcker") == "bVkVr");
    CHECK(language::lasting_sound("stad") == "stVt");
    CHECK(language::lasting_sound("ö") == "V");
    CHECK(is_heard("bok", "BÖCKERNA"));
    CHECK(is_heard("stad", "huvudstäderna"));
    CHECK(is_heard("lucka", "fallucka"));
    CHECK(is_heard("god", "gott"));
    CHECK(is_heard("city", "cities"));
    CHECK_FALSE(is_heard("skog", "bostad"));
    CHECK_FALSE(is_heard("stad", "skolan"));
}

TEST_CASE("a form that is listed apart from its base is heard all the same") {
    CHECK(is_heard("bra", "bättre"));
    CHECK(is_heard("go", "went"));
    CHECK(is_heard("person", "people"));
}

TEST_CASE("a text remembers where each sound came from, and where letters of others stand") {
    language::Heard heard;
    heard.hear("Åå mm – жя");
    CHECK(heard.sound.starts_with("V m "));
    CHECK(heard.place[1] == 4);
    CHECK(heard.foreign.front() == 8);
    CHECK(heard.foreign.back() > 12);
    heard.hear("");
    CHECK(heard.sound.empty());
}

TEST_CASE("in real abstracts hardly any word hides its base") {
    auto const bytes = sample();
    language::Dictionaries const dictionaries;
    if (bytes.empty() || !dictionaries.knows(Language::sv)) {
        MESSAGE("skipped: no SweCRIS sample (SAMVERK_REAL_DATA) or no dictionaries");
        return;
    }
    tables::CsvReader reader(bytes);
    tables::Record record;
    std::set<std::string> met;
    std::size_t bases = 0, hidden = 0;
    while (reader.next(record) && met.size() < 30'000)
        for (auto const& word : language::words(reader.field(record, "projectAbstractSv"))) {
            if (word.kind != language::WordKind::word || !met.insert(word.text).second) continue;
            auto const analysis = dictionaries.analyse(word.text, Language::sv);
            for (auto const* list : {&analysis.lemmas, &analysis.parts, &analysis.inner_parts})
                for (auto const& base : *list) {
                    ++bases;
                    hidden += is_heard(base, word.text) ? 0U : 1U;
                }
        }
    CHECK(bases > 20'000);
    CHECK(hidden * 1000 < bases);
}

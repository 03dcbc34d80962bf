// What is masked is gone: its words, its length and how much of it there was.
#include "services/masking/masking.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/basics/text.h"

using namespace masking;

namespace {

constexpr std::string_view mark = "[maskat]";

std::string joined(std::vector<Sentence> const& parts) {
    std::string text;
    for (auto const& one : parts) text += one.words + one.space;
    return text;
}

std::string one_masked(std::string const& text, Choice const& choice) {
    return masked(std::vector<std::string>{text}, choice, mark).front();
}

/// Text of such characters as come in reports: letters of one to four bytes, ends of sentences.
rc::Gen<std::string> texts() {
    return rc::gen::map(
        rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
            "a", "B", "å", "Ö", "ß", "İ", "😀", ".", "!", "…", " ", "\n", "\u00a0", "x", "-"})),
        [](std::vector<std::string> const& parts) {
            std::string text;
            for (auto const& one : parts) text += one;
            return text;
        });
}

}

TEST_CASE("sentences end at their marks and at lines, and lose nothing") {
    auto const parts = sentences("Hon bor på Ekgatan 3. Varför? Ingen vet…\n\nNy rad utan punkt");
    REQUIRE(parts.size() == 4);
    CHECK(parts[0].words == "Hon bor på Ekgatan 3.");
    CHECK(parts[1] == Sentence{"Varför?", " "});
    CHECK(parts[2] == Sentence{"Ingen vet…", "\n\n"});
    CHECK(parts[3].words == "Ny rad utan punkt");
    CHECK(sentences("").size() == 1);
    CHECK(sentences("1.5 procent av 3.000").size() == 1);
}

TEST_CASE("a masked sentence is one mark, however long, and several in a row are one too") {
    std::string const text = "Först. Hemligt här. Också hemligt, och mycket längre.\n\nSist.";
    CHECK(one_masked(text, {.sentences = {1}}) ==
          "Först. [maskat] Också hemligt, och mycket längre.\n\nSist.");
    CHECK(one_masked(text, {.sentences = {1, 2}}) == "Först. [maskat]\n\nSist.");
    CHECK(one_masked(text, {.sentences = {0, 1, 2, 3}}) == mark);
    CHECK(one_masked(text, {}) == text);
}

TEST_CASE("sentences are counted through all texts") {
    auto const made = masked(std::vector<std::string>{"Ett. Två.", "Tre.", "Fyra. Fem."},
                             {.sentences = {1, 2, 4}}, mark);
    CHECK(made == std::vector<std::string>{"Ett. [maskat]", "[maskat]", "Fyra. [maskat]"});
}

TEST_CASE("words are masked everywhere: in any case, across lines, inside other words") {
    Choice const anna{.strings = {"  anna   Öst ", "", "x", "\n"}};
    CHECK(one_masked("ANNA ÖST och Anna\nöst. Annan.", anna) == "[maskat] och [maskat]. Annan.");
    CHECK(one_masked("Hos Anna\u00a0Östs mamma", anna) == "Hos [maskat]s mamma");
    CHECK(one_masked("x är kvar", anna) == "x är kvar");
    CHECK(masked("Svar till Anna Öst", anna.strings, mark) == "Svar till [maskat]");
    CHECK(one_masked("aaa", {.strings = {"aa"}}) == mark);
}

TEST_CASE("words that stand in two sentences are masked over both") {
    CHECK(one_masked("Dr. Ek kom. Sedan gick Dr. Ek.", {.strings = {"Dr. Ek"}}) ==
          "[maskat] kom. Sedan gick [maskat].");
}

TEST_CASE("sentences put together are the text, whatever it is") {
    CHECK(rc::check([] {
        auto const text = *texts();
        RC_ASSERT(joined(sentences(text)) == text);
    }));
}

TEST_CASE("nothing of a masked sentence is left, the others are, and its length does not show") {
    CHECK(rc::check([] {
        // Each sentence has a word of its own that stands nowhere else.
        auto const count = *rc::gen::inRange<std::size_t>(1, 8);
        auto const bits = *rc::gen::inRange<unsigned>(0, 256);
        std::set<std::size_t> chosen;
        for (std::size_t i = 0; i < count; ++i)
            if ((bits >> i & 1U) != 0) chosen.insert(i);
        auto const length = *rc::gen::inRange<std::size_t>(1, 200);
        std::string text, longer;
        for (std::size_t i = 0; i < count; ++i) {
            auto const word = "w" + std::string(1, static_cast<char>('a' + i)) + "w";
            auto const end = i % 3 == 0 ? ". " : i % 3 == 1 ? "!\n\n" : "?\u00a0";
            text += word + end;
            longer += (chosen.contains(i) ? word + std::string(length, 'z') : word) + end;
        }
        auto const made = one_masked(text, {.sentences = chosen});
        for (std::size_t i = 0; i < count; ++i) {
            auto const word = "w" + std::string(1, static_cast<char>('a' + i)) + "w";
            RC_ASSERT(made.contains(word) != chosen.contains(i));
        }
        RC_ASSERT(made == one_masked(longer, {.sentences = chosen}));
    }));
}

TEST_CASE("a masked word is nowhere in what is left, in no case") {
    CHECK(rc::check([] {
        auto const text = *texts();
        auto const word = *rc::gen::elementOf(
            std::vector<std::string>{"ab", "åö", "a b", "ÖA", "x-", "ß.", "😀a", "aa"});
        auto made = one_masked(text, {.strings = {word}});
        // Between two marks stands what was left there.
        std::vector<std::string> rests{""};
        for (std::size_t at = 0; at < made.size();) {
            if (std::string_view(made).substr(at).starts_with(mark)) {
                rests.emplace_back();
                at += mark.size();
            } else rests.back() += made[at++];
        }
        auto blank = [](std::string one) {
            one = basics::folded(one);
            std::string plain;
            for (std::size_t at = 0; at < one.size(); ++at) {
                bool const is_wide = std::string_view(one).substr(at).starts_with("\u00a0");
                bool const is_space = is_wide || one[at] == ' ' || one[at] == '\n';
                if (!is_space) plain += one[at];
                else if (plain.empty() || plain.back() != ' ') plain += ' ';
                if (is_wide) ++at;
            }
            return plain;
        };
        for (auto const& rest : rests) RC_ASSERT(!blank(rest).contains(blank(word)));
    }));
}

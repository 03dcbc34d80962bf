// The registers of goals and targets, and what is recognised in pages.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "platform/basics/text.h"
#include "services/goals/goals.h"

using namespace goals;

namespace {

Goals const& ours() {
    static Goals const goals(resources::embedded());
    return goals;
}

std::vector<int> recognised(std::string_view text) { return ours().recognise(text); }

/// Nothing, said aloud, when the real data are not at hand.
std::optional<std::filesystem::path> real_data(std::string_view file) {
    auto const* folder = std::getenv("SAMVERK_REAL_DATA");
    auto const path = std::filesystem::path(folder ? folder : "../shared/data") / file;
    if (std::filesystem::exists(path)) return path;
    MESSAGE("skipped: no ", path.string());
    return std::nullopt;
}

/// The number of words by white space.
std::size_t word_count(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1;
}

}

TEST_CASE("there are 17 goals with names, colours and dimensions, and 169 targets") {
    CHECK(ours().all().size() == 17);
    CHECK(ours().targets().size() == 169);
    std::set<std::string> codes, colours;
    for (auto const& goal : ours().all()) {
        CHECK(goal.names.size() == 3);
        CHECK(goal.colour.size() == 7);
        colours.insert(goal.colour);
        CHECK_FALSE(ours().targets_of(goal.number).empty());
    }
    CHECK(colours.size() == 17);
    for (auto const& target : ours().targets()) {
        CHECK(codes.insert(target.code).second);
        CHECK(target.code.starts_with(std::to_string(target.goal) + "."));
    }
}

TEST_CASE("targets have short names in three languages") {
    for (auto const& target : ours().targets()) {
        REQUIRE(target.names.size() == 3);
        for (auto const& [language, name] : target.names) {
            CAPTURE(name);
            CHECK(word_count(name) >= 3);
            CHECK(word_count(name) <= 8);
            CHECK(basics::trimmed(name) == name);
        }
    }
}

TEST_CASE("goals and targets are found by number and code") {
    REQUIRE(ours().find(11));
    CHECK(registers::name_in(ours().find(11)->names, texts::Language::nb) ==
          "Bærekraftige byer og lokalsamfunn");
    CHECK(ours().find(13)->dimension == Dimension::ecological);
    CHECK(name(ours().find(17)->dimension) == "means");
    CHECK_FALSE(ours().find(0));
    CHECK_FALSE(ours().find(18));
    REQUIRE(ours().target("11.3"));
    CHECK(ours().target("11.3")->goal == 11);
    CHECK(ours().target("16.B")->code == "16.b");
    CHECK_FALSE(ours().target("11.9"));
    CHECK(ours().targets_of(17).size() == 19);
    CHECK(ours().targets_of(11).back().code == "11.c");
}

TEST_CASE("a list of numbered goals is recognised as a page writes it") {
    CHECK(
        recognised(
            "Bidrar till FN:s hållbarhetsmål\n\n1.Ingen fattigdom\n3.Hälsa och välbefinnande\n"
            "4.God utbildning för alla\n5.Jämställdhet\n11.Hållbara städer och samhällen\n"
            "13.Bekämpa klimatförändringarna\n16.Fredliga och inkluderande samhällen\nCharlie Gullström\n") ==
        std::vector{1, 3, 4, 5, 11, 13, 16});
    CHECK(
        recognised(
            "• Goal 7: Affordable and clean energy\n• Goal 9 – Industry, innovation & infrastructure") ==
        std::vector{7, 9});
    CHECK(recognised("Mål 5: Jämställdhet") == std::vector{5});
    CHECK(
        recognised(
            "Vi arbetar särskilt med mål 5, Jämställdhet, och mål 11 (Hållbara städer och samhällen).") ==
        std::vector{5, 11});
}

TEST_CASE("numbers count after words that mean the global goals") {
    CHECK(recognised("SDG 13") == std::vector{13});
    CHECK(recognised("Supports SDG13 and SDG 7.") == std::vector{7, 13});
    CHECK(recognised("Projektet bidrar till de globala målen 3, 5 och 11.") ==
          std::vector{3, 5, 11});
    CHECK(recognised("bærekraftsmål 11 og 17") == std::vector{11, 17});
    CHECK(recognised("SDGs 14–16") == std::vector{14, 15, 16});
    CHECK(recognised("SDG 11.3 and 13.1, but also FN:s mål 6") == std::vector{6, 11, 13});
    CHECK(recognised("SDG 11.a") == std::vector{11});
    CHECK(recognised("SDG:s 3 and 4, Sustainable Development Goal 11") == std::vector{3, 4, 11});
}

TEST_CASE("names alone count where they cannot be something else") {
    CHECK(recognised("Climate action") == std::vector{13});
    CHECK(recognised("God hälsa och välbefinnande; Jämställdhet") == std::vector{3, 5});
    CHECK(recognised(
              "Ingen fattigdom, Hållbar industri, innovationer och infrastruktur, Livet på land") ==
          std::vector{1, 9, 15});
    CHECK(recognised("Likestilling mellom kjønnene\nMindre ulikhet\n") == std::vector{5, 10});
    CHECK(recognised("Målet Hållbara städer och samhällen är viktigast.") == std::vector{11});
    CHECK(recognised("ANSTÄNDIGA ARBETSVILLKOR OCH EKONOMISK TILLVÄXT") == std::vector{8});
}

TEST_CASE("a project's own goals and running text are not taken for global goals") {
    CHECK(recognised("Mål 1: Ta fram en plan\nMål 2: Pröva den").empty());
    CHECK(recognised("Vi integrerar jämställdhet och jämlikhet i innovationsarbetet.").empty());
    CHECK(recognised("Jämställdhet\nProjektet har tagit hänsyn till kön i urvalet.").empty());
    CHECK(recognised("I 11 kommuner och 3 regioner").empty());
    CHECK(recognised("SDG 3 och 15 norska kommuner") == std::vector{3});
    CHECK(recognised("Goal 42, SDG 18, SDG 0").empty());
    CHECK(recognised("5. Hållbara städer i Norden").empty());
    CHECK(recognised("").empty());
}

TEST_CASE("a field that holds one goal is understood in any language") {
    REQUIRE(ours().named("Hållbara städer och samhällen"));
    CHECK(ours().named("hållbar konsumtion och produktion")->number == 12);
    CHECK(ours().named("13. Bekämpa klimatförändringarna")->number == 13);
    CHECK(ours().named("Goal 13")->number == 13);
    CHECK(ours().named("Sustainable Development Goals") == nullptr);
    CHECK(ours().named("Mål 4: Jämställdhet") == nullptr);
    CHECK(ours().named("13") == nullptr);
    CHECK(ours().named("") == nullptr);
    for (auto const& goal : ours().all())
        for (auto const& [language, name] : goal.names) CHECK(ours().named(name) == &goal);
}

TEST_CASE("odd bytes and long texts do no harm") {
    CHECK(recognised("\xFF\xFE SDG 3 \xE2\x80") == std::vector{3});
    CHECK(recognised(std::string(20'000, '&')).empty());
    std::string many;
    for (int i = 0; i < 20'000; ++i) many += "SDG ";
    CHECK(recognised(many).empty());
}

TEST_CASE("codes and English names agree with the published lists") {
    auto const targets = real_data("sdg/targets_en.yml"), names = real_data("sdg/goals_en.yml");
    if (!targets || !names) return;
    std::set<std::string> published, own;
    std::ifstream target_file(*targets), name_file(*names);
    for (std::string line; std::getline(target_file, line);)
        if (auto const end = line.find("-title:"); end != line.npos) {
            auto code = line.substr(0, end);
            code[code.find('-')] = '.';
            published.insert(code);
        }
    for (auto const& target : ours().targets()) own.insert(target.code);
    CHECK(own == published);
    int compared = 0;
    for (std::string line; std::getline(name_file, line);)
        if (auto const end = line.find("-short: "); end != line.npos) {
            auto const* goal = ours().find(std::stoi(line.substr(0, end)));
            REQUIRE(goal);
            CHECK(registers::name_in(goal->names, texts::Language::en) == line.substr(end + 8));
            ++compared;
        }
    CHECK(compared == 17);
}

// Papers: what stands where, what lacks, and files that open, whatever the words.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "features/project_documents/paper.h"

using namespace project_documents;

namespace {

std::string words(std::string_view key) { return "[" + std::string(key) + "]"; }

chapters::Chapter chapter(std::string key, std::string text) {
    chapters::Chapter one{.key = key, .title = "T-" + key};
    if (!text.empty()) {
        one.points = {text};
        one.blocks.emplace_back(chapters::paragraph(std::move(text)));
        one.source = "S-" + one.key;
    }
    return one;
}

Gathered gathered() {
    return {
        .project = "Delat boende i Sampelby",
        .organisation = "Sampelby kommun",
        .address = "https://samverk.example/sv/projects/x/y",
        .day = {2026, 3, 10},
        .chapters = {chapter("about", "Kort."), chapter("money", "Pengar."), chapter("risk", ""),
                     chapter("steps", "Steg 3."), chapter("proposal", "Ska vi fortsätta?")}};
}

/// All words of a document, in their order.
std::string all_words(office::Document const& document) {
    std::string text = document.properties.title + "\n";
    auto const add = [&](office::Runs const& runs) {
        for (auto const& run : runs) text += run.text;
        text += "\n";
    };
    for (auto const& block : document.blocks) {
        if (auto const* heading = std::get_if<office::Heading>(&block))
            text += "# " + heading->text + "\n";
        if (auto const* paragraph = std::get_if<office::Paragraph>(&block)) add(paragraph->runs);
        if (auto const* list = std::get_if<office::List>(&block))
            for (auto const& item : list->items) add(item);
        if (auto const* table = std::get_if<office::Table>(&block))
            for (auto const& row : table->rows)
                for (auto const& cell : row) add(cell);
    }
    return text;
}

}

TEST_CASE(
    "a progress report has its chapters in order, each with its source, and says what lacks") {
    auto const text = all_words(document_of(Kind::progress, gathered(), words));
    CHECK(text.contains("[title_progress]: Delat boende i Sampelby"));
    CHECK(text.find("# T-about") < text.find("# T-steps"));
    CHECK(text.find("# T-steps") < text.find("# T-money"));
    CHECK(text.contains("S-money"));
    CHECK_FALSE(text.contains("# T-risk"));
    CHECK(text.find("[lacking_title]") < text.find("T-risk"));
    CHECK_FALSE(text.contains("Ska vi"));
}

TEST_CASE("a decision paper begins with what is proposed and marks what somebody has to write") {
    auto const document = document_of(Kind::decision, gathered(), words);
    auto const text = all_words(document);
    CHECK(text.find("[proposal_title]") < text.find("[case_title]"));
    CHECK(text.contains("Ska vi fortsätta?"));
    CHECK(text.contains("[fill_proposal_asked]"));
    auto none = gathered();
    none.chapters.pop_back();
    CHECK(all_words(document_of(Kind::decision, none, words)).contains("[fill_proposal]"));
    bool const has_mark = std::ranges::any_of(document.blocks, [](office::Block const& block) {
        auto const* paragraph = std::get_if<office::Paragraph>(&block);
        return paragraph && paragraph->runs.front().marked;
    });
    CHECK(has_mark);
}

TEST_CASE("what only the project's people see is said to be there") {
    auto inside = gathered();
    CHECK_FALSE(all_words(document_of(Kind::progress, inside, words)).contains("[inside_note]"));
    inside.is_inside = true;
    CHECK(all_words(document_of(Kind::progress, inside, words)).contains("[inside_note]"));
}

TEST_CASE("a slide is one, its lines are few and short, and it says when nothing is told") {
    auto many = gathered();
    many.project = std::string(400, 'x');
    for (auto const key : chapters_in(Kind::slide))
        many.chapters.push_back(chapter(std::string(key), std::string(5000, 'y')));
    auto const slides = slides_of(many, words);
    REQUIRE(slides.slides.size() == 1);
    CHECK(slides.slides.front().bullets.size() <= 7);
    CHECK(slides.slides.front().title.size() < 200);
    for (auto const& bullet : slides.slides.front().bullets)
        for (auto const& run : bullet) CHECK(run.text.size() < 400);
    CHECK(slides_of({.project = "x"}, words).slides.front().bullets.front().front().text ==
          "[nothing_told]");
}

TEST_CASE("every file is made of hostile and long words, and the same words give the same bytes") {
    auto hostile = gathered();
    hostile.project = "<w:p>&]]>\x01\u202e\"' " + std::string(3000, 'x');
    hostile.chapters.push_back(
        chapter("benefits", std::string(200'000, 'z') + "\xff\xfe]]><script>"));
    for (auto const kind : kinds)
        for (auto const format : formats(kind)) {
            auto const bytes = file_of(kind, format, hostile, words);
            CHECK(bytes.starts_with("PK"));
            CHECK(bytes == file_of(kind, format, hostile, words));
            auto const name = file_name(kind, format, hostile, words);
            CHECK(name.ends_with("." + std::string(format)));
            CHECK(name.find_first_of("/\\\"<>&\n") == std::string::npos);
            CHECK(name.size() < 160);
        }
}

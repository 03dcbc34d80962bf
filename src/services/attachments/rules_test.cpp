// Who sees a file and who decides over it, and what may be said about it.
#include "services/attachments/rules.h"

#include <doctest/doctest.h>

#include "services/attachments/serving.h"

using namespace attachments;
using texts::Language;

namespace {

Access const reader{.may_see = true, .is_public = true};
Access const writer{.may_see = true, .may_change = true, .is_public = true};
Access const editor{.may_see = true, .may_change = true, .may_show = true, .is_public = true};
Access const draft_writer{.may_see = true, .may_change = true};

Attachment in(State state) { return {.state = state}; }

}

TEST_CASE("everybody sees what is shown, and only those who work with the subject see the rest") {
    for (auto state : {State::waiting, State::hidden}) {
        CHECK_FALSE(may_read(reader, in(state)));
        CHECK(may_read(writer, in(state)));
        CHECK_FALSE(is_public(writer, in(state)));
    }
    CHECK(may_read(reader, in(State::shown)));
    CHECK_FALSE(may_read({}, in(State::shown)));
    CHECK(is_public(reader, in(State::shown)));
    CHECK_FALSE(is_public(draft_writer, in(State::shown)));
}

TEST_CASE("beside what is public already, a contributor's file waits for one who decides") {
    CHECK(beginning(writer) == State::waiting);
    CHECK(beginning(editor) == State::shown);
    CHECK(beginning(draft_writer) == State::shown);
    CHECK_FALSE(after(writer, State::waiting, Move::show));
    CHECK(after(editor, State::waiting, Move::show) == State::shown);
}

TEST_CASE("removing hides, restoring brings back as if it were new") {
    CHECK(after(writer, State::shown, Move::remove) == State::hidden);
    CHECK(after(writer, State::waiting, Move::remove) == State::hidden);
    CHECK(after(writer, State::hidden, Move::restore) == State::waiting);
    CHECK(after(editor, State::hidden, Move::restore) == State::shown);
    CHECK_FALSE(after(editor, State::hidden, Move::remove));
    CHECK_FALSE(after(editor, State::shown, Move::restore));
    CHECK_FALSE(after(editor, State::hidden, Move::show));
    for (auto move : {Move::remove, Move::restore, Move::show})
        for (auto state : {State::shown, State::waiting, State::hidden})
            CHECK_FALSE(after(reader, state, move));
}

TEST_CASE("a subject has room for so many files and bytes") {
    Limits const limits{.files = 2, .subject_bytes = 100};
    CHECK_FALSE(no_room(limits, {1, 40}, 60));
    CHECK(no_room(limits, {1, 40}, 61) == Refusal::too_much);
    CHECK(no_room(limits, {2, 0}, 1) == Refusal::too_many);
}

TEST_CASE("a description is kept by language and limited") {
    Description const before{.titles = {{Language::en, "Report"}}, .licence = "ask"};
    auto const said = described(before, {Language::sv, "Rapport\r\n", "", "CC0-1.0"});
    REQUIRE(said);
    CHECK(said->titles.at(Language::sv) == "Rapport");
    CHECK(said->titles.at(Language::en) == "Report");
    CHECK(said->licence == "CC0-1.0");
    auto const emptied = described(*said, {Language::sv, "", "", ""});
    CHECK_FALSE(emptied->titles.contains(Language::sv));
    auto const wrong =
        described(before, {Language::sv, std::string(161, 'a'), std::string(501, 'a'), "GPL"});
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().size() == 3);
}

TEST_CASE(
    "parts of a file are asked for as browsers ask, and nonsense is answered with the whole") {
    using enum RangeAnswer;
    auto const asked = [](std::string_view header) {
        auto const found = ranged(header, 100);
        CHECK(found.answer == RangeAnswer::part);
        return found.range;
    };
    CHECK(asked("bytes=0-9") == Range{0, 9});
    CHECK(asked("bytes=90-") == Range{90, 99});
    CHECK(asked("bytes=90-1000") == Range{90, 99});
    CHECK(asked("bytes=-10") == Range{90, 99});
    CHECK(asked("bytes=-1000") == Range{0, 99});
    for (auto header : {"", "bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "bytes=0-1,5-6",
                        "lines=1-2", "bytes=1", "bytes=--1", "bytes=18446744073709551616-"})
        CHECK(ranged(header, 100).answer == whole);
    CHECK(ranged("bytes=100-", 100).answer == outside);
    CHECK(ranged("bytes=-0", 100).answer == outside);
}

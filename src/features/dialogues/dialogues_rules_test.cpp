// What may be planned and said, what may be seen, and which statement comes next.
#include <doctest/doctest.h>

#include <map>

#include "features/dialogues/rules.h"
#include "platform/basics/text.h"
#include "services/opinion_groups/routing.h"

using namespace dialogues;

namespace {

Typed good() {
    return {.organisation = std::string(26, '0'),
            .title = "Hur?",
            .purpose = "Därför.",
            .starts_on = "2026-03-02",
            .starts_clock = "09:00",
            .ends_clock = "12:00"};
}

std::string field_of(Typed const& typed) {
    auto const told = checked(typed);
    return told ? "" : told.error().front().field;
}

Dialogue of(Secrecy secrecy, State state) {
    Dialogue dialogue;
    dialogue.told.secrecy = secrecy;
    dialogue.state = state;
    return dialogue;
}

Statement one(std::int64_t number, Tally const& tally, Standing standing = Standing::accepted) {
    return {.number = number, .words = "x", .standing = standing, .tally = tally};
}

}

TEST_CASE("a workshop of a morning ends on the day that it begins") {
    auto const told = checked(good());
    REQUIRE(told);
    CHECK(told->starts_at == *basics::parse_iso_time("2026-03-02T08:00:00Z"));
    CHECK(told->ends_at == *basics::parse_iso_time("2026-03-02T11:00:00Z"));
    CHECK(checked(typed_of(*told, "")) == told);
}

TEST_CASE("what is wrong stands beside its field") {
    auto typed = good();
    typed.title = " \t ";
    CHECK(field_of(typed) == "title");
    typed = good();
    typed.ends_clock = "08:00";
    CHECK(field_of(typed) == "ends_on");
    typed = good();
    typed.ends_on = "2028-03-02";
    CHECK(field_of(typed) == "ends_on");
    typed = good();
    typed.link = "javascript:alert(1)";
    CHECK(field_of(typed) == "link");
    typed = good();
    typed.secrecy = "secret";
    CHECK(field_of(typed) == "secrecy");
    typed = good();
    typed.about = "https://annan.example/";
    CHECK(field_of(typed) == "about");
}

TEST_CASE("what a dialogue is about is read from the address of its page") {
    std::string const id(26, '1');
    CHECK(about_in("https://samverk.example/sv/needs/" + id + "/slug?x=1") == About{"need", id});
    CHECK(about_in("/en/projects/" + id) == About{"project", id});
    CHECK_FALSE(about_in("/sv/needs/new"));
    CHECK_FALSE(about_in("/sv/members/" + id));
}

TEST_CASE("a code is read however it is written") {
    CHECK(code_in(" k7m-2q x") == "K7M2QX");
    auto const code = new_code();
    CHECK(code.size() == code_length);
    CHECK(code.find_first_of("01OIL") == code.npos);
    CHECK(code_in(code) == code);
}

TEST_CASE("a statement is one line of so many characters") {
    CHECK(checked_statement(" Ljus\nlängs  kajen ").has_value());
    CHECK_FALSE(checked_statement(" \u200b "));
    CHECK(checked_statement(std::string(longest_statement, 'x')));
    CHECK_FALSE(checked_statement(std::string(longest_statement + 1, 'x')));
    CHECK(checked_statements("a\n\nb\n") == std::vector<std::string>{"a", "b"});
    CHECK_FALSE(checked_statements("a\n" + std::string(longest_statement + 1, 'x')));
}

TEST_CASE("who sees what follows from what people were promised") {
    Looker const leads{true, false}, inside{false, true}, outside{};
    for (auto const secrecy : secrecies) {
        CHECK_FALSE(may_see(of(secrecy, State::draft), outside));
        CHECK(may_see(of(secrecy, State::draft), leads));
        CHECK(may_see_results(of(secrecy, State::open), inside));
        CHECK_FALSE(may_see_results(of(secrecy, State::published), leads));
    }
    CHECK_FALSE(may_see(of(Secrecy::closed, State::closed), outside));
    CHECK(may_see(of(Secrecy::chatham, State::published), outside));
    CHECK(may_see_results(of(Secrecy::open, State::open), outside));
    CHECK_FALSE(may_see_results(of(Secrecy::chatham, State::open), outside));
    CHECK(may_see_results(of(Secrecy::chatham, State::closed), outside));
    CHECK_FALSE(may_see_results(of(Secrecy::closed, State::closed), outside));
}

TEST_CASE("one of weeks opens and closes by itself, a workshop never") {
    auto dialogue = of(Secrecy::open, State::published);
    dialogue.told.starts_at = {10};
    dialogue.told.ends_at = {20};
    CHECK(state_at(dialogue, {15}) == State::published);
    dialogue.told.rhythm = Rhythm::weeks;
    CHECK(state_at(dialogue, {9}) == State::published);
    CHECK(state_at(dialogue, {10}) == State::open);
    CHECK(state_at(dialogue, {20}) == State::closed);
    dialogue.state = State::draft;
    CHECK(state_at(dialogue, {15}) == State::draft);
    dialogue.state = State::closed;
    CHECK(state_at(dialogue, {15}) == State::closed);
}

TEST_CASE("shares make a hundred, and are not told of few") {
    CHECK_FALSE(shares_of({4, 0, 0}));
    CHECK(shares_of({5, 0, 0})->agree == 100);
    for (std::int64_t a = 0; a < 9; ++a)
        for (std::int64_t d = 0; d < 9; ++d)
            if (auto const shares = shares_of({a, d, 7}))
                CHECK(shares->agree + shares->disagree + shares->pass == 100);
    CHECK(shares_of({2, 2, 2})->agree == 34);
}

TEST_CASE("lists hold what most agree with, what most do not, and what parts them") {
    auto const lists = lists_of({one(1, {9, 1, 0}), one(2, {1, 9, 0}), one(3, {5, 5, 0}),
                                 one(4, {4, 0, 0}), one(5, {10, 0, 0}, Standing::hidden)},
                                5);
    REQUIRE(lists.agreed.size() == 1);
    CHECK(lists.agreed[0].number == 1);
    REQUIRE(lists.disagreed.size() == 1);
    CHECK(lists.disagreed[0].number == 2);
    REQUIRE(lists.divided.size() == 1);
    CHECK(lists.divided[0].number == 3);
}

TEST_CASE("the next statement is one that is shown and was not voted on, drawn by its weight") {
    std::vector<Statement> const all = {one(1, {0, 0, 0}), one(2, {30, 0, 0}),
                                        one(3, {0, 0, 0}, Standing::waiting), one(4, {0, 0, 0})};
    auto middle = [](std::int64_t) { return 0.0; };
    std::vector<std::int64_t> const none, first = {1, 4}, every = {1, 2, 4};
    CHECK_FALSE(next_statement(all, every, "a", middle));
    CHECK(next_statement(all, first, "a", middle) == 2);
    std::map<std::int64_t, int> drawn;
    constexpr int draws = 4000;
    for (int i = 0; i < draws; ++i)
        ++drawn[*next_statement(all, none, "p" + std::to_string(i), middle)];
    CHECK(drawn[3] == 0);
    // Read again it is the same.
    CHECK(next_statement(all, none, "p7", middle) == next_statement(all, none, "p7", middle));
    // What is far out on the map comes oftener.
    std::map<std::int64_t, int> far;
    for (int i = 0; i < draws; ++i)
        ++far[*next_statement(all, none, "p" + std::to_string(i),
                              [](std::int64_t number) { return number == 2 ? 9.0 : 0.0; })];
    CHECK(far[2] > drawn[2]);
    double const w1 = opinion_groups::priority(0, 0, 0, 0),
                 w2 = opinion_groups::priority(30, 0, 30, 0);
    auto const expected = draws * w2 / (2 * w1 + w2);
    CHECK(drawn[2] == doctest::Approx(expected).epsilon(0.15));
}

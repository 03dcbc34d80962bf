// What may be stated and answered, when line owners are asked again, and how figures are counted.
#include <doctest/doctest.h>

#include "features/outcomes/count.h"
#include "features/outcomes/rules.h"
#include "services/letter_links/link.h"

using namespace outcomes;

namespace {

constexpr basics::Date today{2026, 11, 23};

Typed typed() {
    return {"Eva Enhetschef",  "enhetschef", "Badhuset", "eva@sampelby.example", "2026-03-01",
            "Alla bassänger.", "",           "yes",      "Driftbudgeten"};
}

bool has(basics::Problems const& problems, std::string_view field) {
    for (auto const& problem : problems)
        if (problem.field == field) return true;
    return false;
}

basics::Time at(char const* text) { return basics::parse_iso_time(text).value(); }

Row row(char const* organisation, char const* programme, int year, Standing standing) {
    return {.project = "p",
            .organisation = organisations::OrganisationId::parse(organisation)
                                .value_or(organisations::OrganisationId()),
            .programme = programme,
            .since = {year, 3, 1},
            .standing = standing};
}

}

TEST_CASE("a whole statement is tidied and accepted") {
    auto odd = typed();
    odd.owner_name = "  Eva\tEnhetschef ";
    odd.evidence = "Rad ett  \r\n\n\n\nRad två";
    auto const good = checked(odd, today);
    REQUIRE(good);
    CHECK(good->evidence == "Rad ett\n\nRad två");
    CHECK(good->since == basics::Date{2026, 3, 1});
    CHECK(good->in_budget);
    CHECK(checked(typed_of(*good), today) == *good);
}

TEST_CASE("every mistake of a statement is told at once, each at its field") {
    auto const problems = checked({}, today).error();
    for (auto const* field :
         {"owner_name", "owner_role", "owner_email", "since", "evidence", "in_budget"})
        CHECK_MESSAGE(has(problems, field), field);
    CHECK_FALSE(has(problems, "owner_unit"));
    CHECK_FALSE(has(problems, "budget"));
}

TEST_CASE("it is implemented from a whole day that has come") {
    auto one = typed();
    one.since = "2026-11-23";
    CHECK(checked(one, today));
    for (auto const* bad : {"2026-11-24", "2026-03", "2026-02-30", "i mars", "2026-03-01T10:00"}) {
        one.since = bad;
        CHECK_MESSAGE(has(checked(one, today).error(), "since"), bad);
    }
}

TEST_CASE("what the ordinary budget carries is said in words, and only then needed") {
    auto one = typed();
    one.budget = "";
    CHECK(has(checked(one, today).error(), "budget"));
    one.in_budget = "no";
    CHECK(checked(one, today));
}

TEST_CASE("evidence links lead to the web and nowhere else") {
    CHECK(is_web_address("https://sampelby.example/beslut?id=1"));
    for (auto const* bad : {"javascript:alert(1)", "https://", "http:///x", "https://a b",
                            "https://a\"b", "ftp://x", "HTTPS//x"})
        CHECK_FALSE_MESSAGE(is_web_address(bad), bad);
    CHECK_FALSE(is_web_address("https://" + std::string(longest_link, 'x')));
}

TEST_CASE("whoever says no says why") {
    CHECK(checked_answer("yes", ""));
    CHECK(has(checked_answer("no", " \n").error(), "comment"));
    CHECK(has(checked_answer("", "text").error(), "answer"));
    CHECK(has(checked_answer("yes", std::string(longest_comment + 1, 'x')).error(), "comment"));
}

TEST_CASE("line owners are asked after 12 and 24 months, and then not any more") {
    auto const confirmed = at("2026-03-10T12:00:00Z");
    auto const first = later_question(confirmed, 0);
    REQUIRE(first);
    CHECK(first->months == 12);
    CHECK(basics::day_in_stockholm(first->at) == basics::Date{2027, 3, 10});
    auto const second = later_question(confirmed, 12);
    REQUIRE(second);
    CHECK(second->months == 24);
    CHECK(basics::day_in_stockholm(second->at) == basics::Date{2028, 3, 10});
    CHECK_FALSE(later_question(confirmed, 24));
}

TEST_CASE("what was confirmed on a 29 February is asked about on the day after the 28th") {
    auto const confirmed = at("2028-02-29T12:00:00Z");
    CHECK(basics::day_in_stockholm(later_question(confirmed, 0)->at) == basics::Date{2029, 3, 1});
    CHECK(basics::day_in_stockholm(later_question(confirmed, 12)->at) == basics::Date{2030, 3, 1});
}

TEST_CASE("a confirmation lapses when a later question is unanswered for sixty days") {
    Statement one{.state = State::confirmed, .asked_at = {1000}, .answered_at = {10}, .round = 12};
    auto const end = letter_links::days_after({1000}, days_to_answer);
    CHECK_FALSE(has_lapsed(one, {end.microseconds - 1}));
    CHECK(has_lapsed(one, end));
    one.answered_at = {1000};
    CHECK_FALSE(has_lapsed(one, end));
    one.answered_at = {10};
    one.state = State::waiting;
    CHECK_FALSE(has_lapsed(one, end));
}

TEST_CASE("only who the line owner is has changed when all else is the same") {
    auto const before = checked(typed(), today).value();
    auto after = before;
    CHECK_FALSE(is_only_owner_changed(before, after));
    after.owner.name = "Olle Ny";
    CHECK(is_only_owner_changed(before, after));
    after.evidence = "Annat.";
    CHECK_FALSE(is_only_owner_changed(before, after));
}

TEST_CASE("what is confirmed counts, and nothing else does") {
    CHECK(standing_of(State::confirmed) == Standing::confirmed);
    for (auto const state : {State::waiting, State::lapsed, State::denied})
        CHECK(standing_of(state) == Standing::unconfirmed);
    CHECK(standing_of(State::ended) == Standing::ended);
    CHECK_FALSE(standing_of(State::withdrawn));
}

TEST_CASE("each part of a count is as many as its list, and the parts are the whole") {
    auto const a = organisations::OrganisationId::make().string();
    std::vector<Row> const all{row(a.c_str(), "InnoCities", 2025, Standing::confirmed),
                               row(a.c_str(), "", 2026, Standing::confirmed),
                               row("", "InnoCities", 2026, Standing::unconfirmed),
                               row("", "", 2026, Standing::ended)};
    CHECK(tally(all, {}).counts == std::array<std::int64_t, 3>{2, 1, 1});
    for (auto const by : {By::organisation, By::programme, By::year}) {
        Tally sum;
        for (auto const& [key, part] : tally_by(all, {}, by))
            for (std::size_t i = 0; i < 3; ++i) sum.counts.at(i) += part.counts.at(i);
        CHECK(sum == tally(all, {}));
    }
    CHECK(tally(all, {.programme = "InnoCities"})[Standing::confirmed] == 1);
    CHECK(tally(all, {.year = 2026, .standing = Standing::ended}).counts ==
          std::array<std::int64_t, 3>{0, 0, 1});
}

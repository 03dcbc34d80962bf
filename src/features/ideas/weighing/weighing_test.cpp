// Weighings: what may be asked, what the answers amount to, and what is kept.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "features/ideas/test_world.h"
#include "features/ideas/weighing/rules.h"
#include "features/ideas/weighing/store.h"

using namespace ideas;
using namespace ideas::weighing;

namespace {

constexpr basics::Date today{2026, 3, 1};

Draft draft() {
    Draft made{.name = "Vårens inspel", .last_day = "2026-03-31"};
    made.subjects = {NeedId::make(), NeedId::make()};
    made.members = {members::MemberId::make()};
    made.criteria = {{"Nytta", "lite", "mycket", "2", false},
                     {"Insats", "liten", "stor", "1", true}};
    return made;
}

std::vector<std::string> fields(std::expected<Good, basics::Problems> const& checked) {
    std::vector<std::string> all;
    if (!checked)
        for (auto const& one : checked.error()) all.push_back(one.field);
    return all;
}

Weighing two_criteria(std::size_t subjects = 2) {
    Weighing made{.id = WeighingId::make(), .last_day = {2026, 3, 31}};
    for (std::size_t number = 0; number < subjects; ++number)
        made.subjects.push_back(NeedId::make());
    made.criteria = {{"Nytta", "lite", "mycket", 2, false}, {"Insats", "liten", "stor", 1, true}};
    return made;
}

/// What somebody answered: the scores of each subject in turn.
Judgements said(Weighing const& weighing, std::vector<std::vector<std::int64_t>> const& scores) {
    Judgements made;
    for (std::size_t place = 0; place < scores.size(); ++place)
        made[weighing.subjects[place]] = {scores[place], {}};
    return made;
}

}

TEST_CASE("what is asked is whole, and every mistake is said at once") {
    CHECK(checked(draft(), today));
    using Fields = std::vector<std::string>;
    CHECK(fields(checked(Draft{}, today)) ==
          Fields{"name", "subject", "criterion_1_name", "team", "last_day"});
    auto typed = draft();
    typed.subjects = {typed.subjects[0], typed.subjects[0]};
    CHECK(fields(checked(typed, today)) == Fields{"subject"});
    typed = draft();
    typed.criteria[1] = {"nytta", "liten", "", "0", false};
    CHECK(fields(checked(typed, today)) ==
          Fields{"criterion_2_high", "criterion_2_weight", "criterion_2_name"});
    typed = draft();
    typed.last_day = "2026-02-28";
    CHECK(fields(checked(typed, today)) == Fields{"last_day"});
    typed.last_day = "2026-03-01";
    CHECK(checked(typed, today));
    typed.last_day = "2027-02-29";
    CHECK(fields(checked(typed, today)) == Fields{"last_day"});
    typed.last_day = "2028-02-29";
    CHECK(checked(typed, today));
    // An empty criterion is none; others keep their places.
    typed.criteria.insert(typed.criteria.begin(), DraftCriterion{});
    CHECK(checked(typed, today)->weighing.criteria.size() == 2);
}

TEST_CASE("addresses are read as people write them, each once") {
    auto typed = draft();
    typed.members.clear();
    typed.addresses = "anna@sampelby.example, bo@granby.example;\r\n anna@sampelby.example\n";
    auto const good = checked(typed, today);
    REQUIRE(good);
    CHECK(good->addresses ==
          std::vector<std::string>{"anna@sampelby.example", "bo@granby.example"});
    typed.addresses = "anna bo cecilia";
    auto const bad = checked(typed, today);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().size() == 1);
    CHECK(bad.error()[0].values.at("address") == "anna");
    typed.addresses.clear();
    for (int number = 0; number < 51; ++number)
        typed.addresses += "person" + std::to_string(number) + "@sampelby.example\n";
    CHECK(fields(checked(typed, today)) == std::vector<std::string>{"team"});
}

TEST_CASE("anybody may answer pairs, never criteria") {
    auto typed = draft();
    typed.is_open_to_all = true;
    CHECK_FALSE(checked(typed, today)->weighing.is_open_to_all);
    typed.by = By::pairs;
    typed.members.clear();
    CHECK(fields(checked(typed, today)) == std::vector<std::string>{"question"});
    typed.question = "Vilken hjälper flest?";
    CHECK(checked(typed, today)->weighing.is_open_to_all);
}

TEST_CASE("it is closed by hand, by its day, or by the last answer") {
    auto weighing = two_criteria();
    Person const waits{.id = PersonId::make()}, done{.id = PersonId::make(), .answered_at = {5}};
    CHECK_FALSE(is_closed(weighing, {waits, done}, {2026, 3, 31}));
    CHECK(is_closed(weighing, {waits, done}, {2026, 4, 1}));
    CHECK(is_closed(weighing, {done, done}, today));
    CHECK_FALSE(is_closed(weighing, {}, today));
    weighing.is_open_to_all = true;
    CHECK_FALSE(is_closed(weighing, {done, done}, today));
    weighing.closed_at = {7};
    CHECK(is_closed(weighing, {waits}, today));
}

TEST_CASE("who cannot judge is counted apart, and never as zero") {
    auto const spread = spread_of({4, 0, 2, 0, 5});
    CHECK(spread.answers == 3);
    CHECK(spread.cannot == 2);
    CHECK(spread.least == 2);
    CHECK(spread.median == 4);
    CHECK(spread.most == 5);
    CHECK(spread_of({2, 5}).median == 3.5);
    auto const nobody = spread_of({0, 0});
    CHECK(nobody.answers == 0);
    CHECK(nobody.cannot == 2);
}

TEST_CASE("the sum weighs medians, turned where low is good, over what was answered") {
    auto const weighing = two_criteria();
    auto const rows =
        rows_of(weighing, {said(weighing, {{5, 1}, {3, 0}}), said(weighing, {{3, 3}, {0, 0}})});
    // (2 * 4 + 1 * (6 - 2)) / 3
    CHECK(*rows[0].sum == doctest::Approx(4));
    CHECK(rows[0].counted == 2);
    // Nobody could judge the effort of the other: value alone, and the page says so.
    CHECK(*rows[1].sum == doctest::Approx(3));
    CHECK(rows[1].counted == 1);
    CHECK_FALSE(rows_of(weighing, {said(weighing, {{0, 0}, {0, 0}})})[0].sum);
    CHECK_FALSE(rows_of(weighing, {})[0].sum);
}

TEST_CASE("everybody is told nothing that one or two people said, also not within a sum") {
    auto const weighing = two_criteria();
    // Value of the first: three answers. Effort of the first, and all of the second: fewer.
    std::vector<Judgements> all{said(weighing, {{5, 1}, {1, 0}}), said(weighing, {{4, 0}, {0, 2}}),
                                said(weighing, {{1, 0}, {0, 0}})};
    all[0][weighing.subjects[0]].words = "Alla kommer att veta vem som skrev det.";
    auto const rows = shown_to_all(weighing, rows_of(weighing, all));
    CHECK(rows[0].spreads[0].median == 4);
    CHECK(rows[0].spreads[1].is_too_few);
    CHECK(rows[0].spreads[1].answers == 0);
    CHECK(rows[0].spreads[1].median == 0);
    CHECK(*rows[0].sum == doctest::Approx(4));
    CHECK(rows[0].counted == 1);
    CHECK(rows[0].words.empty());
    CHECK_FALSE(rows[1].sum);
    CHECK(rows[1].widest == 0);
}

TEST_CASE("what the team disagrees most about stands first") {
    auto const weighing = two_criteria(3);
    auto const rows = rows_of(weighing, {said(weighing, {{3, 3}, {1, 3}, {2, 2}}),
                                         said(weighing, {{3, 3}, {5, 3}, {4, 4}})});
    CHECK(by_disagreement(rows) == std::vector<std::size_t>{1, 2, 0});
}

TEST_CASE("an order that holds says nothing; one that turns says by which weight") {
    auto const weighing = two_criteria();
    // 0: value 5, effort 5 (bad). 1: value 4, effort 1 (good). Sums 11/3 and 13/3.
    auto rows = rows_of(weighing, {said(weighing, {{5, 5}, {4, 1}})});
    CHECK(by_sum(rows) == std::vector<std::size_t>{1, 0});
    CHECK(weighs_more(rows[1], rows[0]));
    CHECK_FALSE(weighs_more(rows[0], rows[1]));
    CHECK(turns_of(weighing, rows).empty());
    // 0: value 5, effort 3. 1: value 4, effort 2: 13/3 and 12/3; effort doubled: both the same.
    rows = rows_of(weighing, {said(weighing, {{5, 3}, {4, 2}})});
    CHECK(turns_of(weighing, rows).empty());
    // 1: value 4, effort 1: 13/3 and 13/3, even from the start: no order to turn.
    rows = rows_of(weighing, {said(weighing, {{5, 3}, {4, 1}})});
    CHECK(turns_of(weighing, rows).empty());
    // 0: value 5, effort 4 and 1: value 3, effort 1: 12/3 and 11/3; effort doubled: 14/4 and 16/4.
    rows = rows_of(weighing, {said(weighing, {{5, 4}, {3, 1}})});
    CHECK(turns_of(weighing, rows) == std::vector<Turn>{{0, false, 1, 0}, {1, true, 1, 0}});
}

TEST_CASE("the order of answers does not matter, and a person who cannot judge changes nothing") {
    REQUIRE(rc::check([] {
        auto const weighing = two_criteria(3);
        auto const numbers = *rc::gen::container<std::vector<std::array<std::uint8_t, 6>>>(
            rc::gen::arbitrary<std::array<std::uint8_t, 6>>());
        std::vector<Judgements> all;
        for (auto const& n : numbers)
            all.push_back(
                said(weighing, {{n[0] % 6, n[1] % 6}, {n[2] % 6, n[3] % 6}, {n[4] % 6, n[5] % 6}}));
        auto const rows = rows_of(weighing, all);
        std::mt19937_64 random(*rc::gen::arbitrary<std::uint64_t>());
        auto others = all;
        std::ranges::shuffle(others, random);
        others.push_back(said(weighing, {{0, 0}, {0, 0}, {0, 0}}));
        auto const same = rows_of(weighing, others);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            RC_ASSERT(rows[i].sum == same[i].sum);
            RC_ASSERT(rows[i].widest == same[i].widest);
            RC_ASSERT(rows[i].sum.value_or(1) >= 1);
            RC_ASSERT(rows[i].sum.value_or(5) <= 5);
        }
        RC_ASSERT(by_sum(rows) == by_sum(same));
        RC_ASSERT(turns_of(weighing, rows) == turns_of(weighing, same));
    }));
}

TEST_CASE("all criteria of every subject are wanted, from 1 to 5 or cannot judge") {
    auto const weighing = two_criteria();
    Typed typed;
    CHECK(checked(weighing, typed).error().size() == 4);
    for (auto const& need : weighing.subjects)
        for (std::size_t number = 0; number < 2; ++number)
            typed.fields[field_of(need, number)] = "0";
    CHECK(checked(weighing, typed)->at(weighing.subjects[1]).scores ==
          std::vector<std::int64_t>{0, 0});
    for (auto const* bad : {"6", "-1", "2.5", "", "fem", "99999999999999999999"}) {
        typed.fields[field_of(weighing.subjects[1], 1)] = bad;
        auto const wrong = checked(weighing, typed);
        REQUIRE_FALSE(wrong);
        CHECK(wrong.error()[0].field == weighing.subjects[1].string() + "-2");
    }
    typed.fields[field_of(weighing.subjects[1], 1)] = "5";
    typed.fields[words_field_of(weighing.subjects[0])] = std::string(longest_why + 1, 'x');
    CHECK(checked(weighing, typed).error().size() == 1);
}

TEST_CASE(
    "what is kept: one person once, one answer for each pair, and nobody after they have left") {
    World world;
    auto weighing = two_criteria();
    weighing.organisation = world.sampelby;
    weighing.made_by = world.karin;
    auto tx = world.begin();
    store::add(tx, weighing);
    Person const anna{.id = PersonId::make(), .member = world.anna, .asked_at = {1}};
    CHECK(store::add(tx, weighing.id, anna));
    CHECK_FALSE(store::add(tx, weighing.id, {.id = PersonId::make(), .member = world.anna}));
    Person const bo{.id = PersonId::make(), .address = "bo@granby.example", .asked_at = {2}};
    CHECK(store::add(tx, weighing.id, bo));
    CHECK_FALSE(store::add(tx, weighing.id, {.id = PersonId::make(), .address = bo.address}));
    auto const found = store::find(tx, weighing.id);
    REQUIRE(found);
    CHECK(found->criteria == weighing.criteria);
    CHECK(found->subjects == weighing.subjects);
    CHECK(found->last_day == weighing.last_day);

    auto answer = said(weighing, {{5, 1}, {2, 0}});
    answer[weighing.subjects[0]].words = "Många sitter där.";
    store::put(tx, weighing.id, anna.id, answer);
    store::put(tx, weighing.id, anna.id, answer);
    CHECK(store::judgements(tx, weighing, anna.id) == answer);
    CHECK(store::judgements(tx, weighing, bo.id).empty());

    PairAnswer pair{weighing.subjects[0], weighing.subjects[1], Choice::first};
    store::put(tx, weighing.id, anna.id, pair, {3});
    pair.choice = Choice::equal;
    store::put(tx, weighing.id, anna.id, pair, {4});
    store::put(tx, weighing.id, bo.id, pair, {5});
    REQUIRE(store::pair_answers(tx, weighing.id).size() == 2);
    CHECK(store::pair_answers(tx, weighing.id, anna.id).at(0).choice == Choice::equal);
    CHECK(store::choosers(tx, weighing.id) == 2);
    pair.choice = Choice::cannot;
    store::put(tx, weighing.id, bo.id, pair, {6});
    CHECK(store::choosers(tx, weighing.id) == 1);

    // Two who leave stay two, with what they answered.
    Person const karin{.id = PersonId::make(), .member = world.karin, .asked_at = {3}};
    CHECK(store::add(tx, weighing.id, karin));
    store::forget_member(tx, world.anna);
    store::forget_member(tx, world.karin);
    CHECK(store::people(tx, weighing.id).size() == 3);
    for (auto const& one : store::people(tx, weighing.id)) CHECK(one.member.empty());
    CHECK(store::judgements(tx, weighing, anna.id) == answer);
    CHECK(store::find(tx, weighing.id)->made_by.empty());
    CHECK(store::asked_of(tx, world.anna, 10).empty());

    // What is weeded is weighed nowhere; the rest stays.
    store::forget_need(tx, weighing.subjects[0].text());
    CHECK(store::find(tx, weighing.id)->subjects.size() == 1);
    CHECK(store::pair_answers(tx, weighing.id).empty());
    CHECK(store::judgements(tx, weighing, anna.id).size() == 1);
    store::remove(tx, weighing.id, anna.id);
    CHECK(store::judgements(tx, weighing, anna.id).empty());
    CHECK(store::people(tx, weighing.id).size() == 2);
    tx.commit();
}

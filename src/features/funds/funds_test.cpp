// What a pot, an application, a decision and an account may say; that never more is given than
// there is.
#include "features/funds/store.h"
#include "platform/db/temporary.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <fstream>
#include <iterator>
#include <set>

namespace funds {

namespace {

constexpr basics::Date today{2026, 5, 3};

Fund pot() {
    return {.id = FundId::make(),
            .organisation = organisations::OrganisationId::make(),
            .name = "Idéslussen",
            .year = 2026,
            .amount = 100'000'00,
            .most_each = 25'000'00,
            .decider = "bibliotekschefen",
            .opens = {2026, 1, 1},
            .closes = {2026, 11, 30}};
}

TypedApplication typed() {
    return {.title = "Verktygspool",
            .what = "Tre slagborrar att låna.",
            .doers = "Stadsbiblioteket",
            .asked = "12 500",
            .done_by = "2026-09-01"};
}

TypedDecision grant(std::string amount) {
    return {.outcome = "grant",
            .granted = std::move(amount),
            .reason = "Värt att pröva.",
            .reference = "4.2",
            .decided_on = "2026-05-02"};
}

std::set<std::string> fields(basics::Problems const& problems) {
    std::set<std::string> names;
    for (auto const& one : problems) names.insert(one.field);
    return names;
}

template <class Checked>
std::set<std::string> wrong(Checked const& result) {
    return result ? std::set<std::string>() : fields(result.error());
}

using Names = std::set<std::string>;

Application asking(std::int64_t amount) {
    return {.id = ApplicationId::make(), .title = "Prov", .asked = amount, .done_by = {2026, 9, 1}};
}

std::string file(std::string const& path) {
    std::ifstream in(path);
    REQUIRE_MESSAGE(in.good(), path);
    return {std::istreambuf_iterator<char>(in), {}};
}

}

TEST_CASE("an application is within what one gets, within the dates, and ahead") {
    auto const fund = pot();
    auto const good = checked(typed(), fund, today);
    REQUIRE(good.has_value());
    CHECK(good->asked == 12'500'00);
    auto more = typed();
    more.asked = "25 000,01";
    CHECK(wrong(checked(more, fund, today)) == Names{"asked"});
    more.asked = "25 000";
    CHECK(checked(more, fund, today).has_value());
    more.asked = "-5";
    CHECK(wrong(checked(more, fund, today)) == Names{"asked"});
    auto late = typed();
    late.done_by = "2026-05-03";
    CHECK(wrong(checked(late, fund, today)) == Names{"done_by"});
    CHECK(wrong(checked(typed(), fund, {2026, 12, 1})).contains("title"));
    CHECK(checked(typed(), fund, {2026, 1, 1}).has_value());
    CHECK(wrong(checked(TypedApplication{}, fund, today)) ==
          Names{"title", "what", "doers", "asked", "done_by"});
}

TEST_CASE("never more is granted than was asked, than one gets, than is left") {
    auto const fund = pot();
    auto const one = asking(20'000'00);
    CHECK(checked(grant("20000"), fund, one, 50'000'00, today).has_value());
    CHECK(wrong(checked(grant("20000,01"), fund, one, 50'000'00, today)) == Names{"granted"});
    CHECK(wrong(checked(grant("20000"), fund, one, 19'999'99, today)) == Names{"granted"});
    CHECK(wrong(checked(grant("0"), fund, one, 50'000'00, today)) == Names{"granted"});
    auto no = grant("");
    no.outcome = "decline";
    auto const declined = checked(no, fund, one, 0, today);
    REQUIRE(declined.has_value());
    CHECK(declined->granted == 0);
    no.reason = " ";
    no.reference = "";
    no.decided_on = "2026-05-04";
    CHECK(wrong(checked(no, fund, one, 0, today)) == Names{"reason", "reference", "decided_on"});
}

TEST_CASE("an internal position needs no reference") {
    auto fund = pot();
    fund.decision_kind = "internal";
    auto plain = grant("100");
    plain.reference = "";
    CHECK(checked(plain, fund, asking(100'00), 100'00, today).has_value());
}

TEST_CASE("an account says what was used, and what was learned also when nothing worked") {
    auto one = asking(20'000'00);
    one.granted = 15'000'00;
    CHECK(checked(TypedAccount{"0", "Inget", "Ingen ville låna."}, one).has_value());
    CHECK(wrong(checked(TypedAccount{"15000,01", "x", "y"}, one)) == Names{"used"});
    CHECK(wrong(checked(TypedAccount{"100", "", ""}, one)) == Names{"came_out", "learned"});
}

TEST_CASE("a pot holds what is given already, and opens before it closes") {
    TypedFund typed{.name = "Idéslussen",
                    .year = "2026",
                    .amount = "100 000",
                    .most_each = "25 000",
                    .decider = "bibliotekschefen",
                    .decision_kind = "delegated",
                    .opens = "2026-01-01",
                    .closes = "2026-11-30",
                    .purpose = "Att pröva."};
    CHECK(checked(typed, 100'000'00).has_value());
    CHECK(wrong(checked(typed, 100'000'01)) == Names{"amount"});
    typed.closes = "2025-12-31";
    typed.most_each = "100 000,01";
    CHECK(wrong(checked(typed, 0)) == Names{"most_each", "closes"});
    CHECK(wrong(checked(TypedFund{}, 0)).size() == 9);
}

TEST_CASE("accounts are reminded of two weeks before, the day after, and every other week") {
    auto one = asking(100);
    one.state = State::granted;
    one.account_due = {2026, 6, 1};
    auto const at = [](char const* text) { return *basics::parse_iso_time(text); };
    CHECK_FALSE(is_to_remind(one, at("2026-05-10T12:00:00Z")));
    CHECK(is_to_remind(one, at("2026-05-20T12:00:00Z")));
    one.reminded_at = at("2026-05-20T12:00:00Z");
    CHECK_FALSE(is_to_remind(one, at("2026-05-21T12:00:00Z")));
    CHECK_FALSE(is_to_remind(one, at("2026-06-01T12:00:00Z")));
    one.reminded_at = at("2026-05-18T12:00:00Z");
    CHECK_FALSE(is_to_remind(one, at("2026-06-01T12:00:00Z")));
    CHECK(is_to_remind(one, at("2026-06-02T12:00:00Z")));
    one.reminded_at = at("2026-06-02T12:00:00Z");
    CHECK_FALSE(is_to_remind(one, at("2026-06-10T12:00:00Z")));
    CHECK(is_to_remind(one, at("2026-06-17T12:00:00Z")));
    one.state = State::accounted;
    CHECK_FALSE(is_to_remind(one, at("2026-07-17T12:00:00Z")));
}

TEST_CASE("whatever is decided and accounted, no more is given than there is, and all comes back") {
    REQUIRE(rc::check([](std::vector<std::pair<std::uint16_t, std::uint16_t>> const& asked) {
        db::TemporaryDatabase made;
        auto tx = made.database->begin();
        tx.script(file("src/features/funds/migrations/001_funds.sql"));
        auto const fund = pot();
        add(tx, fund);
        std::int64_t by_hand = 0;
        for (auto const& [amount, used] : asked) {
            auto one = asking(1 + 100LL * amount % fund.most_each);
            one.fund = fund.id;
            one.sending = one.id.string();
            add(tx, one);
            auto const left = fund.amount - given(tx, fund.id);
            auto const decision =
                checked(grant(basics::plain_amount(one.asked)), fund, one, left, today);
            one.state = decision ? State::granted : State::declined;
            if (decision) one.granted = decision->granted;
            if (decision && used % 2 == 0) {
                one.state = State::accounted;
                one.used = used % (one.granted + 1);
            }
            by_hand += one.takes();
            update(tx, one);
            RC_ASSERT(given(tx, fund.id) == by_hand);
            RC_ASSERT(given(tx, fund.id) <= fund.amount);
            RC_ASSERT(given(tx, fund.id) >= 0);
        }
    }));
}

}

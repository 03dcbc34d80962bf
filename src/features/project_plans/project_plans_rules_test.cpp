// Plans: what may be told, where it stands, and sums that count each figure once.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "features/project_plans/money.h"
#include "features/project_plans/rules.h"

using namespace project_plans;

namespace {

constexpr basics::Date today{2026, 3, 10};

Entry entry(Part part, told::Told told) {
    return {.id = EntryId::make(), .part = part, .version = 1, .told = std::move(told)};
}

told::Told money(std::string const& budget, std::string const& year = "2026") {
    return {{"financier", "Nämnden"}, {"kind", "grant"},  {"year", year},
            {"currency", "SEK"},      {"budget", budget}, {"source", "Ekonomisystemet"}};
}

std::string problem_of(Part part, told::Told const& typed, std::vector<Entry> const& others = {},
                       EntryId const& self = {}) {
    auto const result = checked(part, typed, others, self, today);
    return result ? "" : result.error().front().field;
}

}

TEST_CASE("one payer, kind, year and currency is one entry; itself is no other") {
    auto const there = entry(Part::money, money("100"));
    CHECK(problem_of(Part::money, money("200"), {there}) == "financier");
    CHECK(problem_of(Part::money, money("200"), {there}, there.id).empty());
    CHECK(problem_of(Part::money, money("200", "2027"), {there}).empty());
    auto gone = there;
    gone.removed = "Fel.";
    CHECK(problem_of(Part::money, money("200"), {gone}).empty());
}

TEST_CASE("an outcome has its day, and that day has been") {
    auto told = money("");
    CHECK(problem_of(Part::money, told) == "budget");
    told["outcome"] = "0";
    CHECK(problem_of(Part::money, told) == "as_of");
    told["as_of"] = "2026-03-11";
    CHECK(problem_of(Part::money, told) == "as_of");
    told["as_of"] = "2026-03-10";
    CHECK(problem_of(Part::money, told).empty());
}

TEST_CASE("a milestone that is moved says why, and is reached on a day that has been") {
    told::Told told{{"title", "x"}, {"planned", "2026-02-01"}, {"moved_to", "2026-05-01"}};
    CHECK(problem_of(Part::milestone, told) == "moved_reason");
    told["moved_reason"] = "Det tog längre tid.";
    CHECK(problem_of(Part::milestone, told).empty());
    CHECK(standing_of(entry(Part::milestone, told), today) == Standing::ahead);
    told["moved_to"] = "2026-02-01";
    CHECK(problem_of(Part::milestone, told) == "moved_to");
    told.erase("moved_to");
    CHECK(standing_of(entry(Part::milestone, told), today) == Standing::late);
    told["reached"] = "2026-03-11";
    CHECK(problem_of(Part::milestone, told) == "reached");
    told["reached"] = "2026-03-10";
    CHECK(standing_of(entry(Part::milestone, told), today) == Standing::reached);
}

TEST_CASE("a commitment is of a partner, and one that was not kept says what happened") {
    auto const partner = entry(Part::partner, {{"name", "Högskolan"}});
    told::Told told{{"partner", partner.id.string()},
                    {"what", "Intervjuar"},
                    {"due", "2026-03-10"},
                    {"kept", "open"}};
    CHECK(problem_of(Part::commitment, told) == "partner");
    CHECK(problem_of(Part::commitment, told, {partner}).empty());
    CHECK(standing_of(entry(Part::commitment, told), today) == Standing::ahead);
    told["due"] = "2026-03-09";
    CHECK(standing_of(entry(Part::commitment, told), today) == Standing::late);
    told["kept"] = "not_kept";
    CHECK(problem_of(Part::commitment, told, {partner}) == "happened");
}

TEST_CASE("a risk weighs likelihood times consequence") {
    auto const risk = entry(Part::risk, {{"likelihood", "4"}, {"consequence", "3"}});
    CHECK(weight(risk) == 12);
    CHECK(level(12) == "high");
    CHECK(level(11) == "medium");
    CHECK(level(5) == "low");
}

TEST_CASE("sums by year, by payer and in all are the same money, whatever the order") {
    REQUIRE(rc::check("sums", [] {
        std::vector<Entry> entries;
        std::int64_t whole = 0;
        auto const count = *rc::gen::inRange(0, 30);
        for (int i = 0; i < count; ++i) {
            auto const minor = *rc::gen::inRange<std::int64_t>(0, 100'000'000'000);
            auto told =
                money(told::plain_hundredths(minor), std::to_string(*rc::gen::inRange(2020, 2025)));
            told["financier"] = "F" + std::to_string(*rc::gen::inRange(0, 4));
            entries.push_back(entry(Part::money, told));
            if (*rc::gen::inRange(0, 5) == 0) entries.back().removed = "Fel.";
            else whole += minor;
        }
        auto const sum = money_of(entries);
        std::int64_t years = 0, payers = 0;
        for (auto const& [year, sums] : sum.by_year)
            years += sums.by_currency.at("SEK").budget.value();
        for (auto const& [payer, sums] : sum.by_financier)
            payers += sums.by_currency.at("SEK").budget.value();
        RC_ASSERT(years == whole);
        RC_ASSERT(payers == whole);
        if (!sum.by_year.empty()) RC_ASSERT(sum.all.by_currency.at("SEK").budget == whole);
        std::ranges::reverse(entries);
        RC_ASSERT(money_of(entries).all.by_currency == sum.all.by_currency);
    }));
}

TEST_CASE("currencies and hours are never added to each other; what was not told is no zero") {
    auto other = money("50");
    other["currency"] = "NOK";
    auto hours = money("");
    hours["hours_outcome"] = "12.5";
    auto const sum = money_of(
        {entry(Part::money, money("100")), entry(Part::money, other), entry(Part::money, hours)});
    CHECK(sum.all.by_currency.at("SEK").budget == 10000);
    CHECK(sum.all.by_currency.at("NOK").budget == 5000);
    CHECK_FALSE(sum.all.by_currency.at("SEK").outcome);
    CHECK(sum.all.hours.outcome == 1250);
    CHECK_FALSE(sum.all.hours.budget);
}

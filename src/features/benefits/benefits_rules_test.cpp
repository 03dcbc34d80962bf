// Benefits: what may be stated, what a figure is worth, and sums of confirmed money alone.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "features/benefits/actions.h"
#include "features/benefits/rules.h"
#include "features/benefits/totals.h"

using namespace benefits;

namespace {

told::Told good() {
    return {{"title", "Färre köpta möbler"},
            {"kind", "budget"},
            {"gains", "Skolorna"},
            {"loses", "Ingen"},
            {"measure", "kostnad"},
            {"currency", "SEK"},
            {"baseline", "2150000"},
            {"baseline_on", "2021-12-31"},
            {"baseline_source", "Bokslutet"},
            {"target", "1400000"},
            {"target_on", "2025-12-31"},
            {"follow_up", "2024-02-29"},
            {"owner_name", "Britta"},
            {"owner_email", "britta@sampelby.example"},
            {"controller_name", "Siv"},
            {"controller_email", "siv@sampelby.example"}};
}

std::string problem_with(std::string const& field, std::string const& typed) {
    auto told = good();
    told[field] = typed;
    auto const result = checked_benefit(told);
    return result ? "" : result.error().front().field;
}

Row row(std::string const& kind, std::string const& unit, std::int64_t figure, State state,
        int year = 2025) {
    Row row{.project = "p", .value = {.year = year, .figure = figure, .state = state}};
    row.benefit.id = BenefitId::make();
    row.benefit.told = {{"kind", kind},
                        {is_money(kind) ? "currency" : "unit", unit},
                        {"baseline", "0"},
                        {"target", "10"}};
    return row;
}

}

TEST_CASE("what is stated is whole, and each mistake has its field") {
    CHECK(checked_benefit(good()));
    CHECK(problem_with("target", "2150000") == "target");
    CHECK(problem_with("target_on", "2021-12-31") == "target_on");
    CHECK(problem_with("currency", "") == "currency");
    CHECK(problem_with("controller_email", "britta@sampelby.example") == "controller_email");
    CHECK(problem_with("loses", "") == "loses");
    auto quality = good();
    quality["kind"] = "quality";
    CHECK(checked_benefit(quality).error().front().field == "unit");
    quality["unit"] = "procent";
    CHECK(checked_benefit(quality).value().contains("currency") == false);
}

TEST_CASE("a figure is worth its distance from the baseline in the direction that is wanted") {
    Benefit down{.told = good()};
    CHECK(down.planned_gain() == 75'000'000);
    CHECK(down.gain(151'240'050) == 63'759'950);
    CHECK(down.gain(250'000'000) < 0);
    Benefit up{
        .told = {{"kind", "social"}, {"unit", "personer"}, {"baseline", "-5"}, {"target", "40"}}};
    CHECK(up.planned_gain() == 4500);
    CHECK(up.gain(1000) == 1500);
}

TEST_CASE("a figure is of a year that has come, and measured in it or after") {
    basics::Date const today{2026, 3, 10};
    auto const problem = [&](std::string const& year, std::string const& on) {
        auto const result = checked_value(
            {{"year", year}, {"figure", "1"}, {"measured_on", on}, {"source", "x"}}, today);
        return result ? "" : result.error().front().field;
    };
    CHECK(problem("2026", "2026-03-10").empty());
    CHECK(problem("2025", "2026-01-19").empty());
    CHECK(problem("2027", "2026-03-10") == "year");
    CHECK(problem("2026", "2026-03-11") == "measured_on");
    CHECK(problem("2026", "2025-12-31") == "measured_on");
}

TEST_CASE("only what figures were measured by makes them to be confirmed anew") {
    auto const changed = [](std::string const& field, std::string const& to) {
        auto after = good();
        after[field] = to;
        return is_other_measure(good(), after);
    };
    CHECK(changed("baseline", "1"));
    CHECK(changed("kind", "economic"));
    CHECK(changed("currency", "NOK"));
    CHECK(changed("target", "9999999"));
    CHECK_FALSE(changed("target", "1300000"));
    CHECK_FALSE(changed("owner_name", "Eva"));
}

TEST_CASE("the owner is asked on the day that was said, or its next anniversary, then yearly") {
    auto const now = basics::parse_iso_time("2026-03-10T12:00:00Z").value();
    auto const first = first_question(good(), now);
    CHECK(basics::day_in_stockholm(first) == basics::Date{2027, 3, 1});
    CHECK(basics::day_in_stockholm(next_question(first)) == basics::Date{2028, 3, 1});
    auto later = good();
    later["follow_up"] = "2026-12-01";
    CHECK(basics::day_in_stockholm(first_question(later, now)) == basics::Date{2026, 12, 1});
}

TEST_CASE("who says no says why") {
    CHECK(checked_answer("yes", "")->is_yes);
    CHECK(checked_answer("no", "").error().front().field == "comment");
    CHECK(checked_answer("", "").error().front().field == "answer");
}

TEST_CASE("what a letter asks is read again, and nothing else is") {
    Asked const asked{"01j0000000000000000000000a", BenefitId::make(), 2025, 3};
    auto const again = parse_asked(written(asked));
    REQUIRE(again);
    CHECK(again->id == asked.id);
    CHECK(again->year == 2025);
    CHECK(again->version == 3);
    for (auto const* bad : {"", "x", "a b c d", "a  2025 3"}) CHECK_FALSE(parse_asked(bad));
}

TEST_CASE("money of one kind and currency is added up when it is confirmed; nothing else ever") {
    std::vector<Row> const rows{row("budget", "SEK", 10000, State::confirmed),
                                row("budget", "SEK", 5050, State::confirmed, 2024),
                                row("budget", "SEK", 99, State::waiting),
                                row("budget", "SEK", 77, State::denied),
                                row("budget", "NOK", 300, State::confirmed),
                                row("economic", "SEK", 400, State::confirmed),
                                row("quality", "procent", 500, State::confirmed),
                                row("social", "personer", 600, State::confirmed)};
    auto const all = totals(rows, {});
    CHECK(all.confirmed.at({"budget", "SEK"}) == 15050);
    CHECK(all.confirmed.at({"budget", "NOK"}) == 300);
    CHECK(all.confirmed.at({"economic", "SEK"}) == 400);
    CHECK(all.confirmed.size() == 3);
    CHECK(all.benefits.at("quality").size() == 1);
    CHECK(all.waiting == 1);
    CHECK(all.denied == 1);
}

TEST_CASE("the parts of a total are the total, and each figure is its list") {
    REQUIRE(rc::check("parts", [] {
        std::vector<Row> rows;
        auto const count = *rc::gen::inRange(0, 40);
        for (int i = 0; i < count; ++i) {
            rows.push_back(row(*rc::gen::inRange(0, 2) ? "budget" : "economic",
                               *rc::gen::inRange(0, 2) ? "SEK" : "NOK",
                               *rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000),
                               static_cast<State>(*rc::gen::inRange(0, 3)),
                               *rc::gen::inRange(2020, 2024)));
            rows.back().programme = *rc::gen::inRange(0, 2) ? "A" : "";
        }
        auto const whole = totals(rows, {});
        for (auto const by : {By::organisation, By::programme, By::year}) {
            std::map<Pot, std::int64_t> sums;
            for (auto const& [key, part] : totals_by(rows, {}, by))
                for (auto const& [pot, sum] : part.confirmed) sums[pot] += sum;
            RC_ASSERT(sums == whole.confirmed);
        }
        for (auto const& [pot, sum] : whole.confirmed) {
            std::int64_t listed = 0;
            for (auto const& one : rows)
                if (fits(one,
                         {.kind = pot.kind, .currency = pot.currency, .state = State::confirmed}))
                    listed += one.gain();
            RC_ASSERT(listed == sum);
        }
    }));
}

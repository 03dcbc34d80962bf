// What may be told of removing, what is counted once, and what would change the choice.
#include "features/leverage/answering.h"
#include "features/leverage/removal.h"
#include "features/leverage/solving.h"
#include "platform/db/temporary.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <rapidcheck.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

using namespace leverage;
using namespace std::chrono_literals;

namespace {

/// This program as the solver: it runs only the test case of this name, quietly.
selection::Solver solver(std::string const& test_case) {
    return {
        .command = {"/proc/self/exe", "--no-skip", "--out=/dev/null", "--test-case=" + test_case},
        .search = 5s};
}

/// Barriers with these costs (-1: nobody has told), and projects with their money that need them.
Picture picture(std::vector<std::int64_t> const& costs,
                std::vector<std::pair<std::int64_t, std::vector<std::size_t>>> const& projects) {
    Picture picture;
    for (auto const cost : costs) {
        Held held;
        if (cost >= 0) held.removal.cost = cost;
        picture.barriers.push_back(held);
    }
    for (auto const& [money, needs] : projects) {
        for (auto const barrier : needs)
            picture.barriers[barrier].projects.push_back(picture.projects.size());
        Project project;
        if (money > 0) project.money = money;
        picture.projects.push_back(project);
    }
    return picture;
}

using Things = std::vector<std::uint32_t>;

Found found(Picture const& from, By by, int share) {
    return answered(question(from, by, share), solver("child chooses"));
}

Varied const* varied(Found const& found, Change change, std::int64_t value = 0) {
    for (auto const& one : found.varied)
        if (one.change == change && one.value == value) return &one;
    return nullptr;
}

bool is_wrong(Typed const& typed, std::string_view field) {
    auto const result = checked(typed);
    return !result &&
           std::ranges::any_of(result.error(), [&](auto const& one) { return one.field == field; });
}

/// A lock on this program's file, shared by the children that run it: they wait while a test holds
/// it alone, however slow the machine is.
class Holding {
public:
    explicit Holding(int how) : file_(open("/proc/self/exe", O_RDONLY | O_CLOEXEC)) {
        REQUIRE(flock(file_, how) == 0);
    }
    Holding(Holding const&) = delete;
    Holding& operator=(Holding const&) = delete;
    ~Holding() { close(file_); }

private:
    int file_;
};

}

TEST_CASE("child chooses" * doctest::skip()) { std::_Exit(selection::choose_main(0, 1)); }
TEST_CASE("child gives up" * doctest::skip()) { std::_Exit(3); }
TEST_CASE("child waits" * doctest::skip()) {
    Holding const until_let_go(LOCK_SH);
    std::_Exit(3);
}

TEST_CASE("a share is a whole number from 1 to 100") {
    CHECK(parse_share("1") == 1);
    CHECK(parse_share("100") == 100);
    for (auto const* bad : {"", "0", "101", "-5", "50%", "femtio", "5.5", "99999999999999999999"})
        CHECK_MESSAGE(!parse_share(bad), bad);
}

TEST_CASE("a figure comes with how it was judged; nothing at all may be said") {
    CHECK(checked({}).has_value());
    CHECK(checked({.words = "Vi vet inte."}).has_value());
    CHECK(checked({.cost = "1 200 000", .words = "Räknat."})->cost == 120'000'000);
    CHECK(checked({.cost = "0", .months = "0", .words = "Ett beslut."})->cost == 0);
    CHECK(is_wrong({.cost = "5"}, "words"));
    CHECK(is_wrong({.months = "5"}, "words"));
    for (auto const* bad : {"-1", "gratis", "100000000001"})
        CHECK_MESSAGE(is_wrong({.cost = bad, .words = "x"}, "cost"), bad);
    for (auto const* bad : {"-1", "601", "1,5", "snart"})
        CHECK_MESSAGE(is_wrong({.months = bad, .words = "x"}, "months"), bad);
    CHECK(is_wrong({.words = std::string(longest_words + 1, 'a')}, "words"));
}

TEST_CASE("a project is free only when all its barriers are gone") {
    // The cheap barrier frees nothing by itself; the dear one frees one project.
    auto const from = picture({100, 300, 350}, {{1, {0, 1}}, {1, {0, 1}}, {1, {2}}});
    auto const half = found(from, By::projects, 50);
    CHECK(half.answer.ending == selection::Ending::proven);
    CHECK(half.answer.best.things == Things{0, 1});
    CHECK(half.answer.best.cost == 400);
    auto const third = found(from, By::projects, 33);
    CHECK(third.answer.best.things == Things{2});
}

TEST_CASE("what nobody has told counts as the middle one; without any each counts as one") {
    auto const some = costs(picture({100, -1, 900, 300}, {}));
    CHECK(some.stand_in == 300);
    CHECK(some.untold == 1);
    CHECK(some.counted == std::vector<std::int64_t>{100, 300, 900, 300});
    auto const none = costs(picture({-1, -1}, {}));
    CHECK(!none.stand_in);
    CHECK(none.counted == std::vector<std::int64_t>{1, 1});
}

TEST_CASE("municipalities, goals and projects count once, and what is not known is counted apart") {
    auto from = picture({1}, {{500, {0}}, {0, {0}}, {200, {0}}});
    from.people = {{"0180", 900}, {"1490", 100}};
    from.projects[0].municipalities = {"0180", "1490"};
    from.projects[1].municipalities = {"0180"};
    from.projects[0].goals = {11, 13};
    from.projects[2].goals = {11};
    auto const sum = held_by(from, from.barriers[0]);
    CHECK(sum.projects == 3);
    CHECK(sum.people == 1000);
    CHECK(sum.money == 700);
    CHECK(sum.goals.size() == 2);
    CHECK(sum.without_money == 1);
    CHECK(sum.without_people == 1);
}

TEST_CASE("what can be exchanged and what cannot is told apart") {
    // Two projects of equal worth by their own barriers: either will do, the common one must go.
    auto const either =
        found(picture({100, 100, 105}, {{1, {0, 1}}, {1, {0, 2}}}), By::projects, 50);
    CHECK(either.answer.best.things == Things{0, 1});
    REQUIRE(varied(either, Change::without, 0));
    CHECK(hold_of(either, *varied(either, Change::without, 0)) == Hold::needed);
    REQUIRE(varied(either, Change::without, 1));
    CHECK(hold_of(either, *varied(either, Change::without, 1)) == Hold::spared);
    CHECK(in_all(either) == Things{0});
}

TEST_CASE("another weight and untold costs are tried as other questions") {
    auto const some =
        found(picture({100, -1, 500}, {{1, {0}}, {1, {1}}, {9, {2}}}), By::projects, 60);
    CHECK(some.answer.best.things == Things{0, 1});
    REQUIRE(varied(some, Change::counted, static_cast<int>(By::money)));
    CHECK(varied(some, Change::counted, static_cast<int>(By::money))->answer.best.things ==
          Things{2});
    CHECK(!varied(some, Change::counted, static_cast<int>(By::people)));
    REQUIRE(varied(some, Change::high));
    CHECK(varied(some, Change::high)->answer.best.cost == 600);
    CHECK(varied(some, Change::low)->answer.best.cost == 200);
    REQUIRE(varied(some, Change::share, 100));
    CHECK(varied(some, Change::share, 100)->answer.best.things == Things{0, 1, 2});
}

TEST_CASE("the greedy way costs what is paid on it, needed or not") {
    // First the one for 1 krona, which frees one project; then the one that is needed alone.
    auto const one = found(picture({100, 1000}, {{1, {0}}, {1, {1}}, {1, {1}}}), By::projects, 60);
    CHECK(one.answer.best.cost == 1000);
    CHECK(one.bought.cost == 1000);
    CHECK(paid(one) == 1100);
}
TEST_CASE("when the solver fails there is the greedy order, and it is said") {
    auto const asked = question(picture({100, 300}, {{1, {0}}, {1, {1}}}), By::projects, 100);
    auto const failed = answered(asked, solver("child gives up"));
    CHECK(failed.answer.ending == selection::Ending::broken_off);
    CHECK(failed.answer.bound == 0);
    CHECK(failed.answer.best.things == Things{0, 1});
    CHECK(failed.greedy.size() == 2);
    CHECK(failed.varied.empty());
}

TEST_CASE("the answer is heard before what would change it") {
    auto const asked = question(picture({100, 300}, {{1, {0}}, {1, {1}}}), By::projects, 50);
    std::vector<Found> heard;
    auto const whole = answered(asked, solver("child chooses"),
                                [&](Found found) { heard.push_back(std::move(found)); });
    REQUIRE(heard.size() == 1);
    CHECK(!heard[0].is_whole);
    CHECK(heard[0].answer == whole.answer);
    CHECK(heard[0].varied.empty());
    CHECK(whole.is_whole);
    CHECK(!whole.varied.empty());
}

TEST_CASE("the greedy order is never cheaper, and what is needed is in every cheapest choice") {
    REQUIRE(rc::check([] {
        auto const count = *rc::gen::inRange<std::size_t>(1, 5);
        std::vector<std::int64_t> costs;
        for (std::size_t i = 0; i < count; ++i) costs.push_back(*rc::gen::inRange(1, 50));
        std::vector<std::pair<std::int64_t, std::vector<std::size_t>>> projects;
        for (int i = *rc::gen::inRange(1, 5); i > 0; --i) {
            std::set<std::size_t> needs;
            for (int j = *rc::gen::inRange(1, 3); j > 0; --j)
                needs.insert(*rc::gen::inRange<std::size_t>(0, count));
            projects.emplace_back(1, std::vector(needs.begin(), needs.end()));
        }
        auto const asked =
            question(picture(costs, projects), By::projects, *rc::gen::inRange(1, 101));
        auto const found = answered(asked, solver("child chooses"));
        RC_ASSERT(found.bought.cost >= found.answer.best.cost);
        auto const wanted = problem(asked);
        for (auto const& one : found.varied) {
            if (one.change != Change::without || hold_of(found, one) != Hold::needed) continue;
            // Every choice without it costs clearly more, by trying them all.
            for (std::uint32_t bits = 0; bits < 1U << count; ++bits) {
                Things things;
                for (std::uint32_t i = 0; i < count; ++i)
                    if (bits >> i & 1U) things.push_back(i);
                auto const choice = selection::measured(wanted, things);
                bool const does_without =
                    !std::ranges::binary_search(things, static_cast<std::uint32_t>(one.value));
                if (does_without && choice.won >= selection::weight_to_win(wanted))
                    RC_ASSERT(choice.cost * 100 >
                              found.answer.best.cost * (100 + close_per_cent) - 100);
            }
        }
    }));
}

TEST_CASE("an answer is worked out once, and only for those who may ask") {
    Solving solving([](std::string const& why) { FAIL_CHECK(why); }, solver("child chooses"));
    auto const asked = question(picture({100, 300}, {{1, {0}}, {1, {1}}}), By::projects, 50);
    int begun = 0;
    auto const yes = [&] { return ++begun > 0; };
    CHECK(solving.ask(asked, 0ms, [] { return false; }).state == Solving::State::too_often);
    auto const first = solving.ask(asked, 60s, yes);
    REQUIRE(first.state == Solving::State::found);
    CHECK(solving.ask(asked, 60s, yes).found == first.found);
    CHECK(begun == 1);
    auto other = asked;
    other.costs[0] = 400;
    auto const second = solving.ask(other, 60s, yes);
    REQUIRE(second.state == Solving::State::found);
    CHECK(second.found->answer.best.things == Things{1});
    CHECK(begun == 2);
}

TEST_CASE("only so many questions wait, and what is too large is not begun") {
    auto waiting = solver("child waits");
    waiting.search = 1min;
    Solving solving([](std::string const&) {}, waiting);
    Holding const alone(LOCK_EX);  // Let go before `solving` ends.
    auto asked = question(picture({100, 300}, {{1, {0}}, {1, {1}}}), By::projects, 50);
    for (std::size_t i = 0; i < Solving::most_waiting; ++i) {
        asked.costs[0] = static_cast<std::int64_t>(i) + 1;
        CHECK(solving.ask(asked, 0ms, [] { return true; }).state == Solving::State::under_way);
    }
    CHECK(solving.ask(asked, 0ms, [] { return false; }).state == Solving::State::under_way);
    asked.costs[0] = 1'000;
    CHECK(solving.ask(asked, 0ms, [] { return true; }).state == Solving::State::busy);
    asked.costs.resize(selection::most_things + 1, 1);
    asked.is_told.resize(asked.costs.size(), true);
    CHECK(solving.ask(asked, 0ms, [] { return true; }).state == Solving::State::too_large);
}

TEST_CASE("what was told is kept, told again, and forgotten") {
    db::TemporaryDatabase made;
    auto tx = made.database->begin();
    std::ifstream in("src/features/leverage/migrations/001_removals.sql");
    tx.script(std::string(std::istreambuf_iterator<char>(in), {}));
    Removal told{.cost = 500,
                 .words = "Räknat.",
                 .organisation = organisations::OrganisationId::make(),
                 .version = 1,
                 .updated_at = {7}};
    put(tx, "b", told);
    CHECK(removal_of(tx, "b").cost == 500);
    CHECK(!removal_of(tx, "b").months);
    told.cost.reset();
    told.months = 3;
    told.version = 2;
    put(tx, "b", told);
    auto const all = removals(tx);
    REQUIRE(all.size() == 1);
    CHECK(!all.begin()->second.cost);
    CHECK(all.begin()->second.months == 3);
    CHECK(all.begin()->second.organisation == told.organisation);
    forget(tx, "b");
    CHECK(removal_of(tx, "b").version == 0);
}

// Whatever happens to projects, the rows that follow the log are those made from scratch.
#include "features/innovation/followed.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "features/innovation/actions.h"
#include "features/innovation/innovation.h"
#include "platform/db/temporary.h"
#include "services/activity/edition.h"

using namespace innovation;

namespace {

constexpr int many = 6;

std::string file(std::string const& path) {
    std::ifstream in(path);
    REQUIRE_MESSAGE(in.good(), path);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// What the bank of projects says of one.
struct Banked {
    std::string title = "Titel";
    bool is_public = true, is_there = true;
    int merged_into = -1;
};

struct World {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log{edition};
    basics::Time now{1'000'000'000};
    members::MemberId anna = members::MemberId::make();
    std::vector<Banked> bank = std::vector<Banked>(many);

    World() {
        auto tx = made.database->begin();
        for (auto const* script : {"src/services/activity/migrations/001_activity.sql",
                                   "src/services/activity/migrations/002_chain.sql",
                                   "src/services/letter_links/migrations/001_letter_links.sql",
                                   "src/services/red_thread/migrations/001_red_thread.sql",
                                   "src/features/innovation/migrations/001_process.sql",
                                   "src/features/innovation/migrations/002_gates.sql",
                                   "src/features/innovation/migrations/003_experiments.sql",
                                   "src/features/innovation/migrations/004_trial_sites.sql",
                                   "src/features/innovation/migrations/004_deputies.sql",
                                   "src/features/innovation/migrations/005_moved_conditions.sql"})
            tx.script(file(script));
        tx.commit();
    }
    static std::string id(int number) { return "p" + std::to_string(number); }
    Hand hand() { return {log, now, anna, {}}; }

    BriefOf brief() const {
        return [this](db::Reader&, std::string_view id) -> std::optional<knowledge::Brief> {
            int number = id.back() - '0';
            while (bank[static_cast<std::size_t>(number)].merged_into >= 0)
                number = bank[static_cast<std::size_t>(number)].merged_into;
            auto const& one = bank[static_cast<std::size_t>(number)];
            if (!one.is_there) return std::nullopt;
            return knowledge::Brief{.id = World::id(number),
                                    .titles = {{texts::Language::sv, one.title}},
                                    .path = "/projects/" + World::id(number),
                                    .is_public = one.is_public};
        };
    }
    void told(db::Transaction& tx, int number, std::string action = "knowledge.project_changed") {
        log.record(tx,
                   {.at = now, .action = std::move(action), .subject = {"project", id(number)}});
    }
    Banked& at(int number) { return bank[static_cast<std::size_t>(number)]; }
    /// Where it is shown, in the end.
    int standing(int number) const {
        while (bank[static_cast<std::size_t>(number)].merged_into >= 0)
            number = bank[static_cast<std::size_t>(number)].merged_into;
        return number;
    }

    void in_the_process(db::Transaction& tx, int one) {
        auto const process = find(tx, id(one));
        if (!process) {
            begin(tx, hand(), id(one), Template::city, Step::frame);
            return;
        }
        if (*rc::gen::arbitrary<bool>()) {
            move(tx, hand(), *process, process->state == State::active ? "back" : "resume",
                 "anchor", "Därför.");
            return;
        }
        auto const gate = pose(tx, hand(), *process,
                               {.question = "Nu?", .due = {2027, 1, 1}, .decider = {"Eva", "chef"}},
                               texts::Language::sv);
        auto const outcome =
            *rc::gen::elementOf(std::vector<Outcome>(outcomes.begin(), outcomes.end()));
        if (gate)
            decide(tx, hand(), *gate, {{.outcome = outcome, .by = anna, .lesson = "Ja."}, {}});
    }
    void in_the_bank(db::Transaction& tx, int one, int other) {
        switch (*rc::gen::inRange(0, 5)) {
            case 0:
                at(one).is_public = !at(one).is_public;
                return told(tx, one, "knowledge.project_hidden");
            case 1: at(one).title += "x"; return told(tx, one);
            case 2:
                if (at(one).merged_into >= 0 || standing(other) == one) return;
                at(one).merged_into = other;
                told(tx, other, "knowledge.project_merged");
                return told(tx, one, "knowledge.project_merged_away");
            case 3: {
                auto const into = std::exchange(at(one).merged_into, -1);
                if (into < 0) return;
                told(tx, into, "knowledge.project_merge_undone");
                return told(tx, one, "knowledge.project_merge_undone");
            }
            default:
                at(one).is_there = false;
                forget_subject(tx, "project", id(one));
                log.record(
                    tx, {.at = now, .action = "weeding.weeded", .subject = {"organisation", "x"}});
        }
    }
    void something() {
        now.microseconds += 86'400'000'000;
        auto tx = made.database->begin();
        auto const one = *rc::gen::inRange(0, many);
        if (*rc::gen::inRange(0, 3) != 0) in_the_process(tx, one);
        else in_the_bank(tx, one, *rc::gen::inRange(0, many));
        tx.commit();
    }
};

std::string text(Row const& row) {
    auto words = row.project + " " + row.path + " " +
                 (row.titles.empty() ? "" : row.titles.begin()->second) + " " +
                 std::string(name(row.step)) + " " + std::string(name(row.state)) + " " +
                 std::to_string(row.entered_at.microseconds) + " " +
                 std::to_string(row.updated_at.microseconds);
    for (auto const& move : row.moves)
        words += " " + std::string(name(move.how)) + std::to_string(move.number);
    return words;
}

std::vector<std::string> texts_of(Rows const& rows) {
    std::vector<std::string> all;
    for (auto const& row : rows) all.push_back(text(*row));
    return all;
}

}

TEST_CASE("what follows the log is what is made from scratch, after any history") {
    REQUIRE(rc::check([] {
        World world;
        Followed followed(world.brief());
        auto const length = *rc::gen::inRange(1, 30);
        for (int i = 0; i < length; ++i) {
            world.something();
            if (*rc::gen::inRange(0, 3) == 0) continue;
            auto reader = world.made.database->read();
            auto const rows = followed.now(reader);
            Followed fresh(world.brief());
            RC_ASSERT(texts_of(*rows) == texts_of(*fresh.now(reader)));
        }
    }));
}

TEST_CASE("what happens to one project reads no other, and rows that were given stay") {
    World world;
    {
        auto tx = world.made.database->begin();
        for (int i = 0; i < many; ++i)
            begin(tx, world.hand(), World::id(i), Template::city, Step::frame);
        tx.commit();
    }
    Followed followed(world.brief());
    auto reader = world.made.database->read();
    auto const before = followed.now(reader);
    CHECK(before->size() == many);
    CHECK(followed.now(reader) == before);
    {
        auto tx = world.made.database->begin();
        move(tx, world.hand(), find(tx, World::id(2)).value(), "back", "anchor", "Fel.");
        // What is about something else is nothing here.
        world.log.record(tx, {.at = world.now, .action = "ideas.told", .subject = {"need", "p3"}});
        tx.commit();
    }
    auto again = world.made.database->read();
    auto const after = followed.now(again);
    CHECK(followed.last_read() == 1);
    REQUIRE(after->size() == many);
    for (std::size_t i = 0; i < many; ++i) CHECK(((*before)[i] == (*after)[i]) == (i != 2));
    CHECK((*before)[2]->step == Step::frame);
    CHECK((*after)[2]->step == Step::anchor);
}

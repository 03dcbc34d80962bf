// Adoptions on a real database: kept whole, never lost, whatever happens to them.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "features/adoptions/actions.h"
#include "features/adoptions/adoptions.h"
#include "platform/db/temporary.h"
#include "services/activity/edition.h"
#include "services/letter_links/letter_links.h"

using namespace adoptions;

namespace {

std::string file(std::string const& path) {
    std::ifstream in(path);
    REQUIRE_MESSAGE(in.good(), path);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct World {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log{edition};
    basics::Time now = basics::parse_iso_time("2026-03-10T12:00:00Z").value();
    members::MemberId anna = members::MemberId::make();
    organisations::OrganisationId granby = organisations::OrganisationId::make();
    activity::Subject project{"project", "01j0000000000000000000000a"};

    World() {
        auto tx = made.database->begin();
        for (auto const* script : {"src/services/activity/migrations/001_activity.sql",
                                   "src/services/activity/migrations/002_chain.sql",
                                   "src/services/letter_links/migrations/001_letter_links.sql",
                                   "src/features/adoptions/migrations/001_adoptions.sql",
                                   "src/features/adoptions/migrations/002_sources.sql"})
            tx.script(file(script));
        tx.commit();
    }
    Hand hand() { return {log, now, anna}; }
    template <class Act>
    auto within(Act act) {
        auto tx = made.database->begin();
        auto result = act(tx);
        tx.commit();
        return result;
    }
    Adoption begun(State state = State::interested) {
        return within([&](db::Transaction& tx) {
            return begin(tx, hand(), find(tx, project, granby, {}),
                         {.subject = project, .organisation = granby, .state = state});
        });
    }
    Adoption told(Adoption const& before, State state, std::string reason = {}) {
        Draft draft{{state, basics::day_in_stockholm(now), std::move(reason)}, before.told};
        draft.told.way = Way::adapted;
        return within([&](db::Transaction& tx) {
            return tell(tx, hand(), before, draft, texts::Language::sv);
        });
    }
    Adoption kept(Adoption const& one) {
        auto reader = made.database->read();
        return find(reader, one.id).value();
    }
    std::vector<Event> history(Adoption const& one) {
        auto reader = made.database->read();
        return events(reader, one.id);
    }
    void pass(int days) { now = letter_links::days_after(now, days); }
};

}

TEST_CASE("an adoption is kept whole") {
    World world;
    auto one = world.begun(State::in_use);
    Draft const draft{{State::embedded, {2026, 2, 1}, {}},
                      {.way = Way::copied,
                       .kept = "a",
                       .changed = "b",
                       .cost = 0,
                       .hours_saved = 7,
                       .currency = "NOK",
                       .result = Result::worse,
                       .result_text = "c",
                       .evidence = "d",
                       .evidence_link = "https://e.example"}};
    world.within([&](db::Transaction& tx) {
        return tell(tx, world.hand(), one, draft, texts::Language::nb);
    });
    auto const kept = world.kept(one);
    CHECK(kept.step == draft.step);
    CHECK(kept.told == draft.told);
    CHECK(kept.subject == world.project);
    CHECK(kept.organisation == world.granby);
    CHECK(kept.version == 2);
    CHECK(kept.language == texts::Language::nb);
    CHECK(kept.used_since == basics::Date{2026, 2, 1});
}

TEST_CASE("begun twice is one; used afterwards goes on, and being interested takes nothing back") {
    World world;
    auto const one = world.begun();
    CHECK(world.begun().id == one.id);
    CHECK(world.history(one).size() == 1);
    CHECK(world.begun(State::in_use).step.state == State::in_use);
    CHECK(world.begun().step.state == State::in_use);
    CHECK(world.history(one).size() == 2);
    world.told(world.kept(one), State::abandoned, "Slut.");
    CHECK(world.begun().step.state == State::interested);
}

TEST_CASE("the link of an earlier question is void when the adopter tells how it stands") {
    World world;
    auto one = world.begun(State::in_use);
    world.pass(366);
    auto const asked = world.within([&](db::Transaction& tx) {
        return ask(tx, world.hand(), world.kept(one), 12, "anna@granby.example");
    });
    CHECK(asked.adoption.is_asked());
    world.told(world.kept(one), State::embedded);
    auto reader = world.made.database->read();
    auto const link = letter_links::find(reader, asked.link);
    REQUIRE(link);
    CHECK(letter_links::state_of(*link, world.now) == letter_links::State::ended);
    CHECK(!world.kept(one).is_asked());
    CHECK(world.kept(one).ask_next_at > world.now);
}

TEST_CASE("asked after 12 and 24 months, then never again") {
    World world;
    auto one = world.begun(State::in_use);
    for (int const months : {12, 24}) {
        auto const due = world.kept(one).ask_next_at;
        REQUIRE(due.microseconds != 0);
        world.now = due;
        {
            auto reader = world.made.database->read();
            CHECK(to_ask(reader, {due.microseconds - 1}, 10).empty());
            CHECK(to_ask(reader, due, 10) == std::vector{one.id});
        }
        world.within([&](db::Transaction& tx) {
            return ask(tx, world.hand(), world.kept(one), months, "anna@granby.example");
        });
        world.pass(3);
        world.within(
            [&](db::Transaction& tx) { return answer_yes(tx, world.hand(), world.kept(one), ""); });
    }
    CHECK(world.kept(one).ask_next_at.microseconds == 0);
    CHECK(world.kept(one).standing() == Standing::used);
}

TEST_CASE("left unanswered it is unsure, and an answer mends that; no is a stop with its reason") {
    World world;
    auto one = world.begun(State::in_use);
    world.pass(370);
    world.within([&](db::Transaction& tx) {
        return ask(tx, world.hand(), world.kept(one), 12, "anna@granby.example");
    });
    world.pass(days_to_answer);
    {
        auto reader = world.made.database->read();
        CHECK(unanswered(reader, letter_links::days_after(world.now, -days_to_answer), 10) ==
              std::vector{one.id});
    }
    world.within([&](db::Transaction& tx) { return lapse(tx, world.hand(), world.kept(one)); });
    CHECK(world.kept(one).standing() == Standing::unsure);
    world.within(
        [&](db::Transaction& tx) { return answer_yes(tx, world.hand(), world.kept(one), "Ja."); });
    CHECK(world.kept(one).standing() == Standing::used);
    world.within([&](db::Transaction& tx) {
        return answer_no(tx, world.hand(), world.kept(one), "Personalen slutade.");
    });
    CHECK(world.kept(one).step.reason == "Personalen slutade.");
    CHECK(world.kept(one).standing() == Standing::ended);
}

TEST_CASE("no state is ever lost: what stands is what the history says, which only grows") {
    auto const holds = rc::check("random histories", [] {
        World world;
        auto one = world.begun();
        std::vector<Event> before;
        std::size_t moves = 1;
        for (int const pick : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 11))) {
            world.pass(1);
            auto const now = world.kept(one);
            if (pick < 9) {
                auto const state = static_cast<State>(pick);
                world.told(now, state, is_used(state) ? "" : "Skäl.");
                ++moves;
            } else if (pick == 9) {
                auto const standing = now.standing();
                world.begun();
                if (standing == Standing::ended) ++moves;
            } else {
                world.begun(State::in_use);
                if (now.standing() != Standing::used) ++moves;
            }
            auto const after = world.history(one);
            RC_ASSERT(after.size() >= before.size());
            for (std::size_t i = 0; i < before.size(); ++i) {
                RC_ASSERT(after[i].at == before[i].at);
                RC_ASSERT(after[i].step == before[i].step);
                RC_ASSERT(after[i].number == static_cast<std::int64_t>(i) + 1);
            }
            RC_ASSERT(world.kept(one).step == after.back().step);
            before = after;
        }
        auto const steps = std::ranges::count_if(
            before, [](Event const& event) { return event.what != What::changed; });
        RC_ASSERT(before.empty() || static_cast<std::size_t>(steps) == moves);
    });
    REQUIRE(holds);
}

TEST_CASE("what is kept of a project goes with it, and of nothing else") {
    World world;
    auto const one = world.begun();
    world.within([&](db::Transaction& tx) {
        forget_subject(tx, "case", world.project.id);
        return 0;
    });
    CHECK(world.history(one).size() == 1);
    world.within([&](db::Transaction& tx) {
        forget_subject(tx, "project", world.project.id);
        return 0;
    });
    CHECK(world.history(one).empty());
}

// The line never breaks: whatever is decided about projects, whichever become part of which, are
// hidden, taken up again, or move between units that come and go, every contribution stays in the
// chain of what came of it. Decisions, ties and units are kept by the real stores.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "features/innovation/actions.h"
#include "platform/db/temporary.h"
#include "services/activity/edition.h"
#include "services/red_thread/chain.h"
#include "services/red_thread/store.h"
#include "services/units/things.h"

using namespace innovation;
using red_thread::Subject;

namespace {

constexpr int many_projects = 5, many_needs = 4;

std::string file(std::string const& path) {
    std::ifstream in(path);
    REQUIRE_MESSAGE(in.good(), path);
    return {std::istreambuf_iterator<char>(in), {}};
}

Subject project(int number) { return {"project", "p" + std::to_string(number)}; }
Subject need(int number) { return {"need", "n" + std::to_string(number)}; }

struct World {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log{edition};
    basics::Time now = basics::parse_iso_time("2026-01-05T12:00:00Z").value();
    members::MemberId anna = members::MemberId::make();
    organisations::OrganisationId town = organisations::OrganisationId::make();
    std::vector<units::UnitId> units = {};
    /// What the bank of projects and the contributions keep: which is hidden, and which two were
    /// found to be the same.
    std::set<Subject> hidden = {};
    std::map<Subject, Subject> same = {};
    /// What a person would say: this came of that. Only unmaking the merge takes one away.
    std::set<std::pair<Subject, Subject>> tied = {};
    std::map<int, int> decided_into = {};

    World() {
        auto tx = made.database->begin();
        for (auto const* script : {"src/services/activity/migrations/001_activity.sql",
                                   "src/services/activity/migrations/002_chain.sql",
                                   "src/services/letter_links/migrations/001_letter_links.sql",
                                   "src/services/red_thread/migrations/001_red_thread.sql",
                                   "src/services/units/migrations/001_units.sql",
                                   "src/services/units/migrations/002_things.sql",
                                   "src/features/innovation/migrations/001_process.sql",
                                   "src/features/innovation/migrations/002_gates.sql",
                                   "src/features/innovation/migrations/004_deputies.sql"})
            tx.script(file(script));
        for (int i = 0; i < many_projects; ++i)
            begin(tx, hand(), project(i).id, Template::city, Step::frame);
        tx.commit();
    }
    Hand hand() { return {log, now, anna, town}; }
    units::Hand unit_hand() { return {log, now, anna}; }

    Subject standing(Subject const& one) const {
        auto at = one;
        for (auto next = same.find(at); next != same.end(); next = same.find(at)) at = next->second;
        return at;
    }
    /// As the pages look subjects up: what was found to be the same brings its links along.
    red_thread::LookUp look_up(db::Reader& reader) const {
        return [this, &reader](Subject const& subject) -> std::optional<red_thread::Found> {
            red_thread::Found found{.subject = standing(subject)};
            auto take = [&](Subject const& one) {
                for (auto& tie : red_thread::ties_of(reader, one))
                    found.links.push_back(std::move(tie.link));
            };
            take(found.subject);
            for (auto const& [away, into] : same)
                if (standing(away) == found.subject) take(away);
            return found;
        };
    }

    void tie(db::Transaction& tx) {
        auto const from = need(*rc::gen::inRange(0, many_needs));
        auto const to = project(*rc::gen::inRange(0, many_projects));
        red_thread::add(tx, {{from, to, web::Relation::became}, now, anna});
        tied.insert({from, to});
    }
    void decide_something(db::Transaction& tx, int one) {
        auto const process = find(tx, project(one).id).value();
        if (process.state != State::active) {
            if (move(tx, hand(), process, "resume", "", "Ändå.").empty()) decided_into.erase(one);
            return;
        }
        if (*rc::gen::inRange(0, 4) == 0) {
            move(tx, hand(), process, "back", "anchor", "Fel problem.");
            return;
        }
        auto const gate = pose(tx, hand(), process,
                               {.question = "Nu?", .due = {2027, 1, 1}, .decider = {"Eva", "chef"}},
                               texts::Language::sv);
        int const into = *rc::gen::inRange(0, many_projects);
        auto outcome = *rc::gen::elementOf(std::vector<Outcome>(outcomes.begin(), outcomes.end()));
        if (outcome == Outcome::merge && into == one) outcome = Outcome::stop;
        bool const is_merge = outcome == Outcome::merge;
        RC_ASSERT(gate && decide(tx, hand(), *gate,
                                 {{.outcome = outcome,
                                   .by = anna,
                                   .lesson = "Ett.",
                                   .merged_into = is_merge ? project(into).id : ""},
                                  {}}));
        if (is_merge) decided_into[one] = into;
    }
    void find_the_same() {
        bool const is_need = *rc::gen::arbitrary<bool>();
        int const count = is_need ? many_needs : many_projects;
        auto const subject = [&](int number) { return is_need ? need(number) : project(number); };
        auto const one = subject(*rc::gen::inRange(0, count));
        auto const other = subject(*rc::gen::inRange(0, count));
        if (same.erase(one) > 0) return;
        if (standing(other) != one) same[one] = other;
    }
    void reorganise(db::Transaction& tx) {
        auto const today = basics::iso(basics::day_in_stockholm(now));
        if (units.size() < 2 || *rc::gen::inRange(0, 3) == 0) {
            auto const added = units::add(
                tx, unit_hand(), town,
                {.name = "Enhet " + std::to_string(units.size()), .kind = "unit", .from = today});
            if (added) units.push_back(*added);
            return;
        }
        auto const unit = *rc::gen::elementOf(units), other = *rc::gen::elementOf(units);
        if (*rc::gen::arbitrary<bool>()) {
            units::give(tx, unit_hand(), town, project(*rc::gen::inRange(0, many_projects)),
                        unit.string());
            return;
        }
        units::end(tx, unit_hand(), town, unit,
                   {.until = today, .became = unit == other ? "" : other.string()});
    }
    void something() {
        now.microseconds += std::int64_t{3} * 86'400'000'000;
        auto tx = made.database->begin();
        switch (*rc::gen::inRange(0, 6)) {
            case 0: tie(tx); break;
            case 1:
            case 2: decide_something(tx, *rc::gen::inRange(0, many_projects)); break;
            case 3: find_the_same(); break;
            case 4: reorganise(tx); break;
            default: {
                auto const one = project(*rc::gen::inRange(0, many_projects));
                if (hidden.erase(one) == 0) hidden.insert(one);
            }
        }
        tx.commit();
    }

    /// All that came of a subject, as people would say it.
    std::set<Subject> came_of(Subject const& from) const {
        std::set<Subject> all{standing(from)};
        for (bool grows = true; grows;) {
            grows = false;
            auto follow = [&](Subject const& earlier, Subject const& later) {
                if (all.contains(standing(earlier)) && all.insert(standing(later)).second)
                    grows = true;
            };
            for (auto const& [earlier, later] : tied) follow(earlier, later);
            for (auto const& [one, into] : decided_into) follow(project(one), project(into));
        }
        return all;
    }
};

bool has(std::vector<Subject> const& all, Subject const& one) {
    return std::ranges::find(all, one) != all.end();
}

void check_whole(World const& world) {
    auto reader = world.made.database->read();
    auto const look_up = world.look_up(reader);
    auto const all = [](Subject const&) { return true; };
    for (int i = 0; i < many_needs; ++i) {
        auto const begun = world.standing(need(i));
        auto const forth = red_thread::grown(begun, look_up, all);
        RC_ASSERT(forth.has_value());
        auto const seen = red_thread::seen(
            *forth, [&](Subject const& one) { return !world.hidden.contains(one); });
        for (auto const& later : world.came_of(begun)) {
            RC_ASSERT(has(forth->subjects, later));
            RC_ASSERT(has(seen.subjects, later) || world.hidden.contains(later));
            if (later == begun) continue;
            auto const back = red_thread::grown(later, look_up, all);
            RC_ASSERT(has(red_thread::ancestors(*back), begun));
            // What is hidden stands in nobody's way.
            RC_ASSERT(
                has(red_thread::seen(
                        *back, [&](Subject const& one) { return !world.hidden.contains(one); })
                        .subjects,
                    begun));
        }
    }
}

}

TEST_CASE("no history of decisions, merges, hiding and reorganisations loses a contribution") {
    REQUIRE(rc::check([] {
        World world;
        auto const length = *rc::gen::inRange(1, 25);
        for (int i = 0; i < length; ++i) world.something();
        check_whole(world);
        // Each project still lies in one unit that is there, or with the organisation.
        auto reader = world.made.database->read();
        auto const chart = units::chart_of(reader, world.town, basics::day_in_stockholm(world.now));
        for (int i = 0; i < many_projects; ++i) {
            auto const stays = units::store::stays(reader, world.town, project(i));
            auto const given = units::given_on(stays, basics::day_in_stockholm(world.now));
            auto const spot = chart.spot(given);
            RC_ASSERT(!spot.place().organisation.empty());
        }
    }));
}

TEST_CASE("a project that a decision merged is in the other's chain until it is taken up again") {
    World world;
    auto tx = world.made.database->begin();
    red_thread::add(tx, {{need(0), project(0), web::Relation::became}, world.now, world.anna});
    red_thread::add(tx,
                    {{project(0), project(2), web::Relation::continued_by}, world.now, world.anna});
    auto const gate = pose(tx, world.hand(), find(tx, project(0).id).value(),
                           {.question = "Nu?", .due = {2027, 1, 1}}, texts::Language::sv);
    decide(tx, world.hand(), gate.value(),
           {{.outcome = Outcome::merge, .merged_into = project(1).id}, {}});
    auto const ancestors_of = [&](int number) {
        return red_thread::ancestors(*red_thread::grown(project(number), world.look_up(tx),
                                                        [](Subject const&) { return true; }));
    };
    CHECK(has(ancestors_of(1), need(0)));
    move(tx, world.hand(), find(tx, project(0).id).value(), "resume", "", "Ändå.");
    CHECK_FALSE(has(ancestors_of(1), need(0)));
    // What people tied themselves is theirs.
    CHECK(has(ancestors_of(2), need(0)));
}

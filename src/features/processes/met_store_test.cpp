// What projects met, brought up to date by the log, is what it would be read from the beginning.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <fstream>
#include <iterator>
#include <utility>

#include "features/processes/met.h"
#include "platform/db/temporary.h"
#include "services/activity/changed.h"
#include "services/activity/edition.h"

using namespace processes;

namespace {

std::string file(std::string const& path) {
    std::ifstream in(path);
    REQUIRE_MESSAGE(in.good(), path);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Projects as the knowledge bank keeps them, each change with its entry in the log.
struct Projects {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log{edition};
    basics::Time now = basics::parse_iso_time("2026-03-10T12:00:00Z").value();
    std::vector<std::string> ids;
    std::vector<int> home;  ///< The place of what it is part of, or -1.

    explicit Projects(std::string_view own_script, std::size_t count = 5) : home(count, -1) {
        auto tx = made.database->begin();
        for (auto const script :
             {std::string_view("src/services/activity/migrations/001_activity.sql"),
              std::string_view("src/services/activity/migrations/002_chain.sql"),
              std::string_view("src/features/knowledge/migrations/001_projects.sql"),
              std::string_view("src/features/knowledge/migrations/005_merged.sql"), own_script})
            tx.script(file(std::string(script)));
        for (std::size_t i = 0; i < count; ++i) {
            ids.push_back(basics::Id<struct AnyTag>::make().string());
            tx.run(
                "INSERT INTO projects (id, slug, title, fields, givers, organisation, visibility,"
                " version, created_at, updated_at) VALUES ($1, 'a', 'A', '{}', '{}', '', 'public',"
                " 1, 0, 0)",
                {ids.back()});
        }
        tx.commit();
    }
    void record(db::Transaction& tx, std::size_t project, json::Object details = {}) {
        log.record(tx, {.at = now,
                        .action = "knowledge.project_changed",
                        .subject = {"project", ids.at(project)},
                        .details = std::move(details)});
    }
    void merge(std::size_t away, int into) {
        auto tx = made.database->begin();
        auto const before = std::exchange(home.at(away), into);
        if (into >= 0)
            tx.run("UPDATE projects SET merged_into = $2 WHERE id = $1",
                   {ids.at(away), ids.at(static_cast<std::size_t>(into))});
        else tx.run("UPDATE projects SET merged_into = NULL WHERE id = $1", {ids.at(away)});
        record(tx, away);
        for (auto const other : {before, into})
            if (other >= 0) record(tx, static_cast<std::size_t>(other));
        tx.commit();
    }
    void show(std::size_t project, bool is_shown, std::string const& slug) {
        auto tx = made.database->begin();
        tx.run("UPDATE projects SET visibility = $2, slug = $3 WHERE id = $1",
               {ids.at(project), is_shown ? "public" : "hidden", slug});
        record(tx, project);
        tx.commit();
    }
    /// One of these changes, by chance.
    void change(int what, std::size_t one, std::size_t other) {
        if (what == 0 && one != other && home.at(one) < 0 && home.at(other) < 0)
            merge(one, static_cast<int>(other));
        else if (what == 1 && home.at(one) >= 0) merge(one, -1);
        else show(one, what % 3 != 2, "s" + std::to_string(what));
    }
};

/// All that is said of the meetings, and where their steps lead.
std::string told(Meetings::All const& all) {
    std::string text;
    for (auto const& one : all.rows)
        text += one.met.project + one.met.step + one.met.words + one.path +
                one.organisation.string() + "\n";
    for (auto const& [step, places] : all.by_step)
        for (auto const place : places) text += step + std::to_string(place) + ";";
    for (auto const& [step, places] : all.by_origin)
        for (auto const place : places) text += step + std::to_string(place) + ",";
    return text;
}

void meet(Projects& world, std::size_t project, int what, std::size_t step) {
    auto tx = world.made.database->begin();
    auto const step_id = "step-" + std::to_string(step);
    if (what % 2 == 0)
        store::put_met(tx, {.project = world.ids.at(project),
                            .step = step_id,
                            .process = "p",
                            .origin = "origin-" + std::to_string(step / 2),
                            .words = std::to_string(what),
                            .at = {what}});
    else store::remove_met(tx, world.ids.at(project), step_id);
    world.record(tx, project);
    tx.commit();
}

}

TEST_CASE("what projects met is the same brought up to date as read from the beginning") {
    REQUIRE(rc::check([] {
        Projects world("src/features/processes/migrations/001_processes.sql");
        static constexpr std::array<std::string_view, 1> read_kinds = {"project"};
        AllMet kept;
        std::int64_t reached = 0;
        {
            auto reader = world.made.database->read();
            kept = read_met(reader);
        }
        auto const steps = *rc::gen::inRange(1, 25);
        for (int step = 0; step < steps; ++step) {
            auto const what = *rc::gen::inRange(0, 9);
            auto const one = *rc::gen::inRange<std::size_t>(0, world.ids.size());
            auto const other = *rc::gen::inRange<std::size_t>(0, world.ids.size());
            if (what < 5) meet(world, one, what, other);
            else world.change(what - 5, one, other);
            // Sometimes much has happened before anybody asks.
            if (*rc::gen::inRange(0, 3) == 0 && step + 1 < steps) continue;
            auto reader = world.made.database->read();
            auto const changed = activity::changed_since(reader, reached, read_kinds, {});
            RC_ASSERT(!changed.all);
            read_met_again(reader, kept, changed.ids);
            reached = changed.reached;
            RC_ASSERT(told(Meetings::of(kept)) == told(Meetings::of(read_met(reader))));
        }
    }));
}

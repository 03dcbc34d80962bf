// Assessments side by side, brought up to date by the log, are what they would be read from the
// beginning.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <fstream>
#include <iterator>
#include <utility>

#include "features/assessments/portfolio.h"
#include "features/assessments/store.h"
#include "platform/db/temporary.h"
#include "services/activity/changed.h"
#include "services/activity/edition.h"

using namespace assessments;

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

std::string told(std::vector<Row> const& rows) {
    std::string text;
    for (auto const& row : rows) {
        text += row.project + std::to_string(row.updated_at.microseconds) + ":";
        for (auto const& score : row.scores) text += score ? std::to_string(*score) : "-";
        for (auto const& [goal, gap] : row.gaps) text += std::to_string(goal) + gap;
        text += "\n";
    }
    return text;
}

void assess(Projects& world, std::size_t project, int goal) {
    auto tx = world.made.database->begin();
    PartId const part{.kind = Kind::goal, .goal = goal + 1};
    auto const before = find(tx, world.ids.at(project));
    auto const* known = before.find(part);
    auto const version = known ? known->version + 1 : 1;
    add(tx, world.ids.at(project),
        {.id = part,
         .version = version,
         .at = {version},
         .told = {{"relevance", "core"}, {"score", std::to_string(version % 4)}, {"gap", "x"}}});
    world.record(tx, project);
    tx.commit();
}

}

TEST_CASE("assessments are the same brought up to date as read from the beginning") {
    REQUIRE(rc::check([] {
        Projects world("src/features/assessments/migrations/001_assessments.sql");
        static constexpr std::array<std::string_view, 1> read_kinds = {"project"};
        AllAssessed kept;
        std::int64_t reached = 0;
        {
            auto reader = world.made.database->read();
            kept = read_assessed(reader, {});
        }
        auto const steps = *rc::gen::inRange(1, 25);
        for (int step = 0; step < steps; ++step) {
            auto const what = *rc::gen::inRange(0, 9);
            auto const one = *rc::gen::inRange<std::size_t>(0, world.ids.size());
            auto const other = *rc::gen::inRange<std::size_t>(0, world.ids.size());
            if (what < 5) assess(world, one, what);
            else world.change(what - 5, one, other);
            // Sometimes much has happened before anybody asks.
            if (*rc::gen::inRange(0, 3) == 0 && step + 1 < steps) continue;
            auto reader = world.made.database->read();
            auto const changed = activity::changed_since(reader, reached, read_kinds, {});
            RC_ASSERT(!changed.all);
            read_assessed_again(reader, {}, kept, changed.ids);
            reached = changed.reached;
            RC_ASSERT(told(rows(kept)) == told(rows(read_assessed(reader, {}))));
        }
    }));
}

// Parts of a few hundred, each in its transaction together with its count.
#include "services/weeding/daily.h"

#include <chrono>

namespace weeding {

namespace {

constexpr std::size_t weeded_in_part = 200;
/// How long it is remembered what a day took.
constexpr int days_remembered = 400;

std::string_view name(lifetimes::Ending ending) {
    switch (ending) {
        case lifetimes::Ending::at_once: return "at_once";
        case lifetimes::Ending::by_itself: return "by_itself";
        case lifetimes::Ending::by_decision: return "by_decision";
    }
    return "by_decision";
}

void record(db::Transaction& tx, Tools const& tools, store::Run const& run) {
    if (run.weeded == 0) return;
    tools.log.record(tx, {.at = run.ended_at,
                          .action = "weeding.ran",
                          .subject = {"weeding", run.rule},
                          .details = json::Object{{"weeded", run.weeded}, {"held", run.held}}});
}

/// One part; true when there is more.
bool run_part(db::Transaction& tx, Tools const& tools, lifetimes::Rule const& rule,
              basics::Time now, store::Run& run, std::string& after) {
    auto const spans = store::spans(tx);
    Asking const asking{rule, spans, basics::day_in_stockholm(now), tools.holds, {}};
    auto const part = over_after(tx, asking, after, weeded_in_part);
    for (auto const& one : part) {
        if (!one.held.empty()) {
            ++run.held;
            continue;
        }
        weed(tx, tools, {.now = now}, rule, one.due, {});
        ++run.weeded;
    }
    bool const has_more = part.size() == weeded_in_part;
    if (has_more) after = part.back().due.key;
    else run.ended_at = now;
    return has_more;
}

/// False when told to stop.
bool run_rule(db::Database& database, Tools const& tools, lifetimes::Rule const& rule,
              basics::Time now, std::stop_token const& stop) {
    auto const day = basics::iso(basics::day_in_stockholm(now));
    std::string after;
    for (bool has_more = true; has_more;) {
        if (stop.stop_requested()) return false;
        auto tx = database.begin();
        auto run = store::run(tx, day, rule.name)
                       .value_or(store::Run{.day = day, .rule = rule.name, .begun_at = now});
        if (run.ended_at.microseconds > 0) return true;
        // What is held is counted anew by a run that was interrupted: it is still there.
        if (after.empty()) run.held = 0;
        has_more = run_part(tx, tools, rule, now, run, after);
        store::put(tx, run);
        if (!has_more) record(tx, tools, run);
        tx.commit();
    }
    return true;
}

}

bool has_run(db::Reader& reader, basics::Time now) {
    auto const day = basics::iso(basics::day_in_stockholm(now));
    auto const run = store::run(reader, day, "");
    return run && run->ended_at.microseconds > 0;
}

bool run(db::Database& database, Tools const& tools, basics::Time now,
         std::stop_token const& stop) {
    auto const today = basics::day_in_stockholm(now);
    store::Run whole{.day = basics::iso(today), .begun_at = now};
    {
        auto tx = database.begin();
        whole = store::run(tx, whole.day, "").value_or(whole);
        store::put(tx, whole);
        tx.commit();
    }
    for (auto const& rule : tools.rules)
        if (rule->ending == lifetimes::Ending::by_itself &&
            !run_rule(database, tools, *rule, now, stop))
            return false;
    auto tx = database.begin();
    auto const oldest = basics::day_in_stockholm(
        {now.microseconds - std::chrono::microseconds(std::chrono::days(days_remembered)).count()});
    store::remove_runs_before(tx, basics::iso(oldest));
    whole.ended_at = now;
    store::put(tx, whole);
    tx.commit();
    return true;
}

json::Array amounts(db::Reader& reader, Tools const& tools, basics::Time now) {
    auto const spans = store::spans(reader);
    json::Array rows;
    for (auto const& rule : tools.rules) {
        json::Object row{{"rule", rule->name}, {"ending", name(rule->ending)}};
        if (rule->each) {
            auto const amount =
                count(reader, {*rule, spans, basics::day_in_stockholm(now), tools.holds, {}});
            row.set("due", amount.due);
            row.set("held", amount.held);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}

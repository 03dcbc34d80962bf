// Each part asks again whether a thing may go: between proposal and deed it may have changed.
#include "services/weeding/carrying_out.h"

#include <algorithm>
#include <vector>

#include "platform/db/reach.h"
#include "services/activity/weeded.h"

namespace weeding {

namespace {

constexpr std::size_t items_in_part = 50, listed_at_a_time = 500;

void record(db::Transaction& tx, Tools const& tools, Hand const& hand, Weeding const& weeding,
            std::string const& action, json::Object details) {
    details.set("decision", weeding.decision);
    details.set("rule", weeding.rule);
    tools.log.record(tx, {.at = hand.now,
                          .actor = hand.member,
                          .action = "weeding." + action,
                          .subject = {"weeding", weeding.id.string()},
                          .organisation = weeding.organisation,
                          .details = std::move(details)});
}

bool is_open(db::Reader& reader, OrganisationId const& organisation, std::string_view rule) {
    auto const all = store::of_organisation(reader, organisation, 1000);
    return std::ranges::any_of(all, [&](Weeding const& one) {
        return one.rule == rule && (one.state == State::proposed || one.state == State::under_way);
    });
}

/// What becomes of one thing now, and the thing.
struct Judged {
    Outcome outcome = Outcome::gone;
    lifetimes::Due due = {};
};

Judged judge(db::Reader& reader, Tools const& tools, store::Spans const& spans,
             lifetimes::Rule const& rule, Weeding const& weeding, Item const& item,
             basics::Time now) {
    auto const due = rule.find(reader, item.key);
    if (!due) return {Outcome::gone};
    auto const span = span_of(spans, rule, weeding.organisation);
    bool const is_same = due->organisation == weeding.organisation && due->since == item.since;
    if (!is_same || !is_over(*due, span, basics::day_in_stockholm(now)))
        return {Outcome::changed, *due};
    if (!due->kind.empty() && !tools.holds(reader, due->kind, due->subject).empty())
        return {Outcome::held, *due};
    return {Outcome::weeded, *due};
}

void end(db::Transaction& tx, Tools const& tools, Hand const& hand, Weeding weeding) {
    weeding.state = State::done;
    weeding.ended_at = hand.now;
    store::update(tx, weeding);
    auto const counts = store::counts(tx, weeding.id);
    record(tx, tools, hand, weeding, "carried_out",
           {{"weeded", counts.weeded},
            {"held", counts.held},
            {"changed", counts.changed},
            {"gone", counts.gone}});
}

}

std::expected<Weeding, basics::Problems> propose(db::Transaction& tx, Tools const& tools,
                                                 Hand const& hand,
                                                 OrganisationId const& organisation,
                                                 lifetimes::Rule const& rule,
                                                 Decision const& decision) {
    auto refused = [](std::string text) {
        return std::unexpected(basics::Problems{{"covers", std::move(text)}});
    };
    if (is_open(tx, organisation, rule.name)) return refused("weeding.open_already");
    Weeding const weeding{.id = WeedingId::make(),
                          .organisation = organisation,
                          .rule = rule.name,
                          .decision = decision.number,
                          .decided_on = decision.on,
                          .covers = decision.covers,
                          .proposed_by = hand.member,
                          .proposed_at = hand.now};
    auto const spans = store::spans(tx);
    Asking const asking{rule, spans, basics::day_in_stockholm(hand.now), tools.holds, organisation};
    std::vector<Item> items;
    std::string after;
    for (bool goes_on = true; goes_on && items.size() < most_items;) {
        auto const some = over_after(tx, asking, after, listed_at_a_time);
        for (auto const& one : some)
            if (one.held.empty() && items.size() < most_items)
                items.push_back({one.due.key, one.due.since});
        goes_on = some.size() == listed_at_a_time;
        if (goes_on) after = some.back().due.key;
    }
    if (items.empty()) return refused("weeding.nothing");
    store::add(tx, weeding);
    for (auto const& item : items) store::add_item(tx, weeding.id, item);
    record(tx, tools, hand, weeding, "proposed",
           {{"things", static_cast<std::int64_t>(items.size())}});
    return weeding;
}

bool withdraw(db::Transaction& tx, Tools const& tools, Hand const& hand, Weeding weeding) {
    if (weeding.state != State::proposed) return false;
    weeding.state = State::withdrawn;
    weeding.ended_at = hand.now;
    store::update(tx, weeding);
    record(tx, tools, hand, weeding, "withdrawn", {});
    return true;
}

Obstacle begin(db::Transaction& tx, Tools const& tools, Hand const& hand, WeedingId const& id) {
    auto weeding = store::find(tx, id);
    if (!weeding) return Obstacle::not_open;
    if (auto const stands = obstacle(*weeding, hand.member); stands != Obstacle::none)
        return stands;
    weeding->state = State::under_way;
    weeding->carried_out_by = hand.member;
    weeding->begun_at = hand.now;
    store::update(tx, *weeding);
    record(tx, tools, hand, *weeding, "begun", {});
    return Obstacle::none;
}

bool carry_on(db::Database& database, Tools const& tools, basics::Time now, WeedingId const& id) {
    // What lies beside a subject goes with it, whosever it is.
    db::Within const all(db::Reach::everything());
    auto tx = database.begin();
    auto const weeding = store::find(tx, id);
    if (!weeding || weeding->state != State::under_way) return false;
    auto const* rule = find_rule(tools.rules, weeding->rule);
    if (!rule || !rule->find)
        throw std::runtime_error("nothing knows how to weed " + weeding->rule + " any more");
    Hand const hand{now, weeding->carried_out_by};
    auto const spans = store::spans(tx);
    auto const part = store::planned(tx, id, items_in_part);
    for (auto const& item : part) {
        auto const judged = judge(tx, tools, spans, *rule, *weeding, item, now);
        if (judged.outcome == Outcome::weeded)
            weed(tx, tools, hand, *rule, judged.due,
                 {{"decision", weeding->decision}, {"weeding", id.string()}});
        store::set_outcome(tx, id, item.key, judged.outcome);
    }
    if (part.size() < items_in_part) end(tx, tools, hand, *weeding);
    tx.commit();
    return part.size() == items_in_part;
}

void weed(db::Transaction& tx, Tools const& tools, Hand const& hand, lifetimes::Rule const& rule,
          lifetimes::Due const& due, json::Object details) {
    rule.weed(tx, due.key);
    if (due.kind.empty()) return;
    tools.forget(tx, due.kind, due.subject);
    activity::Subject const subject{due.kind, due.subject};
    activity::weed_details(tx, subject);
    details.set("rule", rule.name);
    // About the subject: what follows the log, as search does, looks for it and finds nothing.
    tools.log.record(tx, {.at = hand.now,
                          .actor = hand.member,
                          .action = "weeding.weeded",
                          .subject = subject,
                          .organisation = due.organisation,
                          .details = std::move(details)});
}

}

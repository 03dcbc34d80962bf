// A matter is the text as it was reported, and what people said about it.
#include "services/moderation/weeded.h"

#include <algorithm>

#include "services/activity/weeded.h"
#include "services/moderation/rules.h"
#include "services/moderation/store.h"

namespace moderation {

namespace {

using lifetimes::Due;
using lifetimes::Ending;
using lifetimes::Rule;
using lifetimes::Unit;

std::vector<MatterId> matters_about(db::Reader& reader, activity::Subject const& subject) {
    return reader.all("SELECT id FROM moderation_matters WHERE kind = $1 AND subject = $2",
                      {subject.kind, subject.id},
                      [](db::Row const& row) { return row.id<MatterId>(0); });
}

void remove(db::Transaction& tx, MatterId const& id) {
    tx.run("DELETE FROM moderation_reporters WHERE matter = $1", {id});
    tx.run("DELETE FROM moderation_keys WHERE matter = $1", {id});
    tx.run("DELETE FROM moderation_steps WHERE matter = $1", {id});
    tx.run("DELETE FROM moderation_notices WHERE matter = $1", {id});
    tx.run("DELETE FROM moderation_matters WHERE id = $1", {id});
    activity::weed_details(tx, {"moderation", id.string()});
}

bool may_still_change(Matter const& matter, basics::Time now) {
    return matter.state != State::decided || may_ask(matter, Side::writer, now) ||
           may_ask(matter, Side::reporter, now);
}

Due due_of(Matter const& matter) {
    return {.key = matter.id.string(),
            .organisation = matter.organisation,
            .since = matter.decided_at,
            .kind = "moderation",
            .subject = matter.id.string(),
            .title = matter.title,
            .path = "/moderation/" + matter.id.string()};
}

/// Decided matters; those with an address to forget have the decided_at of the last decision.
void each_reporter(db::Reader& reader, basics::Time before, std::string_view after,
                   lifetimes::Take const& take) {
    reader.each(
        "SELECT r.matter, m.organisation, m.decided_at FROM moderation_reporters r"
        " JOIN moderation_matters m ON m.id = r.matter WHERE m.state = 'decided'"
        " AND m.decided_at < $1 AND r.matter > $2 GROUP BY r.matter, m.organisation, m.decided_at"
        " ORDER BY r.matter",
        {before, after}, [&](db::Row const& row) {
            return take({.key = row.text(0),
                         .organisation = row.id<organisations::OrganisationId>(1),
                         .since = row.time(2)});
        });
}

void each_matter(db::Reader& reader, basics::Time before, std::string_view after,
                 lifetimes::Take const& take) {
    reader.each(
        "SELECT id, organisation, decided_at, title FROM moderation_matters"
        " WHERE state = 'decided' AND decided_at < $1 AND id > $2 ORDER BY id",
        {before, after}, [&](db::Row const& row) {
            return take(due_of({.id = row.id<MatterId>(0),
                                .organisation = row.id<organisations::OrganisationId>(1),
                                .title = row.text(3),
                                .decided_at = row.time(2)}));
        });
}

std::optional<Due> find_matter(db::Reader& reader, std::string_view key) {
    auto const id = MatterId::parse(key);
    auto const matter = id ? find(reader, *id) : std::nullopt;
    if (!matter || matter->state != State::decided) return std::nullopt;
    return due_of(*matter);
}

}

lifetimes::Rules lifetime_rules() {
    return {
        std::make_shared<Rule const>(Rule{.name = "reporters",
                                          .what = "moderation.rule_reporters",
                                          .from = "moderation.from_reporters",
                                          .ending = Ending::by_itself,
                                          .span = {static_cast<int>(days_to_ask), Unit::days},
                                          .each = each_reporter,
                                          .weed =
                                              [](db::Transaction& tx, std::string_view key) {
                                                  if (auto const id = MatterId::parse(key))
                                                      forget_reporters(tx, *id);
                                              }}),
        std::make_shared<Rule const>(Rule{.name = "reports",
                                          .what = "moderation.rule_matters",
                                          .from = "moderation.from_matters",
                                          .ending = Ending::by_decision,
                                          .span = {5, Unit::years},
                                          .least = lifetimes::Span{1, Unit::years},
                                          .each = each_matter,
                                          .find = find_matter,
                                          .weed =
                                              [](db::Transaction& tx, std::string_view key) {
                                                  if (auto const id = MatterId::parse(key))
                                                      remove(tx, *id);
                                              }}),
    };
}

bool is_open_about(db::Reader& reader, activity::Subject const& subject, basics::Time now) {
    return std::ranges::any_of(matters_about(reader, subject), [&](MatterId const& id) {
        auto const matter = find(reader, id);
        return matter && may_still_change(*matter, now);
    });
}

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    for (auto const& id : matters_about(tx, {std::string(kind), std::string(id)})) remove(tx, id);
}

}

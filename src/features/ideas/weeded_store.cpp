// A need goes with its history, its sender, its keys and its questions.
#include "features/ideas/weeded.h"

#include "features/ideas/actions.h"
#include "features/ideas/arguments/arguments.h"
#include "features/ideas/asked/store.h"
#include "features/ideas/capture/capture.h"
#include "features/ideas/coauthors/coauthors.h"
#include "features/ideas/inside/inside.h"
#include "features/ideas/joining.h"
#include "features/ideas/merging.h"
#include "features/ideas/origins/origins.h"
#include "features/ideas/store.h"
#include "features/ideas/support.h"
#include "features/ideas/thresholds/reaching.h"
#include "features/ideas/weighing/store.h"
#include "features/ideas/weighing/weeded.h"

namespace ideas {

namespace {

using lifetimes::Due;
using lifetimes::Ending;
using lifetimes::Rule;
using lifetimes::Span;
using lifetimes::Unit;

/// Whether nothing more is to be said: answered for good, hidden or taken back.
bool is_settled(Need const& need) {
    bool const waits = need.state == State::received || need.state == State::in_progress;
    return !waits || need.visibility == Visibility::hidden ||
           need.visibility == Visibility::withdrawn;
}

Due due_of(Need const& need) {
    return {.key = need.id.string(),
            .organisation = need.told.organisation,
            .since = need.updated_at,
            .kind = std::string(name(need.told.kind)),
            .subject = need.id.string(),
            .title = need.told.title,
            .path = "/needs/desk/" + need.id.string()};
}

/// Just what is_settled() and due_of() ask for.
Need read_need(db::Row const& row) {
    Need need;
    need.id = row.id<NeedId>(0);
    need.told.organisation = row.id<organisations::OrganisationId>(1);
    need.updated_at = row.time(2);
    need.told.title = row.text(3);
    need.state = parse_state(row.view(4)).value_or(State::received);
    need.visibility = parse_visibility(row.view(5)).value_or(Visibility::waiting);
    need.told.kind = parse_kind(row.view(6)).value_or(Kind::need);
    return need;
}

void each_need(db::Reader& reader, bool settled, basics::Time before, std::string_view after,
               lifetimes::Take const& take) {
    reader.each(
        "SELECT id, organisation, updated_at, title, state, visibility, kind FROM needs"
        " WHERE updated_at < $1 AND id > $2 ORDER BY id",
        {before, after}, [&](db::Row const& row) {
            auto const need = read_need(row);
            return is_settled(need) != settled || take(due_of(need));
        });
}

std::optional<Due> find_need(db::Reader& reader, bool settled, std::string_view key) {
    auto const id = NeedId::parse(key);
    auto const need = id ? find(reader, *id) : std::nullopt;
    if (!need || is_settled(*need) != settled) return std::nullopt;
    return due_of(*need);
}

void weed_need(db::Transaction& tx, std::string_view key) {
    thresholds::forget_reached(tx, key);
    coauthors::store::forget_need(tx, key);
    weighing::store::forget_need(tx, key);
    capture::store::forget_item(tx, key);
    tx.run("DELETE FROM need_assignments WHERE need = $1", {key});
    tx.run("DELETE FROM need_sender_questions WHERE need = $1", {key});
    tx.run("DELETE FROM need_question_links WHERE need = $1", {key});
    tx.run("DELETE FROM need_questions WHERE need = $1", {key});
    tx.run("DELETE FROM need_senders WHERE need = $1", {key});
    tx.run("DELETE FROM need_keys WHERE need = $1", {key});
    asked::forget_answered(tx, key);
    inside::forget(tx, key);
    origins::forget(tx, key);
    store::forget_merges(tx, key);
    store::forget_joinings(tx, key);
    arguments::store::forget(tx, key);
    store::forget_supports(tx, key);
    tx.run("DELETE FROM need_history WHERE need = $1", {key});
    // An idea that answered it stays, and answers nothing from then on.
    tx.run("UPDATE needs SET answers = '' WHERE answers = $1 AND answers <> ''", {key});
    tx.run("DELETE FROM needs WHERE id = $1", {key});
}

Rule needs(std::string name, bool settled, Span span) {
    return {.name = "need_" + name,
            .what = "ideas.rule_" + name,
            .from = "ideas.from_" + name,
            .ending = Ending::by_decision,
            .span = span,
            .least = Span{1, Unit::years},
            .each =
                [settled](db::Reader& reader, basics::Time before, std::string_view after,
                          lifetimes::Take const& take) {
                    each_need(reader, settled, before, after, take);
                },
            .find = [settled](db::Reader& reader,
                              std::string_view key) { return find_need(reader, settled, key); },
            .weed = weed_need};
}

/// Addresses are of no use once there is nothing left to tell.
Rule senders() {
    return {.name = "need_senders",
            .what = "ideas.rule_senders",
            .from = "ideas.from_senders",
            .ending = Ending::by_itself,
            .span = {1, Unit::years},
            .least = Span{1, Unit::months},
            .each =
                [](db::Reader& reader, basics::Time before, std::string_view after,
                   lifetimes::Take const& take) {
                    reader.each(
                        "SELECT n.id, n.organisation, n.updated_at, n.title, n.state, n.visibility,"
                        " n.kind"
                        " FROM needs n WHERE n.updated_at < $1 AND n.id > $2"
                        " AND (EXISTS (SELECT 1 FROM need_senders s WHERE s.need = n.id)"
                        " OR EXISTS (SELECT 1 FROM need_coauthors c WHERE c.need = n.id"
                        " AND c.address <> '')) ORDER BY n.id",
                        {before, after}, [&](db::Row const& row) {
                            auto const need = read_need(row);
                            if (!is_settled(need)) return true;
                            // The address alone goes: the need may be looked at meanwhile.
                            return take({.key = need.id.string(),
                                         .organisation = need.told.organisation,
                                         .since = need.updated_at});
                        });
                },
            .weed =
                [](db::Transaction& tx, std::string_view key) {
                    tx.run("DELETE FROM need_senders WHERE need = $1", {key});
                    tx.run("UPDATE need_coauthors SET address = '' WHERE need = $1", {key});
                }};
}

/// Whom somebody asked: what they answered stays with the need, and their links never last so long.
Rule colleagues() {
    return {.name = "need_colleagues",
            .what = "ideas.rule_colleagues",
            .from = "ideas.from_colleagues",
            .ending = Ending::by_itself,
            .span = {1, Unit::years},
            .least = Span{3, Unit::months},
            .each =
                [](db::Reader& reader, basics::Time before, std::string_view after,
                   lifetimes::Take const& take) {
                    reader.each(
                        "SELECT q.id, n.organisation, q.asked_at FROM need_questions q"
                        " JOIN needs n ON n.id = q.need"
                        " WHERE q.email <> '' AND q.asked_at < $1 AND q.id > $2 ORDER BY q.id",
                        {before, after}, [&](db::Row const& row) {
                            return take({.key = row.text(0),
                                         .organisation = row.id<organisations::OrganisationId>(1),
                                         .since = row.time(2)});
                        });
                },
            .weed =
                [](db::Transaction& tx, std::string_view key) {
                    tx.run("DELETE FROM need_question_links WHERE question = $1", {key});
                    tx.run("UPDATE need_questions SET email = '' WHERE id = $1", {key});
                }};
}

}

lifetimes::Rules lifetime_rules() {
    lifetimes::Rules rules;
    for (auto const& rule :
         {needs("settled", true, {5, Unit::years}), needs("unanswered", false, {5, Unit::years}),
          senders(), colleagues(), weighing::weighers()})
        rules.push_back(std::make_shared<Rule const>(rule));
    return rules;
}

}

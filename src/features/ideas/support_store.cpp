// The key of the table counts each member once; the number beside the contribution follows it in
// the same transaction.
#include "features/ideas/merging.h"
#include "features/ideas/support.h"

namespace ideas::store {

bool supports(db::Reader& reader, NeedId need, members::MemberId const& member) {
    return !supported_by(reader, need, member).empty();
}

std::vector<NeedId> supported_by(db::Reader& reader, NeedId need, members::MemberId const& member) {
    return reader.all(
        "WITH RECURSIVE tree (id) AS (SELECT CAST($1 AS TEXT) UNION ALL"
        " SELECT needs.id FROM needs JOIN tree ON needs.merged_into = tree.id"
        " WHERE needs.merged_into <> '')"
        " SELECT need FROM need_supports WHERE member = $2 AND need IN (SELECT id FROM tree)",
        {need, member}, [](db::Row const& row) { return row.id<NeedId>(0); });
}

std::set<members::MemberId> supporters(db::Reader& reader, NeedId need) {
    std::set<members::MemberId> all;
    reader.each(
        "WITH RECURSIVE tree (id) AS (SELECT CAST($1 AS TEXT) UNION ALL"
        " SELECT needs.id FROM needs JOIN tree ON needs.merged_into = tree.id"
        " WHERE needs.merged_into <> '')"
        " SELECT DISTINCT member FROM need_supports WHERE need IN (SELECT id FROM tree)",
        {need}, [&](db::Row const& row) { all.insert(row.id<members::MemberId>(0)); });
    return all;
}

bool add_support(db::Transaction& tx, NeedId need, members::MemberId const& member,
                 basics::Time at) {
    if (supports(tx, need, member)) return false;
    auto const added = tx.run(
        "INSERT INTO need_supports (need, member, at) VALUES ($1, $2, $3)"
        " ON CONFLICT (need, member) DO NOTHING",
        {need, member, at});
    if (added == 0) return false;
    tx.run("UPDATE needs SET supports = supports + 1 WHERE id = $1", {need});
    return true;
}

bool remove_support(db::Transaction& tx, NeedId need, members::MemberId const& member) {
    auto const given = supported_by(tx, need, member);
    for (auto const& id : given) {
        tx.run("DELETE FROM need_supports WHERE need = $1 AND member = $2", {id, member});
        recount(tx, id);
    }
    return !given.empty();
}

void forget_supporter(db::Transaction& tx, members::MemberId const& member) {
    auto const given = tx.all("SELECT need FROM need_supports WHERE member = $1", {member},
                              [](db::Row const& row) { return row.id<NeedId>(0); });
    tx.run("DELETE FROM need_supports WHERE member = $1", {member});
    for (auto const& id : given) recount(tx, id);
}

void forget_supports(db::Transaction& tx, std::string_view need) {
    tx.run("DELETE FROM need_supports WHERE need = $1", {need});
}

}

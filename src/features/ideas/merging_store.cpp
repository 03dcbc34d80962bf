// Questions about the tree. It is a few levels deep and seldom wide; nothing here asks for all of a
// table.
#include "features/ideas/merging.h"

namespace ideas {

Need home_of(db::Reader& reader, Need const& need) {
    auto home = need;
    while (!home.merged_into.empty()) {
        auto above = find(reader, home.merged_into);
        if (!above) break;
        home = *std::move(above);
    }
    return home;
}

std::vector<Need> merged_directly(db::Reader& reader, NeedId id) {
    return reader.all(std::string(all_columns()) +
                          " FROM needs WHERE merged_into = $1 AND merged_into <> ''"
                          " ORDER BY told_at, id",
                      {id}, contribution_of);
}

std::vector<Need> merged_into(db::Reader& reader, NeedId id) {
    std::vector<Need> all;
    for (auto& one : merged_directly(reader, id)) {
        auto below = merged_into(reader, one.id);
        all.push_back(std::move(one));
        for (auto& more : below) all.push_back(std::move(more));
    }
    return all;
}

std::set<NeedId> homes_between(db::Reader& reader, NeedId first, NeedId last) {
    std::set<NeedId> homes;
    reader.each(
        "SELECT DISTINCT merged_into FROM needs WHERE merged_into <> '' AND merged_into >= $1"
        " AND merged_into <= $2",
        {first, last}, [&](db::Row const& row) { homes.insert(row.id<NeedId>(0)); });
    return homes;
}

namespace store {

std::int64_t count_supporters(db::Reader& reader, NeedId id) {
    return reader.number(
        "WITH RECURSIVE tree (id) AS (SELECT CAST($1 AS TEXT) UNION ALL"
        " SELECT needs.id FROM needs JOIN tree ON needs.merged_into = tree.id"
        " WHERE needs.merged_into <> '')"
        " SELECT count(DISTINCT member) FROM need_supports WHERE need IN (SELECT id FROM tree)",
        {id});
}

void recount(db::Transaction& tx, NeedId id) {
    for (auto next = find(tx, id); next;) {
        tx.run("UPDATE needs SET supports = $2 WHERE id = $1",
               {next->id, count_supporters(tx, next->id)});
        next = next->merged_into.empty() ? std::nullopt : find(tx, next->merged_into);
    }
}

void forget_merges(db::Transaction& tx, std::string_view id) {
    auto const need_id = NeedId::parse(id);
    auto const need = need_id ? find(tx, *need_id) : std::nullopt;
    if (!need) return;
    bool const is_public = home_of(tx, *need).visibility == Visibility::public_;
    tx.run(
        "UPDATE needs SET merged_into = '', visibility = $2"
        " WHERE merged_into = $1 AND merged_into <> ''",
        {need->id, name(is_public ? Visibility::public_ : Visibility::waiting)});
    tx.run("UPDATE needs SET merged_into = '' WHERE id = $1", {need->id});
    if (!need->merged_into.empty()) recount(tx, need->merged_into);
}

}

}

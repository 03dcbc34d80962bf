// The only SQL here: every statement names the member.
#include "app/saved_searches/store.h"

namespace saved_searches {

namespace {

Saved saved(db::Row const& row) {
    return {.id = row.id<SavedId>(0),
            .name = row.text(1),
            .query = row.text(2),
            .made_at = row.time(3),
            .seen_at = row.time(4)};
}

}

std::vector<Saved> all(db::Reader& reader, members::MemberId member) {
    return reader.all(
        "SELECT id, name, query, made_at, seen_at FROM saved_searches WHERE member = $1"
        " ORDER BY id LIMIT $2",
        {member, most_followed}, saved);
}

std::optional<Saved> find(db::Reader& reader, members::MemberId member, SavedId id) {
    return reader.first(
        "SELECT id, name, query, made_at, seen_at FROM saved_searches"
        " WHERE member = $1 AND id = $2",
        {member, id}, saved);
}

Adding add(db::Transaction& tx, members::MemberId member, Saved& saved) {
    auto const own = all(tx, member);
    for (auto const& one : own)
        if (one.query == saved.query) {
            saved.id = one.id;
            return Adding::followed_already;
        }
    if (own.size() >= most_followed) return Adding::full;
    tx.run(
        "INSERT INTO saved_searches (member, id, name, query, made_at, seen_at)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        {member, saved.id, saved.name, saved.query, saved.made_at, saved.seen_at});
    return Adding::added;
}

bool rename(db::Transaction& tx, members::MemberId member, SavedId id, std::string_view name) {
    return tx.run("UPDATE saved_searches SET name = $3 WHERE member = $1 AND id = $2",
                  {member, id, name}) == 1;
}

bool remove(db::Transaction& tx, members::MemberId member, SavedId id) {
    return tx.run("DELETE FROM saved_searches WHERE member = $1 AND id = $2", {member, id}) == 1;
}

bool see(db::Transaction& tx, members::MemberId member, SavedId id, basics::Time at) {
    return tx.run("UPDATE saved_searches SET seen_at = $3 WHERE member = $1 AND id = $2",
                  {member, id, at}) == 1;
}

void see_all(db::Transaction& tx, members::MemberId member, basics::Time at) {
    tx.run("UPDATE saved_searches SET seen_at = $2 WHERE member = $1", {member, at});
}

}

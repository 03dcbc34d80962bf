// The key of the table counts each member once; the number beside the contribution follows it in
// the same transaction.
#include "features/ideas/support.h"

namespace ideas::store {

bool supports(db::Reader& reader, NeedId need, members::MemberId const& member) {
    return reader.number("SELECT count(*) FROM need_supports WHERE need = $1 AND member = $2",
                         {need, member}) > 0;
}

bool add_support(db::Transaction& tx, NeedId need, members::MemberId const& member,
                 basics::Time at) {
    auto const added = tx.run(
        "INSERT INTO need_supports (need, member, at) VALUES ($1, $2, $3)"
        " ON CONFLICT (need, member) DO NOTHING",
        {need, member, at});
    if (added == 0) return false;
    tx.run("UPDATE needs SET supports = supports + 1 WHERE id = $1", {need});
    return true;
}

bool remove_support(db::Transaction& tx, NeedId need, members::MemberId const& member) {
    if (tx.run("DELETE FROM need_supports WHERE need = $1 AND member = $2", {need, member}) == 0)
        return false;
    tx.run("UPDATE needs SET supports = supports - 1 WHERE id = $1", {need});
    return true;
}

void forget_supporter(db::Transaction& tx, members::MemberId const& member) {
    tx.run(
        "UPDATE needs SET supports = supports - 1"
        " WHERE id IN (SELECT need FROM need_supports WHERE member = $1)",
        {member});
    tx.run("DELETE FROM need_supports WHERE member = $1", {member});
}

void forget_supports(db::Transaction& tx, std::string_view need) {
    tx.run("DELETE FROM need_supports WHERE need = $1", {need});
}

}

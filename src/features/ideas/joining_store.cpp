// What waits to become part of something else.
#include "features/ideas/joining.h"

namespace ideas::store {

std::optional<Joining> joining_of(db::Reader& reader, NeedId id) {
    return reader.first("SELECT into_need, reason FROM need_joinings WHERE need = $1", {id},
                        [](db::Row const& row) { return Joining{row.id<NeedId>(0), row.text(1)}; });
}

void keep_joining(db::Transaction& tx, NeedId id, Joining const& joining) {
    tx.run("INSERT INTO need_joinings (need, into_need, reason) VALUES ($1, $2, $3)",
           {id, joining.into, joining.reason});
}

void forget_joining(db::Transaction& tx, NeedId id) {
    tx.run("DELETE FROM need_joinings WHERE need = $1", {id});
}

void forget_joinings(db::Transaction& tx, std::string_view need) {
    tx.run("DELETE FROM need_joinings WHERE need = $1", {need});
    tx.run("DELETE FROM need_joinings WHERE into_need = $1", {need});
}

}

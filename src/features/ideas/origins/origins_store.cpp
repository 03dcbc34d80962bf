// Rows of origins.
#include "features/ideas/origins/origins.h"

namespace ideas::origins {

std::optional<Origin> origin_of(db::Reader& reader, NeedId const& need) {
    return reader.first("SELECT origin_kind, origin FROM need_origins WHERE need = $1", {need},
                        [](db::Row const& row) { return Origin{row.text(0), row.text(1)}; });
}

std::vector<web::Link> links_from(db::Reader& reader, std::string_view kind, std::string_view id) {
    return reader.all(
        "SELECT o.origin_kind, o.origin, n.kind, n.id FROM need_origins o JOIN needs n"
        " ON n.id = o.need WHERE o.origin_kind = $1 AND (o.origin = $2 OR o.origin LIKE $3)"
        " ORDER BY n.id",
        {kind, id, std::string(id) + ".%"}, [](db::Row const& row) {
            return web::Link{
                {row.text(0), row.text(1)}, {row.text(2), row.text(3)}, web::Relation::led_to};
        });
}

void put(db::Transaction& tx, NeedId const& need, Origin const& origin) {
    tx.run("INSERT INTO need_origins (need, origin_kind, origin) VALUES ($1, $2, $3)",
           {need, origin.kind, origin.id});
}

void forget(db::Transaction& tx, std::string_view need) {
    tx.run("DELETE FROM need_origins WHERE need = $1", {need});
}

}

// A link is one row, found from both of its ends.
#include "services/red_thread/store.h"

#include <stdexcept>

#include "services/red_thread/rules.h"

namespace red_thread {

namespace {

Tied tied(db::Row const& row) {
    auto const relation = parse_relation(row.view(4));
    if (!relation) throw std::runtime_error("red_thread_links holds an unknown relation");
    return {{{row.text(0), row.text(1)}, {row.text(2), row.text(3)}, *relation},
            row.time(5),
            row.id<members::MemberId>(6)};
}

}

std::vector<Tied> ties_of(db::Reader& reader, activity::Subject const& subject) {
    return reader.all(
        "SELECT earlier_kind, earlier_id, later_kind, later_id, relation, tied_at, tied_by"
        " FROM red_thread_links WHERE (earlier_id = $1 AND earlier_kind = $2)"
        " OR (later_id = $1 AND later_kind = $2)"
        " ORDER BY tied_at, earlier_id, later_id",
        {subject.id, subject.kind}, tied);
}

bool add(db::Transaction& tx, Tied const& tied) {
    auto const& [earlier, later, relation] = tied.link;
    return tx.run(
               "INSERT INTO red_thread_links (earlier_kind, earlier_id, later_kind, later_id,"
               " relation, tied_at, tied_by) VALUES ($1, $2, $3, $4, $5, $6, $7)"
               " ON CONFLICT (earlier_id, earlier_kind, later_kind, later_id) DO NOTHING",
               {earlier.kind, earlier.id, later.kind, later.id, name(relation), tied.at, tied.by}) >
           0;
}

bool remove(db::Transaction& tx, activity::Subject const& earlier, activity::Subject const& later) {
    return tx.run(
               "DELETE FROM red_thread_links WHERE earlier_id = $1 AND earlier_kind = $2"
               " AND later_kind = $3 AND later_id = $4",
               {earlier.id, earlier.kind, later.kind, later.id}) > 0;
}

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    tx.run(
        "DELETE FROM red_thread_links WHERE (earlier_id = $1 AND earlier_kind = $2)"
        " OR (later_id = $1 AND later_kind = $2)",
        {id, kind});
}

}

// Names moved aside and back.
#include "services/members/protection_store.h"

namespace members::store {

std::optional<std::string> protected_name(db::Reader& reader, MemberId const& id) {
    return reader.first("SELECT name FROM protected_names WHERE member = $1", {id},
                        [](db::Row const& row) { return row.text(0); });
}

void protect(db::Transaction& tx, MemberId const& id, std::string_view shown, basics::Time now) {
    tx.run(
        "INSERT INTO protected_names (member, name, protected_at)"
        " SELECT id, name, $2 FROM members WHERE id = $1",
        {id, now});
    tx.run("UPDATE members SET name = $2 WHERE id = $1", {id, shown});
}

void set_protected_name(db::Transaction& tx, MemberId const& id, std::string_view name) {
    tx.run("UPDATE protected_names SET name = $2 WHERE member = $1", {id, name});
}

void end_protection(db::Transaction& tx, MemberId const& id) {
    tx.run(
        "UPDATE members SET name = (SELECT name FROM protected_names WHERE member = $1)"
        " WHERE id = $1",
        {id});
    tx.run("DELETE FROM protected_names WHERE member = $1", {id});
}

}

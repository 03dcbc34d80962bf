// By the address alone: letters know no members.
#include "services/outbox/own_letters.h"

namespace outbox {

json::Array letters_to(db::Reader& reader, std::string_view address) {
    json::Array letters;
    reader.each("SELECT about, made_at, state FROM outbox WHERE recipient = $1 ORDER BY made_at",
                {address}, [&](db::Row const& row) {
                    letters.push_back(json::Object{{"about", row.text(0)},
                                                   {"made_at", basics::iso(row.time(1))},
                                                   {"state", row.text(2)}});
                });
    return letters;
}

void remove_letters_to(db::Transaction& tx, std::string_view address) {
    tx.run(
        "DELETE FROM outbox_enclosures WHERE letter IN (SELECT id FROM outbox WHERE recipient = $1)",
        {address});
    tx.run("DELETE FROM outbox WHERE recipient = $1", {address});
}

}

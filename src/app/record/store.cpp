// How far the record has been handed on: rows.
#include "app/record/store.h"

namespace record {

std::int64_t handed_on(db::Reader& reader, std::string_view receiver) {
    return reader.number("SELECT sequence FROM record_receivers WHERE receiver = $1", {receiver});
}

void set_handed_on(db::Transaction& tx, std::string_view receiver, std::int64_t sequence) {
    tx.run(
        "INSERT INTO record_receivers (receiver, sequence) VALUES ($1, $2)"
        " ON CONFLICT (receiver) DO UPDATE SET sequence = excluded.sequence",
        {receiver, sequence});
}

}

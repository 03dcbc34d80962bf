// From the log to a socket.
#include "app/record/handing.h"

#include <unistd.h>

#include "app/record/line.h"
#include "app/record/store.h"

namespace record {

namespace {

constexpr std::string_view receiver = "syslog";

void keep(db::Database& database, std::int64_t sequence) {
    auto tx = database.begin();
    set_handed_on(tx, receiver, sequence);
    tx.commit();
}

std::vector<activity::Chained> next(db::Database& database, std::size_t most) {
    auto reader = database.read();
    return activity::chained_after(reader, handed_on(reader, receiver), most);
}

}

std::size_t hand_on(db::Database& database, Socket& socket, std::size_t most) {
    auto const entries = next(database, most);
    std::size_t sent = 0;
    try {
        for (; sent < entries.size(); ++sent)
            socket.send(syslog_message(json_line(entries[sent]), ::getpid()));
    } catch (...) {
        if (sent > 0) keep(database, entries[sent - 1].entry.sequence);
        throw;
    }
    if (sent > 0) keep(database, entries.back().entry.sequence);
    return sent;
}

}

// All or nothing, in one transaction of the new database.
#include "app/commands/copying.h"

#include <filesystem>
#include <stdexcept>

#include "app/commands/output.h"
#include "app/program/folder_lock.h"
#include "app/program/place.h"
#include "app/program/program.h"
#include "platform/db/tables.h"

namespace commands {

int copy(CopyOptions const& options) {
    auto const file = program::sqlite_file(options.data);
    bool const from_sqlite = !db::is_postgres(options.from),
               to_sqlite = !db::is_postgres(options.to);
    if (from_sqlite && to_sqlite)
        throw std::invalid_argument("--from and --to are the same database");
    if (from_sqlite && !std::filesystem::exists(file))
        throw std::runtime_error("there is no " + file + "; check the name of the folder");
    if (to_sqlite && std::filesystem::exists(file))
        throw std::runtime_error(file + " is there already; move it out of the way first");
    program::FolderLock const alone(options.data);
    // To SQLite beside its final name, so that a copy that fails leaves nothing.
    auto const arriving = file + ".copying";
    for (auto const* part : {"", "-wal", "-shm"}) std::filesystem::remove(arriving + part);
    {
        auto const from = db::open(options.from, file);
        auto const to = db::open(options.to, arriving);
        program::refuse_without_wall(*to);
        program::migrate(*to, resources::embedded(), basics::system_time());
        for (auto const& [table, content] : db::copy(*from, *to))
            to_streams().out(table + ": " + std::to_string(content.rows) + " rows, " +
                             (content.rows > 0 ? content.hash : "empty") + "\n");
    }
    if (to_sqlite) db::replace_sqlite(file, arriving);
    for (auto const* part : {"", "-wal", "-shm"}) std::filesystem::remove(arriving + part);
    program::open_database({options.data, options.to});
    to_streams().out("everything is there and the same; from now on the data folder belongs to " +
                     (to_sqlite ? std::string("sqlite") : program::without_password(options.to)) +
                     "\n");
    return 0;
}

}

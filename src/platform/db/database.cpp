// What is the same for every engine: leases of connections, transactions, migrations.
#include "platform/db/database.h"

#include <array>

#include "platform/db/reach.h"

namespace db {

Reader::Reader(std::unique_ptr<Connection> connection, Release release)
    : connection_(std::move(connection)), release_(std::move(release)) {}

Reader::~Reader() { give_back(); }

void Reader::give_back() {
    if (connection_) release_(std::move(connection_));
}

Connection& Reader::connection() {
    if (!connection_) throw std::logic_error("database: this transaction is over");
    return *connection_;
}

std::int64_t Reader::number(std::string_view sql, std::initializer_list<Value> values) {
    return first(sql, values, [](Row const& row) { return row.integer(0); }).value_or(0);
}

Transaction::~Transaction() {
    if (!is_given_back()) connection().roll_back();
}

std::int64_t Transaction::run(std::string_view sql, std::span<Value const> values) {
    try {
        return connection().run(sql, values);
    } catch (...) {
        failed_ = true;
        throw;
    }
}

void Transaction::script(std::string_view sql) {
    try {
        connection().script(sql);
    } catch (...) {
        failed_ = true;
        throw;
    }
}

void Transaction::commit() {
    if (failed_) throw Failure("database: nothing is kept of a transaction in which one failed");
    connection().commit();
    // Before what follows, which may well want to write.
    give_back();
    for (auto const& then : after_commit_) then();
}

bool is_postgres(std::string_view address) {
    return address.starts_with("postgresql://") || address.starts_with("postgres://");
}

std::unique_ptr<Database> open(std::string const& address, std::string const& file) {
    if (is_postgres(address)) return open_postgres(address);
    if (address.empty() || address == "sqlite") return open_sqlite(file);
    throw Failure("a database's address is sqlite or postgresql://USER@HOST/NAME");
}

namespace {

/// FNV-1a: only to notice that a released migration was edited.
std::string fingerprint(std::string_view sql) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (char c : sql) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[hash >> shift & 15];
    return text;
}

/// Whether the rows of this owner are within what the transaction reaches (reach.h): what policies
/// ask. Those of nobody ('') only what reaches everything.
constexpr std::string_view reaches_function =
    "CREATE OR REPLACE FUNCTION samverk_reaches(owner TEXT) RETURNS boolean LANGUAGE sql STABLE"
    " PARALLEL SAFE AS $$ SELECT current_setting('samverk.reach', true) = 'all'"
    " OR owner = ANY (string_to_array(current_setting('samverk.reach', true), ',')) $$";

bool is_for_postgres_alone(Migration const& migration) {
    return migration.name.ends_with("_on_postgresql.sql");
}

}

void migrate(Database& database, std::span<Migration const> migrations, basics::Time now) {
    // A step may change rows of everybody's.
    Within const all(Reach::everything());
    {
        auto tx = database.begin();
        tx.script(
            "CREATE TABLE IF NOT EXISTS migrations (part TEXT NOT NULL, name TEXT NOT NULL,"
            " fingerprint TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (part, name))");
        if (database.is_shared()) tx.script(reaches_function);
        tx.commit();
    }
    for (auto const& migration : migrations) {
        auto tx = database.begin();
        auto const done =
            tx.first("SELECT fingerprint FROM migrations WHERE part = $1 AND name = $2",
                     {migration.part, migration.name}, [](Row const& row) { return row.text(0); });
        if (done && *done != fingerprint(migration.sql))
            throw Failure("migration " + migration.part + "/" + migration.name +
                          " has changed since it ran; add a new one instead");
        if (done) continue;
        // What only PostgreSQL has counts as done on SQLite, so that both know the same steps.
        if (database.is_shared() || !is_for_postgres_alone(migration)) tx.script(migration.sql);
        tx.run("INSERT INTO migrations (part, name, fingerprint, at) VALUES ($1, $2, $3, $4)",
               {migration.part, migration.name, fingerprint(migration.sql), now});
        tx.commit();
    }
}

}

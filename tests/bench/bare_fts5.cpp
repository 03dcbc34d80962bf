// Nothing but SQLite.
#include "bare_fts5.h"

namespace bare {

Fts5::Fts5(std::filesystem::path const& file) : sqlite_(file.c_str()) {}

void Fts5::index(std::size_t count, std::function<synthetic::Project(std::size_t)> const& make) {
    sqlite_.run(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        "CREATE VIRTUAL TABLE d USING fts5(title, summary, body, tokenize='unicode61');"
        "CREATE TABLE municipality(code TEXT, project INTEGER, PRIMARY KEY (code, project))"
        " WITHOUT ROWID;"
        "CREATE TABLE status(code TEXT, project INTEGER, PRIMARY KEY (code, project))"
        " WITHOUT ROWID;");
    sqlite_.run("BEGIN");
    auto const text =
                   sqlite_.prepare("INSERT INTO d (rowid, title, summary, body) VALUES (?,?,?,?)"),
               municipality = sqlite_.prepare("INSERT OR IGNORE INTO municipality VALUES (?, ?)"),
               status = sqlite_.prepare("INSERT INTO status VALUES (?, ?)");
    auto const coded = [&](sqlite3_stmt* statement, std::string const& code, std::size_t number) {
        sqlite3_reset(statement);
        Sqlite::bind(statement, 1, code);
        sqlite3_bind_int64(statement, 2, static_cast<sqlite3_int64>(number));
        sqlite_.check(sqlite3_step(statement));
    };
    for (std::size_t i = 1; i <= count; ++i) {
        auto const project = make(i - 1);
        std::string columns[3];
        for (auto const& one : project.texts) {
            columns[0] += one.title + "\n";
            columns[1] += one.summary + "\n";
            columns[2] += one.body + "\n";
        }
        sqlite3_reset(text.get());
        sqlite3_bind_int64(text.get(), 1, static_cast<sqlite3_int64>(i));
        for (int column = 0; column < 3; ++column)
            Sqlite::bind(text.get(), column + 2, columns[column]);
        sqlite_.check(sqlite3_step(text.get()));
        for (auto const& code : project.municipalities) coded(municipality.get(), code, i);
        coded(status.get(), project.status, i);
    }
    sqlite_.run("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
}

namespace {

std::string quoted(std::string const& code) { return "'" + code + "'"; }

/// What narrows, as SQL. The codes are the generator's own.
std::string narrowed(std::vector<std::string> const& municipalities, std::string const& status) {
    std::string sql, codes;
    for (auto const& code : municipalities) codes += (codes.empty() ? "" : ",") + quoted(code);
    if (!codes.empty())
        sql += " AND d.rowid IN (SELECT project FROM municipality WHERE code IN (" + codes + "))";
    if (!status.empty())
        sql += " AND EXISTS (SELECT 1 FROM status WHERE code=" + quoted(status) +
               " AND project=d.rowid)";
    return sql;
}

}

std::size_t Fts5::find(std::string const& question, std::vector<std::string> const& municipalities,
                       std::string const& status) {
    auto const narrow = narrowed(municipalities, status);
    auto const where = (question.empty() ? "1" : "d MATCH ?1") + narrow;
    auto const count = sqlite_.prepare(("SELECT count(*) FROM d WHERE " + where).c_str());
    auto const best = sqlite_.prepare(("SELECT rowid FROM d WHERE " + where +
                                       (question.empty() ? " LIMIT 10" : " ORDER BY rank LIMIT 10"))
                                          .c_str());
    if (!question.empty()) {
        Sqlite::bind(count.get(), 1, question);
        Sqlite::bind(best.get(), 1, question);
    }
    sqlite_.check(sqlite3_step(count.get()));
    while (sqlite3_step(best.get()) == SQLITE_ROW) {}
    return static_cast<std::size_t>(sqlite3_column_int64(count.get(), 0));
}

}

// One thin façade over SQLite and PostgreSQL: a Reader reads, a Transaction writes.
#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "platform/basics/id.h"
#include "platform/basics/room.h"
#include "platform/basics/time.h"

namespace db {

/// A value bound to $1, $2 …; text must outlive the call it is passed to.
class Value : public std::variant<std::nullptr_t, std::int64_t, double, std::string_view> {
public:
    Value(std::nullptr_t) : variant(nullptr) {}
    template <class T>
    requires std::is_integral_v<T>
    Value(T number) : variant(static_cast<std::int64_t>(number)) {}
    Value(double number) : variant(number) {}
    Value(std::string_view text) : variant(text) {}
    Value(std::string const& text) : variant(std::string_view(text)) {}
    Value(char const* text) : variant(std::string_view(text)) {}
    Value(basics::Time time) : variant(time.microseconds) {}
    template <class Tag>
    Value(basics::Id<Tag> const& id) : variant(std::string_view(id.text())) {}
    template <class T>
    Value(std::optional<T> const& value) : Value(value ? Value(*value) : Value(nullptr)) {}
};

/// One row of an answer, valid only while it is being read. Columns count from 0.
class Row {
public:
    virtual ~Row() = default;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    /// A view into the row; empty for NULL.
    virtual std::string_view view(int column) const = 0;

    std::string text(int column) const { return std::string(view(column)); }
    std::optional<std::string> optional_text(int column) const {
        return is_null(column) ? std::nullopt : std::optional(text(column));
    }
    std::optional<std::int64_t> optional_integer(int column) const {
        return is_null(column) ? std::nullopt : std::optional(integer(column));
    }
    basics::Time time(int column) const { return {integer(column)}; }
    /// The id in the column; the empty id for NULL.
    template <class IdType>
    IdType id(int column) const {
        return IdType::parse(view(column)).value_or(IdType());
    }
};

/// What a column keeps.
enum class Kind { text, integer, real };

struct Column {
    std::string name;
    Kind kind = Kind::text;
    friend bool operator==(Column const&, Column const&) = default;
};

/// A table as it is in a database. `columns` in alphabetical order, `key` in the primary key's.
struct Table {
    std::string name;
    std::vector<Column> columns = {};
    std::vector<std::string> key = {};
    /// Tables whose rows must be there first.
    std::vector<std::string> needs = {};
    friend bool operator==(Table const&, Table const&) = default;
};

/// One connection to an engine. Features never see it.
class Connection {
public:
    virtual ~Connection() = default;
    /// Calls `take` for each row until it returns false.
    virtual void query(std::string_view sql, std::span<Value const> values,
                       std::function<bool(Row const&)> const& take) = 0;
    /// Runs one statement and returns how many rows it changed.
    virtual std::int64_t run(std::string_view sql, std::span<Value const> values) = 0;
    /// Runs several statements separated by semicolons, without values.
    virtual void script(std::string_view sql) = 0;
    /// Ends the transaction, keeping nothing of it; does nothing when the engine has ended it
    /// itself, as it may when a write fails.
    virtual void roll_back() noexcept = 0;
    /// Makes the transaction's writes last, and other processes at the same database hear of it
    /// (Database::listen).
    virtual void commit() = 0;
    /// Every table there is, in the order of their names.
    virtual std::vector<Table> tables() = 0;
};

/// Reads. The whole life of a Reader sees one state of the database.
class Reader {
public:
    using Release = std::function<void(std::unique_ptr<Connection>)>;
    Reader(std::unique_ptr<Connection> connection, Release release);
    Reader(Reader&&) = default;
    Reader& operator=(Reader&&) = delete;
    virtual ~Reader();

    /// Every row, mapped.
    template <class Map>
    auto all(std::string_view sql, std::initializer_list<Value> values, Map map) {
        std::vector<std::decay_t<decltype(map(std::declval<Row const&>()))>> rows;
        each(sql, values, [&](Row const& row) { rows.push_back(map(row)); });
        return rows;
    }
    /// The first row, mapped, or nothing.
    template <class Map>
    auto first(std::string_view sql, std::initializer_list<Value> values, Map map) {
        std::optional<std::decay_t<decltype(map(std::declval<Row const&>()))>> found;
        connection().query(sql, std::span(values.begin(), values.size()), [&](Row const& row) {
            found.emplace(map(row));
            return false;
        });
        return found;
    }
    /// Calls `take` for each row, in constant memory. A `take` that returns bool stops with false.
    template <class Take>
    void each(std::string_view sql, std::initializer_list<Value> values, Take take) {
        each(sql, std::span<Value const>(values.begin(), values.size()), std::move(take));
    }
    template <class Take>
    void each(std::string_view sql, std::span<Value const> values, Take take) {
        connection().query(sql, values, [&](Row const& row) {
            if constexpr (std::is_same_v<decltype(take(row)), bool>) return take(row);
            else return take(row), true;
        });
    }
    /// The first column of the first row as a number; 0 when there is none.
    std::int64_t number(std::string_view sql, std::initializer_list<Value> values = {});
    /// Every table there is, in the order of their names.
    std::vector<Table> tables() { return connection().tables(); }

protected:
    /// Throws std::logic_error once it was given back.
    Connection& connection();
    bool is_given_back() const { return connection_ == nullptr; }
    void give_back();

private:
    std::unique_ptr<Connection> connection_;
    Release release_;
};

/// Writes, and reads its own writes. There is one at a time, also among several processes at one
/// database: do not begin another while one is open. Without commit() nothing of it remains. After
/// a statement that failed it can only be given up.
class Transaction : public Reader {
public:
    using Reader::Reader;
    Transaction(Transaction&&) = default;
    /// Rolls back what was not committed.
    ~Transaction() override;
    /// Runs one statement and returns how many rows it changed.
    std::int64_t run(std::string_view sql, std::initializer_list<Value> values = {}) {
        return run(sql, std::span<Value const>(values.begin(), values.size()));
    }
    std::int64_t run(std::string_view sql, std::span<Value const> values);
    /// Runs several statements without values, separated by semicolons: for migrations.
    void script(std::string_view sql);
    /// Makes the writes last; they are on disk when this returns. Then the next one may begin,
    /// nothing can be read through this one any more, and what after_commit() asked is done. Throws
    /// Failure, and keeps nothing, after a statement that failed.
    void commit();
    /// What to do once the writes are on disk; forgotten when they are rolled back.
    void after_commit(std::function<void()> then) { after_commit_.push_back(std::move(then)); }

private:
    bool failed_ = false;
    std::vector<std::function<void()>> after_commit_;
};

/// The database could not do what was asked; the message is for the operator.
struct Failure : std::runtime_error {
    using runtime_error::runtime_error;
};
/// The disk is full: nothing was written, reading goes on.
struct Full : Failure, basics::NoRoom {
    using Failure::Failure;
};
/// A unique or other constraint refused the row.
struct Conflict : Failure {
    using Failure::Failure;
};
/// The database cannot be reached, or is too busy just now: the same again later may succeed.
/// Nothing was written, unless it was lost during commit().
struct Unavailable : Failure {
    using Failure::Failure;
};

/// A database that many threads read and one at a time writes.
class Database {
public:
    virtual ~Database() = default;
    virtual Reader read() = 0;
    /// Waits for its turn to write.
    virtual Transaction begin() = 0;
    /// Checks the files for damage; empty when sound, else what was found.
    virtual std::vector<std::string> damage() = 0;
    /// Whether other processes may write to it meanwhile: PostgreSQL, but not SQLite, whose data
    /// folder one process holds.
    virtual bool is_shared() const = 0;
    /// As long as what it gives is held: calls `changed`, on a thread of its own, at the beginning,
    /// after another process has committed, and when one may have while nobody could hear it;
    /// calls `failed` when that begins. Nothing is called for a database that is not shared.
    virtual std::shared_ptr<void> listen(std::function<void()> changed,
                                         std::function<void(std::string const& why)> failed) = 0;
};

/// Opens what `address` says: a PostgreSQL database, "postgresql://USER@HOST/NAME" with whatever
/// else libpq understands there; or, when it is "sqlite" or empty, the SQLite database in `file`.
/// Throws Failure with what to do.
std::unique_ptr<Database> open(std::string const& address, std::string const& file);

/// Whether an address is PostgreSQL's.
bool is_postgres(std::string_view address);

/// Opens a PostgreSQL database, version 15 or later, its text in UTF-8 and ordered by bytes as
/// SQLite orders it (locale C). Writes take turns by an advisory lock, among all processes at the
/// database (docs/decisions/0006). Tables are in the first schema of the connection's search path.
std::unique_ptr<Database> open_postgres(std::string const& address);

/// Opens the SQLite database in `file`, made when missing. Write-ahead log, synchronous=FULL; only
/// the writer checkpoints and never while it commits (docs/decisions/0002). Refuses a file that is
/// not ours. Finishes a replace_sqlite that was interrupted.
std::unique_ptr<Database> open_sqlite(std::string const& file);

/// A consistent copy of a SQLite database into a new file, also while another process writes it:
/// this connection only reads and never checkpoints. When it fails, part of the copy may be there.
void copy_sqlite(std::string const& file, std::string const& to);

/// Puts a copy of the sound database `by` in the place of the SQLite database `file`, which nobody
/// has open; what was there is kept as `file`.before-restore. When this is interrupted, either
/// nothing has changed, or the next open_sqlite finishes it. Throws std::system_error.
void replace_sqlite(std::string const& file, std::string const& by);

/// What is damaged in the SQLite database `file`; empty when it is sound and ours. Only reads.
std::vector<std::string> damage_of_sqlite(std::string const& file);

/// Reads the database in `file` also while another process writes it; this connection never writes
/// or checkpoints. Throws Failure when it cannot be opened.
Reader read_sqlite(std::string const& file);

/// One numbered step of one part's schema: `part` "services/activity", `name` "001_activity.sql".
struct Migration {
    std::string part, name;
    std::string_view sql;
};

/// Runs the migrations that have not run yet, each in a transaction of its own, in the given order.
/// Throws when one that has run has changed since.
void migrate(Database& database, std::span<Migration const> migrations, basics::Time now);

}

// One connection to a PostgreSQL server: statements prepared once, rows as they arrive.
#pragma once
#include <libpq-fe.h>

#include <deque>
#include <memory>
#include <string>
#include <unordered_map>

#include "platform/db/database.h"

namespace db {

/// A finished answer of libpq's.
using PostgresResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// Throws what the failed answer (or, without one, the connection) means: Full, Conflict,
/// Unavailable or Failure.
[[noreturn]] void fail(PGconn* handle, PGresult const* result, std::string_view doing);

/// Used by one thread at a time.
class PostgresConnection final : public Connection {
public:
    /// Throws Unavailable when no server answers, Failure when it refuses us.
    explicit PostgresConnection(std::string const& address);

    void query(std::string_view sql, std::span<Value const> values,
               std::function<bool(Row const&)> const& take) override;
    std::int64_t run(std::string_view sql, std::span<Value const> values) override;
    void script(std::string_view sql) override;
    void roll_back() noexcept override;
    void commit() override;
    std::vector<Table> tables() override;

    /// The channel on which commit() is heard, and who says so there.
    void announce_as(std::string_view channel, std::string_view who);
    /// Whether the next transaction can begin on it.
    bool is_idle() const;
    PGconn* handle() const { return handle_.get(); }

private:
    /// Rows on their way: read from the wire, or, when something else is asked meanwhile, kept.
    struct Arriving {
        std::deque<PostgresResult> kept = {};
    };
    class Receiving;

    std::string const& prepared(std::string_view sql);
    void send(std::string_view sql, std::span<Value const> values);
    /// The next part of the answer on the wire; nothing at its end.
    PostgresResult next_on_wire();
    PostgresResult next(Arriving& arriving);
    /// Makes the wire free: the rest of what is on its way is kept, or let go when nobody waits.
    void free_wire();

    struct TextHash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unique_ptr<PGconn, decltype(&PQfinish)> handle_;
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> names_;
    Arriving* on_wire_ = nullptr;
    std::string commit_ = "COMMIT";
};

}

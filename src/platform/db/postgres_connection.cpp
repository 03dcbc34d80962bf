// Values go as text, whose type the server takes from where they stand; rows come one by one, so
// that long answers need no memory.
#include "platform/db/postgres_connection.h"

#include <array>
#include <charconv>

#include "platform/db/tables.h"

namespace db {

namespace {

PostgresResult held(PGresult* result) { return {result, &PQclear}; }

std::string without_line_ends(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    for (char& c : text)
        if (c == '\n') c = ' ';
    return text;
}

std::string quoted(std::string_view text) {
    std::string literal = "'";
    for (char const c : text) literal += c == '\'' ? std::string("''") : std::string(1, c);
    return literal + "'";
}

class PostgresRow final : public Row {
public:
    explicit PostgresRow(PGresult const* result) : result_(result) {}
    bool is_null(int column) const override { return PQgetisnull(result_, 0, column) != 0; }
    std::int64_t integer(int column) const override {
        auto const text = view(column);
        if (text == "t") return 1;
        std::int64_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    }
    double real(int column) const override {
        auto const text = view(column);
        double number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    }
    std::string_view view(int column) const override {
        return {PQgetvalue(result_, 0, column),
                static_cast<std::size_t>(PQgetlength(result_, 0, column))};
    }

private:
    PGresult const* result_;
};

/// Values as libpq takes them: texts that end with a zero, one after the other in one string.
class Parameters {
public:
    explicit Parameters(std::span<Value const> values) {
        std::vector<std::size_t> starts;
        for (auto const& value : values) {
            starts.push_back(bytes_.size());
            add(value);
            bytes_ += '\0';
        }
        for (std::size_t i = 0; i < values.size(); ++i)
            texts_.push_back(std::holds_alternative<std::nullptr_t>(values[i])
                                 ? nullptr
                                 : bytes_.data() + starts[i]);
    }
    char const* const* texts() const { return texts_.data(); }
    int count() const { return static_cast<int>(texts_.size()); }

private:
    void add(Value const& value) {
        if (auto const* number = std::get_if<std::int64_t>(&value)) add_number(*number);
        else if (auto const* real = std::get_if<double>(&value)) add_number(*real);
        else if (auto const* text = std::get_if<std::string_view>(&value)) {
            if (text->find('\0') != text->npos)
                throw Failure("database: a text with a zero byte cannot be kept");
            bytes_ += *text;
        }
    }
    void add_number(auto number) {
        std::array<char, 32> digits{};
        auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
        bytes_.append(digits.data(), end);
    }

    std::string bytes_;
    std::vector<char const*> texts_;
};

/// PostgreSQL's error codes, by what they mean to us (its documentation, appendix A).
[[noreturn]] void fail_as(std::string_view state, std::string const& message) {
    if (state == "53100") throw Full(message);
    if (state.starts_with("23")) throw Conflict(message);
    // Too many connections or too little memory; going up or down; held up by others.
    if (state.starts_with("53") || state.starts_with("08") || state.starts_with("57P") ||
        state.starts_with("40") || state == "55P03")
        throw Unavailable(message);
    throw Failure(message);
}

}

void fail(PGconn* handle, PGresult const* result, std::string_view doing) {
    std::string const said = result && *PQresultErrorMessage(result) ? PQresultErrorMessage(result)
                                                                     : PQerrorMessage(handle);
    auto const message = "database: " + std::string(doing) + ": " + without_line_ends(said);
    auto const* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    // Without a code it is not the server that speaks: the connection is lost.
    if (!state) throw Unavailable(message);
    fail_as(state, message);
}

PostgresConnection::PostgresConnection(std::string const& address) : handle_(nullptr, &PQfinish) {
    // The address is expanded, so that what stands in it wins over what is given before it.
    std::array<char const*, 5> const names = {"client_encoding", "application_name",
                                              "connect_timeout", "dbname", nullptr};
    std::array<char const*, 5> const values = {"UTF8", "samverk", "10", address.c_str(), nullptr};
    handle_.reset(PQconnectdbParams(names.data(), values.data(), 1));
    if (!handle_) throw Failure("database: no memory for a connection");
    if (PQstatus(handle_.get()) != CONNECTION_OK)
        throw Unavailable("the database cannot be reached: " +
                          without_line_ends(PQerrorMessage(handle_.get())));
    // What it notices is not for our log.
    PQsetNoticeProcessor(handle_.get(), [](void*, char const*) {}, nullptr);
    std::string const expected_encoding = "UTF8";
    if (pg_encoding_to_char(PQclientEncoding(handle_.get())) != expected_encoding)
        throw Failure("database: leave client_encoding out of the address");
}

/// Lets go of what has not been read when reading ends, however it ends.
class PostgresConnection::Receiving {
public:
    explicit Receiving(PostgresConnection& connection) : connection_(connection) {
        connection_.on_wire_ = &arriving_;
    }
    ~Receiving() {
        if (connection_.on_wire_ != &arriving_) return;
        while (connection_.next_on_wire()) {}
        connection_.on_wire_ = nullptr;
    }
    Receiving(Receiving const&) = delete;
    Receiving& operator=(Receiving const&) = delete;
    PostgresResult next() { return connection_.next(arriving_); }

private:
    PostgresConnection& connection_;
    Arriving arriving_;
};

void PostgresConnection::query(std::string_view sql, std::span<Value const> values,
                               std::function<bool(Row const&)> const& take) {
    send(sql, values);
    PQsetSingleRowMode(handle());
    Receiving receiving(*this);
    while (auto const part = receiving.next()) {
        auto const status = PQresultStatus(part.get());
        if (status == PGRES_SINGLE_TUPLE) {
            if (!take(PostgresRow(part.get()))) return;
        } else if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
            fail(handle(), part.get(), sql);
    }
}

std::int64_t PostgresConnection::run(std::string_view sql, std::span<Value const> values) {
    auto const& name = prepared(sql);
    Parameters const parameters(values);
    auto const result = held(PQexecPrepared(handle(), name.c_str(), parameters.count(),
                                            parameters.texts(), nullptr, nullptr, 0));
    auto const status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(handle(), result.get(), sql);
    std::string_view const changed = PQcmdTuples(result.get());
    std::int64_t count = 0;
    std::from_chars(changed.data(), changed.data() + changed.size(), count);
    return count;
}

void PostgresConnection::script(std::string_view sql) {
    free_wire();
    std::string const text(sql);
    auto const result = held(PQexec(handle(), text.c_str()));
    auto const status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
        fail(handle(), result.get(), sql.substr(0, 60));
}

void PostgresConnection::roll_back() noexcept {
    if (PQstatus(handle()) == CONNECTION_OK && PQtransactionStatus(handle()) != PQTRANS_IDLE)
        held(PQexec(handle(), "ROLLBACK"));
}

void PostgresConnection::announce_as(std::string_view channel, std::string_view who) {
    commit_ = "SELECT pg_notify(" + quoted(channel) + ", " + quoted(who) + "); COMMIT";
}

void PostgresConnection::commit() {
    script(commit_);
    if (PQtransactionStatus(handle()) != PQTRANS_IDLE)
        throw Failure("database: the transaction could not be ended");
}

std::vector<Table> PostgresConnection::tables() {
    return tables_of(
        *this,
        "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod),"
        " coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0) FROM pg_class c"
        " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
        " LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary"
        " WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace"
        " ORDER BY c.relname, a.attname",
        "SELECT DISTINCT c.relname, n.relname FROM pg_constraint f"
        " JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class n ON n.oid = f.confrelid"
        " WHERE f.contype = 'f' AND c.relnamespace = current_schema()::regnamespace"
        " ORDER BY 1, 2");
}

bool PostgresConnection::is_idle() const {
    return PQstatus(handle()) == CONNECTION_OK && PQtransactionStatus(handle()) == PQTRANS_IDLE;
}

std::string const& PostgresConnection::prepared(std::string_view sql) {
    free_wire();
    if (auto const known = names_.find(sql); known != names_.end()) return known->second;
    std::string const text(sql), name = "s" + std::to_string(names_.size());
    auto const result = held(PQprepare(handle(), name.c_str(), text.c_str(), 0, nullptr));
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail(handle(), result.get(), sql);
    return names_.emplace(text, name).first->second;
}

void PostgresConnection::send(std::string_view sql, std::span<Value const> values) {
    auto const& name = prepared(sql);
    Parameters const parameters(values);
    if (!PQsendQueryPrepared(handle(), name.c_str(), parameters.count(), parameters.texts(),
                             nullptr, nullptr, 0))
        fail(handle(), nullptr, sql);
}

PostgresResult PostgresConnection::next_on_wire() { return held(PQgetResult(handle())); }

PostgresResult PostgresConnection::next(Arriving& arriving) {
    if (!arriving.kept.empty()) {
        auto first = std::move(arriving.kept.front());
        arriving.kept.pop_front();
        return first;
    }
    if (on_wire_ != &arriving) return held(nullptr);
    auto part = next_on_wire();
    if (!part) on_wire_ = nullptr;
    return part;
}

void PostgresConnection::free_wire() {
    if (!on_wire_) return;
    while (auto part = next_on_wire()) on_wire_->kept.push_back(std::move(part));
    on_wire_ = nullptr;
}

}

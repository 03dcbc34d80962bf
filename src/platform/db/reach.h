// Who asks, as far as the database has to know: the second wall between organisations.
#pragma once
#include <span>
#include <string>
#include <utility>

#include "platform/db/database.h"

namespace db {

/// Whose rows behind the wall can be read and written. The default is nobody's.
class Reach {
public:
    Reach() = default;
    /// For what the program does by itself: jobs, commands, followers of the log.
    static Reach everything();
    /// The rows of these owners. Throws std::logic_error for what is not an id.
    static Reach of(std::span<std::string const> owners);
    /// As the database knows it: "all", or ids parted by commas.
    std::string const& text() const { return text_; }

private:
    std::string text_ = {};
};

/// As long as it lives, readers and transactions that this thread begins reach so far, and keep it
/// until they end, wherever they end. Of several on one thread the innermost counts; a thread that
/// says nothing reaches nothing.
///
/// On PostgreSQL the tables that have a policy (migrations that end with _on_postgresql.sql) then
/// show and take nothing else, whatever the SQL says. On SQLite it means nothing.
class Within {
public:
    explicit Within(Reach reach);
    ~Within();
    Within(Within const&) = delete;
    Within& operator=(Within const&) = delete;
    /// How far this thread reaches now.
    static Reach here();

private:
    Reach reach_;
    Within const* outer_;
};

/// What is wrong with the role that the program signs in with: superusers, and roles with
/// BYPASSRLS, pass by every policy. Empty when nothing is, and on SQLite.
std::string complaint_about_wall(Database& database);

}

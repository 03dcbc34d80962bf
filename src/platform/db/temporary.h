// A folder and a database that live as long as the object: for tests.
#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "platform/basics/id.h"
#include "platform/db/database.h"
#include "platform/db/reach.h"

namespace db {

/// A new folder below the system's temporary folder, removed with everything in it at the end.
class TemporaryFolder {
public:
    TemporaryFolder() {
        auto const letters = basics::new_id_letters();
        path_ = std::filesystem::temp_directory_path() /
                ("samverk-" + std::string(letters.data(), letters.size()));
        std::filesystem::create_directory(path_);
    }
    ~TemporaryFolder() {
        std::error_code ignored_because_nothing_can_be_done_in_a_destructor;
        std::filesystem::remove_all(path_, ignored_because_nothing_can_be_done_in_a_destructor);
    }
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// A schema of its own in the PostgreSQL database that the environment's SAMVERK_TEST_DATABASE
/// names, gone at the end; nothing when it names none. As long as it lives, the thread that made it
/// reaches everything.
class TemporarySchema {
public:
    TemporarySchema();
    ~TemporarySchema();
    TemporarySchema(TemporarySchema const&) = delete;
    TemporarySchema& operator=(TemporarySchema const&) = delete;
    /// For open(); "sqlite" when there is none.
    std::string const& address() const { return address_; }

private:
    Within all_{Reach::everything()};
    std::string name_, address_ = "sqlite";
};

/// A real database that nobody else has: SQLite in a folder of its own, or PostgreSQL when the
/// tests are run against it.
struct TemporaryDatabase {
    TemporaryFolder folder;
    TemporarySchema schema;
    std::unique_ptr<Database> database =
        open(schema.address(), (folder.path() / "samverk.db").string());
};

}

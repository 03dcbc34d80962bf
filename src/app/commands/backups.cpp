// Nothing is put in place before it has been looked at, and nothing is thrown away.
#include "app/commands/backups.h"

#include <filesystem>
#include <fstream>
#include <optional>
#include <vector>

#include "app/commands/output.h"
#include "app/program/folder_lock.h"
#include "app/program/place.h"
#include "app/program/program.h"
#include "platform/db/tables.h"
#include "platform/files/contents.h"
#include "platform/files/durable.h"
#include "platform/files/mapped.h"
#include "platform/files/tar.h"
#include "platform/json/value.h"
#include "platform/logging/log.h"
#include "platform/secrets/secrets.h"
#include "services/attachments/attachments.h"

namespace commands {

namespace {

namespace fs = std::filesystem;

constexpr char const* database_name = "samverk.db";
constexpr char const* manifest_name = "manifest.json";
constexpr std::string_view files_folder = "files/";
/// More than a content may have, so that a broken head of an entry cannot fill the memory.
constexpr std::size_t most_bytes = 1'100 * 1024 * 1024;

void must_exist(std::string const& file) {
    if (!fs::exists(file))
        throw std::runtime_error("there is no " + file + "; check the name of the folder or file");
}

/// A file that goes away with the object, whatever happens.
class Passing {
public:
    explicit Passing(std::string path) : path_(std::move(path)) { fs::remove(path_); }
    ~Passing() {
        std::error_code ignored_because_nothing_can_be_done_in_a_destructor;
        fs::remove(path_, ignored_because_nothing_can_be_done_in_a_destructor);
    }
    Passing(Passing const&) = delete;
    Passing& operator=(Passing const&) = delete;
    std::string const& path() const { return path_; }

private:
    std::string path_;
};

/// Adds the contents that the database needs; what is damaged or missing is left out and told of.
std::size_t add_contents(files::TarWriter& tar, std::string const& database,
                         files::Contents const& contents, std::vector<std::string>& damage) {
    std::size_t count = 0;
    auto reader = db::read_sqlite(database);
    attachments::each_needed(reader, [&](std::string const& hash, std::uint64_t) {
        auto const path = contents.find(hash);
        if (!path) return damage.push_back("the file " + hash + " is missing");
        files::Mapped const content(*path);
        if (secrets::hash(content.bytes()) != hash)
            return damage.push_back("the file " + hash + " is damaged");
        tar.add(std::string(files_folder) + hash, content.bytes());
        ++count;
    });
    return count;
}

/// A SQLite database that goes away with the object, with its log and index.
class PassingDatabase {
public:
    explicit PassingDatabase(std::string const& path)
        : database_(path), log_(path + "-wal"), index_(path + "-shm") {}
    std::string const& path() const { return database_.path(); }

private:
    Passing database_, log_, index_;
};

/// A copy as SQLite of the database as it is now, whatever engine it is on.
void copy_database(program::Place const& place, std::string const& to) {
    auto const address = program::database_address(place);
    if (!db::is_postgres(address)) {
        must_exist(program::sqlite_file(place.data));
        return db::copy_sqlite(program::sqlite_file(place.data), to);
    }
    auto const from = db::open_postgres(address);
    PassingDatabase const work(to + ".work");
    {
        auto const copy = db::open_sqlite(work.path());
        program::migrate(*copy, resources::embedded(), basics::system_time());
        db::copy(*from, *copy);
    }
    db::copy_sqlite(work.path(), to);
}

/// Makes a copy, as SQLite, the database of the place.
void put_in_place(program::Place const& place, std::string const& copy) {
    auto const address = program::database_address(place);
    if (!db::is_postgres(address))
        return db::replace_sqlite(program::sqlite_file(place.data), copy);
    // Brought up to this program, as a SQLite database is when it is opened; the backup stays.
    PassingDatabase const work(place.data + "/restoring.db");
    db::copy_sqlite(copy, work.path());
    auto const from = db::open_sqlite(work.path());
    auto const to = db::open_postgres(address);
    program::refuse_without_wall(*to);
    auto const resources = resources::embedded();
    program::migrate(*from, resources, basics::system_time());
    program::migrate(*to, resources, basics::system_time());
    db::copy(*from, *to);
}

void tell(std::vector<std::string> const& damage) {
    for (auto const& found : damage) to_streams().err("samverk: " + found + "\n");
}

/// Takes a backup apart beside what is there.
class Arrival {
public:
    Arrival(std::string const& data, std::string const& file)
        : file_(file),
          database_(data + "/backup-arriving.db"),
          contents_(attachments::contents_folder(data)) {}

    std::string const& database() const { return database_.path(); }

    void take_tar() {
        files::TarReader tar(file_);
        std::optional<json::Value> manifest;
        while (auto const name = tar.next()) {
            if (*name == database_name) take_database(tar);
            else if (*name == manifest_name) manifest = json::parse(whole(tar)).value_or(nullptr);
            else if (name->starts_with(files_folder))
                take_content(tar, name->substr(files_folder.size()));
            else throw files::BrokenArchive("the file " + file_ + " is no backup of Samverk");
        }
        if (!manifest) throw files::BrokenArchive("the backup " + file_ + " is cut short");
        bool const agrees =
            manifest->at("database").text() == secrets::hash(files::Mapped(database()).bytes()) &&
            manifest->at("files") == json::Value(count_);
        if (!agrees) throw files::BrokenArchive("the backup " + file_ + " is damaged");
    }

private:
    static std::string whole(files::TarReader& tar) {
        std::string bytes;
        for (auto part = tar.chunk(); !part.empty(); part = tar.chunk()) {
            bytes += part;
            if (bytes.size() > most_bytes)
                throw files::BrokenArchive("the backup has a file that is too large");
        }
        return bytes;
    }

    void take_database(files::TarReader& tar) {
        std::ofstream out(database(), std::ios::binary);
        for (auto part = tar.chunk(); !part.empty(); part = tar.chunk())
            out.write(part.data(), static_cast<std::streamsize>(part.size()));
        out.close();
        if (!out) throw std::runtime_error("the database cannot be written; is the disk full?");
    }

    void take_content(files::TarReader& tar, std::string const& hash) {
        auto const bytes = whole(tar);
        if (secrets::hash(bytes) != hash)
            throw files::BrokenArchive("the backup's file " + hash + " is damaged");
        contents_.keep(bytes);
        ++count_;
    }

    std::string file_;
    Passing database_;
    files::Contents contents_;
    std::size_t count_ = 0;
};

}

int backup(program::Place const& place, std::string const& file) {
    auto const unfinished = file + ".part";
    if (fs::exists(file)) throw std::runtime_error(file + " exists already; choose another name");
    fs::remove(unfinished);
    Passing const copy(file + ".database");
    copy_database(place, copy.path());
    auto damage = db::damage_of_sqlite(copy.path());
    if (!damage.empty()) {
        tell(damage);
        fs::rename(copy.path(), unfinished);
        to_streams().err("samverk: the copy is damaged and is not a backup; it is kept as " +
                         unfinished + ". Run samverk check, and keep your earlier backups\n");
        return 1;
    }
    files::TarWriter tar(unfinished);
    files::Mapped const bytes(copy.path());
    tar.add(database_name, bytes.bytes());
    files::Contents const contents(attachments::contents_folder(place.data));
    auto const count = add_contents(tar, copy.path(), contents, damage);
    // Last, so that a backup that is cut short lacks it.
    tar.add(manifest_name, json::write(json::Object{{"database", secrets::hash(bytes.bytes())},
                                                    {"files", count}}));
    tar.finish();
    files::put_in_place(unfinished, file);
    tell(damage);
    return damage.empty() ? 0 : 1;
}

int restore(program::Place const& place, std::string const& file) {
    must_exist(file);
    {
        program::FolderLock const alone(place.data);
        Arrival arrival(place.data, file);
        bool const is_bare = !files::is_tar(file);
        try {
            if (!is_bare) arrival.take_tar();
        } catch (files::BrokenArchive const& broken) {
            throw std::runtime_error(std::string(broken.what()) + "; nothing was changed");
        }
        auto const& database = is_bare ? file : arrival.database();
        if (auto const damage = db::damage_of_sqlite(database); !damage.empty()) {
            tell(damage);
            throw std::runtime_error("the backup " + file + " is damaged; nothing was changed");
        }
        put_in_place(place, database);
    }
    program::Program program(
        {.data = place.data, .database = place.database, .least_logged = logging::Level::warning});
    program.follower().catch_up();
    return 0;
}

}

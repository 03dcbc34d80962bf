// Nothing is put in place before it has been looked at, and nothing is thrown away.
#include "app/commands/keeping.h"

#include <filesystem>

#include "app/commands/control.h"
#include "app/program/folder_lock.h"
#include "platform/files/durable.h"

namespace commands {

namespace {

std::string database_file(std::string const& data) { return data + "/samverk.db"; }

void must_exist(std::string const& file) {
    if (!std::filesystem::exists(file))
        throw std::runtime_error("there is no " + file + "; check the name of the folder or file");
}

void must_not_exist(std::string const& file) {
    if (std::filesystem::exists(file))
        throw std::runtime_error(file + " exists already; choose another name");
}

void tell(std::vector<std::string> const& damage) {
    for (auto const& found : damage) to_streams().err("samverk: " + found + "\n");
}

/// What is copied has this name until it is whole and has been looked at, so that half a copy, left
/// by whatever ended the program, is never taken for a backup.
std::string unfinished(std::string const& file) { return file + ".part"; }

}

int backup(std::string const& data, std::string const& file) {
    must_exist(database_file(data));
    must_not_exist(file);
    auto const copy = unfinished(file);
    try {
        std::filesystem::remove(copy);
        db::copy_sqlite(database_file(data), copy);
    } catch (...) {
        std::filesystem::remove(copy);
        throw;
    }
    if (auto const damage = db::damage_of_sqlite(copy); !damage.empty()) {
        tell(damage);
        to_streams().err("samverk: the copy is damaged and is not a backup; it is kept as " + copy +
                         ". Run samverk check, and keep your earlier backups\n");
        return 1;
    }
    files::put_in_place(copy, file);
    return 0;
}

int restore(std::string const& data, std::string const& file) {
    must_exist(file);
    {
        program::FolderLock const alone(data);
        if (auto const damage = db::damage_of_sqlite(file); !damage.empty()) {
            tell(damage);
            throw std::runtime_error("the backup " + file + " is damaged; nothing was changed");
        }
        db::replace_sqlite(database_file(data), file);
    }
    program::Program program({.data = data, .least_logged = logging::Level::warning});
    program.follower().catch_up();
    return 0;
}

int check(std::string const& data) {
    must_exist(database_file(data));
    auto const damage = db::damage_of_sqlite(database_file(data));
    for (auto const& found : damage) to_streams().out(found + "\n");
    if (damage.empty()) to_streams().out("sound\n");
    return damage.empty() ? 0 : 1;
}

int check_settings(std::string const& file) {
    settings::read_file(file);
    to_streams().out("usable\n");
    return 0;
}

int migrate(std::string const& data) {
    program::Program const program({.data = data, .least_logged = logging::Level::warning});
    return 0;
}

int rebuild_index(program::Program& program, Output const& output) {
    auto const subjects = program.follower().rebuild();
    program.services().edition.advance();
    output.out(std::to_string(subjects) + " subjects indexed\n");
    return 0;
}

int rebuild_index(std::string const& data) {
    auto const output = to_streams();
    if (auto const status = ask_server(data, "index rebuild", json::Object(), output))
        return *status;
    program::Program program({.data = data, .least_logged = logging::Level::warning});
    return rebuild_index(program, output);
}

}

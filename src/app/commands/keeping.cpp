// Nothing is put in place before it has been looked at, and nothing is thrown away.
#include "app/commands/keeping.h"

#include <filesystem>

#include "app/commands/control.h"

namespace commands {

namespace {

std::string database_file(std::string const& data) { return data + "/samverk.db"; }

void must_exist(std::string const& file) {
    if (!std::filesystem::exists(file))
        throw std::runtime_error("there is no " + file + "; check the name of the folder or file");
}

}

int backup(std::string const& data, std::string const& file) {
    must_exist(database_file(data));
    db::copy_sqlite(database_file(data), file);
    auto const damage = db::damage_of_sqlite(file);
    for (auto const& found : damage) to_streams().err("samverk: " + found + "\n");
    return damage.empty() ? 0 : 1;
}

int restore(std::string const& data, std::string const& file) {
    must_exist(file);
    std::filesystem::create_directories(data);
    if (program::is_in_use(data))
        throw std::runtime_error("a server holds the data folder " + data + "; stop it first");
    if (auto const damage = db::damage_of_sqlite(file); !damage.empty()) {
        for (auto const& found : damage) to_streams().err("samverk: " + found + "\n");
        throw std::runtime_error("the backup " + file + " is damaged; nothing was changed");
    }
    auto const place = database_file(data), arriving = place + ".arriving";
    std::filesystem::copy_file(file, arriving, std::filesystem::copy_options::overwrite_existing);
    for (auto ending : {"", "-wal", "-shm"})
        if (std::filesystem::exists(place + ending))
            std::filesystem::rename(place + ending, place + ".before-restore" + ending);
    std::filesystem::rename(arriving, place);
    std::filesystem::remove_all(data + "/index");
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

// Nothing is put in place before it has been looked at, and nothing is thrown away.
#include "app/commands/keeping.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "app/commands/control.h"
#include "services/activity/chain.h"
#include "services/attachments/attachments.h"

namespace commands {

namespace {

std::string database_file(std::string const& data) { return data + "/samverk.db"; }

void must_exist(std::string const& file) {
    if (!std::filesystem::exists(file))
        throw std::runtime_error("there is no " + file + "; check the name of the folder or file");
}

}

namespace {

/// To be written down elsewhere: who rewrites the log cannot change it there.
std::string head_line(activity::Head const& head) {
    if (head.sequence == 0) return {};
    return "log " + std::to_string(head.sequence) + " " + head.chain + "\n";
}

}

int check(std::string const& data) {
    must_exist(database_file(data));
    auto damage = db::damage_of_sqlite(database_file(data));
    activity::Head head;
    if (damage.empty()) {
        auto reader = db::read_sqlite(database_file(data));
        damage =
            attachments::damage_of(reader, files::Contents(attachments::contents_folder(data)));
        std::ranges::move(activity::damage_of(reader), std::back_inserter(damage));
        head = activity::head(reader);
    }
    for (auto const& found : damage) to_streams().out(found + "\n");
    if (damage.empty()) to_streams().out("sound\n" + head_line(head));
    return damage.empty() ? 0 : 1;
}

int check_settings(std::string const& file) {
    settings::read_file(file);
    to_streams().out("usable\n");
    return 0;
}

int clean_files(program::Program& program, Output const& output) {
    auto const cleaned = program.services().attachments.clean();
    output.out(std::to_string(cleaned.contents) + " files that nothing needs removed, " +
               std::to_string(cleaned.bytes) + " bytes; " + std::to_string(cleaned.unfinished) +
               " left by interrupted uploads\n");
    return 0;
}

int clean_files(std::string const& data) {
    auto const output = to_streams();
    must_exist(database_file(data));
    if (auto const status = ask_server(data, "files clean", json::Object(), output)) return *status;
    program::Program program({.data = data, .least_logged = logging::Level::warning});
    return clean_files(program, output);
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

// Nothing is put in place before it has been looked at, and nothing is thrown away.
#include "app/commands/keeping.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "app/commands/control.h"
#include "app/program/folder_lock.h"
#include "platform/logging/log.h"
#include "services/activity/chain.h"
#include "services/activity/edition.h"
#include "services/attachments/attachments.h"
#include "services/search/search.h"

namespace commands {

namespace {

/// There must be something to look at: a name that was mistyped must not make a new installation.
void must_exist(program::Place const& place) {
    auto const file = program::sqlite_file(place.data);
    if (!db::is_postgres(program::database_address(place)) && !std::filesystem::exists(file))
        throw std::runtime_error("there is no " + file + "; check the name of the folder or file");
}

/// A server that holds the folder writes its index: it is looked at only without one.
std::optional<std::string> damage_of_index(std::string const& data) {
    try {
        program::FolderLock const alone(data);
        return search::damage_of(data + "/index");
    } catch (program::InUse const&) { return std::nullopt; }
}

/// What is damaged, and how far the log goes.
struct Looked {
    std::vector<std::string> damage = {};
    activity::Head head = {};
};

/// Looks at what the rows say: files that they need, and the log's chain.
Looked look(db::Reader reader, std::string const& data) {
    Looked looked{.damage = attachments::damage_of(
                      reader, files::Contents(attachments::contents_folder(data)))};
    std::ranges::move(activity::damage_of(reader), std::back_inserter(looked.damage));
    looked.head = activity::head(reader);
    return looked;
}

Looked look(program::Place const& place) {
    auto const address = program::database_address(place);
    if (db::is_postgres(address)) {
        auto const database = db::open_postgres(address);
        auto damage = database->damage();
        return damage.empty() ? look(database->read(), place.data) : Looked{std::move(damage)};
    }
    // Beside a server, of which nothing may be changed.
    auto const file = program::sqlite_file(place.data);
    auto damage = db::damage_of_sqlite(file);
    return damage.empty() ? look(db::read_sqlite(file), place.data) : Looked{std::move(damage)};
}

/// To be written down elsewhere: who rewrites the log cannot change it there.
std::string head_line(activity::Head const& head) {
    if (head.sequence == 0) return {};
    return "log " + std::to_string(head.sequence) + " " + head.chain + "\n";
}

}

int check(program::Place const& place) {
    must_exist(place);
    auto [damage, head] = look(place);
    if (auto const wrong = damage_of_index(place.data))
        damage.push_back("the search index is damaged (" + *wrong +
                         "); samverk index rebuild makes it anew, nothing is lost");
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

int clean_files(program::Place const& place) {
    auto const output = to_streams();
    must_exist(place);
    if (auto const status = ask_server(place.data, "files clean", json::Object(), output))
        return *status;
    program::Program program(
        {.data = place.data, .database = place.database, .least_logged = logging::Level::warning});
    return clean_files(program, output);
}

int migrate(program::Place const& place) {
    program::Program const program(
        {.data = place.data, .database = place.database, .least_logged = logging::Level::warning});
    return 0;
}

int rebuild_index(program::Program& program, Output const& output) {
    auto const subjects = program.follower().rebuild();
    program.services().edition.advance();
    output.out(std::to_string(subjects) + " subjects indexed\n");
    return 0;
}

int rebuild_index(program::Place const& place) {
    auto const output = to_streams();
    if (auto const status = ask_server(place.data, "index rebuild", json::Object(), output))
        return *status;
    program::Program program(
        {.data = place.data, .database = place.database, .least_logged = logging::Level::warning});
    return rebuild_index(program, output);
}

}

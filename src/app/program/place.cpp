// One line in the data folder says where its database is.
#include "app/program/place.h"

#include <filesystem>
#include <fstream>
#include <utility>

#include "platform/db/reach.h"
#include "platform/db/replica.h"
#include "platform/files/durable.h"

namespace program {

namespace {

std::string note(std::string const& data) { return data + "/database"; }

std::string remembered(std::string const& data) {
    std::ifstream file(note(data));
    std::string line;
    std::getline(file, line);
    return line;
}

void remember(std::string const& data, std::string const& address) {
    if (db::is_postgres(address)) {
        auto const kept = without_password(address);
        if (remembered(data) != kept) files::write_durably(note(data), kept + "\n");
    } else std::filesystem::remove(note(data));
}

}

std::string sqlite_file(std::string const& data) { return data + "/samverk.db"; }

bool is_data_folder(std::string const& data) {
    std::error_code problem;
    return std::filesystem::exists(sqlite_file(data), problem) ||
           std::filesystem::exists(note(data), problem);
}

std::string database_address(Place const& place) {
    if (!place.database.empty()) return place.database;
    auto last = remembered(place.data);
    return last.empty() ? "sqlite" : last;
}

std::string without_password(std::string const& address) {
    auto kept = address;
    auto const begin = kept.find("//") + 2, end = kept.find_first_of("/?", begin);
    auto const at = kept.substr(0, end).rfind('@');
    auto const colon = kept.find(':', begin);
    if (at != kept.npos && colon < at) kept.erase(colon, at - colon);
    for (auto word = kept.find("password="); word != kept.npos; word = kept.find("password=")) {
        auto const after = kept.find('&', word);
        kept.erase(word, after == kept.npos ? after : after - word + 1);
    }
    while (kept.ends_with('?') || kept.ends_with('&')) kept.pop_back();
    return kept;
}

void refuse_without_wall(db::Database& database) {
    if (auto why = db::complaint_about_wall(database); !why.empty())
        throw db::Failure("database: " + why);
}

std::unique_ptr<db::Database> open_database(Place const& place) {
    auto const address = database_address(place);
    auto database = db::open(address, sqlite_file(place.data));
    refuse_without_wall(*database);
    remember(place.data, address);
    return database;
}

std::unique_ptr<db::Database> open_database(Place const& place, std::string const& replica,
                                            std::function<void(std::string const& why)> unused) {
    auto database = open_database(place);
    if (replica.empty()) return database;
    return db::with_replica(std::move(database), replica, std::move(unused));
}

}

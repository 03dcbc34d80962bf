// The floor that import is measured against: the same made-up projects into plain SQLite and a
// plain Xapian index.
//   bench_import --write FILE.csv --projects 6000    writes the projects as a file that `samverk
//   import swecris` reads
//   bench_import --floor FOLDER --projects 6000      inserts and indexes them in one thread, as the
//   libraries' own examples do, and prints what that took as JSON
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "app/demo/synthetic.h"
#include "bare_xapian.h"

namespace {

/// What a piece of work takes, in seconds: by the clock, and of the processor.
class Stopwatch {
public:
    std::string passed() const {
        std::chrono::duration<double> const clock = std::chrono::steady_clock::now() - began_;
        auto const processor = static_cast<double>(std::clock() - processor_) / CLOCKS_PER_SEC;
        return "{\"clock_s\":" + std::to_string(clock.count()) +
               ",\"processor_s\":" + std::to_string(processor) + "}";
    }

private:
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
    std::clock_t processor_ = std::clock();
};

std::string quoted(std::string const& text) {
    std::string out = "\"";
    for (char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

/// The project's title and whole text in a language, or empty texts. SweCRIS has columns for
/// Swedish and English only: a project in Norwegian alone stands in the Swedish ones.
std::pair<std::string, std::string> text_in(synthetic::Project const& project,
                                            texts::Language language) {
    for (auto const& text : project.texts) {
        bool const norwegian_alone = project.texts.size() == 1 &&
                                     text.language == texts::Language::nb &&
                                     language == texts::Language::sv;
        if (text.language == language || norwegian_alone)
            return {text.title, text.summary + "\n\n" + text.body};
    }
    return {};
}

void write_file(std::string const& file, std::size_t count) {
    synthetic::Projects const projects;
    std::ofstream out(file);
    out << "projectId,projectTitleSv,projectTitleEn,projectAbstractSv,projectAbstractEn,projectStartDate,"
           "projectEndDate,fundingOrganisationNameSv,fundingOrganisationNameEn,fundingsSek,fundingYear,"
           "typeOfAwardDescrSv,scbs\n";
    for (std::size_t i = 0; i < count; ++i) {
        auto const project = projects.make(i);
        auto const [title, text] = text_in(project, texts::Language::sv);
        auto const [english_title, english] = text_in(project, texts::Language::en);
        auto const first = std::to_string(project.first_year),
                   last = std::to_string(project.last_year);
        out << project.number << "-" << i << ',' << quoted(title) << ',' << quoted(english_title)
            << ',' << quoted(text) << ',' << quoted(english) << ',' << first << "-01-01 00:00:00,"
            << last << "-12-31 00:00:00," << quoted(project.funder) << ',' << quoted(project.funder)
            << ',' << project.amount / 100 << ',' << first << ",Projektbidrag,\n";
    }
    if (!out.flush()) throw std::runtime_error(file + " could not be written");
}

void must(int result, sqlite3* database) {
    if (result != SQLITE_OK && result != SQLITE_DONE)
        throw std::runtime_error(sqlite3_errmsg(database));
}

/// One row a project in one transaction, as durable as the program's own.
void insert(std::filesystem::path const& file, std::vector<synthetic::Project> const& projects) {
    sqlite3* database = nullptr;
    must(sqlite3_open(file.c_str(), &database), database);
    auto run = [&](char const* sql) {
        must(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), database);
    };
    run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
    run("CREATE TABLE projects (id TEXT PRIMARY KEY, title TEXT, text TEXT, english_title TEXT, english TEXT,"
        " funder TEXT, first_year INTEGER, last_year INTEGER, amount INTEGER)");
    run("BEGIN");
    sqlite3_stmt* statement = nullptr;
    must(sqlite3_prepare_v2(database, "INSERT INTO projects VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", -1,
                            &statement, nullptr),
         database);
    for (auto const& project : projects) {
        auto const [title, text] = text_in(project, texts::Language::sv);
        auto const [english_title, english] = text_in(project, texts::Language::en);
        int place = 0;
        for (auto const* value :
             {&project.id, &title, &text, &english_title, &english, &project.funder})
            must(sqlite3_bind_text(statement, ++place, value->data(),
                                   static_cast<int>(value->size()), SQLITE_TRANSIENT),
                 database);
        for (std::int64_t value :
             {std::int64_t(project.first_year), std::int64_t(project.last_year), project.amount})
            must(sqlite3_bind_int64(statement, ++place, value), database);
        must(sqlite3_step(statement), database);
        must(sqlite3_reset(statement), database);
    }
    sqlite3_finalize(statement);
    run("COMMIT");
    sqlite3_close(database);
}

void measure_floor(std::filesystem::path const& folder, std::size_t count) {
    std::filesystem::create_directories(folder);
    synthetic::Projects const made;
    std::vector<synthetic::Project> projects;
    for (std::size_t i = 0; i < count; ++i) projects.push_back(made.make(i));
    Stopwatch const first;
    insert(folder / "floor.db", projects);
    auto const inserting = first.passed();
    Stopwatch const second;
    bare::index(folder / "floor-index", count,
                [&](std::size_t number) { return projects[number]; });
    std::printf("{\"inserting\":%s,\"indexing\":%s}\n", inserting.c_str(), second.passed().c_str());
}

}

int main(int count, char** arguments) {
    std::vector<std::string> const words(arguments + 1, arguments + count);
    std::string file, folder;
    std::size_t projects = 6000;
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
        if (words[i] == "--write") file = words[i + 1];
        if (words[i] == "--floor") folder = words[i + 1];
        if (words[i] == "--projects") projects = std::stoul(words[i + 1]);
    }
    if (file.empty() == folder.empty()) {
        std::cerr << "bench_import --write FILE.csv or --floor FOLDER, with --projects N\n";
        return 2;
    }
    if (!file.empty()) write_file(file, projects);
    else measure_floor(folder, projects);
}

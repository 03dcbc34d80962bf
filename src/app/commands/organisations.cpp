// Organisations from the command line, by the rules of the page.
#include "app/commands/organisations.h"

#include <algorithm>
#include <filesystem>

#include "app/commands/control.h"
#include "app/organisation/organisation.h"
#include "platform/files/mapped.h"
#include "platform/logging/log.h"
#include "services/organisations/shelf.h"
#include "services/organisations/taking_in.h"

namespace commands {

namespace {

std::string english(program::Program& program, basics::Problem const& problem) {
    texts::Arguments arguments;
    for (auto const& [name, value] : problem.values) arguments.emplace_back(name, value);
    return program.services().texts.format(texts::Language::en, problem.text, arguments);
}

void tell_rejected(program::Program& program, organisations::RowReport const& row,
                   Output const& output) {
    auto const directory = program.services().organisations.directory();
    std::string reason;
    for (auto const& problem : row.problems) reason += " " + english(program, problem);
    for (auto const& id : row.alike)
        if (auto const* one = directory->find(id)) reason += " (" + one->name + ")";
    output.err("line " + std::to_string(row.line) + ":" + reason + "\n");
}

}

json::Value written(OrganisationsOptions const& options) {
    return json::Object{{"file", std::filesystem::absolute(options.file).string()},
                        {"dry_run", options.dry_run},
                        {"also_alike", options.also_alike}};
}

OrganisationsOptions organisations_options(json::Value const& arguments) {
    auto const truth = [&](std::string_view name) {
        auto const* found = arguments.at(name).truth();
        return found && *found;
    };
    return {.data = {},
            .file = std::string(arguments.at("file").text()),
            .dry_run = truth("dry_run"),
            .also_alike = truth("also_alike")};
}

int import_organisations(program::Program& program, OrganisationsOptions const& options,
                         Output const& output) {
    files::Mapped const file(options.file);
    auto const table = organisations::read_table(file.bytes());
    if (!table) {
        output.err("samverk: " + english(program, {"", table.error()}) + "\n");
        return 2;
    }
    auto const report = organisation::take_in(
        program.services(), *table, {.also_alike = options.also_alike, .keep = !options.dry_run});
    for (auto const& row : report.rows)
        if (row.outcome == organisations::RowOutcome::rejected) tell_rejected(program, row, output);
    output.out(json::write(json::Object{{"read", report.read},
                                        {"created", report.created},
                                        {"updated", report.updated},
                                        {"unchanged", report.unchanged},
                                        {"rejected", report.rejected}}) +
               "\n");
    return 0;
}

int import_organisations(OrganisationsOptions const& options) {
    auto const output = to_streams();
    files::Mapped const readable(options.file);  // Says at once when the file cannot be read.
    if (auto const status =
            ask_server(options.data, "organisations import", written(options), output))
        return *status;
    program::Program program({.data = options.data,
                              .database = options.database,
                              .least_logged = logging::Level::warning});
    return import_organisations(program, options, output);
}

}

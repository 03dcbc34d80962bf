// Imports from the command line.
#include "app/commands/import.h"

#include <filesystem>

#include "app/commands/control.h"
#include "app/commands/people.h"
#include "features/knowledge/knowledge.h"
#include "platform/files/mapped.h"
#include "platform/logging/log.h"
#include "services/activity/edition.h"

namespace commands {

namespace {

std::string explained(web::Services& services, knowledge::Rejected const& rejected) {
    auto const* text = services.texts.find(texts::Language::en, rejected.reason);
    std::string line = rejected.line > 0 ? "line " + std::to_string(rejected.line) + ": " : "";
    line += text ? *text : rejected.reason;
    return rejected.detail.empty() ? line : line + " (" + rejected.detail + ")";
}

std::string absolute(std::string const& path) {
    return path.empty() ? path : std::filesystem::absolute(path).string();
}

}

json::Value written(ImportOptions const& options) {
    return json::Object{{"source", options.source},
                        {"file", absolute(options.file)},
                        {"map", absolute(options.map)},
                        {"organisation", options.organisation},
                        {"dry_run", options.dry_run}};
}

ImportOptions import_options(json::Value const& arguments) {
    auto const* dry_run = arguments.at("dry_run").truth();
    return {.data = {},
            .source = std::string(arguments.at("source").text()),
            .file = std::string(arguments.at("file").text()),
            .organisation = std::string(arguments.at("organisation").text()),
            .map = std::string(arguments.at("map").text()),
            .dry_run = dry_run && *dry_run};
}

int import(program::Program& program, ImportOptions const& options, Output const& output) {
    files::Mapped const file(options.file);
    auto& services = program.services();
    knowledge::ImportOrder order{
        .source = options.source,
        .sources = {.file_name = options.file.substr(options.file.rfind('/') + 1)},
        .dry_run = options.dry_run};
    order.organisation = organisation_named(services, options.organisation);
    if (!options.map.empty())
        order.sources.mapping = std::string(files::Mapped(options.map).bytes());
    order.rejected = [&](knowledge::Rejected const& rejected) {
        output.err(explained(services, rejected) + "\n");
    };
    auto const counts = knowledge::import_file(services, file.bytes(), std::move(order));
    if (!counts) {
        output.err("samverk: " + explained(services, counts.error()) + "\n");
        return 2;
    }
    if (!options.dry_run && program.follower().catch_up() > 0) services.edition.advance();
    output.out(json::write(json::Object{{"read", counts->read},
                                        {"created", counts->created},
                                        {"updated", counts->updated},
                                        {"unchanged", counts->unchanged},
                                        {"rejected", counts->rejected}}) +
               "\n");
    return 0;
}

int import(ImportOptions const& options) {
    auto const output = to_streams();
    files::Mapped const readable(options.file);  // Says at once when the file cannot be read.
    if (auto const status = ask_server(options.data, "import", written(options), output))
        return *status;
    program::Program program({.data = options.data,
                              .database = options.database,
                              .least_logged = logging::Level::warning});
    return import(program, options, output);
}

}

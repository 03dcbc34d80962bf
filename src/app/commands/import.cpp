// Imports from the command line.
#include "app/commands/import.h"

#include <cstdio>

#include "app/program/program.h"
#include "features/knowledge/importing.h"
#include "platform/files/mapped.h"

namespace commands {

namespace {

std::string explained(web::Services& services, knowledge::Rejected const& rejected) {
    auto const* text = services.texts.find(texts::Language::en, rejected.reason);
    std::string line = rejected.line > 0 ? "line " + std::to_string(rejected.line) + ": " : "";
    line += text ? *text : rejected.reason;
    return rejected.detail.empty() ? line : line + " (" + rejected.detail + ")";
}

}

int import(ImportOptions const& options) {
    files::Mapped const file(options.file);
    program::Program program({.data = options.data, .least_logged = logging::Level::warning});
    auto& services = program.services();
    knowledge::ImportOrder order{.source = options.source, .sources = {.file_name = options.file.substr(options.file.rfind('/') + 1)}, .dry_run = options.dry_run};
    if (!options.map.empty()) order.sources.mapping = std::string(files::Mapped(options.map).bytes());
    order.rejected = [&](knowledge::Rejected const& rejected) {
        std::fprintf(stderr, "%s\n", explained(services, rejected).c_str());
    };
    auto const counts = knowledge::import_file(services, file.bytes(), std::move(order));
    if (!counts) {
        std::fprintf(stderr, "samverk: %s\n", explained(services, counts.error()).c_str());
        return 2;
    }
    if (!options.dry_run) program.follower().catch_up();
    std::printf("{\"read\":%ld,\"created\":%ld,\"updated\":%ld,\"unchanged\":%ld,\"rejected\":%ld}\n", counts->read,
                counts->created, counts->updated, counts->unchanged, counts->rejected);
    return 0;
}

}

// Worlds in and out.
#include "app/commands/worlds.h"

#include <cstdio>

#include "app/demo/demo.h"
#include "app/program/program.h"
#include "features/knowledge/knowledge.h"
#include "platform/basics/text.h"
#include "platform/json/value.h"
#include "platform/logging/log.h"

namespace commands {

namespace {

/// Filled up with spaces to this many characters, which are not bytes.
std::string column(std::string const& text, std::size_t width) {
    auto const length = basics::length(text);
    return text + std::string(width > length ? width - length : 1, ' ');
}

}

int demo(DemoOptions const& options) {
    program::Program program({.data = options.data,
                              .database = options.database,
                              .least_logged = logging::Level::warning});
    bool const is_load = options.projects > 0 || options.ideas > 0;
    auto const links = is_load
                           ? demo::add_load(program.services(), {options.projects, options.ideas,
                                                                 options.supports, options.people})
                           : demo::make(program.services());
    program.follower().catch_up();
    json::Array array;
    for (auto const& link : links) {
        if (!options.json)
            std::printf("%s%s%s\n", column(link.role, 17).c_str(), column(link.name, 21).c_str(),
                        link.path.c_str());
        array.push_back(
            json::Object{{"role", link.role}, {"name", link.name}, {"link", link.path}});
    }
    if (options.json) std::printf("%s\n", json::write(array).c_str());
    return 0;
}

int export_bank(ExportOptions const& options) {
    if (options.what != "projects")
        throw std::invalid_argument("what can be exported is: projects");
    if (options.format != "jsonl" && options.format != "csv")
        throw std::invalid_argument("--format takes jsonl or csv");
    program::Program program({.data = options.data,
                              .database = options.database,
                              .settings = settings::read_file(options.settings),
                              .least_logged = logging::Level::warning});
    knowledge::Export exported(program.services(), options.format == "csv"
                                                       ? knowledge::ExportFormat::csv
                                                       : knowledge::ExportFormat::jsonl);
    std::string chunk;
    while (exported.next(chunk)) {
        if (std::fwrite(chunk.data(), 1, chunk.size(), stdout) != chunk.size())
            throw std::runtime_error("the output could not be written");
        chunk.clear();
    }
    return 0;
}

}

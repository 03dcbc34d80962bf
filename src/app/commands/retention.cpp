// The same work as the daily run of a server.
#include "app/commands/retention.h"

#include "app/commands/control.h"
#include "app/weeding_pages/weeding_pages.h"

namespace commands {

int retention(program::Program& program, bool dry_run, Output const& output) {
    output.out(json::write(weeding_pages::run_now(program.services(), dry_run)) + "\n");
    return 0;
}

int retention(RetentionOptions const& options) {
    auto const output = to_streams();
    if (auto const status = ask_server(options.data, "retention",
                                       json::Object{{"dry_run", options.dry_run}}, output))
        return *status;
    program::Program program({.data = options.data,
                              .database = options.database,
                              .least_logged = logging::Level::warning});
    return retention(program, options.dry_run, output);
}

}

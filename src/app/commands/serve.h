// samverk serve: the site on a port until it is told to stop.
#pragma once
#include <optional>
#include <string>

namespace commands {

/// What the command line says wins over the settings file.
struct ServeOptions {
    std::string data;
    std::string database = {};  ///< As in program::Place.
    std::string settings = {};  ///< The settings file; empty: the defaults.
    std::optional<std::string> listen = {}, metrics = {}, public_address = {};
};

int serve(ServeOptions const& options);

}

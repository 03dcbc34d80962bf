// samverk serve: the site on a port until it is told to stop.
#pragma once
#include <string>

namespace commands {

struct ServeOptions {
    std::string data;
    std::string listen = "127.0.0.1:8080";
    std::string metrics = {};         ///< HOST:PORT for metrics; empty for none.
    std::string public_address = {};  ///< Empty: http://LISTEN.
};

int serve(ServeOptions const& options);

}

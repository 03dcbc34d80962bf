// samverk search: what the site would find.
#pragma once
#include <string>

namespace commands {

struct AskOptions {
    std::string data, words, language = "sv", type;
    std::size_t limit = 20;
    bool json = false;
};

/// Prints ranked {id,type,title,url,score,snippet}, as an array with --json, else a line each.
/// Works beside a server.
int ask(AskOptions const& options);

}

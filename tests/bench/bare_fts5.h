// SQLite FTS5 as a peer: unicode61 as it comes, titles, summaries and bodies in columns of their
// own, facet values in plain tables with an index each.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/demo/synthetic.h"
#include "sqlite.h"

namespace bare {

class Fts5 {
public:
    explicit Fts5(std::filesystem::path const& file);

    /// Indexes the projects' texts, in one transaction.
    void index(std::size_t count, std::function<synthetic::Project(std::size_t)> const& make);

    /// Asks for how many there are and for the ten best. The words must all be there; with quotes,
    /// side by side.
    std::size_t find(std::string const& question, std::vector<std::string> const& municipalities,
                     std::string const& status);

private:
    Sqlite sqlite_;
};

}

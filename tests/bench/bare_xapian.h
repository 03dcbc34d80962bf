// The floor: Xapian as its own examples use it (TermGenerator and QueryParser, Swedish stemmer,
// stem-some).
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "app/demo/synthetic.h"

namespace bare {

/// Indexes the projects' texts and commits.
void index(std::filesystem::path const& folder, std::size_t count,
           std::function<synthetic::Project(std::size_t)> const& make);

class Index {
public:
    explicit Index(std::filesystem::path const& folder);
    ~Index();
    /// Asks for the ten best with every match counted; returns how many there are. Empty finds
    /// everything.
    std::size_t find(std::string const& question) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}

// The floor: Xapian as its own examples use it (TermGenerator and QueryParser, Swedish stemmer,
// stem-some).
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/demo/synthetic.h"

namespace bare {

/// What a careful user of Xapian may do otherwise than its examples.
struct Ways {
    bool positions = true;
    /// Replacing by a unique term; else documents are only added.
    bool replace = true;
    /// The texts are kept with the document; else its id alone.
    bool keep_texts = false;
};

/// Indexes the projects' texts and commits. How many documents are gathered in memory before they
/// are written is Xapian's own business: XAPIAN_FLUSH_THRESHOLD, else 10,000.
void index(std::filesystem::path const& folder, std::size_t count,
           std::function<synthetic::Project(std::size_t)> const& make, Ways const& ways = {});

/// Writes the index anew without air, beside it.
void compact(std::filesystem::path const& folder, std::filesystem::path const& target);
/// Writes several indexes, one after the other, as one.
void join(std::vector<std::filesystem::path> const& folders, std::filesystem::path const& target);
/// How many documents an index has.
std::size_t documents(std::filesystem::path const& folder);

enum class Words : std::uint8_t { all, any };

class Index {
public:
    explicit Index(std::filesystem::path const& folder);
    ~Index();
    /// Asks for the ten best with every match counted; returns how many there are. Empty finds
    /// everything. Each group of `filters` narrows to what has any of its terms ("XM0180").
    std::size_t find(std::string const& question,
                     std::vector<std::vector<std::string>> const& filters = {},
                     Words words = Words::all) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}

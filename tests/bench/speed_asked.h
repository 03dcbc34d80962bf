// The parts of the measurement of search's speed.
#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "app/demo/synthetic.h"
#include "made_projects.h"
#include "platform/json/value.h"
#include "services/search/search.h"

namespace speed {

/// What one run was told to measure.
struct Asked {
    std::size_t documents = 0, questions = 200, rounds = 3, ways = 0;
    std::filesystem::path folder;
    bool reuse = false, without_fts5 = false;
    /// Asks only this kind of question, or only this engine: for a profiler. Empty: all.
    std::string kind = {}, engine = {};
    /// Makes the projects from this number on as a piece of a large index, and asks nothing.
    std::optional<std::size_t> piece = {};
    /// The folder with the pieces that are put together, and nothing asked.
    std::filesystem::path pieces = {};
    /// Makes FTS5's index alone, of so many different projects, and asks nothing.
    std::size_t fts5_different = 0;
};

/// Ours as it is asked in measurements: ten hits with their snippets, and every facet counted.
search::Query query_of(made::Question const& question);
/// Ours forgets what it keeps between questions until the index changes.
void forget(search::Search& search);

/// Every kind of question, asked of ours and of the others in the folder, with one and two threads.
json::Value questions(search::Search& search, synthetic::Projects const& projects,
                      Asked const& asked);
/// What people type: beginnings, misspelt and odd questions; and the first question after a change.
json::Value typed(search::Search& search, synthetic::Projects const& projects, Asked const& asked);
/// Taking words apart, for the first time and again.
json::Value analysis(synthetic::Projects const& projects);

}

// samverk analyse search: how well the search finds, on documents and questions of one's own.
#pragma once
#include <string>

namespace commands {

struct AnalyseSearchOptions {
    /// JSON lines {"id","lang","title","text"}.
    std::string documents;
    /// Lines with id, language, text and the id of the right document, between tabs.
    std::string questions;
    /// JSON lines with the same text in two languages, {"sv":…,"en":…}, to learn from; may be
    /// empty.
    std::string parallel;
    bool json = false;
};

/// Indexes the documents in a temporary folder with the engine of the site, asks each question
/// there and prints at which rank the right document came: {"mrr","hit1","hit10","p50_ms","p99_ms",
/// "ranks":[…]}. Rank 0 is not found; a question's time is that of the first page of hits, with
/// facets and snippets. Throws std::runtime_error that names the file
/// and line when something cannot be read.
int analyse_search(AnalyseSearchOptions const& options);

}

// The made-up projects of a measurement as search sees them, and what people would ask of them.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "app/demo/synthetic.h"
#include "services/search/search.h"

namespace made {

search::Document document(synthetic::Project const& project);

/// Titles, summaries and bodies, in bytes.
std::size_t bytes_of_text(synthetic::Project const& project);

/// Indexes `count` projects from number `first` on in batches, as the follower of the activity log
/// does.
void index(search::Search& search, std::size_t first, std::size_t count,
           synthetic::Projects const& projects);

/// What people would ask: words of titles, so that frequent words are asked for often.
struct Question {
    std::string text;
    std::map<search::Facet, std::vector<std::string>> selected;
};

struct Workload {
    std::string name;
    std::vector<Question> questions;
};

/// One to three words, a phrase, one word with chosen values, and chosen values alone: so many
/// questions of each, always the same, about the first `count` projects.
std::vector<Workload> workloads(synthetic::Projects const& projects, std::size_t count,
                                std::size_t questions);

/// Its words of five letters or more.
std::vector<std::string> telling_words(std::string const& title);

}

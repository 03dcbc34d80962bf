// Indexing and asking, beside bare Xapian and SQLite FTS5 on the same made-up projects, as JSON:
//   bench_search_speed --documents N --folder DIR [--questions N] [--rounds N] [--reuse yes]
//   bench_search_speed --ways N --folder DIR      bare Xapian's indexing in several ways
#include <fstream>
#include <iostream>

#include "bare_fts5.h"
#include "bare_xapian.h"
#include "made_projects.h"
#include "measured.h"
#include "speed_asked.h"

namespace {

using measured::rounded;
using speed::Asked;

double megabytes_in(std::filesystem::path const& folder, std::string const& beginning) {
    double sum = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() &&
            entry.path().lexically_relative(folder).string().starts_with(beginning))
            sum += static_cast<double>(entry.file_size());
    return sum / 1e6;
}

/// What it costs to make something once: processor seconds and seconds by the clock.
template <class Work>
json::Value cost_of(Work work) {
    auto const start = measured::Clock::now();
    auto const processor = measured::time_of(work);
    return json::Object{{"processor_s", rounded(processor / 1000)},
                        {"s", rounded(measured::milliseconds_since(start) / 1000)}};
}

double text_megabytes(synthetic::Projects const& projects, std::size_t count) {
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i)
        sum += static_cast<double>(made::bytes_of_text(projects.make(i)));
    return sum / 1e6;
}

json::Value measure(Asked const& asked) {
    synthetic::Projects const projects;
    auto const make = [&](std::size_t number) { return projects.make(number); };
    auto const bare_folder = asked.folder / "bare", compact_folder = asked.folder / "compact",
               our_folder = asked.folder / "ours";
    json::Object result{{"documents", asked.documents}};
    if (!asked.reuse) {
        result.set("making", cost_of([&] {
                       result.set("text_mb", rounded(text_megabytes(projects, asked.documents)));
                   }));
        result.set("fts5_indexing", cost_of([&] {
                       bare::Fts5(asked.folder / "fts5.db").index(asked.documents, make);
                   }));
        result.set("bare_indexing",
                   cost_of([&] { bare::index(bare_folder, asked.documents, make); }));
        result.set("bare_compacting", cost_of([&] { bare::compact(bare_folder, compact_folder); }));
        result.set("ours_indexing", cost_of([&] {
                       search::Search search(our_folder);
                       made::index(search, asked.documents, projects);
                   }));
    }
    json::Object sizes;
    for (auto const* file :
         {"bare/", "compact/", "ours/", "fts5.db", "ours/index-1/docdata", "ours/index-1/position",
          "ours/index-1/postlist", "ours/index-1/termlist", "bare/docdata", "bare/position",
          "bare/postlist", "bare/termlist"})
        sizes.set(file, rounded(megabytes_in(asked.folder, file)));
    result.set("megabytes", std::move(sizes));
    result.set("analysis", speed::analysis(projects));
    search::Search search(our_folder);
    result.set("typed", speed::typed(search, projects, asked));
    result.set("questions", speed::questions(search, projects, asked));
    return result;
}

/// How bare Xapian's indexing changes with what is stored and how it is gathered.
json::Value ways(Asked const& asked) {
    synthetic::Projects const projects;
    auto const make = [&](std::size_t number) { return projects.make(number); };
    struct Way {
        char const* name;
        bare::Ways ways;
    };
    json::Array all;
    for (auto const& [name, way] :
         {Way{"as its examples do", {}}, Way{"without positions", {.positions = false}},
          Way{"added, not replaced", {.replace = false}},
          Way{"texts kept too", {.keep_texts = true}}}) {
        auto const folder = asked.folder / "way", compacted = asked.folder / "way-compacted";
        auto const indexing = cost_of([&] { bare::index(folder, asked.ways, make, way); });
        auto const compacting = cost_of([&] { bare::compact(folder, compacted); });
        all.push_back(json::Object{{"name", name},
                                   {"indexing", indexing},
                                   {"compacting", compacting},
                                   {"mb", rounded(megabytes_in(folder, ""))},
                                   {"compacted_mb", rounded(megabytes_in(compacted, ""))}});
        std::filesystem::remove_all(folder);
        std::filesystem::remove_all(compacted);
    }
    return json::Object{{"text_mb", rounded(text_megabytes(projects, asked.ways))},
                        {"making", cost_of([&] { text_megabytes(projects, asked.ways); })},
                        {"ways", std::move(all)}};
}

}

int main(int count, char** arguments) {
    std::vector<std::string> const words(arguments + 1, arguments + count);
    Asked asked;
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
        if (words[i] == "--documents") asked.documents = std::stoul(words[i + 1]);
        if (words[i] == "--questions") asked.questions = std::stoul(words[i + 1]);
        if (words[i] == "--rounds") asked.rounds = std::stoul(words[i + 1]);
        if (words[i] == "--ways") asked.ways = std::stoul(words[i + 1]);
        if (words[i] == "--folder") asked.folder = words[i + 1];
        if (words[i] == "--reuse") asked.reuse = true;
    }
    if (asked.folder.empty() || (asked.documents == 0 && asked.ways == 0)) {
        std::cerr << "bench_search_speed --documents N --folder DIR\n";
        return 2;
    }
    std::filesystem::create_directories(asked.folder);
    std::cout << json::write(asked.ways > 0 ? ways(asked) : measure(asked)) << "\n";
}

// Indexing and asking, beside bare Xapian and SQLite FTS5 on the same made-up projects, as JSON:
//   bench_search_speed --documents N --folder DIR [--questions N] [--rounds N] [--reuse yes] [--without-fts5 yes]
//     [--kind "one word"] [--engine ours]                          that alone, of indexes that are there
//   bench_search_speed --piece FIRST --documents N --folder DIR    some of the projects of a large bank
//   bench_search_speed --join PIECES --documents N --folder DIR    the pieces as one index, to --reuse
//   bench_search_speed --fts5 DIFFERENT --documents N --folder DIR    FTS5's index alone, for joined pieces
//   bench_search_speed --ways N --folder DIR      bare Xapian's indexing in several ways
#include <algorithm>
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
        if (!asked.without_fts5)
            result.set("fts5_indexing", cost_of([&] {
                           bare::Fts5(asked.folder / "fts5.db").index(asked.documents, make);
                       }));
        result.set("bare_indexing",
                   cost_of([&] { bare::index(bare_folder, asked.documents, make); }));
        result.set("bare_compacting", cost_of([&] { bare::compact(bare_folder, compact_folder); }));
        result.set("ours_indexing", cost_of([&] {
                       search::Search search(our_folder);
                       made::index(search, 0, asked.documents, projects);
                   }));
    }
    json::Object sizes;
    for (auto const* file :
         {"bare/", "compact/", "ours/", "fts5.db", "ours/index-1/docdata", "ours/index-1/position",
          "ours/index-1/postlist", "ours/index-1/termlist", "bare/docdata", "bare/position",
          "bare/postlist", "bare/termlist"})
        sizes.set(file, rounded(megabytes_in(asked.folder, file)));
    result.set("megabytes", std::move(sizes));
    search::Search search(our_folder);
    if (asked.kind.empty() && asked.engine.empty()) {
        result.set("analysis", speed::analysis(projects));
        result.set("typed", speed::typed(search, projects, asked));
    }
    result.set("questions", speed::questions(search, projects, asked));
    return result;
}

/// Bare Xapian's and our index of some of the projects, or of one engine alone, each compacted.
json::Value piece(Asked const& asked) {
    synthetic::Projects const projects;
    auto const first = *asked.piece;
    auto const made = asked.folder / "made";
    json::Object result{{"first", first}, {"documents", asked.documents}};
    if (asked.engine != "ours") {
        result.set("bare_indexing", cost_of([&] {
                       bare::index(made, asked.documents, [&](std::size_t number) {
                           return projects.make(first + number);
                       });
                   }));
        bare::compact(made, asked.folder / "bare");
        std::filesystem::remove_all(made);
    }
    if (asked.engine != "bare") {
        result.set("ours_indexing", cost_of([&] {
                       search::Search search(made);
                       made::index(search, first, asked.documents, projects);
                   }));
        bare::compact(made / "index-1", asked.folder / "ours");
        std::filesystem::remove_all(made);
    }
    return result;
}

/// The pieces in the order of their names, from the first again until there are enough projects:
/// each piece has equally many.
json::Value join(Asked const& asked) {
    std::vector<std::filesystem::path> pieces;
    for (auto const& entry : std::filesystem::directory_iterator(asked.pieces))
        pieces.push_back(entry.path());
    std::ranges::sort(pieces);
    auto const size = bare::documents(pieces.at(0) / "bare");
    json::Object result{{"distinct", size * pieces.size()}};
    for (auto const& [from, to] : {std::pair("bare", "bare"), {"ours", "ours/index-1"}}) {
        std::vector<std::filesystem::path> all;
        for (std::size_t i = 0; i * size < asked.documents; ++i)
            all.push_back(pieces[i % pieces.size()] / from);
        auto const target = asked.folder / to;
        std::filesystem::create_directories(target.parent_path());
        result.set(std::string(from) + "_joining", cost_of([&] { bare::join(all, target); }));
    }
    return result;
}

/// FTS5's index of as many projects as were joined: the first ones again and again.
json::Value fts5_alone(Asked const& asked) {
    synthetic::Projects const projects;
    auto const file = asked.folder / "fts5.db";
    std::filesystem::remove(file);
    auto const indexing = cost_of([&] {
        bare::Fts5(file).index(asked.documents, [&](std::size_t number) {
            return projects.make(number % asked.fts5_different);
        });
    });
    return json::Object{{"different", asked.fts5_different},
                        {"documents", asked.documents},
                        {"fts5_indexing", indexing},
                        {"mb", rounded(megabytes_in(asked.folder, "fts5.db"))}};
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
        if (words[i] == "--kind") asked.kind = words[i + 1];
        if (words[i] == "--engine") asked.engine = words[i + 1];
        if (words[i] == "--without-fts5") asked.without_fts5 = true;
        if (words[i] == "--piece") asked.piece = std::stoul(words[i + 1]);
        if (words[i] == "--join") asked.pieces = words[i + 1];
        if (words[i] == "--fts5") asked.fts5_different = std::stoul(words[i + 1]);
    }
    if (asked.folder.empty() || (asked.documents == 0 && asked.ways == 0)) {
        std::cerr << "bench_search_speed --documents N --folder DIR\n";
        return 2;
    }
    std::filesystem::create_directories(asked.folder);
    auto const result = asked.ways > 0             ? ways(asked)
                        : asked.piece              ? piece(asked)
                        : !asked.pieces.empty()    ? join(asked)
                        : asked.fts5_different > 0 ? fts5_alone(asked)
                                                   : measure(asked);
    std::cout << json::write(result) << "\n";
}

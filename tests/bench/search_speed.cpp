// Indexing and asking, beside bare Xapian and SQLite FTS5 on the same made-up projects, as JSON:
//   bench_search_speed --documents N --folder DIR [--questions N] [--rounds N] [--reuse yes]
//   bench_search_speed --ways N --folder DIR      bare Xapian's indexing in several ways
#include <fstream>
#include <iostream>
#include <thread>

#include "bare_fts5.h"
#include "bare_xapian.h"
#include "made_projects.h"
#include "measured.h"
#include "platform/json/value.h"
#include "services/search/search.h"

namespace {

using made::Question;
using measured::rounded;
using measured::Times;
using search::Facet;

struct Asked {
    std::size_t documents = 0, questions = 200, rounds = 3, ways = 0;
    std::filesystem::path folder;
    bool reuse = false;
};

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

// --- Asking

using Ask = std::function<std::size_t(Question const&)>;

/// Somebody who is asked. `asker` makes one for each thread; `forget` makes them forget answers.
struct Engine {
    std::string name;
    std::function<Ask()> asker;
    std::function<void()> forget = [] {};
};

std::vector<std::string> values(Question const& question, Facet facet) {
    auto const chosen = question.selected.find(facet);
    return chosen == question.selected.end() ? std::vector<std::string>() : chosen->second;
}

std::vector<std::vector<std::string>> filters_of(Question const& question) {
    std::vector<std::vector<std::string>> filters;
    for (auto const& [facet, prefix] :
         {std::pair(Facet::municipality, "XM"), {Facet::status, "XS"}})
        if (auto const chosen = values(question, facet); !chosen.empty()) {
            filters.emplace_back();
            for (auto const& value : chosen) filters.back().push_back(prefix + value);
        }
    return filters;
}

Engine bare_xapian(std::filesystem::path const& folder) {
    return {"bare", [folder] {
                auto const index = std::make_shared<bare::Index>(folder);
                return [index](Question const& question) {
                    return index->find(question.text, filters_of(question));
                };
            }};
}

/// The same questions as ours asks: when hardly anything has all the words, any of them will do.
Engine bare_relaxing(std::filesystem::path const& folder) {
    return {"bare_relaxing", [folder] {
                auto const index = std::make_shared<bare::Index>(folder);
                return [index](Question const& question) {
                    auto const found = index->find(question.text, filters_of(question));
                    bool const several = question.text.find(' ') != std::string::npos &&
                                         !question.text.starts_with('"');
                    return found >= 3 || !several
                               ? found
                               : index->find(question.text, filters_of(question), bare::Words::any);
                };
            }};
}

Engine fts5(std::filesystem::path const& file) {
    return {"fts5", [file] {
                auto const index = std::make_shared<bare::Fts5>(file);
                return [index](Question const& question) {
                    auto const status = values(question, Facet::status);
                    return index->find(question.text, values(question, Facet::municipality),
                                       status.empty() ? "" : status.front());
                };
            }};
}

search::Query query_of(Question const& question) {
    return {.text = question.text, .selected = question.selected, .limit = 10};
}

/// Ten hits with their snippets, and every facet counted.
Engine ours(search::Search& search) {
    return {"ours",
            [&search] {
                return [&search](Question const& question) {
                    return search.find(query_of(question)).total;
                };
            },
            // What is kept between questions is kept until the index changes.
            [&search] {
                static int number = 0;
                auto change = search.change();
                change.set_note("measurement", std::to_string(++number));
                change.commit();
                search.find({.text = "stad", .limit = 1});
            }};
}

struct Result {
    Times times;
    std::size_t found = 0;
};

/// Each question once a round, the best of the rounds; the threads ask the same questions, each
/// beginning elsewhere. One thread is measured in processor time, several by the clock.
Result ask_all(Engine const& engine, std::vector<Question> const& questions, std::size_t threads,
               std::size_t rounds) {
    std::vector<std::vector<double>> best(threads, std::vector<double>(questions.size(), 1e9));
    std::size_t found = 0;
    for (std::size_t round = 0; round < rounds; ++round) {
        engine.forget();
        found = 0;
        std::vector<std::jthread> running;
        for (std::size_t thread = 0; thread < threads; ++thread)
            running.emplace_back([&, thread] {
                auto const ask = engine.asker();
                for (std::size_t i = 0; i < questions.size(); ++i) {
                    auto const which = (i + thread * questions.size() / threads) % questions.size();
                    std::size_t count = 0;
                    auto const start = measured::Clock::now();
                    auto const processor =
                        measured::time_of([&] { count = ask(questions[which]); });
                    auto const time =
                        threads == 1 ? processor : measured::milliseconds_since(start);
                    best[thread][which] = std::min(best[thread][which], time);
                    if (thread == 0) found += count;
                }
            });
    }
    Result result{.times = {}, .found = found};
    for (auto const& times : best)
        result.times.each.insert(result.times.each.end(), times.begin(), times.end());
    return result;
}

json::Value questions(std::vector<Engine> const& engines, synthetic::Projects const& projects,
                      Asked const& asked) {
    json::Array all;
    for (auto const& workload : made::workloads(projects, asked.documents, asked.questions))
        for (std::size_t const threads : {1U, 2U})
            for (auto const& engine : engines) {
                auto result = ask_all(engine, workload.questions, threads, asked.rounds);
                std::cerr << asked.documents << " " << workload.name << " " << engine.name << " "
                          << threads << ": p50 " << result.times.percentile(0.5) << " p99 "
                          << result.times.percentile(0.99) << " found " << result.found << "\n";
                all.push_back(json::Object{{"kind", workload.name},
                                           {"threads", threads},
                                           {"engine", engine.name},
                                           {"p50_ms", rounded(result.times.percentile(0.5))},
                                           {"p99_ms", rounded(result.times.percentile(0.99))},
                                           {"found", result.found}});
            }
    return all;
}

/// The largest and the middle of what a piece of work takes, over so many pieces.
template <class Work>
json::Value spread(std::size_t pieces, Work work) {
    Times times;
    for (std::size_t i = 0; i < pieces; ++i)
        times.each.push_back(measured::time_of([&] { work(i); }));
    return json::Object{{"p50_ms", rounded(times.percentile(0.5))},
                        {"p99_ms", rounded(times.percentile(0.99))},
                        {"max_ms", rounded(times.percentile(1))}};
}

std::vector<std::string> title_words(synthetic::Projects const& projects, Asked const& asked) {
    std::vector<std::string> words;
    std::mt19937_64 random(8);
    while (words.size() < asked.questions) {
        auto const project = projects.make(random() % asked.documents);
        auto const telling = made::telling_words(project.texts[0].title);
        if (!telling.empty()) words.push_back(telling.front());
    }
    return words;
}

/// What people type that is hardly a question.
std::vector<std::string> odd_questions(synthetic::Projects const& projects) {
    auto const repeated = [](std::string const& piece, int times) {
        std::string text;
        for (int i = 0; i < times; ++i) text += piece;
        return text;
    };
    std::string many;
    for (std::size_t i = 0; i < 10'000; ++i) many += projects.swedish().lemma(i) + " ";
    return {many,
            repeated("och ", 32),
            repeated("\"i och för sig\" ", 20),
            "-- ++ && || ! ( ) [ ] { } ^ ~ ? : \\ /",
            "AND OR NOT NEAR XOR ( ) AND",
            "a* OR b* OR s*",
            "s*",
            "s",
            "i",
            "\"i i i i i i i i\"",
            "\"och att som för med på av\"",
            "-och -att -som",
            repeated("a", 200),
            repeated("s\xC3\xA4", 100),
            "\xE2\x80\xAE"
            "dats \xE2\x80\xAC\xE2\x80\x8B\xEF\xBB\xBF",
            "\xF0\x9F\x9A\xB2 \xF0\x9F\x8F\x98\xEF\xB8\x8F \xF0\x9F\x87\xB8\xF0\x9F\x87\xAA",
            "stad \xD0\xB3\xD0\xBE\xD1\x80\xD0\xBE\xD0\xB4 \xE5\x9F\x8E\xE5\xB8\x82",
            "'; DROP TABLE projects; --",
            "<script>alert(1)</script>",
            repeated("\"", 2000),
            repeated("titel:", 300),
            std::string(16'000, 'x')};
}

json::Value typed(search::Search& search, synthetic::Projects const& projects, Asked const& asked) {
    auto const words = title_words(projects, asked);
    auto const odd = odd_questions(projects);
    search.learn_words();
    auto const suggest = [&](std::size_t i) {
        search.suggest(words[i / 3].substr(0, std::size_t{2} + i % 3), texts::Language::sv,
                       {"everyone"});
    };
    auto const misspell = [&](std::size_t i) {
        search.find({.text = words[i].substr(0, 3) + "x" + words[i].substr(3), .limit = 10});
    };
    auto const engine = ours(search);
    json::Object result;
    engine.forget();
    result.set("suggestions", spread(words.size() * 3, suggest));
    result.set("misspelt", spread(words.size(), misspell));
    engine.forget();
    result.set("odd", spread(odd.size(), [&](std::size_t i) {
                   auto const time =
                       measured::time_of([&] { search.find({.text = odd[i], .limit = 10}); });
                   std::cerr << "odd " << odd[i].substr(0, 30) << ": " << time << "\n";
               }));
    // What has come in ten thousand followed searches, as if all their owners looked at once.
    auto const followed = made::workloads(projects, asked.documents, asked.questions);
    result.set("followed_s",
               rounded(measured::time_of([&] {
                           for (std::size_t i = 0; i < 10'000; ++i) {
                               auto const& some = followed[i % followed.size()].questions;
                               auto query = query_of(some[i / followed.size() % some.size()]);
                               query.limit = 3;
                               query.updated_after = basics::Time{1'700'000'000'000'000};
                               search.find(query);
                           }
                       }) /
                       1000));
    result.set("after_a_change", spread(10, [&](std::size_t i) {
                   auto change = search.change();
                   change.set_note("measurement", "after " + std::to_string(i));
                   change.commit();
                   search.find({.text = words[i], .limit = 10});
               }));
    return result;
}

// --- Indexing

json::Value analysis(synthetic::Projects const& projects) {
    auto const analyser = search::nordic_analyser();
    std::vector<synthetic::Project> all;
    double bytes = 0;
    for (std::size_t i = 0; i < 500; ++i) {
        all.push_back(projects.make(i));
        bytes += static_cast<double>(made::bytes_of_text(all.back()));
    }
    auto const round = [&] {
        return measured::time_of([&] {
            std::vector<language::Term> terms;
            for (auto const& project : all)
                for (auto const& text : project.texts)
                    for (auto const* part : {&text.title, &text.summary, &text.body})
                        for (auto const& word : language::words(*part)) {
                            terms.clear();
                            analyser->analyse(word, text.language, terms);
                        }
        });
    };
    auto const megabytes_a_second = [&](double ms) { return rounded(bytes / ms / 1000); };
    auto const first = round(), again = std::min({round(), round(), round()});
    return json::Object{{"first_mb_per_s", megabytes_a_second(first)},
                        {"warm_mb_per_s", megabytes_a_second(again)}};
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
    result.set("analysis", analysis(projects));
    search::Search search(our_folder);
    result.set("typed", typed(search, projects, asked));
    result.set("questions", questions({bare_xapian(bare_folder), bare_relaxing(bare_folder),
                                       fts5(asked.folder / "fts5.db"), ours(search)},
                                      projects, asked));
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

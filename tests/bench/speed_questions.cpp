// The same questions, asked of ours, of bare Xapian and of SQLite FTS5.
#include <functional>
#include <iostream>
#include <memory>
#include <thread>

#include "bare_fts5.h"
#include "bare_xapian.h"
#include "measured.h"
#include "speed_asked.h"

namespace speed {

namespace {

using made::Question;
using measured::rounded;
using measured::Times;
using search::Facet;

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

Engine ours(search::Search& search) {
    return {"ours",
            [&search] {
                return [&search](Question const& question) {
                    return search.find(query_of(question)).total;
                };
            },
            [&search] { forget(search); }};
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

}

search::Query query_of(Question const& question) {
    return {.text = question.text, .selected = question.selected, .limit = 10};
}

void forget(search::Search& search) {
    static int number = 0;
    auto change = search.change();
    change.set_note("measurement", std::to_string(++number));
    change.commit();
    search.find({.text = "stad", .limit = 1});
}

json::Value questions(search::Search& search, synthetic::Projects const& projects,
                      Asked const& asked) {
    std::vector<Engine> engines = {bare_xapian(asked.folder / "bare"),
                                   bare_relaxing(asked.folder / "bare"), ours(search)};
    if (!asked.without_fts5) engines.push_back(fts5(asked.folder / "fts5.db"));
    if (!asked.engine.empty())
        std::erase_if(engines, [&](Engine const& one) { return one.name != asked.engine; });
    auto workloads = made::workloads(projects, asked.documents, asked.questions);
    if (!asked.kind.empty())
        std::erase_if(workloads, [&](auto const& one) { return one.name != asked.kind; });
    json::Array all;
    for (auto const& workload : workloads)
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

}

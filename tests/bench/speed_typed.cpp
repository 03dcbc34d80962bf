// What people type while they look for something, and how fast words are taken apart.
#include <iostream>
#include <random>

#include "measured.h"
#include "speed_asked.h"

namespace speed {

namespace {

using measured::rounded;
using measured::Times;

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
    json::Object result;
    forget(search);
    result.set("suggestions", spread(words.size() * 3, suggest));
    result.set("misspelt", spread(words.size(), misspell));
    forget(search);
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

}

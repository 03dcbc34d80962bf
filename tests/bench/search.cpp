// Measures search beside a bare Xapian program on the same made-up projects and prints JSON.
//   bench_search [--documents 1000,10000,100000] [--folder DIR]   keeps the indexes in DIR for the next run
//   bench_search --open FOLDER                                    opens an index and says what that took
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "bare_xapian.h"
#include "made_projects.h"
#include "measured.h"
#include "platform/json/value.h"
#include "services/search/search.h"

namespace {

using measured::Clock;
using measured::milliseconds_since;
using measured::processor_milliseconds;
using measured::rounded;
using measured::Times;

std::size_t bytes_in(std::filesystem::path const& folder) {
    std::size_t sum = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) sum += entry.file_size();
    return sum;
}

/// The best of several runs in processor time, so that other programs on the machine are not
/// measured. (The indexes are in the page cache: nothing waits for the disk.)
template <class Work>
double best_time(Work work) {
    constexpr int runs = 5;
    double best = 1e9;
    for (int i = 0; i < runs; ++i) best = std::min(best, measured::time_of(work));
    return best;
}

json::Value compared(Times& bare, Times& ours) {
    return json::Object{{"bare_p50_ms", rounded(bare.percentile(0.5))},
                        {"bare_p99_ms", rounded(bare.percentile(0.99))},
                        {"ours_p50_ms", rounded(ours.percentile(0.5))},
                        {"ours_p99_ms", rounded(ours.percentile(0.99))},
                        {"ratio_p50", rounded(ours.percentile(0.5) / bare.percentile(0.5))},
                        {"ratio_p99", rounded(ours.percentile(0.99) / bare.percentile(0.99))}};
}

json::Value ask(search::Search const& ours, bare::Index const& bare,
                synthetic::Projects const& projects, std::size_t count) {
    json::Object result;
    Times all_bare, all_ours;
    for (auto const& workload : made::workloads(projects, count, 300)) {
        Times bare_times, our_times;
        std::size_t found_bare = 0, found_ours = 0;
        for (auto const& question : workload.questions) {
            bare_times.each.push_back(best_time([&] { found_bare += bare.find(question.text); }));
            our_times.each.push_back(best_time([&] {
                found_ours +=
                    ours.find({.text = question.text, .selected = question.selected, .limit = 10})
                        .total;
            }));
        }
        all_bare.each.insert(all_bare.each.end(), bare_times.each.begin(), bare_times.each.end());
        all_ours.each.insert(all_ours.each.end(), our_times.each.begin(), our_times.each.end());
        auto measured = compared(bare_times, our_times);
        std::cerr << count << " " << workload.name << ": found " << found_bare << " / "
                  << found_ours << " " << json::write(measured) << "\n";
        result.set(workload.name, std::move(measured));
    }
    result.set("all", compared(all_bare, all_ours));
    return result;
}

json::Value type(search::Search const& ours, synthetic::Projects const& projects,
                 std::size_t count) {
    Times times;
    std::mt19937_64 random(8);
    for (int i = 0; i < 100; ++i) {
        auto const words = made::telling_words(projects.make(random() % count).texts[0].title);
        if (words.empty()) continue;
        for (std::size_t letters : {2U, 3U, 5U})
            times.each.push_back(best_time([&] {
                ours.suggest(words[0].substr(0, letters), texts::Language::sv, {"everyone"});
            }));
    }
    return json::Object{{"p50_ms", rounded(times.percentile(0.5))},
                        {"p99_ms", rounded(times.percentile(0.99))}};
}

json::Value misspell(search::Search const& ours, synthetic::Projects const& projects,
                     std::size_t count) {
    Times times;
    std::mt19937_64 random(9);
    for (int i = 0; i < 50; ++i) {
        auto words = made::telling_words(projects.make(random() % count).texts[0].title);
        if (words.empty()) continue;
        std::string const wrong = words[0].substr(0, 3) + "x" + words[0].substr(3);
        times.each.push_back(best_time([&] { ours.find({.text = wrong, .limit = 10}); }));
    }
    return json::Object{{"p50_ms", rounded(times.percentile(0.5))},
                        {"p99_ms", rounded(times.percentile(0.99))}};
}

json::Value similar(search::Search const& ours, synthetic::Projects const& projects,
                    std::size_t count) {
    Times times;
    for (std::size_t i = 0; i < 50; ++i)
        times.each.push_back(best_time([&] {
            ours.similar({"project", projects.make(i * 17 % count).id}, 5, texts::Language::sv,
                         {"everyone"});
        }));
    return json::Object{{"p50_ms", rounded(times.percentile(0.5))},
                        {"p99_ms", rounded(times.percentile(0.99))}};
}

std::size_t resident_bytes() {
    std::ifstream file("/proc/self/statm");
    std::size_t all = 0, resident = 0;
    file >> all >> resident;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

int open_only(std::string const& folder) {
    auto const before = resident_bytes();
    auto const start = Clock::now();
    search::Search const search(folder, search::Access::read);
    auto const opened = milliseconds_since(start);
    auto const resident = resident_bytes();
    auto const first = Clock::now();
    search.suggest("sta", texts::Language::sv, {"everyone"});
    auto const suggested = milliseconds_since(first);
    std::cout << json::write(
                     json::Object{{"open_ms", rounded(opened)},
                                  {"resident_mb", rounded(static_cast<double>(resident) / 1e6)},
                                  {"program_mb", rounded(static_cast<double>(before) / 1e6)},
                                  {"first_suggestion_ms", rounded(suggested)},
                                  {"resident_with_vocabulary_mb",
                                   rounded(static_cast<double>(resident_bytes()) / 1e6)}})
              << "\n";
    return 0;
}

/// Opens the index in a process of its own, whose memory holds nothing else.
json::Value open_elsewhere(std::filesystem::path const& folder) {
    auto const program = std::filesystem::read_symlink("/proc/self/exe").string();
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const pipe(
        ::popen((program + " --open '" + folder.string() + "'").c_str(), "r"), ::pclose);
    std::string text;
    for (int c = std::fgetc(pipe.get()); c != EOF; c = std::fgetc(pipe.get()))
        text += static_cast<char>(c);
    return json::parse(text).value();
}

json::Value measure(std::filesystem::path const& folder, std::size_t count) {
    synthetic::Projects const projects;
    auto const bare_folder = folder / ("bare-" + std::to_string(count)),
               our_folder = folder / ("ours-" + std::to_string(count));
    json::Object result{{"documents", count}};
    auto const timed = [&](auto work) {
        auto const start = processor_milliseconds();
        work();
        return rounded((processor_milliseconds() - start) / 1000);
    };
    if (!std::filesystem::exists(bare_folder)) {
        result.set("making_s", timed([&] {
                       for (std::size_t i = 0; i < count; ++i) projects.make(i);
                   }));
        result.set("bare_indexing_with_making_s", timed([&] {
                       bare::index(bare_folder, count,
                                   [&](std::size_t number) { return projects.make(number); });
                   }));
    }
    if (!std::filesystem::exists(our_folder))
        result.set("our_indexing_with_making_s", timed([&] {
                       search::Search ours(our_folder);
                       made::index(ours, 0, count, projects);
                   }));
    result.set("bare_mb", rounded(static_cast<double>(bytes_in(bare_folder)) / 1e6));
    result.set("our_mb", rounded(static_cast<double>(bytes_in(our_folder)) / 1e6));
    result.set("open", open_elsewhere(our_folder));
    search::Search const ours(our_folder, search::Access::write);
    result.set("questions", ask(ours, bare::Index(bare_folder), projects, count));
    result.set("suggestions", type(ours, projects, count));
    result.set("misspelt", misspell(ours, projects, count));
    result.set("similar", similar(ours, projects, count));
    return result;
}

}

int main(int count, char** arguments) {
    std::vector<std::string> const words(arguments + 1, arguments + count);
    std::string documents = "1000,10000,100000";
    auto folder = std::filesystem::temp_directory_path() /
                  ("samverk-bench-search-" + std::to_string(::getpid()));
    bool keep = false;
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
        if (words[i] == "--open") return open_only(words[i + 1]);
        if (words[i] == "--documents") documents = words[i + 1];
        if (words[i] == "--folder") folder = words[i + 1], keep = true;
    }
    std::filesystem::create_directories(folder);
    json::Array results;
    std::istringstream sizes(documents);
    for (std::string size; std::getline(sizes, size, ',');)
        results.push_back(measure(folder, std::stoul(size)));
    std::cout << json::write(json::Value(std::move(results))) << "\n";
    if (!keep) std::filesystem::remove_all(folder);
}

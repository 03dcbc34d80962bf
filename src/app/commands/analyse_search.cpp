// Documents in, questions asked, ranks out; the index is the one the site has.
#include "app/commands/analyse_search.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <vector>

#include "platform/basics/text.h"
#include "platform/db/temporary.h"
#include "platform/json/value.h"
#include "services/search/search.h"

namespace commands {

namespace {

using Clock = std::chrono::steady_clock;

/// What is wrong where; the message says what to do.
[[noreturn]] void refuse(std::string const& file, std::size_t line, std::string const& why) {
    throw std::runtime_error(file + ", line " + std::to_string(line) + ": " + why);
}

/// Calls `take` with each line that is not empty and its number, without marks of byte order and
/// returns.
template <class Take>
void each_line(std::string const& file, Take const& take) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + file + "; check the name of the file");
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        std::string_view text = line;
        if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        if (text.ends_with('\r')) text.remove_suffix(1);
        if (text.find_first_not_of(" \t") != std::string_view::npos) take(text, number);
    }
    if (in.bad() || !in.eof()) throw std::runtime_error("cannot read " + file + " to its end");
}

json::Value json_line(std::string const& file, std::string_view text, std::size_t line) {
    auto value = json::parse(text);
    if (!value) refuse(file, line, "is no JSON: " + value.error().why);
    if (value->object() == nullptr) refuse(file, line, "a JSON object is expected");
    return *value;
}

texts::Language language_in(std::string const& file, std::size_t line, std::string_view code) {
    if (code.empty()) return texts::Language::sv;
    auto const language = texts::parse_language(code);
    if (!language) refuse(file, line, "the language must be sv, en or nb");
    return *language;
}

using Places = std::map<std::string, std::size_t, std::less<>>;

/// Indexes the documents; where each id stands.
Places index(search::Search& search, std::string const& file) {
    Places places;
    auto change = search.change();
    each_line(file, [&](std::string_view text, std::size_t line) {
        auto const value = json_line(file, text, line);
        std::string const id(value.at("id").text());
        if (id.empty() || id.size() > 150)
            refuse(file, line, "\"id\" must be a text of 1–150 bytes");
        if (!places.emplace(id, line).second)
            refuse(file, line, "the id \"" + id + "\" is used twice");
        auto const language = language_in(file, line, value.at("lang").text());
        search::Document document{.subject = {"document", id},
                                  .path = "/documents/" + id,
                                  .visible_to = {search::everyone}};
        for (auto const& [role, name] :
             {std::pair(search::Role::title, "title"), std::pair(search::Role::summary, "summary"),
              std::pair(search::Role::organisation, "organisation"),
              std::pair(search::Role::body, "text")})
            if (auto const content = value.at(name).text(); !content.empty())
                document.texts.push_back({role, language, std::string(content)});
        change.put(document);
    });
    change.commit();
    if (places.empty()) throw std::runtime_error(file + " has no document");
    return places;
}

struct Question {
    std::string id, text, document;
    texts::Language language = texts::Language::sv;
};

std::vector<Question> questions_in(std::string const& file, Places const& places) {
    std::vector<Question> questions;
    each_line(file, [&](std::string_view text, std::size_t line) {
        if (!basics::is_utf8(text)) refuse(file, line, "is not UTF-8");
        std::vector<std::string> fields(1);
        for (char const c : text)
            if (c == '\t') fields.emplace_back();
            else fields.back() += c;
        if (fields.size() != 4)
            refuse(file, line, "id, language, text and document are expected, with tabs between");
        if (!places.contains(fields[3]))
            refuse(file, line, "there is no document \"" + fields[3] + "\"");
        questions.push_back({fields[0], fields[2], fields[3], language_in(file, line, fields[1])});
    });
    if (questions.empty()) throw std::runtime_error(file + " has no question");
    return questions;
}

void learn(search::Search& search, std::string const& file) {
    std::vector<translation::Unit> units;
    each_line(file, [&](std::string_view text, std::size_t line) {
        auto const value = json_line(file, text, line);
        auto const swedish = value.at("sv").text(), english = value.at("en").text();
        if (swedish.empty() || english.empty())
            refuse(file, line, "\"sv\" and \"en\" must be texts that are not empty");
        units.push_back({std::string(swedish), std::string(english)});
    });
    search.learn_translations(units, texts::Language::sv, texts::Language::en);
}

search::Query asked(Question const& question) {
    return {.text = question.text, .language = question.language, .words = search::Words::any};
}

/// The rank of the right document, from 1; 0 when it is not found at all.
std::size_t rank(search::Search const& search, Question const& question) {
    std::size_t rank = 0;
    bool found = false;
    search.each(asked(question), [&](search::Ref const& subject) {
        ++rank;
        found = subject.id == question.document;
        return !found;
    });
    return found ? rank : 0;
}

double percentile(std::vector<double> sorted, double share) {
    return sorted[static_cast<std::size_t>(static_cast<double>(sorted.size() - 1) * share)];
}

double rounded(double value) {
    return static_cast<double>(static_cast<std::int64_t>(value * 10'000 + 0.5)) / 10'000;
}

json::Object measured(search::Search const& search, std::vector<Question> const& questions) {
    double reciprocals = 0, first = 0, among_ten = 0;
    std::vector<double> times;
    json::Array ranks;
    for (auto const& question : questions) {
        auto const began = Clock::now();
        auto const found = rank(search, question);
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
        ranks.push_back(found);
        if (found > 0) reciprocals += 1 / static_cast<double>(found);
        first += found == 1 ? 1 : 0;
        among_ten += found >= 1 && found <= 10 ? 1 : 0;
    }
    std::ranges::sort(times);
    auto const count = static_cast<double>(questions.size());
    return {
        {"mrr", rounded(reciprocals / count)},        {"hit1", rounded(first / count)},
        {"hit10", rounded(among_ten / count)},        {"p50_ms", rounded(percentile(times, 0.5))},
        {"p99_ms", rounded(percentile(times, 0.99))}, {"ranks", std::move(ranks)}};
}

}

int analyse_search(AnalyseSearchOptions const& options) {
    db::TemporaryFolder const folder;
    search::Search search(folder.path() / "index");
    auto const places = index(search, options.documents);
    auto const questions = questions_in(options.questions, places);
    if (!options.parallel.empty()) learn(search, options.parallel);
    search.learn_words();
    auto const result = measured(search, questions);
    if (options.json) {
        std::printf("%s\n", json::write(result).c_str());
        return 0;
    }
    for (auto const& [name, value] : result.members())
        if (auto const number = value.number()) std::printf("%-7s %.4f\n", name.c_str(), *number);
    return 0;
}

}

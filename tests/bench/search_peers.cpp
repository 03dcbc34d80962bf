// How well others find: plain Xapian and SQLite FTS5 on the documents and questions of
// samverk analyse search.
//   bench_search_peers DOCUMENTS.jsonl QUESTIONS.tsv sv|en      prints {"xapian":{"mrr",…},"fts5":{…}}
// Xapian: TermGenerator and QueryParser with the language's Snowball stemmer, STEM_SOME, OR, BM25
// as it comes. FTS5: unicode61, the words as OR, bm25 as it comes.
#include <xapian.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <stdexcept>
#include <vector>

#include "platform/json/value.h"
#include "sqlite.h"

namespace {

struct Document {
    std::string id, text;
};

struct Question {
    std::string text, document;
};

std::vector<Document> documents_in(char const* file) {
    std::vector<Document> documents;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        auto const value = json::parse(line).value();
        Document document{.id = std::string(value.at("id").text()), .text = {}};
        for (auto const* const field : {"title", "summary", "organisation", "text"})
            if (auto const text = value.at(field).text(); !text.empty())
                document.text.append(text).append("\n");
        documents.push_back(std::move(document));
    }
    return documents;
}

std::vector<Question> questions_in(char const* file) {
    std::vector<Question> questions;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        auto const language = line.find('\t'), text = line.find('\t', language + 1),
                   document = line.find('\t', text + 1);
        questions.push_back(
            {line.substr(text + 1, document - text - 1), line.substr(document + 1)});
    }
    return questions;
}

/// Mean reciprocal rank and the share of first places.
class Score {
public:
    void add(std::size_t rank) {
        ++count_;
        if (rank > 0) reciprocals_ += 1 / static_cast<double>(rank);
        if (rank == 1) ++first_;
    }
    json::Object json() const {
        return {{"mrr", reciprocals_ / count_}, {"hit1", first_ / count_}};
    }

private:
    double count_ = 0, reciprocals_ = 0, first_ = 0;
};

json::Object xapian(std::vector<Document> const& documents, std::vector<Question> const& questions,
                    char const* stemmer) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem(stemmer));
    for (auto const& document : documents) {
        Xapian::Document made;
        generator.set_document(made);
        generator.index_text(document.text);
        made.set_data(document.id);
        database.add_document(made);
    }
    Xapian::QueryParser parser;
    parser.set_database(database);
    parser.set_stemmer(Xapian::Stem(stemmer));
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser.set_default_op(Xapian::Query::OP_OR);
    Score score;
    for (auto const& question : questions) {
        Xapian::Enquire enquire(database);
        enquire.set_query(parser.parse_query(question.text, 0));
        std::size_t rank = 0, place = 0;
        auto const found = enquire.get_mset(0, database.get_doccount());
        for (auto match = found.begin(); match != found.end() && rank == 0; ++match) {
            ++place;
            if (match.get_document().get_data() == question.document) rank = place;
        }
        score.add(rank);
    }
    return score.json();
}

using bare::Sqlite;

/// Each run of letters and digits in quotes, with OR between.
std::string as_match(std::string const& text) {
    std::string match, word;
    auto const end_word = [&] {
        if (!word.empty()) match += (match.empty() ? "\"" : " OR \"") + word + "\"";
        word.clear();
    };
    for (char const c : text) {
        bool const in_word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                             (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
        if (in_word) word += c;
        else end_word();
    }
    end_word();
    return match;
}

json::Object fts5(std::vector<Document> const& documents, std::vector<Question> const& questions) {
    Sqlite sqlite;
    sqlite.run(
        "CREATE VIRTUAL TABLE d USING fts5(id UNINDEXED, text, "
        "tokenize='unicode61'); BEGIN");
    auto const insert = sqlite.prepare("INSERT INTO d VALUES (?, ?)");
    for (auto const& document : documents) {
        sqlite3_reset(insert.get());
        Sqlite::bind(insert.get(), 1, document.id);
        Sqlite::bind(insert.get(), 2, document.text);
        sqlite.check(sqlite3_step(insert.get()));
    }
    auto const select = sqlite.prepare("SELECT id FROM d WHERE d MATCH ? ORDER BY rank");
    Score score;
    for (auto const& question : questions) {
        sqlite3_reset(select.get());
        Sqlite::bind(select.get(), 1, as_match(question.text));
        std::size_t rank = 0, place = 0;
        while (rank == 0 && sqlite3_step(select.get()) == SQLITE_ROW) {
            ++place;
            auto const* const id =
                reinterpret_cast<char const*>(sqlite3_column_text(select.get(), 0));
            if (question.document == id) rank = place;
        }
        score.add(rank);
    }
    return score.json();
}

}

int main(int count, char** words) try {
    if (count != 4) {
        std::fprintf(stderr, "bench_search_peers DOCUMENTS QUESTIONS sv|en\n");
        return 2;
    }
    auto const documents = documents_in(words[1]);
    auto const questions = questions_in(words[2]);
    auto const* const stemmer = std::string_view(words[3]) == "en" ? "english" : "swedish";
    std::printf("%s\n", json::write(json::Object{{"xapian", xapian(documents, questions, stemmer)},
                                                 {"fts5", fts5(documents, questions)}})
                            .c_str());
    return 0;
} catch (std::exception const& failure) {
    std::fprintf(stderr, "bench_search_peers: %s\n", failure.what());
    return 2;
}

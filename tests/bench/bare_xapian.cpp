// Nothing but Xapian.
#include "bare_xapian.h"

#include <xapian.h>

namespace bare {

void index(std::filesystem::path const& folder, std::size_t count,
           std::function<synthetic::Project(std::size_t)> const& make, Ways const& ways) {
    Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("swedish"));
    for (std::size_t i = 0; i < count; ++i) {
        auto const project = make(i);
        Xapian::Document document;
        generator.set_document(document);
        generator.set_termpos(0);
        auto const add = [&](std::string const& text, Xapian::termcount weight) {
            if (!ways.positions) return generator.index_text_without_positions(text, weight);
            generator.index_text(text, weight);
            generator.increase_termpos();
        };
        std::string kept = project.id;
        for (auto const& text : project.texts) {
            add(text.title, 5);
            add(text.summary, 2);
            add(text.body, 1);
            if (ways.keep_texts) kept += "\n" + text.title + "\n" + text.summary + "\n" + text.body;
        }
        document.set_data(kept);
        auto const id = "Q" + project.id;
        document.add_boolean_term(id);
        document.add_boolean_term("XS" + project.status);
        for (auto const& code : project.municipalities) document.add_boolean_term("XM" + code);
        if (ways.replace) database.replace_document(id, document);
        else database.add_document(document);
    }
    database.commit();
}

void compact(std::filesystem::path const& folder, std::filesystem::path const& target) {
    Xapian::Database(folder.string()).compact(target.string());
}

void join(std::vector<std::filesystem::path> const& folders, std::filesystem::path const& target) {
    Xapian::Database all;
    for (auto const& folder : folders) all.add_database(Xapian::Database(folder.string()));
    all.compact(target.string());
}

std::size_t documents(std::filesystem::path const& folder) {
    return Xapian::Database(folder.string()).get_doccount();
}

struct Index::Parts {
    Xapian::Database database;
    mutable Xapian::QueryParser parser;
};

Index::Index(std::filesystem::path const& folder)
    : parts_(new Parts{Xapian::Database(folder.string()), {}}) {
    parts_->parser.set_database(parts_->database);
    parts_->parser.set_stemmer(Xapian::Stem("swedish"));
    parts_->parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
}

Index::~Index() = default;

std::size_t Index::find(std::string const& question,
                        std::vector<std::vector<std::string>> const& filters, Words words) const {
    parts_->parser.set_default_op(words == Words::all ? Xapian::Query::OP_AND
                                                      : Xapian::Query::OP_OR);
    // Not Query::MatchAll: all threads would count the references to that one object.
    auto query =
        question.empty() ? Xapian::Query(std::string()) : parts_->parser.parse_query(question);
    for (auto const& any : filters)
        query = Xapian::Query(Xapian::Query::OP_FILTER, query,
                              Xapian::Query(Xapian::Query::OP_OR, any.begin(), any.end()));
    Xapian::Enquire enquire(parts_->database);
    enquire.set_query(query);
    return enquire.get_mset(0, 10, parts_->database.get_doccount()).get_matches_estimated();
}

}

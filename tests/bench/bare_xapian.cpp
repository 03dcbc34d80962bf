// Nothing but Xapian.
#include "bare_xapian.h"

#include <xapian.h>

namespace bare {

void index(std::filesystem::path const& folder, std::size_t count,
           std::function<synthetic::Project(std::size_t)> const& make) {
    Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("swedish"));
    for (std::size_t i = 0; i < count; ++i) {
        auto const project = make(i);
        Xapian::Document document;
        generator.set_document(document);
        generator.set_termpos(0);
        for (auto const& text : project.texts) {
            generator.index_text(text.title, 5);
            generator.increase_termpos();
            generator.index_text(text.summary, 2);
            generator.increase_termpos();
            generator.index_text(text.body);
            generator.increase_termpos();
        }
        document.set_data(project.id);
        auto const id = "Q" + project.id;
        document.add_boolean_term(id);
        database.replace_document(id, document);
    }
    database.commit();
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
    parts_->parser.set_default_op(Xapian::Query::OP_AND);
}

Index::~Index() = default;

std::size_t Index::find(std::string const& question) const {
    Xapian::Enquire enquire(parts_->database);
    enquire.set_query(question.empty() ? Xapian::Query::MatchAll
                                       : parts_->parser.parse_query(question));
    return enquire.get_mset(0, 10, parts_->database.get_doccount()).get_matches_estimated();
}

}

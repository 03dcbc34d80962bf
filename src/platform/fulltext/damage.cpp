// Reading the whole of an index, for the operator who asks whether it is sound. Xapian's own check
// looks at its trees only, and frees what it read through another type than it made it with.
#include "platform/fulltext/parts.h"

namespace fulltext {

namespace {

/// What stands with a document; what cannot be read throws.
void read_document(Xapian::Database const& database, Xapian::docid number) {
    database.get_document(number, Xapian::DOC_ASSUME_VALID).get_data();
    for (auto term = database.termlist_begin(number); term != database.termlist_end(number); ++term)
        *term;
}

/// Reads where a word stands, in the order in which the tables hold it; whether as many documents
/// have it as the index says.
bool is_counted(Xapian::Database const& database, Xapian::TermIterator const& term) {
    Xapian::doccount documents = 0;
    auto const end = database.postlist_end(*term);
    for (auto posting = database.postlist_begin(*term); posting != end; ++posting) {
        ++documents;
        for (auto place = posting.positionlist_begin(); place != posting.positionlist_end();
             ++place)
            *place;
    }
    return documents == term.get_termfreq();
}

}

std::optional<std::string> damage_of(std::filesystem::path const& folder) {
    try {
        Xapian::Database const database(folder.string());
        auto const end = database.postlist_end("");
        for (auto document = database.postlist_begin(""); document != end; ++document)
            read_document(database, *document);
        for (auto const slot : {row_slot, sketch_slot}) {
            auto const values_end = database.valuestream_end(slot);
            for (auto value = database.valuestream_begin(slot); value != values_end; ++value)
                *value;
        }
        for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
            if (!is_counted(database, term)) return "the word " + *term + " is miscounted";
        return std::nullopt;
    } catch (Xapian::Error const& error) { return error.get_msg(); }
}

}

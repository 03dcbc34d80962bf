// One index with its columns, and how a question is run on it.
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "platform/fulltext/index.h"
#include "services/search/cards.h"
#include "services/search/columns.h"
#include "services/search/search.h"
#include "services/search/tally.h"

namespace search {

class Engine {
public:
    Engine(std::filesystem::path const& folder, fulltext::Access access,
           std::shared_ptr<language::Analyser const> analyser);
    /// Removes the folder if another engine has taken its place.
    ~Engine();

    fulltext::Index& index() { return index_; }
    fulltext::Index const& index() const { return index_; }
    std::filesystem::path const& folder() const { return folder_; }

    std::shared_ptr<Columns const> columns() const;
    /// Commits what was written to the index; `rows` are those that changed.
    void commit(std::map<Number, std::optional<Row>> const& rows);
    /// Its files are removed when nobody uses it any more.
    void retire() { retired_ = true; }

    /// Writes an index that nobody writes to, with what lies beside it, into a smaller one.
    static void write_compactly(std::filesystem::path const& folder,
                                std::filesystem::path const& target);

    /// Keeps the lexicon beside the index and translates questions with it from now on.
    void use_translations(translation::Lexicon lexicon);
    /// What the public texts of the index that exist in several languages teach (translating.cpp).
    translation::Lexicon learn_translations() const;

    Answer find(Query const& query, Synonyms const& synonyms) const;
    /// Everything that the query finds, in its order.
    std::vector<Number> find_all(Query const& query, Synonyms const& synonyms,
                                 Columns const& columns) const;
    Suggestions suggest(std::string_view typed, texts::Language language,
                        std::vector<std::string> const& viewer, std::size_t count) const;
    std::vector<Similar> similar(Ref const& subject, std::size_t count, texts::Language language,
                                 std::vector<std::string> const& viewer) const;

private:
    std::filesystem::path folder_;
    std::shared_ptr<language::Analyser const> analyser_;
    fulltext::Index index_;
    mutable std::mutex mutex_;
    std::shared_ptr<Columns const> columns_;
    mutable Cards cards_;
    bool retired_ = false;
};

/// The id of a subject's document in the index.
std::string document_id(Ref const& subject);

/// The weight and prefix of each role, and the names by which fields are asked for (README.md).
fulltext::Field field_of(FieldText const& text);
std::span<fulltext::FieldName const> field_names();

/// What a hit shows in the language; `highlighter` marks what was asked for.
Hit hit_of(Ref subject, double score, ShownCard const& shown, texts::Language language,
           fulltext::Highlighter const& highlighter);
/// The same without a snippet.
Hit titled_hit(Ref subject, double score, ShownCard const& shown, texts::Language language,
               fulltext::Highlighter const& highlighter);

}

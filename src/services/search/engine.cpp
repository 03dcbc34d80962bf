// An index and its columns, opened together.
#include "services/search/engine.h"

#include <ranges>
#include <system_error>

#include "platform/language/guess.h"

namespace search {

namespace {

// In the folder of the index, so that both are replaced together.
constexpr char const* lexicon_name = "lexicon.tsv";

// Some five thousand cards as people write them.
constexpr std::size_t most_bytes_of_cards = 32'000'000;

/// What the record says, unless the text itself clearly is in another of our languages.
texts::Language language_of(FieldText const& text) {
    return language::guess_language(text.text).value_or(text.language);
}

}

Engine::Engine(std::filesystem::path const& folder, fulltext::Access access,
               std::shared_ptr<language::Analyser const> analyser)
    : folder_(folder),
      analyser_(std::move(analyser)),
      index_(folder, *analyser_, access),
      // What another process changes is not told here.
      cards_(access == fulltext::Access::write ? most_bytes_of_cards : 0) {
    index_.read([&](fulltext::Reader const& reader) { columns_ = Columns::load(reader); });
    if (auto lexicon = translation::Lexicon::read(folder_ / lexicon_name))
        index_.use_lexicon(std::make_shared<translation::Lexicon const>(std::move(*lexicon)));
}

void Engine::use_translations(translation::Lexicon lexicon) {
    lexicon.write(folder_ / lexicon_name);
    index_.use_lexicon(std::make_shared<translation::Lexicon const>(std::move(lexicon)));
}

void Engine::write_compactly(std::filesystem::path const& folder,
                             std::filesystem::path const& target) {
    fulltext::write_compactly(folder, target);
    if (std::filesystem::exists(folder / lexicon_name))
        std::filesystem::copy_file(folder / lexicon_name, target / lexicon_name);
}

Engine::~Engine() {
    if (!retired_) return;
    // What cannot be removed now is removed at the next start (search.cpp).
    std::error_code later;
    std::filesystem::remove_all(folder_, later);
}

std::shared_ptr<Columns const> Engine::columns() const {
    std::lock_guard const lock(mutex_);
    return columns_;
}

void Engine::commit(std::map<Number, std::optional<Row>> const& rows) {
    auto const numbers = std::views::keys(rows);
    Cards::Changing changing(cards_, {numbers.begin(), numbers.end()});
    index_.commit();
    index_.read([&](fulltext::Reader const& reader) { changing.done(reader.revision()); });
    auto changed = columns()->with(rows);
    std::lock_guard const lock(mutex_);
    columns_ = std::move(changed);
}

std::string document_id(Ref const& subject) { return subject.kind + "/" + subject.id; }

fulltext::Field field_of(FieldText const& text) {
    fulltext::Field field{.text = text.text, .language = language_of(text)};
    switch (text.role) {
        case Role::title:
            field.weight = 5;
            field.prefix = "XT";
            break;
        case Role::reference:
            field.weight = 4;
            field.prefix = "XR";
            break;
        // A summary that counts more takes from titles (docs/search-quality.md).
        case Role::summary: break;
        case Role::organisation:
            field.weight = 2;
            field.prefix = "XO";
            break;
        case Role::body: break;
    }
    return field;
}

std::span<fulltext::FieldName const> field_names() {
    static constexpr fulltext::FieldName names[] = {
        {"titel", "XT"},        {"title", "XT"},  {"tittel", "XT"}, {"organisation", "XO"},
        {"organisasjon", "XO"}, {"nummer", "XR"}, {"number", "XR"}, {"dnr", "XR"}};
    return names;
}

namespace {

constexpr std::size_t characters_shown = 240;

/// The person's language before others, summaries before bodies; another text only if it has more
/// of the question.
std::vector<Segment> telling_place(ShownCard const& shown, texts::Language language,
                                   fulltext::Highlighter const& highlighter) {
    fulltext::Highlighter::Snippet best;
    auto const& texts = shown.card.texts;
    for (auto const role : {Role::summary, Role::body}) {
        for (bool const own : {true, false}) {
            for (std::size_t i = 0; i < texts.size(); ++i) {
                auto const& text = texts[i];
                if (text.role != role || (text.language == language) != own) continue;
                if (!best.segments.empty() && best.hits >= highlighter.words())
                    return best.segments;
                auto snippet = highlighter.snippet(text.text, text.language, characters_shown,
                                                   shown.shape.text(i));
                if (best.segments.empty() || snippet.hits > best.hits) best = std::move(snippet);
            }
        }
    }
    return best.segments;
}

}

Hit titled_hit(Ref subject, double score, ShownCard const& shown, texts::Language language,
               fulltext::Highlighter const& highlighter) {
    auto const& card = shown.card;
    Hit hit{.subject = std::move(subject),
            .score = score,
            .language = language,
            .title = {},
            .snippet = {},
            .path = card.path};
    if (auto const* const title = card.find(Role::title, language)) {
        hit.title = highlighter.marked(
            title->text, title->language,
            shown.shape.text(static_cast<std::size_t>(title - card.texts.data())));
        hit.language = title->language;
    }
    return hit;
}

Hit hit_of(Ref subject, double score, ShownCard const& shown, texts::Language language,
           fulltext::Highlighter const& highlighter) {
    auto hit = titled_hit(std::move(subject), score, shown, language, highlighter);
    hit.snippet = telling_place(shown, language, highlighter);
    return hit;
}

}

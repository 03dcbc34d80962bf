// Which index is in use, changing it, and putting another in its place.
#include "services/search/search.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <map>
#include <mutex>
#include <system_error>

#include "services/search/engine.h"
#include "services/search/handover.h"

namespace search {

namespace {

// The folder of each index has a number; the highest is in use. One that is being built has no
// number yet.
constexpr std::string_view folder_name = "index-";
constexpr char const* building_name = "building";
constexpr char const* compact_name = "compact";

std::optional<unsigned> number_of(std::filesystem::path const& folder) {
    auto const name = folder.filename().string();
    if (!name.starts_with(folder_name)) return std::nullopt;
    unsigned number = 0;
    auto const [end, error] =
        std::from_chars(name.data() + folder_name.size(), name.data() + name.size(), number);
    return error == std::errc() && end == name.data() + name.size() ? std::optional(number)
                                                                    : std::nullopt;
}

std::filesystem::path numbered(std::filesystem::path const& root, unsigned number) {
    return root / (std::string(folder_name) + std::to_string(number));
}

/// The highest number among the folders; 0 when there is none.
unsigned highest(std::filesystem::path const& root) {
    unsigned found = 0;
    std::error_code missing;
    for (auto const& entry : std::filesystem::directory_iterator(root, missing))
        found = std::max(found, number_of(entry.path()).value_or(0));
    return found;
}

/// What a rebuild that was stopped, or an index that was still read when it was replaced, left
/// behind.
void remove_leftovers(std::filesystem::path const& root, unsigned in_use) {
    for (auto const& entry : std::filesystem::directory_iterator(root)) {
        auto const number = number_of(entry.path());
        auto const name = entry.path().filename();
        if (name == building_name || name == compact_name || (number && *number != in_use))
            std::filesystem::remove_all(entry.path());
    }
}

}

struct Search::Parts {
    std::filesystem::path root;
    std::shared_ptr<language::Analyser const> analyser;
    std::optional<std::string> damage = {};
    std::mutex writing = {};   // Held by the change being made.
    std::mutex building = {};  // Held while another index is built.
    mutable std::mutex mutex = {};
    std::shared_ptr<Engine> in_use = {};
    // Taken apart when the first question needs them: that reads the dictionaries.
    mutable std::mutex synonyms_mutex = {};
    std::vector<SynonymGroup> synonym_groups = {};
    mutable std::shared_ptr<Synonyms const> synonyms = {};
    std::atomic<std::uint64_t> revision = 1;
    std::atomic<bool> is_whole = true;
    std::atomic<bool> is_damaged = false;
    std::function<void(std::string const&)> when_damaged = {};

    /// What `ask` gives, or `nothing` when the index is damaged: then it is not asked again until
    /// another has taken its place.
    template <class Ask>
    auto unless_damaged(Ask ask, decltype(ask()) nothing = {}) {
        if (is_damaged) return nothing;
        try {
            return ask();
        } catch (fulltext::Damaged const& damaged) {
            found_damaged(damaged.what());
            return nothing;
        }
    }

    void found_damaged(std::string const& what) {
        is_whole = false;
        if (!is_damaged.exchange(true) && when_damaged) when_damaged(what);
    }

    std::shared_ptr<Engine> opened(std::filesystem::path const& folder,
                                   fulltext::Access access) const {
        return std::make_shared<Engine>(folder, access, analyser);
    }

    std::shared_ptr<Engine> engine() const {
        std::lock_guard const lock(mutex);
        return in_use;
    }

    std::shared_ptr<Synonyms const> known_synonyms(Query const& query) const {
        // Who asks without words does not wait for the dictionaries.
        static auto const none = std::make_shared<Synonyms const>();
        return query.text.empty() ? none : known_synonyms();
    }

    std::shared_ptr<Synonyms const> known_synonyms() const {
        std::lock_guard const lock(synonyms_mutex);
        if (!synonyms) synonyms = std::make_shared<Synonyms const>(synonym_groups, *analyser);
        return synonyms;
    }

    void use(std::shared_ptr<Engine> engine) {
        std::lock_guard const lock(mutex);
        in_use.swap(engine);
        is_damaged = false;
        ++revision;
    }
};

std::optional<std::string> damage_of(std::filesystem::path const& folder) {
    auto const number = highest(folder);
    return number == 0 ? std::nullopt : fulltext::damage_of(numbered(folder, number));
}

Search::Search(std::filesystem::path const& folder, Access access,
               std::shared_ptr<language::Analyser const> analyser)
    : parts_(new Parts{.root = folder, .analyser = std::move(analyser)}) {
    if (access == Access::read) {
        parts_->in_use = parts_->opened(numbered(folder, highest(folder)), fulltext::Access::read);
        return;
    }
    std::filesystem::create_directories(folder);
    auto number = std::max(1U, highest(folder));
    try {
        parts_->in_use = parts_->opened(numbered(folder, number), fulltext::Access::write);
    } catch (fulltext::Damaged const& damaged) {
        parts_->damage = damaged.what();
        ++number;
        parts_->in_use = parts_->opened(numbered(folder, number), fulltext::Access::write);
    }
    remove_leftovers(folder, number);
}

Search::Search(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Search::~Search() = default;

Answer Search::find(Query const& query) const {
    return parts_->unless_damaged(
        [&] { return parts_->engine()->find(query, *parts_->known_synonyms(query)); });
}

void Search::use_synonyms(std::vector<SynonymGroup> const& groups) {
    std::lock_guard const lock(parts_->synonyms_mutex);
    parts_->synonym_groups = groups;
    parts_->synonyms.reset();
    ++parts_->revision;
}

void Search::each(Query const& query, std::function<bool(Ref const&)> const& take) const {
    auto const engine = parts_->engine();
    auto const columns = engine->columns();
    auto const found = parts_->unless_damaged(
        [&] { return engine->find_all(query, *parts_->known_synonyms(query), *columns); });
    for (auto const number : found)
        if (!take(columns->subject(number))) return;
}

Suggestions Search::suggest(std::string_view typed, texts::Language language,
                            std::vector<std::string> const& viewer, std::size_t count) const {
    return parts_->unless_damaged(
        [&] { return parts_->engine()->suggest(typed, language, viewer, count); });
}

std::vector<Similar> Search::similar(Ref const& subject, std::size_t count,
                                     texts::Language language,
                                     std::vector<std::string> const& viewer) const {
    return parts_->unless_damaged(
        [&] { return parts_->engine()->similar(subject, count, language, viewer); });
}

std::size_t Search::learn_translations(std::size_t least_subjects) {
    auto const engine = parts_->engine();
    if (size() < least_subjects) return 0;
    auto lexicon = engine->learn_translations();
    auto const size = lexicon.size();
    engine->use_translations(std::move(lexicon));
    ++parts_->revision;
    return size;
}

bool Search::knows_translations() const { return parts_->engine()->index().lexicon() != nullptr; }

std::size_t Search::learn_translations(std::vector<translation::Unit> const& units,
                                       texts::Language left, texts::Language right) {
    auto const engine = parts_->engine();
    auto lexicon = translation::learn(units, left, right, engine->index().analyser());
    auto const size = lexicon.size();
    engine->use_translations(std::move(lexicon));
    ++parts_->revision;
    return size;
}

void Search::learn_words() {
    parts_->unless_damaged([&] {
        parts_->engine()->index().learn_words();
        return parts_->known_synonyms();
    });
}

std::optional<std::string> const& Search::damage() const { return parts_->damage; }

void Search::when_damaged(std::function<void(std::string const&)> tell) {
    parts_->when_damaged = std::move(tell);
}

void Search::found_damaged(std::string const& what) { parts_->found_damaged(what); }

bool Search::is_damaged() const { return parts_->is_damaged; }

bool Search::is_whole() const { return parts_->is_whole; }

void Search::set_whole(bool whole) { parts_->is_whole = whole; }

std::size_t Search::size() const { return parts_->engine()->columns()->size(); }

std::uint64_t Search::revision() const { return parts_->revision; }

std::string Search::note(std::string const& name) const {
    return parts_->engine()->index().note(name);
}

void Search::rebuild(std::function<void(Search&)> const& fill) {
    std::lock_guard const one_at_a_time(parts_->building);
    auto const folder = parts_->root / building_name, compact = parts_->root / compact_name;
    std::filesystem::remove_all(folder);
    std::filesystem::remove_all(compact);
    {
        std::unique_ptr<Parts> beside(new Parts{.root = folder, .analyser = parts_->analyser});
        beside->in_use = beside->opened(folder, fulltext::Access::write);
        Search other(std::move(beside));
        fill(other);
    }
    Engine::write_compactly(folder, compact);
    std::filesystem::remove_all(folder);
    std::lock_guard const nobody_writes(parts_->writing);
    auto const in_place = numbered(parts_->root, highest(parts_->root) + 1);
    std::filesystem::rename(compact, in_place);
    auto const old = parts_->engine();
    parts_->use(parts_->opened(in_place, fulltext::Access::write));
    old->retire();
}

struct Search::Change::Parts {
    Search::Parts& search;
    std::unique_lock<std::mutex> writing;
    std::shared_ptr<Engine> engine;
    Handover handover{engine->index()};
};

Search::Change Search::change() {
    std::unique_lock lock(parts_->writing);
    return Change(std::unique_ptr<Change::Parts>(new Change::Parts{
        .search = *parts_, .writing = std::move(lock), .engine = parts_->engine()}));
}

Search::Change::Change(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Search::Change::Change(Change&&) noexcept = default;

Search::Change::~Change() {
    if (!parts_) return;
    parts_->handover.stop();
    try {
        parts_->engine->index().roll_back();
    } catch (fulltext::Failure const&) {
        // The changes are not committed, which is all that is promised; the next change finds what
        // is wrong.
    }
}

void Search::Change::put(Document const& document) {
    auto row = row_of(document);
    auto const bytes = encode(row);
    auto const card = card_of(document);
    fulltext::Document target{.id = document_id(document.subject),
                              .fields = {},
                              .allowed = document.visible_to,
                              .data = encode(card),
                              .row = bytes};
    auto next = card.texts.begin();
    for (auto const& text : document.texts) {
        auto& field = target.fields.emplace_back(field_of(text));
        // The card has some of the texts, in their order, and the beginning of a long one.
        field.shown = next != card.texts.end() && next->role == text.role &&
                      next->language == text.language && text.text.starts_with(next->text);
        if (field.shown) ++next;
    }
    parts_->handover.put(parts_->engine->index().prepare(target), std::move(row));
}

void Search::Change::remove(Ref const& subject) {
    parts_->handover.finish();
    if (auto const number = parts_->engine->index().remove(document_id(subject)))
        parts_->handover.rows[*number] = std::nullopt;
}

void Search::Change::set_note(std::string const& name, std::string const& value) {
    parts_->engine->index().set_note(name, value);
}

void Search::Change::commit() {
    auto& handover = parts_->handover;
    handover.finish();
    parts_->engine->commit(handover.rows);
    handover.rows.clear();
    ++parts_->search.revision;
}

}

// Search over everything: text, facets with counts, suggestions, similar subjects. Safe to use from
// many threads; one process writes.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/translation/learning.h"
#include "services/search/analysis.h"
#include "services/search/document.h"
#include "services/search/query.h"
#include "services/search/synonyms.h"

namespace search {

/// write: this process keeps the index (makes it when missing); read: it only asks.
enum class Access : std::uint8_t { read, write };

/// Fewer subjects than this teach more chance than translations.
inline constexpr std::size_t enough_to_learn_from = 100;

/// What is wrong with the index below `folder`, for the operator; nothing when it is sound or there
/// is none (the next start makes it). Nobody may write it meanwhile.
std::optional<std::string> damage_of(std::filesystem::path const& folder);

class Search {
public:
    /// Opens the index below `folder`. With Access::write a missing one is made, and a damaged one
    /// is thrown away and made anew: it is empty then, and the follower fills it. With Access::read
    /// either throws fulltext::Damaged.
    /// `analyser` is the one that the index was made with.
    explicit Search(std::filesystem::path const& folder, Access access = Access::write,
                    std::shared_ptr<language::Analyser const> analyser = nordic_analyser());
    ~Search();

    /// Nothing while the index is damaged (is_damaged()); the same goes for what follows.
    Answer find(Query const& query) const;

    /// Every subject that the query finds, in its order, until `take` returns false; offset and
    /// limit do not count. Memory does not grow with the texts: a few bytes a subject at most.
    void each(Query const& query, std::function<bool(Ref const&)> const& take) const;

    /// While a person types: at most `count` of each.
    Suggestions suggest(std::string_view typed, texts::Language language,
                        std::vector<std::string> const& viewer, std::size_t count = 8) const;

    /// The subjects most like this one that the viewer may find; empty when it is not indexed.
    std::vector<Similar> similar(Ref const& subject, std::size_t count, texts::Language language,
                                 std::vector<std::string> const& viewer) const;

    /// From the next question on these words stand for each other; nothing is indexed anew.
    void use_synonyms(std::vector<SynonymGroup> const& groups);

    /// Learns which words of different languages stand for each other, from the public texts that
    /// exist in several, and answers with that from then on; kept with the index. Returns how many
    /// words have translations: none, and nothing changes, while there are too few subjects to tell
    /// a translation from chance. Some seconds for a bank of thousands of translated texts.
    std::size_t learn_translations(std::size_t least_subjects = enough_to_learn_from);
    /// Whether that has been done, here or before.
    bool knows_translations() const;
    /// The same from texts of one's own.
    std::size_t learn_translations(std::vector<translation::Unit> const& units,
                                   texts::Language left, texts::Language right);

    /// Prepares suggestions, corrections and synonyms, if that has not been done or much has
    /// changed since. Takes up to a second: for a thread that has time, after the start. Without it
    /// the first who types waits for it. Reads every word, so that most damage shows.
    void learn_words();

    /// What was wrong with the index found at the start, for the log; nothing when it was sound or
    /// new.
    std::optional<std::string> const& damage() const;
    /// Whether the index in use turned out to be damaged while it was asked, or somebody said so.
    /// It is not asked again; the follower makes another (Follower::catch_up).
    bool is_damaged() const;
    void found_damaged(std::string const& what);
    /// Is told once when that happens, on the thread that met it. To be set before anybody asks.
    void when_damaged(std::function<void(std::string const&)> tell);
    /// False while the index is being made anew from the whole log: answers lack what it has not
    /// come to yet, and whoever shows them says so.
    bool is_whole() const;
    void set_whole(bool whole);
    /// How many subjects are indexed, found by somebody or not.
    std::size_t size() const;
    /// Grows with every change that has become visible: what was made of an answer is good until
    /// then.
    std::uint64_t revision() const;

    /// Changes to the index, visible together at commit(), after which the next ones can be made;
    /// what was not committed is forgotten. One at a time: another thread's change() waits until
    /// this one is gone.
    class Change {
    public:
        Change(Change&&) noexcept;
        ~Change();
        void put(Document const& document);
        void remove(Ref const& subject);
        /// How far the activity log has been followed, saved by the same commit.
        void set_note(std::string const& name, std::string const& value);
        void commit();

    private:
        friend class Search;
        struct Parts;
        explicit Change(std::unique_ptr<Parts> parts);
        std::unique_ptr<Parts> parts_;
    };
    Change change();
    /// What Change::set_note last saved; empty when nothing.
    std::string note(std::string const& name) const;

    /// Starts an empty index beside the one in use, lets `fill` fill it, and then uses it instead.
    /// Questions are answered from the old one meanwhile. When `fill` throws, the old one stays.
    void rebuild(std::function<void(Search&)> const& fill);

private:
    struct Parts;
    explicit Search(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}

// What is kept between questions until the index changes, so that what many people ask is put
// together from what is in memory.
#include <algorithm>

#include "platform/fulltext/longer_words.h"
#include "platform/fulltext/parts.h"
#include "platform/fulltext/terms.h"

namespace fulltext {

namespace {

// A set is an eighth of a byte for each document, 12 kB for 100,000; an impact eight bytes for each
// document that has the word.
constexpr std::size_t most_bytes_of_sets = 16'000'000, most_bytes_of_impacts = 48'000'000,
                      most_bytes_of_beginnings = 2'000'000;

std::size_t bytes_of(Numbers const& numbers) { return numbers.bytes(); }
std::size_t bytes_of(Impacts const& impacts) {
    return impacts.documents.capacity() * sizeof(Impact);
}
std::size_t bytes_of(std::vector<std::string> const& words) {
    std::size_t bytes = words.capacity() * sizeof(std::string);
    for (auto const& word : words) bytes += word.capacity();
    return bytes;
}

/// What is kept under the name; else what `make` makes, which is kept then. `guard` is held while
/// looking, not while making.
template <class Value, class Current, class Make>
std::shared_ptr<Value const> look_or_make(Kept<Value>& kept, std::mutex& guard,
                                          std::size_t most_bytes, std::string const& key,
                                          Current is_current, Make const& make) {
    {
        std::lock_guard const lock(guard);
        if (is_current())
            if (auto const known = kept.values.find(key); known != kept.values.end())
                return known->second;
    }
    auto const made = std::make_shared<Value const>(make());
    std::lock_guard const lock(guard);
    if (!is_current()) return made;
    if (kept.bytes > most_bytes) kept.clear();
    if (kept.values.emplace(key, made).second) kept.bytes += bytes_of(*made) + key.size() + 100;
    return made;
}

// How much a long text is held against it: set by measurement (docs/search-quality.md).
constexpr float length_share = 0.75F;

/// Reads how long the documents are in one language; returns the average.
double read_lengths(Xapian::Database const& database, texts::Language language,
                    std::vector<float>& lengths) {
    auto const term = length_term(language);
    double sum = 0, count = 0;
    auto const end = database.postlist_end(term);
    for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
        lengths[*posting] = static_cast<float>(posting.get_wdf());
        sum += posting.get_wdf();
        ++count;
    }
    return count > 0 ? sum / count : 1;
}

LengthWeights read_lengths(Xapian::Database const& database) {
    LengthWeights lengths;
    for (auto& each : lengths) each.resize(database.get_lastdocid() + 1);
    auto& all = lengths.back();
    double sum = 0, count = 0;
    for (auto const language : texts::languages) {
        auto& own = lengths[static_cast<std::size_t>(language)];
        auto const average = static_cast<float>(read_lengths(database, language, own));
        for (std::size_t i = 0; i < own.size(); ++i) {
            all[i] += own[i];
            own[i] /= average;
        }
    }
    for (auto const length : all) {
        sum += length;
        count += length > 0 ? 1 : 0;
    }
    auto const average = static_cast<float>(count > 0 && sum > 0 ? sum / count : 1);
    for (auto& length : all) length /= average;
    for (auto& each : lengths)
        for (auto& length : each) length = 1 / (1 - length_share + length_share * length);
    return lengths;
}

}

void Index::Parts::forget_kept() const {
    kept_sets.clear();
    kept_impacts.clear();
    kept_beginnings.clear();
    lengths.reset();
}

void Index::Parts::keep_for(std::uint64_t revision) const {
    std::lock_guard const lock(keeping);
    if (kept_revision >= revision) return;
    forget_kept();
    kept_revision = revision;
}

std::shared_ptr<Numbers const> Index::Parts::kept(Xapian::Database const& database,
                                                  std::string const& key,
                                                  std::function<Numbers()> const& read) const {
    auto const revision = database.get_revision();
    keep_for(revision);
    return look_or_make(
        kept_sets, keeping, most_bytes_of_sets, key, [&] { return kept_revision == revision; },
        read);
}

std::shared_ptr<Impacts const> Index::Parts::kept_impact(
    Xapian::Database const& database, std::string const& key,
    std::function<Impacts()> const& make) const {
    auto const revision = database.get_revision();
    keep_for(revision);
    return look_or_make(
        kept_impacts, keeping, most_bytes_of_impacts, key,
        [&] { return kept_revision == revision; }, make);
}

std::shared_ptr<std::vector<std::string> const> Index::Parts::kept_longer_words(
    Xapian::Database const& database, Clause const& clause) const {
    auto const revision = database.get_revision();
    keep_for(revision);
    return look_or_make(
        kept_beginnings, keeping, most_bytes_of_beginnings, clause.prefix + clause.text,
        [&] { return kept_revision == revision; }, [&] { return longer_words(clause, database); });
}

std::shared_ptr<LengthWeights const> Index::Parts::length_weights(
    Xapian::Database const& database) const {
    auto const revision = database.get_revision();
    keep_for(revision);
    {
        std::lock_guard const lock(keeping);
        if (kept_revision == revision && lengths) return lengths;
    }
    auto const made = std::make_shared<LengthWeights const>(read_lengths(database));
    std::lock_guard const lock(keeping);
    if (kept_revision == revision) lengths = made;
    return made;
}

}

// What matches, as sets: each clause's documents are read once and kept until the index changes, so
// that what many people ask is put together from bitmaps.
#include <algorithm>

#include "platform/fulltext/parts.h"
#include "platform/fulltext/query.h"
#include "platform/fulltext/terms.h"

namespace fulltext {

namespace {

/// Collects instead of ranking.
class Collector : public Xapian::MatchDecider {
public:
    explicit Collector(Numbers& numbers) : numbers_(numbers) {}
    bool operator()(Xapian::Document const& document) const override {
        numbers_.add(document.get_docid());
        return false;
    }

private:
    Numbers& numbers_;
};

void add_postings(Numbers& numbers, Xapian::Database const& database, std::string const& term) {
    if (term.size() > longest_term) return;
    auto const end = database.postlist_end(term);
    for (auto posting = database.postlist_begin(term); posting != end; ++posting)
        numbers.add(*posting);
}

Numbers documents_with(Clause const& clause, Xapian::Database const& database,
                       language::Analyser const& analyser) {
    Numbers numbers;
    if (auto const terms = enough_terms(clause, analyser)) {
        for (auto const& term : *terms) add_postings(numbers, database, term);
        return numbers;
    }
    Xapian::Enquire enquire(database);
    enquire.set_query(matching_query(clause, analyser));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    Collector const collector(numbers);
    enquire.get_mset(0, 1, database.get_doccount(), nullptr, &collector);
    return numbers;
}

}

std::shared_ptr<Numbers const> Index::Parts::kept(Xapian::Database const& database,
                                                  std::string const& key,
                                                  std::function<Numbers()> const& read) const {
    // A set is an eighth of a byte for each document: 12 kB for 100,000.
    constexpr std::size_t most_bytes = 16'000'000;
    auto const revision = database.get_revision();
    {
        std::lock_guard const lock(keeping);
        if (kept_revision == revision)
            if (auto const known = kept_sets.find(key); known != kept_sets.end())
                return known->second;
    }
    auto const made = std::make_shared<Numbers const>(read());
    std::lock_guard const lock(keeping);
    if (kept_revision != revision || kept_bytes > most_bytes) {
        kept_sets.clear();
        kept_bytes = 0;
    }
    kept_revision = revision;
    if (kept_sets.emplace(key, made).second) kept_bytes += made->bytes() + key.size() + 100;
    return made;
}

std::shared_ptr<Numbers const> Reader::visible(std::span<std::string const> viewer) const {
    std::string key = "V";
    for (auto const& term : viewer) key.append(term).push_back('\0');
    return guarded([&] {
        return state_.parts.kept(state_.database, key, [&] {
            Numbers numbers;
            for (auto const& term : viewer)
                if (!term.empty()) add_postings(numbers, state_.database, visible_term(term));
            return numbers;
        });
    });
}

std::shared_ptr<Numbers const> Reader::with(Clause const& clause) const {
    auto const kind = static_cast<char>('0' + static_cast<int>(clause.kind));
    return state_.parts.kept(state_.database, kind + clause.prefix + '\0' + clause.text, [&] {
        return documents_with(clause, state_.database, state_.parts.analyser);
    });
}

Numbers Reader::matching(Question const& question, Demand demand, Numbers const& visible) const {
    return guarded([&] {
        auto found = visible;
        Numbers any;
        bool is_any = false;
        for (auto const& clause : question.clauses) {
            if (clause.optional && !clause.excluded) continue;
            auto const documents = with(clause);
            if (clause.excluded) found.remove(*documents);
            else if (demand == Demand::all || !is_loose(clause)) found.keep_only(*documents);
            else any.add(*documents), is_any = true;
        }
        if (is_any) found.keep_only(any);
        return found;
    });
}

}

// What matches, as sets: each clause's documents are read once and kept until the index changes, so
// that what many people ask is put together from bitmaps.
#include <algorithm>

#include "platform/fulltext/parts.h"
#include "platform/fulltext/query.h"
#include "platform/fulltext/rows.h"
#include "platform/fulltext/scoring.h"
#include "platform/fulltext/terms.h"
#include "platform/fulltext/wanted.h"

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

Numbers documents_with(std::vector<std::string> const& any, Xapian::Database const& database) {
    Numbers numbers;
    for (auto const& term : any) add_postings(numbers, database, term);
    return numbers;
}

/// Documents that Xapian finds for a query.
Numbers documents_with(Xapian::Query const& query, Xapian::Database const& database) {
    Numbers numbers;
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    Collector const collector(numbers);
    enquire.get_mset(0, 1, database.get_doccount(), nullptr, &collector);
    return numbers;
}

Numbers documents_with(Clause const& clause, texts::Language language,
                       Xapian::Database const& database, Understanding const& understanding) {
    if (clause.kind == ClauseKind::row) return documents_with_row(clause, database, understanding);
    auto const query = places_query(clause);
    if (query && clause.kind != ClauseKind::word) return documents_with(*query, database);
    auto const enough = enough_for(clause, language, understanding);
    auto numbers = documents_with(enough.any, database);
    if (query) numbers.add(documents_with(*query, database));
    if (enough.parts.size() < 2) return numbers;
    auto scattered = documents_with(enough.parts.front(), database);
    for (std::size_t i = 1; i < enough.parts.size(); ++i)
        scattered.keep_only(documents_with(enough.parts[i], database));
    numbers.add(scattered);
    return numbers;
}

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

std::string name_of(Clause const& clause, texts::Language language) {
    return std::string{static_cast<char>('0' + static_cast<int>(clause.kind)), letter(language)} +
           clause.prefix + '\0' + clause.text;
}

Understanding Reader::understanding() const { return state_.learnt->with(state_.parts.analyser); }

std::shared_ptr<Numbers const> Reader::with(Clause const& clause, texts::Language language,
                                            bool described) const {
    return state_.parts.kept(state_.database, name_of(clause, language), [&] {
        if (clause.kind == ClauseKind::beginning)
            return documents_with(*state_.parts.kept_longer_words(state_.database, clause),
                                  state_.database);
        // What is asked for is mostly ranked too, and reading it is what takes time.
        if (clause.kind == ClauseKind::word && !clause.excluded) {
            auto const& parts = state_.parts;
            auto found = scored(clause, language, described, state_,
                                *parts.length_weights(state_.database), understanding());
            parts.kept_impact(state_.database, name_of_impact(clause, language, described),
                              [&] { return std::move(found.impacts); });
            if (found.enough) return *std::move(found.enough);
        }
        return documents_with(clause, language, state_.database, understanding());
    });
}

Numbers Reader::matching(Question const& question, Demand demand, Numbers const& visible) const {
    return guarded([&] {
        auto found = visible;
        Numbers any;
        bool is_any = false;
        bool const described = describes(question);
        for (std::size_t i = 0; i < question.clauses.size(); ++i) {
            auto const& clause = question.clauses[i];
            if (clause.optional && !clause.excluded) continue;
            auto documents = with(clause, question.language, described);
            // Added to each clause of the widening: (a or x) and (b or x) is (a and b) or x.
            if (auto const* const widening = question.widening_of(i)) {
                Numbers wider = *documents;
                for (auto const& other : widening->alternatives)
                    wider.add(*with(other.clause, other.language, described));
                documents = std::make_shared<Numbers const>(std::move(wider));
            }
            if (clause.excluded) found.remove(*documents);
            else if (demand == Demand::all || !is_loose(clause)) found.keep_only(*documents);
            else any.add(*documents), is_any = true;
        }
        if (is_any) found.keep_only(any);
        return found;
    });
}

}

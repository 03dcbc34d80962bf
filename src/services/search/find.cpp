// A question from words and chosen values to a page of hits.
#include <algorithm>

#include "platform/basics/text.h"
#include "services/search/engine.h"

namespace search {

namespace {

using fulltext::Demand;
using fulltext::Match;
using fulltext::Numbers;
using fulltext::Question;

// Fewer hits than this with all words: any of them will do. So few also ask for another spelling.
constexpr std::size_t few = 3;

/// The query within its limits.
struct Limited {
    Query query;
    Question question;
    bool cut = false;

    Limited(Query const& asked, Synonyms const& synonyms, language::Analyser const& analyser)
        : query(asked),
          question(asked.words == Words::any
                       ? fulltext::parse_plain(asked.text, asked.language)
                       : fulltext::parse(asked.text, field_names(), asked.language)) {
        if (asked.widened) synonyms.widen(question, analyser);
        cut = question.cut;
        query.limit = std::min(query.limit, most_hits);
        query.offset = std::min(query.offset, deepest_hit);
        if (query.order == Order::relevance && question.asks_nothing()) query.order = Order::newest;
        std::size_t left = most_selected;
        for (auto& [facet, values] : query.selected) {
            if (values.size() > left) {
                values.resize(left);
                cut = true;
            }
            left -= values.size();
        }
        // A facet of which nothing is left must still narrow: to nothing.
        for (auto& [facet, values] : query.selected)
            if (values.empty() && !asked.selected.at(facet).empty()) values.emplace_back();
    }
};

// Who writes so many words describes what they look for: hardly anything has them all, and what is
// meant is rarely among what does.
constexpr std::ptrdiff_t many_words = 5;

std::ptrdiff_t loose_words(Question const& question) {
    return std::ranges::count_if(question.clauses, fulltext::is_loose);
}

bool can_be_relaxed(Question const& question) { return loose_words(question) > 1; }

/// What comes before what in an order that the columns know; equals by number.
class Before {
public:
    Before(Columns const& columns, Query const& query) : columns_(columns), query_(query) {}

    bool operator()(Number left, Number right) const {
        auto const order = compare(left, right);
        return order != 0 ? order < 0 : left < right;
    }

private:
    Columns const& columns_;
    Query const& query_;

    template <class Value>
    static int largest_first(Value left, Value right) {
        return left > right ? -1 : left < right ? 1 : 0;
    }

    int compare(Number left, Number right) const {
        auto const& a = *columns_.block_of(left);
        auto const& b = *columns_.block_of(right);
        auto const i = left % rows_in_block, j = right % rows_in_block;
        switch (query_.order) {
            case Order::relevance:
                if (auto const order = largest_first(a.completeness[i], b.completeness[j]))
                    return order;
                [[fallthrough]];
            case Order::newest: return largest_first(a.updated[i], b.updated[j]);
            case Order::start: return largest_first(a.start[i], b.start[j]);
            case Order::amount: return largest_first(a.amount[i], b.amount[j]);
            case Order::title: return by_title(left, right);
        }
        return 0;
    }

    int by_title(Number left, Number right) const {
        auto const a = columns_.title_key(left, query_.language),
                   b = columns_.title_key(right, query_.language);
        if (a.empty() != b.empty()) return a.empty() ? 1 : -1;
        return a.compare(b);
    }
};

/// What a question finds, counted, and how much was demanded for it.
struct Found {
    Tally tally;
    Demand demand = Demand::all;
    Numbers numbers;

    Found(fulltext::Reader const& reader, Limited const& limited, Columns const& columns)
        : tally(columns, limited.query.selected),
          columns_(columns),
          visible_(reader.visible(limited.query.viewer)) {
        if (limited.query.words == Words::any ||
            (limited.query.may_relax && loose_words(limited.question) >= many_words)) {
            demand = Demand::any;
            look(reader, limited);
            return;
        }
        look(reader, limited);
        if (tally.total() >= few || !limited.query.may_relax || !can_be_relaxed(limited.question))
            return;
        auto const with_all_words = tally.total();
        demand = Demand::any;
        look(reader, limited);
        if (tally.total() == with_all_words) demand = Demand::all;
    }

    Numbers const& visible() const { return *visible_; }

private:
    Columns const& columns_;
    std::shared_ptr<Numbers const> visible_;
    bool looked_ = false;

    /// What of it was updated later.
    Numbers newer(Numbers const& matching, basics::Time since) const {
        Numbers newer;
        matching.each([&](Number number) {
            if (columns_.has(number) &&
                columns_.block_of(number)->updated[number % rows_in_block] > since.microseconds)
                newer.add(number);
        });
        return newer;
    }

    void look(fulltext::Reader const& reader, Limited const& limited) {
        auto matching = reader.matching(limited.question, demand, *visible_);
        if (auto const since = limited.query.updated_after) matching = newer(matching, *since);
        if (looked_) tally.clear();
        looked_ = true;
        numbers = tally.keep(matching);
    }
};

/// `count` of what was found after the first `first`, in the query's order.
std::vector<Match> in_order(fulltext::Reader const& reader, Limited const& limited,
                            Columns const& columns, Found const& found, std::size_t first,
                            std::size_t count) {
    if (limited.query.order == Order::relevance)
        return reader.best(limited.question, found.numbers, first, count,
                           Before(columns, limited.query));
    std::vector<Number> all;
    all.reserve(found.tally.total());
    found.numbers.each([&](Number number) { all.push_back(number); });
    auto const begin = std::min(first, all.size()),
               end = begin + std::min(count, all.size() - begin);
    std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(end),
                              Before(columns, limited.query));
    std::vector<Match> matches;
    for (auto i = begin; i < end; ++i) matches.push_back({all[i], 0});
    return matches;
}

std::vector<Hit> hits_of(fulltext::Reader const& reader, std::vector<Match> const& page,
                         Columns const& columns, Limited const& limited,
                         fulltext::Highlighter const& highlighter, Cards& cards) {
    std::vector<Hit> hits;
    for (auto const& match : page)
        if (auto const card = cards.of(reader, match.number))
            hits.push_back(hit_of(columns.subject(match.number), match.score, *card,
                                  limited.query.language, highlighter));
    return hits;
}

/// The other words that led to something among what was found.
std::vector<Widened> widened(fulltext::Reader const& reader, Limited const& limited,
                             Numbers const& found) {
    std::vector<Widened> all;
    for (auto const& widening : limited.question.widenings) {
        auto const& last = limited.question.clauses[widening.first + widening.count - 1];
        auto const begin = limited.question.clauses[widening.first].begin;
        Widened one{.asked = limited.query.text.substr(begin, last.end - begin), .also = {}};
        for (auto const& other : widening.alternatives)
            if (reader
                    .matching({.clauses = {other.clause}, .language = other.language}, Demand::all,
                              found)
                    .count() > 0)
                one.also.push_back(other.clause.text);
        if (!one.also.empty()) all.push_back(std::move(one));
    }
    return all;
}

}

Answer Engine::find(Query const& asked, Synonyms const& synonyms) const {
    Limited const limited(asked, synonyms, *analyser_);
    auto const learnt = index_.learnt();
    fulltext::Highlighter const highlighter(limited.question, learnt->with(*analyser_));
    Answer answer;
    index_.read([&](fulltext::Reader const& reader) {
        auto const now = columns();
        Found const found(reader, limited, *now);
        auto const page =
            in_order(reader, limited, *now, found, limited.query.offset, limited.query.limit);
        answer = {.total = found.tally.total(),
                  .hits = hits_of(reader, page, *now, limited, highlighter, cards_),
                  .facets = found.tally.facets(limited.query.values_listed),
                  .municipalities = found.tally.municipalities(),
                  .relaxed = found.demand == Demand::any,
                  .cut = limited.cut,
                  .unclosed = limited.question.unclosed,
                  .no_words = limited.question.clauses.empty() &&
                              !basics::trimmed(limited.query.text).empty(),
                  .widened = widened(reader, limited, found.numbers)};
        if ((answer.total < few || answer.relaxed) && !limited.question.asks_nothing())
            answer.did_you_mean =
                reader.did_you_mean(limited.query.text, limited.question, found.visible());
    });
    return answer;
}

std::vector<Number> Engine::find_all(Query const& asked, Synonyms const& synonyms,
                                     Columns const& columns) const {
    Limited const limited(asked, synonyms, *analyser_);
    std::vector<Number> numbers;
    index_.read([&](fulltext::Reader const& reader) {
        numbers.clear();
        Found const found(reader, limited, columns);
        // In windows, since each ranked match takes a hundred bytes until its number is copied.
        constexpr std::size_t window = 100'000;
        auto const at_a_time =
            limited.query.order == Order::relevance ? window : found.tally.total();
        while (numbers.size() < found.tally.total()) {
            auto const matches =
                in_order(reader, limited, columns, found, numbers.size(), at_a_time);
            if (matches.empty()) return;
            for (auto const& match : matches) numbers.push_back(match.number);
        }
    });
    return numbers;
}

}

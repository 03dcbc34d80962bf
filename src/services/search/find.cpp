// A question from words and chosen values to a page of hits.
#include <algorithm>
#include <bit>

#include "services/search/engine.h"

namespace search {

namespace {

using fulltext::Demand;
using fulltext::Match;
using fulltext::Question;

// Fewer hits than this with all words: any of them will do. So few also ask for another spelling.
constexpr std::size_t few = 3;

/// The query within its limits.
struct Limited {
    Query query;
    Question question;
    bool cut = false;

    explicit Limited(Query const& asked) : query(asked), question(fulltext::parse(asked.text, field_names())) {
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

/// Passes on what it is shown and remembers what was kept.
class Keeper : public fulltext::Sieve {
public:
    explicit Keeper(Tally& tally) : tally_(tally) {}
    bool keeps(Number number) final {
        bool const kept = tally_.keeps(number);
        if (kept) numbers.push_back(number);
        return kept;
    }
    std::vector<Number> numbers;

private:
    Tally& tally_;
};

/// Everything that may be seen, without asking the index.
void browse(fulltext::Numbers const& visible, Keeper& keeper) {
    auto const bits = visible.bits();
    for (std::size_t i = 0; i < bits.size(); ++i)
        for (auto word = bits[i]; word != 0; word &= word - 1)
            keeper.keeps(static_cast<Number>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))));
}

bool can_be_relaxed(Question const& question) {
    return std::ranges::count_if(question.clauses, [](fulltext::Clause const& clause) {
               return !clause.excluded && !clause.optional && clause.prefix.empty() &&
                      clause.kind == fulltext::ClauseKind::word;
           }) > 1;
}

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
    static int largest_first(Value left, Value right) { return left > right ? -1 : left < right ? 1 : 0; }

    int compare(Number left, Number right) const {
        auto const& a = *columns_.block_of(left);
        auto const& b = *columns_.block_of(right);
        auto const i = left % rows_in_block, j = right % rows_in_block;
        switch (query_.order) {
            case Order::relevance:
            case Order::newest: return largest_first(a.updated[i], b.updated[j]);
            case Order::start: return largest_first(a.start[i], b.start[j]);
            case Order::amount: return largest_first(a.amount[i], b.amount[j]);
            case Order::title: return by_title(left, right);
        }
        return 0;
    }

    int by_title(Number left, Number right) const {
        auto const a = columns_.title_key(left, query_.language), b = columns_.title_key(right, query_.language);
        if (a.empty() != b.empty()) return a.empty() ? 1 : -1;
        return a.compare(b);
    }
};

/// One run of a question: what was found, counted, and how much was demanded.
struct Run {
    Tally tally;
    Demand demand = Demand::all;
    std::vector<Match> page;

    Run(fulltext::Reader const& reader, Limited const& limited, Columns const& columns,
        fulltext::Numbers const& visible)
        : tally(columns, limited.query.selected) {
        match(reader, limited, columns, visible);
        if (tally.total() >= few || !can_be_relaxed(limited.question)) return;
        auto const with_all_words = tally.total();
        demand = Demand::any;
        tally.clear();
        match(reader, limited, columns, visible);
        if (tally.total() == with_all_words) demand = Demand::all;
    }

private:
    void match(fulltext::Reader const& reader, Limited const& limited, Columns const& columns,
               fulltext::Numbers const& visible) {
        auto const& query = limited.query;
        if (query.order == Order::relevance) {
            page = reader.best(limited.question, demand, visible, tally, query.offset, query.limit);
            return;
        }
        Keeper keeper(tally);
        if (limited.question.clauses.empty()) browse(visible, keeper);
        else reader.each(limited.question, demand, visible, keeper);
        auto& found = keeper.numbers;
        auto const begin = std::min(query.offset, found.size()), end = std::min(begin + query.limit, found.size());
        std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(end), Before(columns, query));
        page.clear();
        for (auto i = begin; i < end; ++i) page.push_back({found[i], 0});
    }
};

std::vector<Hit> hits_of(fulltext::Reader const& reader, std::vector<Match> const& page, Columns const& columns,
                         Limited const& limited, fulltext::Highlighter const& highlighter) {
    std::vector<Hit> hits;
    for (auto const& match : page)
        if (auto const data = reader.data(match.number))
            hits.push_back(hit_of(columns.subject(match.number), match.score, decode_card(*data),
                                  limited.query.language, highlighter));
    return hits;
}

}

Answer Engine::find(Query const& asked) const {
    Limited const limited(asked);
    fulltext::Highlighter const highlighter(limited.question, analyser_);
    Answer answer;
    index_.read([&](fulltext::Reader const& reader) {
        auto const now = columns();
        auto const visible = reader.visible(limited.query.viewer);
        Run const run(reader, limited, *now, *visible);
        answer = {.total = run.tally.total(),
                  .hits = hits_of(reader, run.page, *now, limited, highlighter),
                  .facets = run.tally.facets(limited.query.values_listed),
                  .municipalities = run.tally.municipalities(),
                  .relaxed = run.demand == Demand::any,
                  .cut = limited.cut};
        if ((answer.total < few || answer.relaxed) && !limited.question.asks_nothing())
            answer.did_you_mean = reader.did_you_mean(limited.query.text, limited.question, *visible);
    });
    return answer;
}

std::vector<Number> Engine::find_all(Query const& asked, Columns const& columns) const {
    Limited limited(asked);
    limited.query.limit = 0;
    std::vector<Number> found;
    index_.read([&](fulltext::Reader const& reader) {
        found.clear();
        auto const visible = reader.visible(limited.query.viewer);
        auto const demand = Run(reader, limited, columns, *visible).demand;
        Tally tally(columns, limited.query.selected);
        Keeper keeper(tally);
        if (limited.query.order != Order::relevance) {
            if (limited.question.clauses.empty()) browse(*visible, keeper);
            else reader.each(limited.question, demand, *visible, keeper);
            std::ranges::sort(keeper.numbers, Before(columns, limited.query));
            found = std::move(keeper.numbers);
            return;
        }
        // Ranked in windows, since each ranked match takes a hundred bytes until its number is copied.
        constexpr std::size_t window = 100'000;
        for (std::size_t first = 0;; first += window) {
            auto const matches = reader.best(limited.question, demand, *visible, tally, first, window);
            for (auto const& match : matches) found.push_back(match.number);
            if (matches.size() < window) return;
        }
    });
    return found;
}

}

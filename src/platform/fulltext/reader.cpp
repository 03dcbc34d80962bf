// Asking: documents, their data, ranking. What matches is in matching.cpp.
#include <algorithm>
#include <string>

#include "platform/fulltext/parts.h"
#include "platform/fulltext/query.h"
#include "platform/fulltext/terms.h"

namespace fulltext {

namespace {

/// Lets through what has been found to match.
class Gate : public Xapian::MatchDecider {
public:
    explicit Gate(Numbers const& numbers) : numbers_(numbers) {}
    bool operator()(Xapian::Document const& document) const override {
        return numbers_.contains(document.get_docid());
    }

private:
    Numbers const& numbers_;
};

std::vector<Match> matches(Xapian::MSet const& found) {
    std::vector<Match> result;
    result.reserve(found.size());
    for (auto match = found.begin(); match != found.end(); ++match)
        result.push_back({*match, match.get_weight()});
    return result;
}

}

std::uint64_t Reader::revision() const {
    return guarded([&] { return state_.database.get_revision(); });
}

std::size_t Reader::documents() const {
    return guarded([&] { return state_.database.get_doccount(); });
}

std::optional<Number> Reader::number(std::string_view id) const {
    auto const term = id_term(id);
    if (term.size() > longest_term) return std::nullopt;
    return guarded([&]() -> std::optional<Number> {
        auto const found = state_.database.postlist_begin(term);
        return found == state_.database.postlist_end(term) ? std::nullopt
                                                           : std::optional<Number>(*found);
    });
}

std::optional<std::string> Reader::data(Number number) const {
    return guarded([&]() -> std::optional<std::string> {
        try {
            return state_.database.get_document(number).get_data();
        } catch (Xapian::DocNotFoundError const&) { return std::nullopt; }
    });
}

std::string Reader::note(std::string const& name) const {
    return guarded([&] { return state_.database.get_metadata("note:" + name); });
}

std::vector<Match> Reader::best(Question const& question, Demand demand, Numbers const& matching,
                                std::size_t first, std::size_t count) const {
    return guarded([&] {
        Xapian::Enquire enquire(state_.database);
        enquire.set_query(ranking_query(question, demand, state_.parts.analyser));
        Gate const gate(matching);
        return matches(enquire.get_mset(static_cast<Xapian::doccount>(first),
                                        static_cast<Xapian::doccount>(count), 0, nullptr, &gate));
    });
}

void Reader::rows(std::function<void(Number, std::string_view)> const& take) const {
    guarded([&] {
        auto const end = state_.database.valuestream_end(row_slot);
        for (auto row = state_.database.valuestream_begin(row_slot); row != end; ++row)
            take(row.get_docid(), *row);
    });
}

}

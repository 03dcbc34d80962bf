// Asking: matches, ranking, what may be seen.
#include <algorithm>
#include <string>

#include "platform/fulltext/parts.h"
#include "platform/fulltext/query.h"
#include "platform/fulltext/terms.h"

namespace fulltext {

namespace {

/// Lets through what the viewer may see and the sieve keeps. Xapian asks it once about each match.
class Gate : public Xapian::MatchDecider {
public:
    Gate(Numbers const& visible, Sieve* sieve) : visible_(visible), sieve_(sieve) {}
    bool operator()(Xapian::Document const& document) const override {
        auto const number = document.get_docid();
        return visible_.contains(number) && (sieve_ == nullptr || sieve_->keeps(number));
    }

private:
    Numbers const& visible_;
    Sieve* sieve_;
};

std::vector<Match> matches(Xapian::MSet const& found) {
    std::vector<Match> result;
    result.reserve(found.size());
    for (auto match = found.begin(); match != found.end(); ++match) result.push_back({*match, match.get_weight()});
    return result;
}

std::shared_ptr<Numbers const> read_visible(Xapian::Database const& database, std::span<std::string const> viewer) {
    auto numbers = std::make_shared<Numbers>();
    for (auto const& term : viewer) {
        auto const name = visible_term(term);
        if (term.empty() || name.size() > longest_term) continue;
        auto const end = database.postlist_end(name);
        for (auto posting = database.postlist_begin(name); posting != end; ++posting) numbers->add(*posting);
    }
    return numbers;
}

}

std::shared_ptr<Numbers const> Index::Parts::visible(Xapian::Database const& database,
                                                     std::span<std::string const> viewer) const {
    constexpr std::size_t most_kept = 200;
    std::string key;
    for (auto const& term : viewer) key.append(term).push_back('\0');
    auto const revision = database.get_revision();
    {
        std::lock_guard const lock(keeping);
        if (kept_revision == revision)
            if (auto const kept = kept_visible.find(key); kept != kept_visible.end()) return kept->second;
    }
    auto numbers = read_visible(database, viewer);
    std::lock_guard const lock(keeping);
    if (kept_revision != revision || kept_visible.size() >= most_kept) kept_visible.clear();
    kept_revision = revision;
    kept_visible.emplace(std::move(key), numbers);
    return numbers;
}

std::uint64_t Reader::revision() const { return guarded([&] { return state_.database.get_revision(); }); }

std::size_t Reader::documents() const { return guarded([&] { return state_.database.get_doccount(); }); }

std::optional<Number> Reader::number(std::string_view id) const {
    auto const term = id_term(id);
    if (term.size() > longest_term) return std::nullopt;
    return guarded([&]() -> std::optional<Number> {
        auto const found = state_.database.postlist_begin(term);
        return found == state_.database.postlist_end(term) ? std::nullopt : std::optional<Number>(*found);
    });
}

std::optional<std::string> Reader::data(Number number) const {
    return guarded([&]() -> std::optional<std::string> {
        try {
            return state_.database.get_document(number).get_data();
        } catch (Xapian::DocNotFoundError const&) {
            return std::nullopt;
        }
    });
}

std::string Reader::note(std::string const& name) const {
    return guarded([&] { return state_.database.get_metadata("note:" + name); });
}

std::shared_ptr<Numbers const> Reader::visible(std::span<std::string const> viewer) const {
    return guarded([&] { return state_.parts.visible(state_.database, viewer); });
}

std::vector<Match> Reader::best(Question const& question, Demand demand, Numbers const& visible, Sieve& sieve,
                                std::size_t first, std::size_t count) const {
    return guarded([&] {
        Xapian::Enquire enquire(state_.database);
        enquire.set_query(xapian_query(question, demand, state_.parts.analyser));
        Gate const gate(visible, &sieve);
        // Asking for all of them to be checked makes Xapian show every match to the gate.
        return matches(enquire.get_mset(static_cast<Xapian::doccount>(first), static_cast<Xapian::doccount>(count),
                                        state_.database.get_doccount(), nullptr, &gate));
    });
}

void Reader::each(Question const& question, Demand demand, Numbers const& visible, Sieve& sieve) const {
    guarded([&] {
        Xapian::Enquire enquire(state_.database);
        enquire.set_query(xapian_query(question, demand, state_.parts.analyser));
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_docid_order(Xapian::Enquire::ASCENDING);
        Gate const gate(visible, &sieve);
        enquire.get_mset(0, 1, state_.database.get_doccount(), nullptr, &gate);
    });
}

std::vector<Match> Reader::first(Question const& question, Numbers const& visible, std::size_t count) const {
    return guarded([&] {
        Xapian::Enquire enquire(state_.database);
        enquire.set_query(xapian_query(question, Demand::all, state_.parts.analyser));
        Gate const gate(visible, nullptr);
        return matches(enquire.get_mset(0, static_cast<Xapian::doccount>(count), 0, nullptr, &gate));
    });
}

void Reader::rows(std::function<void(Number, std::string_view)> const& take) const {
    guarded([&] {
        auto const end = state_.database.valuestream_end(row_slot);
        for (auto row = state_.database.valuestream_begin(row_slot); row != end; ++row) take(row.get_docid(), *row);
    });
}

}

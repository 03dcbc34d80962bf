// Asking: documents and their data. What matches is in matching.cpp, in which order in
// ranking.cpp.
#include <string>

#include "platform/fulltext/parts.h"
#include "platform/fulltext/terms.h"

namespace fulltext {

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

Shape Reader::shape(Number number) const {
    return guarded([&]() -> Shape {
        try {
            auto const document = state_.database.get_document(number);
            auto places = document.get_value(places_slot);
            return places.empty() ? Shape()
                                  : Shape(document.get_value(sketch_slot), std::move(places));
        } catch (Xapian::DocNotFoundError const&) { return {}; }
    });
}

std::string Reader::note(std::string const& name) const {
    return guarded([&] { return state_.database.get_metadata("note:" + name); });
}

void Reader::rows(std::function<void(Number, std::string_view)> const& take) const {
    guarded([&] {
        auto const end = state_.database.valuestream_end(row_slot);
        for (auto row = state_.database.valuestream_begin(row_slot); row != end; ++row)
            take(row.get_docid(), *row);
    });
}

}

// Each order has an index of its own, with and without the state.
#include <algorithm>
#include <charconv>
#include <limits>

#include "features/ideas/listing.h"
#include "features/ideas/store.h"

namespace ideas {

namespace {

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const is_whole = problem == std::errc() && end == text.data() + text.size();
    return is_whole && number >= 0 ? std::optional(number) : std::nullopt;
}

/// The words of the question; nothing in them comes from outside. Every value is named in each.
std::string question(bool of_state, Order order, bool backwards) {
    std::string sql(all_columns());
    sql += " FROM needs WHERE kind = $1 AND visibility = 'public'";
    sql += of_state ? " AND state = $2" : " AND $2 = ''";
    std::string const side = backwards ? ">" : "<", way = backwards ? "" : " DESC";
    if (order == Order::support)
        sql += " AND (supports, told_at, id) " + side + " ($3, $4, $5) ORDER BY supports" + way +
               ", told_at" + way + ", id" + way;
    else
        sql += " AND CAST($3 AS BIGINT) >= 0 AND (told_at, id) " + side +
               " ($4, $5) ORDER BY told_at" + way + ", id" + way;
    return sql + " LIMIT $6";
}

}

std::string write(Place const& place) {
    return std::to_string(place.supports) + "." + std::to_string(place.told_at.microseconds) + "." +
           place.id.string();
}

std::optional<Place> parse_place(std::string_view text) {
    auto const first = text.find('.');
    auto const second = first == text.npos ? text.npos : text.find('.', first + 1);
    if (second == text.npos) return std::nullopt;
    auto const supports = number_in(text.substr(0, first));
    auto const told_at = number_in(text.substr(first + 1, second - first - 1));
    auto const id = NeedId::parse(text.substr(second + 1));
    if (!supports || !told_at || !id) return std::nullopt;
    return Place{*supports, {*told_at}, *id};
}

std::vector<Contribution> listed(db::Reader& reader, Kind kind, std::optional<State> state,
                                 Order order, Part const& part, std::size_t limit) {
    constexpr auto beyond = std::numeric_limits<std::int64_t>::max();
    bool const from_beginning = part.side == Part::Side::beginning;
    bool const backwards = part.side == Part::Side::before;
    auto found = reader.all(
        question(state.has_value(), order, backwards),
        {name(kind), state ? name(*state) : std::string_view(),
         from_beginning ? beyond : part.place.supports,
         from_beginning ? beyond : part.place.told_at.microseconds,
         from_beginning ? std::string_view("~") : std::string_view(part.place.id.text()), limit},
        contribution_of);
    if (backwards) std::ranges::reverse(found);
    return found;
}

}

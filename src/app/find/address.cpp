// Reading and writing the address of a search.
#include "app/find/address.h"

#include <algorithm>
#include <charconv>

#include "services/search/search.h"
#include "services/web/api.h"

namespace find {

namespace {

constexpr std::array<std::string_view, 5> order_names = {"relevance", "newest", "start", "amount",
                                                         "title"};
constexpr std::array<std::string_view, 3> show_names = {"list", "map", "table"};

std::optional<int> year(std::string_view text) {
    int value = 0;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || value < 1900 || value > 2100)
        return std::nullopt;
    return value;
}

template <class Enum, std::size_t size>
Enum parsed(std::array<std::string_view, size> const& names, std::string_view text) {
    auto const found = std::ranges::find(names, text);
    return static_cast<Enum>(found == names.end() ? 0 : found - names.begin());
}

}

std::string_view name(search::Order order) { return order_names[static_cast<std::size_t>(order)]; }
std::string_view name(Show show) { return show_names[static_cast<std::size_t>(show)]; }

Asked asked(http::Fields const& query) {
    Asked asked{.words = std::string(query.text("q")),
                .like_mine = query.text("like_mine") == "yes",
                .from = std::string(query.text("from").substr(0, 10)),
                .to = std::string(query.text("to").substr(0, 10)),
                .order = parsed<search::Order>(order_names, query.text("sort")),
                .show = parsed<Show>(show_names, query.text("view")),
                .as_typed = query.text("as_typed") == "yes",
                .all_of = std::string(query.text("all"))};
    for (auto const& [name, value] : query.list())
        if (auto const facet = search::parse_facet(name); facet && !value.empty()) {
            auto& values = asked.chosen[*facet];
            if (std::ranges::find(values, value) == values.end()) values.push_back(value);
        }
    auto const text = query.text("page");
    std::from_chars(text.data(), text.data() + text.size(), asked.page);
    asked.page = std::clamp<std::size_t>(asked.page, 1, search::deepest_hit / page_size);
    return asked;
}

std::string query_of(Asked const& asked) {
    std::string text;
    auto add = [&](std::string_view name, std::string_view value) {
        if (value.empty()) return;
        text += text.empty() ? '?' : '&';
        text.append(name).append("=").append(web::query_escaped(value));
    };
    add("q", asked.words);
    for (auto const& [facet, values] : asked.chosen)
        for (auto const& value : values) add(search::name(facet), value);
    add("like_mine", asked.like_mine ? "yes" : "");
    add("from", asked.from);
    add("to", asked.to);
    if (asked.order != search::Order::relevance) add("sort", name(asked.order));
    if (asked.show != Show::list) add("view", name(asked.show));
    add("as_typed", asked.as_typed ? "yes" : "");
    add("all", asked.all_of);
    if (asked.page > 1) add("page", std::to_string(asked.page));
    return text;
}

search::Query query(Asked const& asked, texts::Language language,
                    std::vector<std::string> const& viewer,
                    std::vector<std::string> const& similar) {
    search::Query query{.text = asked.words,
                        .language = language,
                        .selected = asked.chosen,
                        .viewer = viewer,
                        .order = asked.order,
                        .limit = page_size,
                        .offset = (asked.page - 1) * page_size,
                        .widened = !asked.as_typed};
    auto const first = year(asked.from), last = year(asked.to);
    if (first || last)
        for (int one = first.value_or(1950); one <= last.value_or(2060); ++one)
            query.selected[search::Facet::year].push_back(std::to_string(one));
    if (asked.like_mine)
        for (auto const& code : similar)
            query.selected[search::Facet::municipality].push_back(code);
    return query;
}

}

// A search as an address: what is asked for is in the query, so that every result can be linked and
// shared.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "platform/http/request.h"
#include "services/search/query.h"

namespace find {

enum class Show : std::uint8_t { list, map, table };

/// How many hits a page has.
inline constexpr std::size_t page_size = 20;

/// A search as its address says it.
struct Asked {
    std::string words = {};
    std::map<search::Facet, std::vector<std::string>> chosen = {};
    bool like_mine = false;          ///< "Kommuner som min": municipalities like the reader's own.
    std::string from = {}, to = {};  ///< Years, as typed.
    search::Order order = search::Order::relevance;
    Show show = Show::list;
    bool as_typed = false;    ///< Without other words for the same.
    std::string all_of = {};  ///< The facet whose values are all listed.
    std::size_t page = 1;
};

/// Reads the query; what is unknown or out of range is passed over.
Asked asked(http::Fields const& query);

/// The query string with "?"; empty when nothing is asked.
std::string query_of(Asked const& asked);

std::string_view name(search::Order order);
std::string_view name(Show show);

/// What search is asked: years from…to become values of the facet year. `similar` are the place
/// codes
/// ("SE-0180") that like_mine stands for.
search::Query query(Asked const& asked, texts::Language language,
                    std::vector<std::string> const& viewer,
                    std::vector<std::string> const& similar);

}

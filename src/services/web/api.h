// What every part of the API does alike: problems, reading JSON bodies, paging by key.
#pragma once
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/problems.h"
#include "platform/http/response.h"
#include "platform/json/value.h"
#include "services/web/visit.h"

namespace texts {
class Catalogue;
}

namespace web {

/// RFC 9457 problem+json. `detail` says in English what to do; `more` are members of this problem's
/// own.
http::Response api_problem(int status, std::string_view detail, json::Array errors = {},
                           json::Object const& more = {});

/// 422 with every mistake beside its field; the words are the texts of the visit's language
/// (English by default).
http::Response api_problems(texts::Catalogue const& texts, Visit const& visit,
                            basics::Problems const& problems);

/// A JSON reply.
http::Response api_reply(json::Value const& value, int status = 200);

/// The body as JSON. Throws BadRequest when it is not application/json or not JSON.
json::Value api_body(Visit const& visit);

/// Throws BadRequest for a parameter of the query that is not `known`, and for one that comes twice
/// unless it is among those that `may_repeat`.
void api_parameters(Visit const& visit, std::span<std::string_view const> known,
                    std::span<std::string_view const> may_repeat = {});
inline void api_parameters(Visit const& visit, std::initializer_list<std::string_view> known) {
    api_parameters(visit, std::span(known.begin(), known.size()));
}

/// How much of a list is asked for: ?limit=1..200 (50 when absent) and ?after=KEY. Throws
/// BadRequest for others.
struct Paging {
    std::size_t limit = 50;
    std::string after = {};
};
Paging api_paging(Visit const& visit);

/// {"items": […], "next": address of the next page or null}. `next_key` is empty on the last page;
/// the other parameters of the query are kept.
json::Value api_page(Visit const& visit, json::Array items, std::string_view next_key);

/// Text as a part of a query: everything but letters, digits and "-._~" becomes %XX.
std::string query_escaped(std::string_view text);

}

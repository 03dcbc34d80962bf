// What may be followed, and under which name.
#include "app/find/address.h"
#include "app/saved_searches/saved.h"
#include "platform/basics/text.h"
#include "platform/http/target.h"

namespace saved_searches {

std::expected<std::string, basics::Problems> check_query(std::string_view sent) {
    if (sent.starts_with('?')) sent.remove_prefix(1);
    if (sent.size() > longest_query)
        return std::unexpected(basics::Problems{{"query", "saved_searches.query_too_long", {}}});
    auto const fields = http::urlencoded(sent);
    auto const read = find::asked(fields);
    auto const query = find::query_of({.words = read.words,
                                       .chosen = read.chosen,
                                       .like_mine = read.like_mine,
                                       .from = read.from,
                                       .to = read.to,
                                       .as_typed = read.as_typed});
    if (query.empty())
        return std::unexpected(basics::Problems{{"query", "saved_searches.query_empty", {}}});
    if (query.size() > longest_query)
        return std::unexpected(basics::Problems{{"query", "saved_searches.query_too_long", {}}});
    return query;
}

std::expected<std::string, basics::Problems> check_name(std::string_view typed) {
    auto const name = std::string(basics::trimmed(basics::one_line(typed)));
    if (name.empty())
        return std::unexpected(basics::Problems{{"name", "saved_searches.name_missing", {}}});
    if (basics::length(name) > longest_name)
        return std::unexpected(basics::Problems{
            {"name", "saved_searches.name_too_long", {{"most", std::to_string(longest_name)}}}});
    return name;
}

}

// A search that a member follows, and the rules for it. Plain values.
#pragma once
#include <expected>
#include <string>
#include <string_view>

#include "platform/basics/problems.h"
#include "platform/basics/time.h"
#include "services/permissions/permissions.h"

namespace saved_searches {

using SavedId = basics::Id<struct SavedSearchTag>;

/// The most that a member follows, characters of a name, bytes of a search.
inline constexpr std::size_t most_followed = 50, longest_name = 100, longest_query = 2'000;

struct Saved {
    SavedId id = {};
    std::string name = {};
    std::string query = {};  ///< As in the address of the search page, with "?".
    basics::Time made_at = {};
    basics::Time seen_at = {};  ///< What was updated later is new to the member.
};

/// The search behind a query as it was sent: only what decides what is found, in one order, so
/// that the same search is the same text. Problems: nothing is asked, or more than fits.
std::expected<std::string, basics::Problems> check_query(std::string_view sent);

/// The name as it is kept. Problems: none, or too long.
std::expected<std::string, basics::Problems> check_name(std::string_view typed);

}

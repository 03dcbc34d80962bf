// What it would take to remove a barrier, as whoever describes it judges: plain values, rules and
// rows.
#pragma once
#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "platform/basics/problems.h"
#include "platform/basics/time.h"
#include "platform/db/database.h"
#include "services/organisations/organisation.h"

namespace leverage {

inline constexpr std::int64_t most_cost = 10'000'000'000'000;  ///< Hundredths of a krona.
inline constexpr std::int64_t most_months = 600;
inline constexpr std::size_t longest_words = 1'000;

/// What somebody has said of it.
struct Removal {
    std::optional<std::int64_t> cost = {};  ///< Hundredths of a krona; nothing: nobody has said.
    std::optional<std::int64_t> months = {};
    std::string words = {};  ///< How it was judged, and from what.
    /// In whose name; empty: of those who lead the whole.
    organisations::OrganisationId organisation = {};
    std::int64_t version = 0;
    basics::Time updated_at = {};
};

inline bool says_something(Removal const& removal) { return removal.cost || removal.months; }

/// As it stands in the fields of a form.
struct Typed {
    std::string cost = {}, months = {}, words = {};
};
Typed typed_of(Removal const& removal);
/// Without who and when. Empty fields say that nobody knows; a figure says how it was judged.
std::expected<Removal, basics::Problems> checked(Typed const& typed);

/// By the barrier's id.
std::map<std::string, Removal, std::less<>> removals(db::Reader& reader);
Removal removal_of(db::Reader& reader, std::string_view barrier);
void put(db::Transaction& tx, std::string_view barrier, Removal const& removal);
void forget(db::Transaction& tx, std::string_view barrier);

}

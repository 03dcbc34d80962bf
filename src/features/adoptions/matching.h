// Who may be next, and what others like us use: always with the reasons. Pure functions.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "features/adoptions/register.h"

namespace adoptions {

/// What makes two organisations alike, as far as we know them.
enum class Alike : std::uint8_t { same_group, same_county, same_kind, together };
inline constexpr std::array<std::string_view, 4> alike_names = {"same_group", "same_county",
                                                                "same_kind", "together"};
std::string_view name(Alike alike);

struct Reason {
    Alike alike = Alike::same_group;
    organisations::OrganisationId like = {};  ///< To whom.
    std::int64_t projects = 0;                ///< In how many both take part, for `together`.
};

/// How many projects the organisation shares with others.
using Shares = std::map<organisations::OrganisationId, std::int64_t>;

/// What makes the other one like `one`: the group of municipalities, the county, for others than
/// municipalities the kind, and projects in which both take part.
std::vector<Reason> reasons(organisations::Directory const& directory, Shares const& shares,
                            organisations::OrganisationId const& one,
                            organisations::OrganisationId const& other);

/// Somebody who may be next to take it over.
struct Candidate {
    organisations::OrganisationId organisation = {};
    std::vector<Reason> reasons = {};
};
/// Those like the origin and its users who have not begun, those with the most reasons first.
/// `adopters` are all who have, whatever came of it; `shares` are each one's.
std::vector<Candidate> who_may_be_next(
    organisations::Directory const& directory, organisations::OrganisationId const& origin,
    std::vector<Row> const& adopters, std::map<organisations::OrganisationId, Shares> const& shares,
    std::size_t most);

/// Something that others use and the organisation has not begun with.
struct Match {
    activity::Subject subject = {};
    std::vector<Row> users = {};  ///< Those like it first.
    std::vector<Reason> reasons = {};
};
/// What organisations like this one use and it lacks, most reasons first.
std::vector<Match> matches(organisations::Directory const& directory, std::vector<Row> const& rows,
                           organisations::OrganisationId const& organisation, Shares const& shares,
                           std::size_t most);

}

// Who took it over from whom, and who used it in a year. Pure functions.
#pragma once
#include <map>
#include <optional>
#include <vector>

#include "features/adoptions/register.h"

namespace adoptions {

/// By adoption: from which other one it was taken.
using Sources = std::map<AdoptionId, AdoptionId>;

/// One adoption in the tree.
struct Twig {
    AdoptionId id = {};
    std::optional<AdoptionId> from = {};  ///< Nothing: from where it was made.
    friend bool operator==(Twig const&, Twig const&) = default;
};
/// Each of `ids` once, after the one it was taken from. Where that one is not among them it hangs
/// on the one before that; what stands in a circle hangs on the origin.
std::vector<Twig> tree(std::vector<AdoptionId> const& ids, Sources const& sources);

/// Whether `one` could have been taken from `from` without a circle.
bool may_come_from(Sources const& sources, AdoptionId const& one, AdoptionId const& from);

/// Whether it was used at the end of that year, as far as is known today.
bool was_used(Row const& row, int year);
/// Those of the rows that were; for `this_year` all, also those on the way and those that ended.
std::vector<Row> at_year(std::vector<Row> const& rows, int year, int this_year);

}

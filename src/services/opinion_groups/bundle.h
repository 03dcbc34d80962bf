// A dialogue to take away: votes without identity, parameters, version and result as JSON, so that
// anybody can compute it again.
#pragma once
#include "services/opinion_groups/opinion_groups.h"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace opinion_groups {

struct BundleStatement {
    std::string id = {};    ///< At most 100 bytes, different for each.
    std::string text = {};  ///< As shown; may be empty.
    StatementState state = StatementState::active;
};

/// The bundle's bytes. People are numbered by their answers alone, without names, times or order of
/// arrival: the same votes give the same bytes.
std::expected<std::string, Mistake> bundle(std::size_t participants,
                                           std::vector<BundleStatement> const& statements,
                                           std::span<Vote const> votes,
                                           Parameters const& parameters);

/// The same bundle made anew from the votes and parameters in it, or why it cannot be, in English
/// with what to do. The bytes are equal when nobody has changed the file.
std::expected<std::string, std::string> recomputed(std::string_view bundle);

}

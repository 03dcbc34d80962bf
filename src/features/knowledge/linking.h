// Organisations that came later than the projects that name them.
#pragma once
#include <set>

#include "features/knowledge/actions.h"

namespace knowledge {

/// Links projects to these organisations where a partner is recognised as one of them, as an import
/// would have done, had the directory known them (the hand's directory does now). Nothing that
/// sources or people wrote changes; each project that is linked has it in its history. Returns how
/// many were. Reads every project once: a second or two for 100,000.
std::size_t link_later(db::Database& database, Hand const& hand,
                       std::set<organisations::OrganisationId> const& added);

}

// The pauses that an organisation has entered: kept, shown and ended.
#pragma once
#include <expected>
#include <vector>

#include "platform/basics/problems.h"
#include "services/pauses/working_days.h"
#include "services/units/actions.h"
#include "services/units/chart.h"

namespace pauses {

/// In characters.
inline constexpr std::size_t longest_words = 300;
/// At most so many to come in one organisation.
inline constexpr std::size_t most_pauses = 100;

/// As typed into a form.
struct Draft {
    std::string unit = {}, from = {}, last = {}, words = {};
};

/// Fields "unit", "from", "last" and "words".
std::expected<Pause, basics::Problems> checked(Draft const& draft, units::Chart const& chart);

namespace store {
/// Those that are not over, by their first days.
std::vector<Pause> to_come(db::Reader& reader, organisations::OrganisationId const& organisation,
                           basics::Date today);
void add(db::Transaction& tx, organisations::OrganisationId const& organisation,
         Pause const& pause);
/// False when there is none.
bool remove(db::Transaction& tx, organisations::OrganisationId const& organisation,
            PauseId const& id);
}

/// Those that hold for what lies in the unit: the organisation's own, and those of units above.
std::vector<Pause> holding_for(std::vector<Pause> const& pauses, units::Chart const& chart,
                               units::UnitId const& unit);

std::expected<PauseId, basics::Problems> add(db::Transaction& tx, units::Hand const& hand,
                                             units::Chart const& chart, Draft const& draft);
/// Takes it away; false when there is none (any more).
bool end(db::Transaction& tx, units::Hand const& hand,
         organisations::OrganisationId const& organisation, PauseId const& id);

}

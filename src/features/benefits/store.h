// Rows and values of benefits: the only SQL about them, but for weeding and leaving.
#pragma once
#include "features/benefits/benefit.h"
#include "platform/db/database.h"

namespace benefits {

/// Of one project, the first stated first.
std::vector<Whole> of_project(db::Reader& reader, std::string_view project);
std::optional<Whole> find(db::Reader& reader, std::string_view project, BenefitId const& id);
/// Those with a figure, by project.
std::vector<Whole> all_with_values(db::Reader& reader);

/// New, or in the place of what it was.
void put(db::Transaction& tx, Benefit const& benefit);
void put_value(db::Transaction& tx, Benefit const& benefit, Value const& value);

/// The last one first, at most so many.
std::vector<Event> events(db::Reader& reader, std::string_view project, BenefitId const& id,
                          std::size_t most);
/// Gives it the next number.
void add_event(db::Transaction& tx, Benefit const& benefit, Event const& event);

/// Benefits whose owner is to be asked, the longest due first.
struct Due {
    std::string project = {};
    BenefitId id = {};
};
std::vector<Due> to_ask(db::Reader& reader, basics::Time now, std::size_t most);

}

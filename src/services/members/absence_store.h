// Absences as rows, and the roles that deputies have by them.
#pragma once
#include <optional>
#include <vector>

#include "platform/db/database.h"
#include "services/members/absence.h"

namespace members::store {

void add_absence(db::Transaction& tx, Absence const& absence);
std::optional<Absence> find_absence(db::Reader& reader, AbsenceId const& id);
void accept_absence(db::Transaction& tx, AbsenceId const& id, basics::Time at);
void end_absence(db::Transaction& tx, AbsenceId const& id, basics::Time at);
/// Of the member, or in which they stand in, by their first days; those that are over left out.
std::vector<Absence> absences_of(db::Reader& reader, MemberId const& member, basics::Date today);
/// The same of everybody in an organisation.
std::vector<Absence> absences_in(db::Reader& reader,
                                 organisations::OrganisationId const& organisation,
                                 basics::Date today);

/// The member's own roles, and those that they have on that day as a deputy.
std::vector<permissions::Grant> grants_on(db::Reader& reader, MemberId const& id, basics::Date day);

}

// Absences: rows ↔ values. Days are texts that sort as days do.
#include "services/members/absence_store.h"

#include <algorithm>

#include "services/members/store.h"

namespace members::store {

namespace {

Absence absence(db::Row const& row) {
    auto const day = [](std::string_view text) {
        return basics::parse_iso_date(text).value_or(basics::Date{});
    };
    return {.id = row.id<AbsenceId>(0),
            .organisation = row.id<organisations::OrganisationId>(1),
            .member = row.id<MemberId>(2),
            .deputy = row.id<MemberId>(3),
            .from = day(row.view(4)),
            .last = day(row.view(5)),
            .words = row.text(6),
            .made_at = row.time(7),
            .is_accepted = row.integer(8) != 0,
            .has_ended = row.integer(9) != 0};
}

}

void add_absence(db::Transaction& tx, Absence const& one) {
    tx.run(
        "INSERT INTO absences (id, organisation, member, deputy, from_day, last_day, words,"
        " made_at, accepted_at, ended_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)",
        {one.id, one.organisation, one.member, one.deputy, basics::iso(one.from),
         basics::iso(one.last), one.words, one.made_at,
         one.is_accepted ? one.made_at : basics::Time{}});
}

std::optional<Absence> find_absence(db::Reader& reader, AbsenceId const& id) {
    return reader.first(
        "SELECT id, organisation, member, deputy, from_day, last_day, words, made_at, accepted_at,"
        " ended_at FROM absences WHERE id = $1",
        {id}, absence);
}

void accept_absence(db::Transaction& tx, AbsenceId const& id, basics::Time at) {
    tx.run("UPDATE absences SET accepted_at = $2 WHERE id = $1", {id, at});
}

void end_absence(db::Transaction& tx, AbsenceId const& id, basics::Time at) {
    tx.run("UPDATE absences SET ended_at = $2 WHERE id = $1", {id, at});
}

std::vector<Absence> absences_of(db::Reader& reader, MemberId const& member, basics::Date today) {
    return reader.all(
        "SELECT id, organisation, member, deputy, from_day, last_day, words, made_at, accepted_at,"
        " ended_at FROM absences WHERE (member = $1 OR deputy = $1) AND ended_at = 0"
        " AND last_day >= $2 ORDER BY from_day, id",
        {member, basics::iso(today)}, absence);
}

std::vector<Absence> absences_in(db::Reader& reader,
                                 organisations::OrganisationId const& organisation,
                                 basics::Date today) {
    return reader.all(
        "SELECT id, organisation, member, deputy, from_day, last_day, words, made_at, accepted_at,"
        " ended_at FROM absences WHERE organisation = $1 AND ended_at = 0 AND last_day >= $2"
        " ORDER BY from_day, id",
        {organisation, basics::iso(today)}, absence);
}

std::vector<permissions::Grant> grants_on(db::Reader& reader, MemberId const& id,
                                          basics::Date day) {
    auto held = grants(reader, id);
    // Somebody without a role of their own stands in for nobody: there is nothing to look up.
    if (held.empty()) return held;
    auto const own = held;
    for (auto const& absence : absences_of(reader, id, day)) {
        bool const is_colleague = std::ranges::find(own, absence.organisation,
                                                    &permissions::Grant::organisation) != own.end();
        if (absence.deputy != id || !absence.is_accepted || !absence.covers(day) || !is_colleague)
            continue;
        for (auto const& grant : grants(reader, absence.member))
            if (grant.organisation == absence.organisation &&
                std::ranges::find(held, grant) == held.end())
                held.push_back(grant);
    }
    return held;
}

}

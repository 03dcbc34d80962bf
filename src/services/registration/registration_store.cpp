// Mailboxes, registrations and what was sent: the only SQL about them.
#include "services/registration/registration.h"

namespace registration {

std::map<units::UnitId, std::string> mailboxes(db::Reader& reader,
                                               OrganisationId const& organisation) {
    std::map<units::UnitId, std::string> all;
    reader.each(
        "SELECT '' AS unit, email FROM registrars WHERE organisation = $1 AND email <> ''"
        " UNION ALL SELECT unit, email FROM unit_registrars WHERE organisation = $1",
        {organisation},
        [&](db::Row const& row) { all.emplace(row.id<units::UnitId>(0), row.text(1)); });
    return all;
}

void set_mailbox(db::Transaction& tx, OrganisationId const& organisation, units::UnitId const& unit,
                 std::string_view email, members::MemberId const& by, basics::Time at) {
    if (unit.empty())
        tx.run(
            "INSERT INTO registrars (organisation, email, changed_at, changed_by)"
            " VALUES ($1, $2, $3, $4) ON CONFLICT (organisation) DO UPDATE SET"
            " email = $2, changed_at = $3, changed_by = $4",
            {organisation, email, at, by});
    else if (email.empty())
        tx.run("DELETE FROM unit_registrars WHERE organisation = $1 AND unit = $2",
               {organisation, unit});
    else
        tx.run(
            "INSERT INTO unit_registrars (organisation, unit, email, changed_at, changed_by)"
            " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (organisation, unit) DO UPDATE SET"
            " email = $3, changed_at = $4, changed_by = $5",
            {organisation, unit, email, at, by});
}

Registration read_registration(db::Row const& row) {
    return {.id = row.id<RegistrationId>(0),
            .kind = row.text(1),
            .subject = row.text(2),
            .organisation = row.id<OrganisationId>(3),
            .number = row.text(4),
            .registered_on = basics::parse_iso_date(row.view(5)).value_or(basics::Date()),
            .secrecy = row.text(6),
            .is_closed = row.integer(7) != 0};
}

std::optional<Registration> about(db::Reader& reader, std::string_view kind,
                                  std::string_view subject) {
    return reader.first(
        "SELECT id, kind, subject, organisation, number, registered_on, secrecy, is_closed"
        " FROM registrations WHERE kind = $1 AND subject = $2",
        {kind, subject}, read_registration);
}

void put(db::Transaction& tx, Registration const& one) {
    auto const on = one.number.empty() ? std::string() : basics::iso(one.registered_on);
    tx.run(
        "INSERT INTO registrations (id, kind, subject, organisation, number, registered_on,"
        " secrecy, is_closed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        " ON CONFLICT (id) DO UPDATE SET number = $5, registered_on = $6, secrecy = $7,"
        " is_closed = $8",
        {one.id, one.kind, one.subject, one.organisation, one.number, on, one.secrecy,
         one.is_closed ? 1 : 0});
}

std::vector<Sending> sendings(db::Reader& reader, RegistrationId const& id) {
    return reader.all(
        "SELECT place, at, member, recipient, digest, html FROM registration_sendings"
        " WHERE registration = $1 ORDER BY place",
        {id}, [](db::Row const& row) {
            return Sending{row.integer(0), row.time(1), row.id<members::MemberId>(2),
                           row.text(3),    row.text(4), row.text(5)};
        });
}

void add(db::Transaction& tx, RegistrationId const& id, Sending const& sending) {
    tx.run(
        "INSERT INTO registration_sendings (registration, place, at, member, recipient, digest,"
        " html) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {id, sending.place, sending.at, sending.member, sending.recipient, sending.digest,
         sending.html});
}

bool is_open(db::Reader& reader, std::string_view kind, std::string_view subject) {
    return reader.number(
               "SELECT count(*) FROM registrations WHERE kind = $1 AND subject = $2"
               " AND is_closed = 0",
               {kind, subject}) > 0;
}

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view subject) {
    tx.run(
        "UPDATE registration_sendings SET html = '', digest = '' WHERE registration IN"
        " (SELECT id FROM registrations WHERE kind = $1 AND subject = $2)",
        {kind, subject});
    tx.run(
        "UPDATE masked_copies SET content = '', is_shown = 0 WHERE registration IN"
        " (SELECT id FROM registrations WHERE kind = $1 AND subject = $2)",
        {kind, subject});
}

}

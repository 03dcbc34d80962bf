// Members and their roles: rows ↔ values.
#include "services/members/store.h"

namespace members::store {

namespace {

Member member(db::Row const& row) {
    return {.id = row.id<MemberId>(0),
            .email = row.text(1),
            .name = row.text(2),
            .language = texts::parse_language(row.view(3)).value_or(texts::Language::sv),
            .municipality = row.text(4),
            .has_password = row.integer(5) != 0,
            .created_at = row.time(6)};
}

}

void add(db::Transaction& tx, Member const& member, std::string_view email_key) {
    tx.run(
        "INSERT INTO members (id, email, email_key, name, language, municipality, password, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, '', $7)",
        {member.id, member.email, email_key, member.name, texts::code(member.language),
         member.municipality, member.created_at});
}

std::optional<Member> find(db::Reader& reader, MemberId const& id) {
    return reader.first(
        "SELECT id, email, name, language, municipality, CASE WHEN password = '' THEN 0 ELSE 1 END,"
        " created_at FROM members WHERE id = $1",
        {id}, member);
}

std::optional<Member> find_by_email_key(db::Reader& reader, std::string_view email_key) {
    return reader.first(
        "SELECT id, email, name, language, municipality, CASE WHEN password = '' THEN 0 ELSE 1 END,"
        " created_at FROM members WHERE email_key = $1",
        {email_key}, member);
}

std::optional<std::string> name(db::Reader& reader, MemberId const& id) {
    return reader.first("SELECT name FROM members WHERE id = $1", {id},
                        [](db::Row const& row) { return row.text(0); });
}

std::string password(db::Reader& reader, MemberId const& id) {
    return reader
        .first("SELECT password FROM members WHERE id = $1", {id},
               [](db::Row const& row) { return row.text(0); })
        .value_or("");
}

void set_password(db::Transaction& tx, MemberId const& id, std::string_view phc) {
    tx.run("UPDATE members SET password = $2 WHERE id = $1", {id, phc});
}

void set_profile(db::Transaction& tx, MemberId const& id, Profile const& profile) {
    tx.run("UPDATE members SET name = $2, language = $3, municipality = $4 WHERE id = $1",
           {id, profile.name, texts::code(profile.language), profile.municipality});
}

std::vector<permissions::Grant> grants(db::Reader& reader, MemberId const& id) {
    std::vector<permissions::Grant> held;
    reader.each(
        "SELECT role, organisation, '' AS unit FROM member_roles WHERE member = $1"
        " UNION ALL SELECT role, organisation, unit FROM member_unit_roles WHERE member = $1"
        " ORDER BY 1, 2, 3",
        {id}, [&](db::Row const& row) {
            // A role that a newer program has written gives nothing here.
            if (auto const role = permissions::parse_role(row.view(0)))
                held.push_back(
                    {*role, row.id<organisations::OrganisationId>(1), row.id<units::UnitId>(2)});
        });
    return held;
}

std::vector<permissions::Grant> grants_from(db::Reader& reader, MemberId const& id,
                                            std::string_view provider) {
    std::vector<permissions::Grant> given;
    reader.each("SELECT role, organisation FROM member_roles WHERE member = $1 AND came_from = $2",
                {id, provider}, [&](db::Row const& row) {
                    if (auto const role = permissions::parse_role(row.view(0)))
                        given.push_back({*role, row.id<organisations::OrganisationId>(1)});
                });
    return given;
}

void set_came_from(db::Transaction& tx, MemberId const& id, permissions::Grant const& grant,
                   std::string_view provider) {
    tx.run(
        "UPDATE member_roles SET came_from = $4 WHERE member = $1 AND role = $2"
        " AND organisation = $3",
        {id, permissions::name(grant.role), grant.organisation, provider});
}

bool add_grant(db::Transaction& tx, MemberId const& id, permissions::Grant const& grant,
               MemberId const& granted_by, basics::Time now) {
    if (!grant.unit.empty())
        return tx.run(
                   "INSERT INTO member_unit_roles (member, role, organisation, unit, granted_at,"
                   " granted_by) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
                   {id, permissions::name(grant.role), grant.organisation, grant.unit, now,
                    granted_by}) > 0;
    return tx.run(
               "INSERT INTO member_roles (member, role, organisation, granted_at, granted_by)"
               " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
               {id, permissions::name(grant.role), grant.organisation, now, granted_by}) > 0;
}

bool remove_grant(db::Transaction& tx, MemberId const& id, permissions::Grant const& grant) {
    if (!grant.unit.empty())
        return tx.run(
                   "DELETE FROM member_unit_roles WHERE member = $1 AND role = $2"
                   " AND organisation = $3 AND unit = $4",
                   {id, permissions::name(grant.role), grant.organisation, grant.unit}) > 0;
    return tx.run("DELETE FROM member_roles WHERE member = $1 AND role = $2 AND organisation = $3",
                  {id, permissions::name(grant.role), grant.organisation}) > 0;
}

std::vector<RoleHolder> of_organisation(db::Reader& reader,
                                        organisations::OrganisationId const& organisation) {
    std::vector<RoleHolder> holders;
    reader.each(
        "SELECT m.id, CASE WHEN p.member IS NULL THEN m.email ELSE '' END, m.name, m.language, m.municipality,"
        " CASE WHEN m.password = '' THEN 0 ELSE 1 END, m.created_at, r.role, r.unit FROM"
        " (SELECT member, role, '' AS unit FROM member_roles WHERE organisation = $1"
        " UNION ALL SELECT member, role, unit FROM member_unit_roles WHERE organisation = $1) r"
        " JOIN members m ON m.id = r.member LEFT JOIN protected_names p ON p.member = m.id",
        {organisation}, [&](db::Row const& row) {
            if (auto const role = permissions::parse_role(row.view(7)))
                holders.push_back({member(row), *role, row.id<units::UnitId>(8)});
        });
    return holders;
}

std::vector<organisations::OrganisationId> organisations_with(db::Reader& reader,
                                                              permissions::Role role) {
    return reader.all(
        "SELECT DISTINCT organisation FROM member_roles WHERE role = $1 AND organisation <> ''"
        " ORDER BY organisation",
        {permissions::name(role)},
        [](db::Row const& row) { return row.id<organisations::OrganisationId>(0); });
}

}

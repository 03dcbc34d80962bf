// Every table of this part that says something of a person, read and emptied.
#include "services/members/own_data.h"

namespace members {

json::Array own_rows(db::Reader& reader, std::string_view sql, MemberId const& member,
                     std::initializer_list<std::string_view> names) {
    json::Array rows;
    reader.each(sql, {member}, [&](db::Row const& row) {
        json::Object one;
        int column = 0;
        for (auto name : names) {
            bool const is_time = name.starts_with('@');
            if (is_time) name.remove_prefix(1);
            auto const is_absent = row.is_null(column) || (is_time && row.integer(column) == 0);
            one.append(std::string(name), is_absent ? json::Value(nullptr)
                                          : is_time ? json::Value(basics::iso(row.time(column)))
                                                    : json::Value(row.text(column)));
            ++column;
        }
        rows.push_back(std::move(one));
    });
    return rows;
}

namespace {

void add_absences(db::Reader& reader, MemberId const& member, json::Object& data) {
    data.append(
        "absences",
        own_rows(
            reader,
            "SELECT organisation, from_day, last_day, words, made_at, accepted_at, ended_at FROM absences"
            " WHERE member = $1 ORDER BY from_day",
            member,
            {"organisation", "from", "last", "words", "@made_at", "@accepted_at", "@ended_at"}));
    data.append(
        "standing_in",
        own_rows(
            reader,
            "SELECT organisation, from_day, last_day, made_at, accepted_at, ended_at FROM absences"
            " WHERE deputy = $1 ORDER BY from_day",
            member, {"organisation", "from", "last", "@made_at", "@accepted_at", "@ended_at"}));
}

}

json::Object own_data(db::Reader& reader, MemberId const& member) {
    json::Object data;
    auto add = [&](std::string section, std::string_view sql,
                   std::initializer_list<std::string_view> names) {
        data.append(std::move(section), own_rows(reader, sql, member, names));
    };
    add("account",
        "SELECT m.id, m.email, coalesce(p.name, m.name), m.language, m.municipality, m.created_at,"
        " p.protected_at FROM members m LEFT JOIN protected_names p ON p.member = m.id WHERE m.id = $1",
        {"id", "email", "name", "language", "municipality", "@created_at", "@protected_at"});
    add("roles",
        "SELECT role, organisation, '' AS unit, granted_at, granted_by, came_from FROM member_roles"
        " WHERE member = $1 UNION ALL SELECT role, organisation, unit, granted_at, granted_by, ''"
        " FROM member_unit_roles WHERE member = $1 ORDER BY 2, 1, 3",
        {"role", "organisation", "unit", "@granted_at", "granted_by", "came_from"});
    add_absences(reader, member, data);
    add("sessions",
        "SELECT device, started_at, seen_at, level, provider, provider_subject FROM sessions"
        " WHERE member = $1 ORDER BY started_at",
        {"device", "@started_at", "@seen_at", "level", "provider", "provider_subject"});
    add("second_step", "SELECT turned_on_at FROM second_steps WHERE member = $1",
        {"@turned_on_at"});
    add("keys_for_programs",
        "SELECT name, role, organisation, unit, created_at, used_at FROM access_tokens"
        " WHERE member = $1",
        {"name", "role", "organisation", "unit", "@created_at", "@used_at"});
    add("links",
        "SELECT purpose, created_at, expires_at, used_at FROM sign_in_links WHERE member = $1",
        {"purpose", "@created_at", "@expires_at", "@used_at"});
    add("invitations",
        "SELECT role, organisation, unit, created_at, expires_at FROM invitations WHERE email_key ="
        " (SELECT email_key FROM members WHERE id = $1)",
        {"role", "organisation", "unit", "@created_at", "@expires_at"});
    add("invitations_sent",
        "SELECT role, organisation, unit, created_at, expires_at FROM invitations"
        " WHERE invited_by = $1",
        {"role", "organisation", "unit", "@created_at", "@expires_at"});
    return data;
}

bool is_last_of_a_national_role(db::Reader& reader, MemberId const& member) {
    return reader.number(
               "SELECT count(*) FROM member_roles AS own WHERE own.member = $1"
               " AND own.organisation = '' AND NOT EXISTS (SELECT 1 FROM member_roles AS other"
               " WHERE other.role = own.role AND other.organisation = '' AND other.member <> $1)",
               {member}) > 0;
}

void anonymise(db::Transaction& tx, MemberId const& member, std::string_view name_from_now_on) {
    tx.run(
        "DELETE FROM invitations WHERE invited_by = $1 OR email_key ="
        " (SELECT email_key FROM members WHERE id = $1)",
        {member});
    // The key must be unique and can be nobody's address.
    tx.run(
        "UPDATE members SET email = '', email_key = $2, name = $3, municipality = '', password = ''"
        " WHERE id = $1",
        {member, "left " + member.string(), name_from_now_on});
    tx.run("DELETE FROM protected_names WHERE member = $1", {member});
    tx.run("DELETE FROM member_roles WHERE member = $1", {member});
    tx.run("DELETE FROM member_unit_roles WHERE member = $1", {member});
    tx.run("DELETE FROM absences WHERE member = $1 OR deputy = $1", {member});
    tx.run("DELETE FROM sessions WHERE member = $1", {member});
    tx.run("DELETE FROM sign_in_links WHERE member = $1", {member});
    tx.run("DELETE FROM mailed_links WHERE member = $1", {member});
    tx.run("DELETE FROM second_steps WHERE member = $1", {member});
    tx.run("DELETE FROM recovery_codes WHERE member = $1", {member});
    tx.run("DELETE FROM access_tokens WHERE member = $1", {member});
}

}

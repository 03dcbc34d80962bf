// Marks, masked copies and the list of what has a number: the only SQL about them.
#include "services/registration/copies.h"

namespace registration {

namespace {

Copy read_copy(db::Row const& row) {
    return {row.integer(0), row.time(1), row.id<members::MemberId>(2),
            row.text(3),    row.text(4), row.integer(5) != 0};
}

std::int64_t marks(db::Reader& reader, RegistrationId const& id) {
    return reader.number("SELECT count(*) FROM registration_marks WHERE registration = $1", {id});
}

/// Where a page of the list begins: before this day, or on it before this id.
struct Place {
    std::string day = "9999-99-99", id = {};
};

/// What key_of() wrote; of anything else the beginning.
Place place_of(std::string_view key) {
    constexpr std::size_t day_length = 10;
    if (key.size() <= day_length || key[day_length] != '-') return {};
    auto const day = basics::parse_iso_date(key.substr(0, day_length));
    auto const id = RegistrationId::parse(key.substr(day_length + 1));
    if (!day || !id) return {};
    return {basics::iso(*day), id->string()};
}

}

std::optional<Mark> mark_of(db::Reader& reader, RegistrationId const& id) {
    return reader.first(
        "SELECT at, member, ground FROM registration_marks WHERE registration = $1"
        " ORDER BY place DESC LIMIT 1",
        {id}, [](db::Row const& row) {
            return Mark{row.time(0), row.id<members::MemberId>(1), row.text(2)};
        });
}

bool put_mark(db::Transaction& tx, Registration& registration, Mark const& mark) {
    auto const before = mark_of(tx, registration.id);
    registration.secrecy = mark.ground;
    put(tx, registration);
    if ((before ? before->ground : std::string()) == mark.ground) return false;
    tx.run(
        "INSERT INTO registration_marks (registration, place, at, member, ground)"
        " VALUES ($1, $2, $3, $4, $5)",
        {registration.id, marks(tx, registration.id) + 1, mark.at, mark.member, mark.ground});
    return true;
}

std::vector<Copy> copies(db::Reader& reader, RegistrationId const& id) {
    return reader.all(
        "SELECT place, at, member, ground, content, is_shown FROM masked_copies"
        " WHERE registration = $1 ORDER BY place",
        {id}, read_copy);
}

std::optional<Copy> shown_copy(db::Reader& reader, RegistrationId const& id) {
    return reader.first(
        "SELECT place, at, member, ground, content, is_shown FROM masked_copies"
        " WHERE registration = $1 AND is_shown = 1 ORDER BY place DESC LIMIT 1",
        {id}, read_copy);
}

void add(db::Transaction& tx, RegistrationId const& id, Copy const& copy) {
    tx.run(
        "INSERT INTO masked_copies (registration, place, at, member, ground, content, is_shown)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {id, copy.place, copy.at, copy.member, copy.ground, copy.content, copy.is_shown ? 1 : 0});
}

void show_copy(db::Transaction& tx, RegistrationId const& id, std::int64_t place, bool is_shown) {
    // An older one that shows more never comes back when this one is taken away.
    if (is_shown) tx.run("UPDATE masked_copies SET is_shown = 0 WHERE registration = $1", {id});
    tx.run("UPDATE masked_copies SET is_shown = $3 WHERE registration = $1 AND place = $2",
           {id, place, is_shown ? 1 : 0});
}

std::vector<Registration> listed(db::Reader& reader, Listing const& asked, std::size_t limit) {
    auto const from = place_of(asked.before);
    return reader.all(
        "SELECT id, kind, subject, organisation, number, registered_on, secrecy, is_closed"
        " FROM registrations WHERE number <> '' AND ($1 = '' OR organisation = $1)"
        " AND ($2 = '' OR number = $2) AND (registered_on < $3 OR registered_on = $3 AND id < $4)"
        " ORDER BY registered_on DESC, id DESC LIMIT $5",
        {asked.organisation.text(), asked.number, from.day, from.id,
         static_cast<std::int64_t>(limit)},
        read_registration);
}

std::string key_of(Registration const& registration) {
    return basics::iso(registration.registered_on) + "-" + registration.id.string();
}

std::optional<Registration> find(db::Reader& reader, RegistrationId const& id) {
    return reader.first(
        "SELECT id, kind, subject, organisation, number, registered_on, secrecy, is_closed"
        " FROM registrations WHERE id = $1",
        {id}, read_registration);
}

}

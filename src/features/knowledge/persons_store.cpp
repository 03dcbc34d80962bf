// What is shown of persons, and who was removed, in the database.
#include "features/knowledge/persons.h"

namespace knowledge {

std::vector<PublicContact> public_contacts(db::Reader& reader, ProjectId project) {
    std::vector<PublicContact> found;
    // Two projects that became one may both show the same person: the first choice is shown.
    reader.each(
        "SELECT person, name, duty, email, telephone, word, at, member FROM project_contacts"
        " WHERE project = $1 ORDER BY at, person, home",
        {project}, [&](db::Row const& row) {
            PublicContact contact{.person = row.text(0),
                                  .name = row.text(1),
                                  .duty = row.text(2),
                                  .email = row.text(3),
                                  .telephone = row.text(4),
                                  .word = parse_word(row.view(5)).value_or(Word::duty),
                                  .at = row.time(6),
                                  .member = row.id<members::MemberId>(7)};
            for (auto const& other : found)
                if (other.person == contact.person) return;
            found.push_back(std::move(contact));
        });
    return found;
}

void put_contact(db::Transaction& tx, ProjectId project, PublicContact const& contact) {
    tx.run(
        "INSERT INTO project_contacts (project, person, home, name, duty, email, telephone, word,"
        " at, member) VALUES ($1, $2, $1, $3, $4, $5, $6, $7, $8, $9)",
        {project, contact.person, contact.name, contact.duty, contact.email, contact.telephone,
         name(contact.word), contact.at, contact.member});
}

std::int64_t remove_contact(db::Transaction& tx, ProjectId project, std::string_view person) {
    return tx.run("DELETE FROM project_contacts WHERE project = $1 AND person = $2",
                  {project, person});
}

void move_contacts(db::Transaction& tx, ProjectId from, ProjectId to) {
    tx.run("UPDATE project_contacts SET project = $2 WHERE project = $1", {from, to});
}

void move_contacts_home(db::Transaction& tx, ProjectId home) {
    tx.run("UPDATE project_contacts SET project = home WHERE home = $1", {home});
}

std::vector<Removed> removed_persons(db::Reader& reader, std::string_view source,
                                     std::string_view source_id) {
    return reader.all(
        "SELECT salt, name_hash, email_hash FROM removed_persons WHERE source_id = $1 AND source ="
        " $2",
        {source_id, source},
        [](db::Row const& row) { return Removed{row.text(0), row.text(1), row.text(2)}; });
}

void add_removed(db::Transaction& tx, std::string_view source, std::string_view source_id,
                 Removed const& removed, basics::Time at) {
    tx.run(
        "INSERT INTO removed_persons (source_id, source, salt, name_hash, email_hash, at) VALUES"
        " ($1, $2, $3, $4, $5, $6)",
        {source_id, source, removed.salt, removed.name_hash, removed.email_hash, at});
}

}

// Who is asked and told, which letters they want, and networks: rows ↔ values.
#include "features/questions/store.h"

namespace questions {

std::vector<OrganisationId> asked_of(db::Reader& reader, QuestionId question) {
    return reader.all(
        "SELECT organisation FROM question_asked WHERE question = $1 ORDER BY organisation",
        {question}, [](db::Row const& row) { return row.id<OrganisationId>(0); });
}

void add_asked(db::Transaction& tx, QuestionId question, OrganisationId const& organisation,
               basics::Time asked_at, basics::Time told_at) {
    tx.run(
        "INSERT INTO question_asked (question, organisation, asked_at, told_at)"
        " VALUES ($1, $2, $3, $4)",
        {question, organisation, asked_at, told_at});
}

std::size_t letters_since(db::Reader& reader, OrganisationId const& organisation,
                          basics::Time since) {
    // A letter that told of several at once is one.
    return static_cast<std::size_t>(
        reader.number("SELECT count(DISTINCT told_at) FROM question_asked WHERE organisation = $1"
                      " AND told_at > $2",
                      {organisation, since}));
}

std::vector<OrganisationId> untold(db::Reader& reader, std::size_t limit) {
    return reader.all(
        "SELECT DISTINCT a.organisation FROM question_asked a JOIN questions q"
        " ON q.id = a.question WHERE a.told_at = 0 AND q.state = 'open' AND q.is_hidden = 0"
        " ORDER BY a.organisation LIMIT $1",
        {limit}, [](db::Row const& row) { return row.id<OrganisationId>(0); });
}

std::vector<Question> untold_questions(db::Reader& reader, OrganisationId const& organisation,
                                       std::size_t limit) {
    auto const ids = reader.all(
        "SELECT q.id FROM question_asked a JOIN questions q ON q.id = a.question"
        " WHERE a.organisation = $1 AND a.told_at = 0 AND q.state = 'open' AND q.is_hidden = 0"
        " ORDER BY q.asked_at LIMIT $2",
        {organisation, limit}, [](db::Row const& row) { return row.id<QuestionId>(0); });
    std::vector<Question> all;
    for (auto const& id : ids)
        if (auto one = find(reader, id)) all.push_back(*std::move(one));
    return all;
}

std::optional<basics::Time> last_told(db::Reader& reader, OrganisationId const& organisation) {
    basics::Time const last{reader.number(
        "SELECT max(told_at) FROM question_asked WHERE organisation = $1", {organisation})};
    return last.microseconds == 0 ? std::nullopt : std::optional(last);
}

void set_told(db::Transaction& tx, QuestionId question, OrganisationId const& organisation,
              basics::Time at) {
    tx.run("UPDATE question_asked SET told_at = $3 WHERE question = $1 AND organisation = $2",
           {question, organisation, at});
}

Digest digest_of(db::Reader& reader, OrganisationId const& organisation) {
    auto const kept = reader.first("SELECT choice FROM question_digests WHERE organisation = $1",
                                   {organisation}, [](db::Row const& row) { return row.text(0); });
    return kept ? parse_digest(*kept).value_or(Digest::at_once) : Digest::at_once;
}

void put_digest(db::Transaction& tx, OrganisationId const& organisation, Digest digest,
                members::MemberId const& by, basics::Time at) {
    tx.run("DELETE FROM question_digests WHERE organisation = $1", {organisation});
    tx.run(
        "INSERT INTO question_digests (organisation, choice, changed_by, changed_at)"
        " VALUES ($1, $2, $3, $4)",
        {organisation, name(digest), by, at});
}

namespace {

Network read_network(db::Row const& row) {
    return {row.id<NetworkId>(0), row.text(1), row.id<OrganisationId>(2), {}};
}

std::vector<OrganisationId> members_of(db::Reader& reader, NetworkId id) {
    return reader.all(
        "SELECT organisation FROM question_network_members WHERE network = $1"
        " ORDER BY organisation",
        {id}, [](db::Row const& row) { return row.id<OrganisationId>(0); });
}

}

std::optional<Network> network(db::Reader& reader, NetworkId id) {
    auto found = reader.first("SELECT id, name, organisation FROM question_networks WHERE id = $1",
                              {id}, read_network);
    if (found) found->members = members_of(reader, id);
    return found;
}

std::vector<Network> networks(db::Reader& reader) {
    auto all = reader.all("SELECT id, name, organisation FROM question_networks ORDER BY name, id",
                          {}, read_network);
    for (auto& one : all) one.members = members_of(reader, one.id);
    return all;
}

void remove_network(db::Transaction& tx, NetworkId id) {
    tx.run("DELETE FROM question_networks WHERE id = $1", {id});
    tx.run("DELETE FROM question_network_members WHERE network = $1", {id});
}

void put_network(db::Transaction& tx, Network const& network, members::MemberId const& by,
                 basics::Time at) {
    remove_network(tx, network.id);
    tx.run(
        "INSERT INTO question_networks (id, name, organisation, changed_by, changed_at)"
        " VALUES ($1, $2, $3, $4, $5)",
        {network.id, network.name, network.keeper, by, at});
    for (auto const& one : network.members)
        tx.run("INSERT INTO question_network_members (network, organisation) VALUES ($1, $2)",
               {network.id, one});
}

}

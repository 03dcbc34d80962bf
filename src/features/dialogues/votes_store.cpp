// Statements, who takes part, and what they think. The sums of the votes stand beside each
// statement: whoever votes changes both in one transaction.
#include "features/dialogues/store.h"

namespace dialogues {

namespace {

constexpr std::string_view columns =
    "SELECT number, words, state, author, reason, agree, disagree, pass FROM dialogue_statements"
    " WHERE dialogue = $1";

std::string sql(std::string_view rest) { return std::string(columns) + std::string(rest); }

Statement read_statement(db::Row const& row) {
    return {.number = row.integer(0),
            .words = row.text(1),
            .standing = parse_standing(row.view(2)).value_or(Standing::hidden),
            .author = row.integer(3),
            .reason = row.text(4),
            .tally = {row.integer(5), row.integer(6), row.integer(7)}};
}

Choice choice_in(std::int64_t number) {
    return number > 0 ? Choice::agree : number < 0 ? Choice::disagree : Choice::pass;
}

/// One vote more (1) or less (-1) in the sums of a statement.
void count(db::Transaction& tx, DialogueId const& id, std::int64_t number, Choice choice,
           std::int64_t by) {
    tx.run(
        "UPDATE dialogue_statements SET agree = agree + $3, disagree = disagree + $4,"
        " pass = pass + $5 WHERE dialogue = $1 AND number = $2",
        {id, number, choice == Choice::agree ? by : 0, choice == Choice::disagree ? by : 0,
         choice == Choice::pass ? by : 0});
}

}

std::vector<Statement> statements(db::Reader& reader, DialogueId const& id) {
    return reader.all(sql(" ORDER BY number"), {id}, read_statement);
}

std::optional<Statement> statement(db::Reader& reader, DialogueId const& id, std::int64_t number) {
    return reader.first(sql(" AND number = $2"), {id, number}, read_statement);
}

std::int64_t count_statements(db::Reader& reader, DialogueId const& id) {
    return reader.number("SELECT count(*) FROM dialogue_statements WHERE dialogue = $1", {id});
}

Counts counts(db::Reader& reader, DialogueId const& id) {
    Counts all;
    reader.each(
        "SELECT state, count(*) FROM dialogue_statements WHERE dialogue = $1 GROUP BY state", {id},
        [&](db::Row const& row) {
            auto const standing = parse_standing(row.view(0));
            if (standing == Standing::accepted) all.accepted = row.integer(1);
            if (standing == Standing::waiting) all.waiting = row.integer(1);
        });
    return all;
}

std::int64_t count_of_author(db::Reader& reader, DialogueId const& id, std::int64_t author) {
    return reader.number(
        "SELECT count(*) FROM dialogue_statements WHERE dialogue = $1 AND author = $2",
        {id, author});
}

std::int64_t add_statement(db::Transaction& tx, DialogueId const& id, Statement const& one) {
    auto const number = tx.number(
        "SELECT coalesce(max(number), 0) + 1 FROM dialogue_statements WHERE dialogue = $1", {id});
    tx.run(
        "INSERT INTO dialogue_statements (dialogue, number, words, state, author, reason,"
        " decided_by, agree, disagree, pass) VALUES ($1, $2, $3, $4, $5, '', '', 0, 0, 0)",
        {id, number, one.words, name(one.standing), one.author});
    return number;
}

void set_standing(db::Transaction& tx, DialogueId const& id, std::int64_t number, Standing standing,
                  std::string_view reason, members::MemberId const& by) {
    tx.run(
        "UPDATE dialogue_statements SET state = $3, reason = $4, decided_by = $5"
        " WHERE dialogue = $1 AND number = $2",
        {id, number, name(standing), reason, by});
}

std::optional<Participant> participant(db::Reader& reader, DialogueId const& id,
                                       std::string_view secret_hash) {
    return reader.first(
        "SELECT number, votes FROM dialogue_participants WHERE secret = $1 AND dialogue = $2",
        {secret_hash, id},
        [&](db::Row const& row) { return Participant{id, row.integer(0), row.integer(1)}; });
}

std::int64_t count_participants(db::Reader& reader, DialogueId const& id) {
    return reader.number("SELECT count(*) FROM dialogue_participants WHERE dialogue = $1", {id});
}

Participant add_participant(db::Transaction& tx, DialogueId const& id,
                            std::string_view secret_hash) {
    auto const number = tx.number(
        "SELECT coalesce(max(number), 0) + 1 FROM dialogue_participants WHERE dialogue = $1", {id});
    tx.run(
        "INSERT INTO dialogue_participants (dialogue, number, secret, votes)"
        " VALUES ($1, $2, $3, 0)",
        {id, number, secret_hash});
    return {id, number, 0};
}

std::vector<Vote> votes_of(db::Reader& reader, Participant const& one) {
    return reader.all(
        "SELECT statement, choice FROM dialogue_votes WHERE dialogue = $1 AND participant = $2"
        " ORDER BY statement",
        {one.dialogue, one.number}, [&](db::Row const& row) {
            return Vote{one.number, row.integer(0), choice_in(row.integer(1))};
        });
}

void each_vote(db::Reader& reader, DialogueId const& id,
               std::function<void(Vote const&)> const& take) {
    reader.each(
        "SELECT participant, statement, choice FROM dialogue_votes WHERE dialogue = $1"
        " ORDER BY participant, statement",
        {id}, [&](db::Row const& row) {
            take({row.integer(0), row.integer(1), choice_in(row.integer(2))});
        });
}

void put_vote(db::Transaction& tx, Participant const& one, std::int64_t statement, Choice choice) {
    auto const before = tx.first(
        "SELECT choice FROM dialogue_votes WHERE dialogue = $1 AND participant = $2"
        " AND statement = $3",
        {one.dialogue, one.number, statement},
        [](db::Row const& row) { return choice_in(row.integer(0)); });
    if (before == choice) return;
    auto const number = static_cast<std::int64_t>(choice);
    if (before) {
        count(tx, one.dialogue, statement, *before, -1);
        tx.run(
            "UPDATE dialogue_votes SET choice = $4 WHERE dialogue = $1 AND participant = $2"
            " AND statement = $3",
            {one.dialogue, one.number, statement, number});
    } else {
        tx.run(
            "INSERT INTO dialogue_votes (dialogue, participant, statement, choice)"
            " VALUES ($1, $2, $3, $4)",
            {one.dialogue, one.number, statement, number});
        tx.run(
            "UPDATE dialogue_participants SET votes = votes + 1 WHERE dialogue = $1"
            " AND number = $2",
            {one.dialogue, one.number});
    }
    count(tx, one.dialogue, statement, choice, 1);
    beat(tx, one.dialogue, before ? 0 : 1, before || one.votes > 0 ? 0 : 1);
}

void forget(db::Transaction& tx, Participant const& one) {
    auto const votes = votes_of(tx, one);
    for (auto const& vote : votes) count(tx, one.dialogue, vote.statement, vote.choice, -1);
    tx.run("DELETE FROM dialogue_votes WHERE dialogue = $1 AND participant = $2",
           {one.dialogue, one.number});
    tx.run("DELETE FROM dialogue_participants WHERE dialogue = $1 AND number = $2",
           {one.dialogue, one.number});
    tx.run("UPDATE dialogue_statements SET author = -1 WHERE dialogue = $1 AND author = $2",
           {one.dialogue, one.number});
    beat(tx, one.dialogue, -static_cast<std::int64_t>(votes.size()), votes.empty() ? 0 : -1);
}

void untie(db::Transaction& tx, Participant const& one) {
    tx.run(
        "UPDATE dialogue_participants SET secret = '-' || dialogue || '-' || number"
        " WHERE dialogue = $1 AND number = $2",
        {one.dialogue, one.number});
    tx.run("UPDATE dialogue_statements SET author = -1 WHERE dialogue = $1 AND author = $2",
           {one.dialogue, one.number});
}

}

// Rows ↔ values: gates, what is left to do after them, and what is said afterwards.
#include <algorithm>

#include "features/innovation/store.h"
#include "platform/json/value.h"

namespace innovation {

namespace {

constexpr std::string_view columns =
    "SELECT project, number, step, state, question, kind, due, decider_name, decider_role,"
    " decider_email, decider_member, decider_standing, language, asked_by, asked_at, reminded_at,"
    " updated_at, withdrawn_because, outcome, decided_kind, decided_at, decided_on, decided_by,"
    " registered_by, reference, link, reason, reason_is_public, lesson, merged_into, basis,"
    " decided_by_deputy FROM innovation_gates ";

basics::Date day(std::string_view text) {
    return basics::parse_iso_date(text).value_or(basics::Date());
}

std::string basis_text(std::vector<Condition> const& basis) {
    json::Array all;
    for (auto const& one : basis)
        all.push_back(json::Object{{"condition", one.key}, {"holds", one.holds}});
    return json::write(json::Value(std::move(all)));
}

std::vector<Condition> read_basis(std::string_view text) {
    std::vector<Condition> all;
    auto const value = json::parse(text);
    if (!value) return all;
    for (auto const& one : value->elements()) {
        auto const* holds = one.at("holds").truth();
        all.push_back({std::string(one.at("condition").text()), holds && *holds});
    }
    return all;
}

std::optional<Decision> read_decision(db::Row const& row) {
    auto const outcome = parse_outcome(row.view(18));
    if (!outcome) return std::nullopt;
    return Decision{.outcome = *outcome,
                    .kind = parse_kind(row.view(19)).value_or(Kind::internal),
                    .at = row.time(20),
                    .on = day(row.view(21)),
                    .by = row.id<members::MemberId>(22),
                    .registered_by = row.id<members::MemberId>(23),
                    .is_by_deputy = row.integer(31) != 0,
                    .reference = row.text(24),
                    .link = row.text(25),
                    .reason = row.text(26),
                    .is_public = row.integer(27) != 0,
                    .lesson = row.text(28),
                    .merged_into = row.text(29),
                    .basis = read_basis(row.view(30))};
}

Gate read_gate(db::Row const& row) {
    Gate gate;
    gate.project = row.text(0);
    gate.number = row.integer(1);
    gate.step = static_cast<Step>(std::clamp<std::int64_t>(row.integer(2), 0, 6));
    gate.state = parse_gate_state(row.view(3)).value_or(GateState::withdrawn);
    gate.asked = {.question = row.text(4),
                  .kind = parse_kind(row.view(5)).value_or(Kind::internal),
                  .due = day(row.view(6)),
                  .decider = {row.text(7), row.text(8), row.text(9), row.id<members::MemberId>(10),
                              static_cast<Standing>(row.integer(11))}};
    gate.language = texts::parse_language(row.view(12)).value_or(texts::Language::sv);
    gate.asked_by = row.id<members::MemberId>(13);
    gate.asked_at = row.time(14);
    gate.reminded_at = row.time(15);
    gate.updated_at = row.time(16);
    gate.withdrawn_because = row.text(17);
    gate.decision = read_decision(row);
    return gate;
}

void write_decision(db::Transaction& tx, Gate const& gate) {
    auto const& decided = *gate.decision;
    auto const on = basics::iso(decided.on);
    auto const basis = basis_text(decided.basis);
    tx.run(
        "UPDATE innovation_gates SET outcome = $3, decided_kind = $4, decided_at = $5,"
        " decided_on = $6, decided_by = $7, registered_by = $8, reference = $9, link = $10,"
        " reason = $11, reason_is_public = $12, lesson = $13, merged_into = $14, basis = $15,"
        " decided_by_deputy = $16"
        " WHERE project = $1 AND number = $2",
        {gate.project, gate.number, name(decided.outcome), name(decided.kind), decided.at, on,
         decided.by, decided.registered_by, decided.reference, decided.link, decided.reason,
         decided.is_public ? 1 : 0, decided.lesson, decided.merged_into, basis,
         decided.is_by_deputy ? 1 : 0});
}

void insert(db::Transaction& tx, Gate const& gate) {
    auto const due = basics::iso(gate.asked.due);
    auto const& decider = gate.asked.decider;
    tx.run(
        "INSERT INTO innovation_gates (project, number, step, state, question, kind, due,"
        " decider_name, decider_role, decider_email, decider_member, decider_standing, language,"
        " asked_by, asked_at, reminded_at, updated_at, withdrawn_because, outcome, decided_kind,"
        " decided_at, decided_on, decided_by, registered_by, reference, link, reason,"
        " reason_is_public, lesson, merged_into, basis) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,"
        " $10, $11, $12, $13, $14, $15, $16, $17, $18, '', '', 0, '', '', '', '', '', '', 0, '',"
        " '', '')",
        {gate.project, gate.number, static_cast<std::int64_t>(gate.step), name(gate.state),
         gate.asked.question, name(gate.asked.kind), due, decider.name, decider.role, decider.email,
         decider.member, static_cast<std::int64_t>(decider.standing), texts::code(gate.language),
         gate.asked_by, gate.asked_at, gate.reminded_at, gate.updated_at, gate.withdrawn_because});
    if (gate.decision) write_decision(tx, gate);
}

FollowUp read_follow_up(db::Row const& row, int at) {
    return {.number = row.integer(at),
            .key = row.text(at + 1),
            .words = row.text(at + 2),
            .owner_name = row.text(at + 3),
            .owner_email = row.text(at + 4),
            .due = day(row.view(at + 5)),
            .met_at = row.time(at + 6),
            .reminded_at = row.time(at + 9),
            .met_by = row.id<members::MemberId>(at + 7),
            .met_words = row.text(at + 8)};
}

}

std::optional<Gate> find_gate(db::Reader& reader, std::string_view project, std::int64_t number) {
    return reader.first(std::string(columns) + "WHERE project = $1 AND number = $2",
                        {project, number}, read_gate);
}

std::vector<Gate> gates(db::Reader& reader, std::string_view project) {
    return reader.all(std::string(columns) + "WHERE project = $1 ORDER BY number DESC", {project},
                      read_gate);
}

std::optional<Gate> waiting_gate(db::Reader& reader, std::string_view project) {
    return reader.first(
        std::string(columns) + "WHERE project = $1 AND state = 'waiting' ORDER BY number DESC",
        {project}, read_gate);
}

std::int64_t add_gate(db::Transaction& tx, Gate gate) {
    gate.number =
        tx.number("SELECT max(number) FROM innovation_gates WHERE project = $1", {gate.project}) +
        1;
    insert(tx, gate);
    return gate.number;
}

bool update_waiting(db::Transaction& tx, Gate const& gate) {
    if (tx.run("DELETE FROM innovation_gates WHERE project = $1 AND number = $2 AND"
               " state = 'waiting'",
               {gate.project, gate.number}) == 0)
        return false;
    insert(tx, gate);
    return true;
}

std::vector<Gate> all_waiting(db::Reader& reader) {
    return reader.all(
        std::string(columns) + "WHERE state = 'waiting' ORDER BY due, project, number", {},
        read_gate);
}

std::vector<Gate> decided_since(db::Reader& reader, Kind kind, basics::Time since) {
    return reader.all(std::string(columns) +
                          "WHERE state = 'decided' AND decided_kind = $1 AND decided_at >= $2"
                          " ORDER BY decided_at DESC, project, number DESC",
                      {name(kind), since}, read_gate);
}

void set_reminded(db::Transaction& tx, Gate const& gate, basics::Time now) {
    tx.run("UPDATE innovation_gates SET reminded_at = $3 WHERE project = $1 AND number = $2",
           {gate.project, gate.number, now});
}

void set_standing(db::Transaction& tx, Gate const& gate, Standing standing) {
    tx.run("UPDATE innovation_gates SET decider_standing = $3 WHERE project = $1 AND number = $2",
           {gate.project, gate.number, static_cast<std::int64_t>(standing)});
}

std::vector<FollowUp> follow_ups(db::Reader& reader, std::string_view project, std::int64_t gate) {
    return reader.all(
        "SELECT number, condition_key, words, owner_name, owner_email, due, met_at, met_by,"
        " met_words, reminded_at FROM innovation_conditions WHERE project = $1 AND gate = $2"
        " ORDER BY number",
        {project, gate}, [](db::Row const& row) { return read_follow_up(row, 0); });
}

void add_follow_up(db::Transaction& tx, std::string_view project, std::int64_t gate,
                   FollowUp const& one) {
    auto const due = basics::iso(one.due);
    tx.run(
        "INSERT INTO innovation_conditions (project, gate, number, condition_key, words,"
        " owner_name, owner_email, due, met_at, met_by, met_words, reminded_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        {project, gate, one.number, one.key, one.words, one.owner_name, one.owner_email, due,
         one.met_at, one.met_by, one.met_words, one.reminded_at});
}

bool meet(db::Transaction& tx, std::string_view project, std::int64_t gate, std::int64_t number,
          members::MemberId const& by, std::string_view words, basics::Time now) {
    return tx.run(
               "UPDATE innovation_conditions SET met_at = $4, met_by = $5, met_words = $6"
               " WHERE project = $1 AND gate = $2 AND number = $3 AND met_at = 0",
               {project, gate, number, now, by, words}) != 0;
}

std::vector<OpenFollowUp> open_follow_ups(db::Reader& reader) {
    return reader.all(
        "SELECT project, gate, number, condition_key, words, owner_name, owner_email, due, met_at,"
        " met_by, met_words, reminded_at FROM innovation_conditions WHERE met_at = 0"
        " ORDER BY due, project, gate, number",
        {}, [](db::Row const& row) {
            return OpenFollowUp{row.text(0), row.integer(1), read_follow_up(row, 2)};
        });
}

void set_reminded(db::Transaction& tx, OpenFollowUp const& open, basics::Time now) {
    tx.run(
        "UPDATE innovation_conditions SET reminded_at = $4"
        " WHERE project = $1 AND gate = $2 AND number = $3",
        {open.project, open.gate, open.one.number, now});
}

std::vector<Addendum> addenda(db::Reader& reader, std::string_view project, std::int64_t gate) {
    return reader.all(
        "SELECT number, at, done_by, words, is_public FROM innovation_addenda"
        " WHERE project = $1 AND gate = $2 ORDER BY number",
        {project, gate}, [](db::Row const& row) {
            return Addendum{row.integer(0), row.time(1), row.id<members::MemberId>(2), row.text(3),
                            row.integer(4) != 0};
        });
}

void add_addendum(db::Transaction& tx, std::string_view project, std::int64_t gate,
                  Addendum const& one) {
    auto const last =
        tx.number("SELECT max(number) FROM innovation_addenda WHERE project = $1 AND gate = $2",
                  {project, gate});
    tx.run(
        "INSERT INTO innovation_addenda (project, gate, number, at, done_by, words, is_public)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {project, gate, last + 1, one.at, one.by, one.words, one.is_public ? 1 : 0});
}

}

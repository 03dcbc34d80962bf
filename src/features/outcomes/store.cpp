// Rows ↔ values.
#include "features/outcomes/store.h"

namespace outcomes {

namespace {

Statement read_statement(db::Row const& row) {
    Statement one;
    one.project = row.text(0);
    one.told = {
        .owner = {row.text(1), row.text(2), row.text(3), row.text(4), row.id<members::MemberId>(5)},
        .since = basics::parse_iso_date(row.view(6)).value_or(basics::Date()),
        .evidence = row.text(7),
        .evidence_link = row.text(8),
        .in_budget = row.integer(9) != 0,
        .budget = row.text(10)};
    one.state = parse_state(row.view(11)).value_or(State::withdrawn);
    one.version = row.integer(12);
    one.language = texts::parse_language(row.view(13)).value_or(texts::Language::sv);
    one.stated_by = row.id<members::MemberId>(14);
    one.stated_at = row.time(15);
    one.updated_at = row.time(16);
    one.asked_at = row.time(17);
    one.round = static_cast<int>(row.integer(18));
    one.answered_at = row.time(19);
    one.confirmed_at = row.time(20);
    one.ask_next_at = row.time(21);
    one.comment = row.text(22);
    return one;
}

Event read_event(db::Row const& row) {
    return {.number = row.integer(0),
            .at = row.time(1),
            .what = parse_what(row.view(2)).value_or(What::amended),
            .by = row.id<members::MemberId>(3),
            .version = row.integer(4),
            .round = static_cast<int>(row.integer(5)),
            .owner_name = row.text(6),
            .owner_member = row.id<members::MemberId>(7),
            .stated = row.text(8),
            .comment = row.text(9)};
}

std::vector<std::string> projects(db::Reader& reader, std::string_view sql, basics::Time time,
                                  std::size_t most) {
    return reader.all(sql, {time, most}, [](db::Row const& row) { return row.text(0); });
}

}

std::optional<Statement> find(db::Reader& reader, std::string_view project) {
    return reader.first(
        "SELECT project, owner_name, owner_role, owner_unit, owner_email, owner_member, since,"
        " evidence, evidence_link, in_budget, budget, state, version, language, stated_by,"
        " stated_at, updated_at, asked_at, round, answered_at, confirmed_at, ask_next_at, comment"
        " FROM implementations WHERE project = $1",
        {project}, read_statement);
}

void put(db::Transaction& tx, Statement const& s) {
    auto const since = basics::iso(s.told.since);
    tx.run("DELETE FROM implementations WHERE project = $1", {s.project});
    tx.run(
        "INSERT INTO implementations (project, owner_name, owner_role, owner_unit, owner_email,"
        " owner_member, since, evidence, evidence_link, in_budget, budget, state, version,"
        " language, stated_by, stated_at, updated_at, asked_at, round, answered_at, confirmed_at,"
        " ask_next_at, comment) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,"
        " $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)",
        {s.project,
         s.told.owner.name,
         s.told.owner.role,
         s.told.owner.unit,
         s.told.owner.email,
         s.told.owner.member,
         since,
         s.told.evidence,
         s.told.evidence_link,
         s.told.in_budget ? 1 : 0,
         s.told.budget,
         name(s.state),
         s.version,
         texts::code(s.language),
         s.stated_by,
         s.stated_at,
         s.updated_at,
         s.asked_at,
         s.round,
         s.answered_at,
         s.confirmed_at,
         s.ask_next_at,
         s.comment});
}

std::vector<Event> events(db::Reader& reader, std::string_view project) {
    return reader.all(
        "SELECT number, at, what, done_by, version, round, owner_name, owner_member, stated,"
        " comment FROM implementation_events WHERE project = $1 ORDER BY number",
        {project}, read_event);
}

void add_event(db::Transaction& tx, std::string_view project, Event event) {
    auto const last =
        tx.number("SELECT max(number) FROM implementation_events WHERE project = $1", {project});
    tx.run(
        "INSERT INTO implementation_events (project, number, at, what, done_by, version, round,"
        " owner_name, owner_member, stated, comment)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        {project, last + 1, event.at, name(event.what), event.by, event.version, event.round,
         event.owner_name, event.owner_member, event.stated, event.comment});
}

void each(db::Reader& reader, std::function<void(Statement const&)> const& take) {
    reader.each(
        "SELECT project, owner_name, owner_role, owner_unit, owner_email, owner_member, since,"
        " evidence, evidence_link, in_budget, budget, state, version, language, stated_by,"
        " stated_at, updated_at, asked_at, round, answered_at, confirmed_at, ask_next_at, comment"
        " FROM implementations ORDER BY project",
        {}, [&](db::Row const& row) { take(read_statement(row)); });
}

std::vector<std::string> to_ask(db::Reader& reader, basics::Time now, std::size_t most) {
    return projects(reader,
                    "SELECT project FROM implementations WHERE ask_next_at > 0 AND"
                    " ask_next_at <= $1 ORDER BY ask_next_at, project LIMIT $2",
                    now, most);
}

std::vector<std::string> unanswered(db::Reader& reader, basics::Time sent_before,
                                    std::size_t most) {
    return projects(reader,
                    "SELECT project FROM implementations WHERE state = 'confirmed' AND"
                    " asked_at > answered_at AND asked_at <= $1 ORDER BY asked_at, project"
                    " LIMIT $2",
                    sent_before, most);
}

json::Object stated_json(Telling const& told) {
    return {{"role", told.owner.role},
            {"unit", told.owner.unit},
            {"since", basics::iso(told.since)},
            {"evidence", told.evidence},
            {"evidence_link", told.evidence_link},
            {"in_budget", told.in_budget},
            {"budget", told.budget}};
}

}

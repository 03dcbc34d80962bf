// Rows ↔ values.
#include "features/benefits/store.h"

namespace benefits {

namespace {

Benefit read_benefit(db::Row const& row) {
    Benefit one{.id = row.id<BenefitId>(1),
                .project = row.text(0),
                .version = row.integer(2),
                .told = told::read(row.view(4)),
                .is_ended = row.view(3) == "ended",
                .ended_because = row.text(7),
                .language = texts::parse_language(row.view(8)).value_or(texts::Language::sv),
                .stated_by = row.id<members::MemberId>(9),
                .stated_at = row.time(10),
                .updated_at = row.time(11),
                .ask_next_at = row.time(12)};
    if (auto address = row.text(5); !address.empty()) one.told["owner_email"] = std::move(address);
    if (auto address = row.text(6); !address.empty())
        one.told["controller_email"] = std::move(address);
    return one;
}

/// From column `first`: year, version, figure, measured_on, source, state, told_by, told_at,
/// answered_at, controller, comment.
Value read_value(db::Row const& row, int first) {
    return {.year = static_cast<int>(row.integer(first)),
            .version = row.integer(first + 1),
            .figure = row.integer(first + 2),
            .measured_on = basics::parse_iso_date(row.view(first + 3)).value_or(basics::Date()),
            .source = row.text(first + 4),
            .state = parse_state(row.view(first + 5)).value_or(State::waiting),
            .told_by = row.id<members::MemberId>(first + 6),
            .told_at = row.time(first + 7),
            .answered_at = row.time(first + 8),
            .controller = row.text(first + 9),
            .comment = row.text(first + 10)};
}

std::vector<Value> values(db::Reader& reader, std::string_view project, BenefitId const& id) {
    return reader.all(
        "SELECT year, version, figure, measured_on, source, state, told_by, told_at, answered_at,"
        " controller, comment FROM benefit_values WHERE project = $1 AND benefit = $2"
        " ORDER BY year",
        {project, id}, [](db::Row const& row) { return read_value(row, 0); });
}

}

std::vector<Whole> of_project(db::Reader& reader, std::string_view project) {
    auto const all = reader.all(
        "SELECT project, benefit, version, state, told, owner_email, controller_email,"
        " ended_because, language, stated_by, stated_at, updated_at, ask_next_at FROM benefits"
        " WHERE project = $1 ORDER BY benefit",
        {project}, read_benefit);
    std::vector<Whole> wholes;
    for (auto const& one : all) wholes.push_back({one, values(reader, project, one.id)});
    return wholes;
}

std::optional<Whole> find(db::Reader& reader, std::string_view project, BenefitId const& id) {
    auto const found = reader.first(
        "SELECT project, benefit, version, state, told, owner_email, controller_email,"
        " ended_because, language, stated_by, stated_at, updated_at, ask_next_at FROM benefits"
        " WHERE project = $1 AND benefit = $2",
        {project, id}, read_benefit);
    if (!found) return std::nullopt;
    return Whole{*found, values(reader, project, id)};
}

std::vector<Whole> all_with_values(db::Reader& reader) {
    std::vector<Whole> wholes;
    reader.each(
        "SELECT b.project, b.benefit, b.version, b.state, b.told, b.owner_email,"
        " b.controller_email, b.ended_because, b.language, b.stated_by, b.stated_at, b.updated_at,"
        " b.ask_next_at, v.year, v.version, v.figure, v.measured_on, v.source, v.state, v.told_by,"
        " v.told_at, v.answered_at, v.controller, v.comment FROM benefits b JOIN benefit_values v"
        " ON v.project = b.project AND v.benefit = b.benefit ORDER BY b.project, b.benefit, v.year",
        {}, [&](db::Row const& row) {
            auto benefit = read_benefit(row);
            if (wholes.empty() || wholes.back().benefit.id != benefit.id ||
                wholes.back().benefit.project != benefit.project)
                wholes.push_back({std::move(benefit), {}});
            wholes.back().values.push_back(read_value(row, 13));
        });
    return wholes;
}

void put(db::Transaction& tx, Benefit const& one) {
    auto words = one.told;
    words.erase("owner_email");
    words.erase("controller_email");
    auto const kept = told::written(words);
    tx.run("DELETE FROM benefits WHERE project = $1 AND benefit = $2", {one.project, one.id});
    tx.run(
        "INSERT INTO benefits (project, benefit, version, state, told, owner_email,"
        " controller_email, ended_because, language, stated_by, stated_at, updated_at,"
        " ask_next_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        {one.project, one.id, one.version, one.is_ended ? "ended" : "expected", kept,
         told::said(one.told, "owner_email"), told::said(one.told, "controller_email"),
         one.ended_because, texts::code(one.language), one.stated_by, one.stated_at, one.updated_at,
         one.ask_next_at});
}

void put_value(db::Transaction& tx, Benefit const& benefit, Value const& value) {
    auto const on = basics::iso(value.measured_on);
    tx.run("DELETE FROM benefit_values WHERE project = $1 AND benefit = $2 AND year = $3",
           {benefit.project, benefit.id, value.year});
    tx.run(
        "INSERT INTO benefit_values (project, benefit, year, version, figure, measured_on, source,"
        " state, told_by, told_at, answered_at, controller, comment)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        {benefit.project, benefit.id, value.year, value.version, value.figure, on, value.source,
         name(value.state), value.told_by, value.told_at, value.answered_at, value.controller,
         value.comment});
}

std::vector<Event> events(db::Reader& reader, std::string_view project, BenefitId const& id,
                          std::size_t most) {
    return reader.all(
        "SELECT at, what, done_by, version, year, told FROM benefit_events WHERE project = $1"
        " AND benefit = $2 ORDER BY number DESC LIMIT $3",
        {project, id, most}, [](db::Row const& row) {
            return Event{.at = row.time(0),
                         .what = parse_what(row.view(1)).value_or(What::amended),
                         .by = row.id<members::MemberId>(2),
                         .version = row.integer(3),
                         .year = static_cast<int>(row.integer(4)),
                         .told = row.text(5)};
        });
}

void add_event(db::Transaction& tx, Benefit const& benefit, Event const& event) {
    auto const last =
        tx.number("SELECT max(number) FROM benefit_events WHERE project = $1 AND benefit = $2",
                  {benefit.project, benefit.id});
    tx.run(
        "INSERT INTO benefit_events (project, benefit, number, at, what, done_by, version, year,"
        " told) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {benefit.project, benefit.id, last + 1, event.at, name(event.what), event.by, event.version,
         event.year, event.told});
}

std::vector<Due> to_ask(db::Reader& reader, basics::Time now, std::size_t most) {
    return reader.all(
        "SELECT project, benefit FROM benefits WHERE ask_next_at > 0 AND ask_next_at <= $1"
        " ORDER BY ask_next_at, project, benefit LIMIT $2",
        {now, most}, [](db::Row const& row) { return Due{row.text(0), row.id<BenefitId>(1)}; });
}

}

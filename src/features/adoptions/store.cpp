// Rows ↔ values.
#include "features/adoptions/store.h"

#include "platform/basics/text.h"

namespace adoptions {

namespace {

basics::Date date(db::Row const& row, int column) {
    return basics::parse_iso_date(row.view(column)).value_or(basics::Date());
}

Telling read_telling(db::Row const& row) {
    return {.way = parse_way(row.view(9)).value_or(Way::untold),
            .kept = row.text(10),
            .changed = row.text(11),
            .cost = row.optional_integer(12),
            .saved = row.optional_integer(13),
            .hours_saved = row.optional_integer(14),
            .currency = row.text(15),
            .result = parse_result(row.view(16)).value_or(Result::untold),
            .result_text = row.text(17),
            .evidence = row.text(18),
            .evidence_link = row.text(19)};
}

Adoption read(db::Row const& row) {
    Adoption one;
    one.id = row.id<AdoptionId>(0);
    one.subject = {row.text(1), row.text(2)};
    one.organisation = row.id<organisations::OrganisationId>(3);
    one.unit = row.id<units::UnitId>(4);
    one.step = {parse_state(row.view(5)).value_or(State::abandoned), date(row, 6), row.text(7)};
    one.used_since = date(row, 8);
    one.told = read_telling(row);
    one.verified = {row.id<members::MemberId>(20), row.id<organisations::OrganisationId>(21),
                    row.integer(22) != 0, row.time(23), row.text(24)};
    one.version = row.integer(25);
    one.language = texts::parse_language(row.view(26)).value_or(texts::Language::sv);
    one.stated_by = row.id<members::MemberId>(27);
    one.created_at = row.time(28);
    one.updated_at = row.time(29);
    one.asked_at = row.time(30);
    one.round = static_cast<int>(row.integer(31));
    one.answered_at = row.time(32);
    one.ask_next_at = row.time(33);
    one.is_lapsed = row.integer(34) != 0;
    one.origin_told_at = row.time(35);
    one.asked_from = date(row, 36);
    return one;
}

std::string iso_or_empty(basics::Date date) { return date.year == 0 ? "" : basics::iso(date); }

json::Value number(std::optional<std::int64_t> const& value) {
    return value ? json::Value(*value) : json::Value();
}

}

std::optional<Adoption> find(db::Reader& reader, AdoptionId const& id) {
    return reader.first(
        "SELECT id, kind, subject, organisation, unit, state, since, reason, used_since, way, kept,"
        " changed, cost, saved, hours_saved, currency, result, result_text, evidence,"
        " evidence_link, verified_by, verified_for, verified_origin, verified_at,"
        " verified_words, version, language, stated_by, created_at, updated_at, asked_at, round,"
        " answered_at, ask_next_at, lapsed, origin_told_at, asked_from FROM adoptions"
        " WHERE id = $1",
        {id}, read);
}

std::optional<Adoption> find(db::Reader& reader, activity::Subject const& subject,
                             organisations::OrganisationId const& organisation,
                             units::UnitId const& unit) {
    return reader.first(
        "SELECT id, kind, subject, organisation, unit, state, since, reason, used_since, way, kept,"
        " changed, cost, saved, hours_saved, currency, result, result_text, evidence,"
        " evidence_link, verified_by, verified_for, verified_origin, verified_at,"
        " verified_words, version, language, stated_by, created_at, updated_at, asked_at, round,"
        " answered_at, ask_next_at, lapsed, origin_told_at, asked_from FROM adoptions"
        " WHERE subject = $1 AND organisation = $2 AND unit = $3",
        {subject.id, organisation, unit}, read);
}

std::vector<Adoption> of_subject(db::Reader& reader, activity::Subject const& subject) {
    return reader.all(
        "SELECT id, kind, subject, organisation, unit, state, since, reason, used_since, way, kept,"
        " changed, cost, saved, hours_saved, currency, result, result_text, evidence,"
        " evidence_link, verified_by, verified_for, verified_origin, verified_at,"
        " verified_words, version, language, stated_by, created_at, updated_at, asked_at, round,"
        " answered_at, ask_next_at, lapsed, origin_told_at, asked_from FROM adoptions"
        " WHERE subject = $1 ORDER BY id",
        {subject.id}, read);
}

std::vector<Adoption> waiting_in(db::Reader& reader,
                                 organisations::OrganisationId const& organisation) {
    auto const ids = reader.all(
        "SELECT id FROM adoptions WHERE organisation = $1 AND unit <> ''"
        " AND (state = 'evaluating' OR (lapsed = 0 AND asked_at > answered_at))"
        " ORDER BY created_at, id",
        {organisation}, [](db::Row const& row) { return row.id<AdoptionId>(0); });
    std::vector<Adoption> all;
    for (auto const& id : ids)
        if (auto one = find(reader, id)) all.push_back(*std::move(one));
    return all;
}

void add(db::Transaction& tx, Adoption const& one) {
    tx.run(
        "INSERT INTO adoptions (id, kind, subject, organisation, unit, state, since, reason,"
        " used_since, way, kept, changed, currency, result, result_text, evidence, evidence_link,"
        " verified_by, verified_for, verified_origin, verified_at, verified_words, version,"
        " language, stated_by, created_at, updated_at, asked_at, round, answered_at, ask_next_at,"
        " lapsed, origin_told_at, asked_from) VALUES ($1, $2, $3, $4, $5, '', '', '', '', '', '', '', '', '',"
        " '', '', '', '', '', 0, 0, '', 0, '', '', $6, 0, 0, 0, 0, 0, 0, $7, '')",
        {one.id, one.subject.kind, one.subject.id, one.organisation, one.unit, one.created_at,
         one.origin_told_at});
    update(tx, one);
}

void update(db::Transaction& tx, Adoption const& one) {
    auto const since = iso_or_empty(one.step.since), used_since = iso_or_empty(one.used_since);
    auto const& told = one.told;
    tx.run(
        "UPDATE adoptions SET state = $3, since = $4, reason = $5, used_since = $6, way = $7,"
        " kept = $8, changed = $9, cost = $10, saved = $11, hours_saved = $12, currency = $13,"
        " result = $14, result_text = $15, evidence = $16, evidence_link = $17 WHERE subject = $1"
        " AND id = $2",
        {one.subject.id, one.id, name(one.step.state), since, one.step.reason, used_since,
         name(told.way), told.kept, told.changed, told.cost, told.saved, told.hours_saved,
         told.currency, name(told.result), told.result_text, told.evidence, told.evidence_link});
    auto const asked_from = iso_or_empty(one.asked_from);
    tx.run(
        "UPDATE adoptions SET verified_by = $3, verified_for = $4, verified_origin = $5,"
        " verified_at = $6, verified_words = $7, version = $8, language = $9, stated_by = $10,"
        " updated_at = $11, asked_at = $12, round = $13, answered_at = $14, ask_next_at = $15,"
        " lapsed = $16, asked_from = $17 WHERE subject = $1 AND id = $2",
        {one.subject.id, one.id, one.verified.by, one.verified.organisation,
         one.verified.is_origin ? 1 : 0, one.verified.at, one.verified.words, one.version,
         texts::code(one.language), one.stated_by, one.updated_at, one.asked_at, one.round,
         one.answered_at, one.ask_next_at, one.is_lapsed ? 1 : 0, asked_from});
}

std::vector<Event> events(db::Reader& reader, AdoptionId const& id) {
    return reader.all(
        "SELECT number, at, what, done_by, version, state, since, reason, round, told, words"
        " FROM adoption_events WHERE adoption = $1 ORDER BY number",
        {id}, [](db::Row const& row) {
            return Event{.number = row.integer(0),
                         .at = row.time(1),
                         .what = parse_what(row.view(2)).value_or(What::changed),
                         .by = row.id<members::MemberId>(3),
                         .version = row.integer(4),
                         .step = {parse_state(row.view(5)).value_or(State::abandoned), date(row, 6),
                                  row.text(7)},
                         .round = static_cast<int>(row.integer(8)),
                         .told = row.text(9),
                         .words = row.text(10)};
        });
}

void add_event(db::Transaction& tx, AdoptionId const& id, Event event) {
    auto const last =
        tx.number("SELECT max(number) FROM adoption_events WHERE adoption = $1", {id});
    auto const since = iso_or_empty(event.step.since);
    tx.run(
        "INSERT INTO adoption_events (adoption, number, at, what, done_by, version, state, since,"
        " reason, round, told, words) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        {id, last + 1, event.at, name(event.what), event.by, event.version, name(event.step.state),
         since, event.step.reason, event.round, event.told, event.words});
}

void each(db::Reader& reader, std::function<void(Adoption const&)> const& take) {
    reader.each(
        "SELECT id, kind, subject, organisation, unit, state, since, reason, used_since, way, kept,"
        " changed, cost, saved, hours_saved, currency, result, result_text, evidence,"
        " evidence_link, verified_by, verified_for, verified_origin, verified_at,"
        " verified_words, version, language, stated_by, created_at, updated_at, asked_at, round,"
        " answered_at, ask_next_at, lapsed, origin_told_at, asked_from FROM adoptions"
        " ORDER BY id",
        {}, [&](db::Row const& row) {
            take(read(row));
            return true;
        });
}

std::int64_t begun_since(db::Reader& reader, organisations::OrganisationId const& organisation,
                         basics::Time since) {
    return reader.number(
        "SELECT count(*) FROM adoptions WHERE organisation = $1 AND created_at >= $2",
        {organisation, since});
}

namespace {

AdoptionId read_id(db::Row const& row) { return row.id<AdoptionId>(0); }

}

std::vector<AdoptionId> to_ask(db::Reader& reader, basics::Time now, std::size_t most) {
    return reader.all(
        "SELECT id FROM adoptions WHERE ask_next_at > 0 AND ask_next_at <= $1"
        " ORDER BY ask_next_at, id LIMIT $2",
        {now, most}, read_id);
}

std::vector<AdoptionId> unanswered(db::Reader& reader, basics::Time sent_before, std::size_t most) {
    return reader.all(
        "SELECT id FROM adoptions WHERE lapsed = 0 AND asked_at > answered_at AND asked_at <= $1"
        " AND state IN ('in_use', 'embedded') ORDER BY asked_at, id LIMIT $2",
        {sent_before, most}, read_id);
}

std::vector<AdoptionId> untold(db::Reader& reader, std::size_t most) {
    return reader.all("SELECT id FROM adoptions WHERE origin_told_at = 0 ORDER BY id LIMIT $1",
                      {most}, read_id);
}

void set_origin_told(db::Transaction& tx, AdoptionId const& id, basics::Time at) {
    tx.run("UPDATE adoptions SET origin_told_at = $2 WHERE id = $1", {id, at});
}

basics::Time last_digest(db::Reader& reader, organisations::OrganisationId const& organisation) {
    return {reader.number("SELECT max(sent_at) FROM adoption_digests WHERE organisation = $1",
                          {organisation})};
}

void set_last_digest(db::Transaction& tx, organisations::OrganisationId const& organisation,
                     basics::Time at) {
    tx.run("DELETE FROM adoption_digests WHERE organisation = $1", {organisation});
    tx.run("INSERT INTO adoption_digests (organisation, sent_at) VALUES ($1, $2)",
           {organisation, at});
}

json::Object telling_json(Telling const& told) {
    return {{"way", name(told.way)},
            {"kept", told.kept},
            {"changed", told.changed},
            {"cost", number(told.cost)},
            {"saved", number(told.saved)},
            {"hours_saved", number(told.hours_saved)},
            {"currency", told.currency},
            {"result", name(told.result)},
            {"result_text", told.result_text},
            {"evidence", told.evidence},
            {"evidence_link", told.evidence_link}};
}

}

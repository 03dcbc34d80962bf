// Calls, their history, and what forms sent.
#include "features/calls/store.h"

namespace calls {

namespace {

std::string_view constexpr columns =
    "SELECT id, organisation, title, slug, story, for_whom, rules, judged, companies, together,"
    " language, takes, takers, opens_at, closes_at, answer_day, questions, state, is_paused, result,"
    " noticed, version, made_by, made_at, updated_at, decided_at FROM calls";

std::string sql(std::string_view rest) { return std::string(columns) + std::string(rest); }

std::string questions_text(std::vector<Question> const& questions) {
    json::Array all;
    for (auto const& one : questions) all.push_back(ideas::asked::as_json(one));
    return json::write(json::Value(std::move(all)));
}

std::vector<Question> questions_in(std::string_view text) {
    std::vector<Question> all;
    auto const read = json::parse(text);
    if (!read) return all;
    for (auto const& one : read->elements()) all.push_back(ideas::asked::question_in(one));
    return all;
}

Call read_call(db::Row const& row) {
    return {.id = row.id<CallId>(0),
            .told = {.organisation = row.id<OrganisationId>(1),
                     .title = row.text(2),
                     .story = row.text(4),
                     .for_whom = row.text(5),
                     .rules = row.text(6),
                     .judged = row.text(7),
                     .companies = row.text(8),
                     .together = row.text(9),
                     .language = row.text(10),
                     .takes = parse_takes(row.view(11)).value_or(Takes::both),
                     .takers = ideas::asked::parse_takers(row.view(12)).value_or(Takers::employees),
                     .opens_at = row.time(13),
                     .closes_at = row.time(14),
                     .answer_by = basics::parse_iso_date(row.view(15)).value_or(basics::Date())},
            .slug = row.text(3),
            .questions = questions_in(row.view(16)),
            .state = parse_state(row.view(17)).value_or(State::draft),
            .is_paused = row.integer(18) != 0,
            .result = row.text(19),
            .noticed = parse_phase(row.view(20)).value_or(Phase::draft),
            .version = row.integer(21),
            .made_by = row.id<members::MemberId>(22),
            .made_at = row.time(23),
            .updated_at = row.time(24),
            .decided_at = row.time(25)};
}

}

std::optional<Call> find(db::Reader& reader, CallId const& id) {
    return reader.first(sql(" WHERE id = $1"), {id}, read_call);
}

void put(db::Transaction& tx, Call const& c) {
    tx.run("DELETE FROM calls WHERE id = $1", {c.id});
    tx.run(
        "INSERT INTO calls (id, organisation, title, slug, story, for_whom, rules, judged,"
        " companies, together, language, takes, takers, opens_at, closes_at, answer_day, questions,"
        " state, is_paused, result, noticed, version, made_by, made_at, updated_at, decided_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,"
        " $19, $20, $21, $22, $23, $24, $25, $26)",
        {c.id,
         c.told.organisation,
         c.told.title,
         c.slug,
         c.told.story,
         c.told.for_whom,
         c.told.rules,
         c.told.judged,
         c.told.companies,
         c.told.together,
         c.told.language,
         name(c.told.takes),
         ideas::asked::name(c.told.takers),
         c.told.opens_at,
         c.told.closes_at,
         basics::iso(c.told.answer_by),
         questions_text(c.questions),
         name(c.state),
         c.is_paused ? 1 : 0,
         c.result,
         name(c.noticed),
         c.version,
         c.made_by,
         c.made_at,
         c.updated_at,
         c.decided_at});
}

std::optional<CallId> with_sending(db::Reader& reader, std::string_view hash) {
    return reader.first("SELECT call_id FROM call_sendings WHERE hash = $1", {hash},
                        [](db::Row const& row) { return row.id<CallId>(0); });
}

void add_sending(db::Transaction& tx, std::string_view hash, CallId const& id) {
    tx.run("INSERT INTO call_sendings (hash, call_id) VALUES ($1, $2)", {hash, id});
}

std::vector<Event> events(db::Reader& reader, CallId const& id) {
    return reader.all(
        "SELECT number, at, what, done_by, words, before_at, after_at FROM call_events"
        " WHERE call_id = $1 ORDER BY number",
        {id}, [](db::Row const& row) {
            return Event{.number = row.integer(0),
                         .at = row.time(1),
                         .what = parse_what(row.view(2)).value_or(What::made),
                         .by = row.id<members::MemberId>(3),
                         .words = row.text(4),
                         .before = row.time(5),
                         .after = row.time(6)};
        });
}

void add_event(db::Transaction& tx, CallId const& id, Event const& e) {
    auto const number =
        tx.number("SELECT coalesce(max(number), 0) + 1 FROM call_events WHERE call_id = $1", {id});
    tx.run(
        "INSERT INTO call_events (call_id, number, at, what, done_by, words, before_at, after_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {id, number, e.at, name(e.what), e.by, e.words, e.before, e.after});
}

std::vector<Call> running(db::Reader& reader, OrganisationId const& organisation, basics::Time now,
                          std::size_t limit) {
    return reader.all(sql(" WHERE state = 'published' AND closes_at > $2"
                          " AND ($1 = '' OR organisation = $1) ORDER BY closes_at, id LIMIT $3"),
                      {organisation, now, limit}, read_call);
}

std::vector<Call> over(db::Reader& reader, OrganisationId const& organisation, basics::Time now,
                       Call const& before, std::size_t limit) {
    return reader.all(sql(" WHERE (state = 'decided' OR (state = 'published' AND closes_at <= $2))"
                          " AND ($1 = '' OR organisation = $1)"
                          " AND ($4 = '' OR closes_at < $3 OR (closes_at = $3 AND id < $4))"
                          " ORDER BY closes_at DESC, id DESC LIMIT $5"),
                      {organisation, now, before.told.closes_at, before.id, limit}, read_call);
}

std::vector<Call> of_organisation(db::Reader& reader, OrganisationId const& organisation,
                                  std::size_t limit) {
    return reader.all(sql(" WHERE organisation = $1 ORDER BY closes_at DESC, id DESC LIMIT $2"),
                      {organisation, limit}, read_call);
}

std::vector<Call> by_id(db::Reader& reader, std::string_view after, std::size_t limit,
                        OrganisationId const& organisation) {
    return reader.all(sql(" WHERE id > $1 AND state <> 'draft'"
                          " AND ($2 = '' OR organisation = $2) ORDER BY id LIMIT $3"),
                      {after, organisation, limit}, read_call);
}

std::vector<CallId> to_notice(db::Reader& reader, basics::Time now, std::size_t most) {
    return reader.all(
        "SELECT id FROM calls WHERE state = 'published'"
        " AND ((closes_at <= $1 AND noticed <> 'closed')"
        " OR (opens_at <= $1 AND closes_at > $1 AND is_paused = 0 AND noticed = 'coming'))"
        " ORDER BY id LIMIT $2",
        {now, most}, [](db::Row const& row) { return row.id<CallId>(0); });
}

}

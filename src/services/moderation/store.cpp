// Matters, notices, steps and secrets.
#include "services/moderation/store.h"

#include <limits>
#include <tuple>

namespace moderation {

namespace {

/// The columns of a matter as every SELECT here names them.
Matter read_matter(db::Row const& row) {
    return {.id = row.id<MatterId>(0),
            .subject = {row.text(1), row.text(2)},
            .organisation = row.id<organisations::OrganisationId>(3),
            .title = row.text(4),
            .words = row.text(5),
            .language = row.text(6),
            .path = row.text(7),
            .state = parse_state(row.view(8)).value_or(State::waiting),
            .outcome = parse_outcome(row.view(9)).value_or(Outcome::none),
            .writer_asked = row.integer(10) != 0,
            .reporter_asked = row.integer(11) != 0,
            .is_urgent = row.integer(17) == 0,
            .decided_by = row.id<members::MemberId>(12),
            .decided_at = row.time(13),
            .version = row.integer(14),
            .opened_at = row.time(15),
            .waits_since = row.time(16)};
}

std::int64_t rank(Matter const& matter) {
    if (matter.state == State::decided) return 2;
    return matter.is_urgent ? 0 : 1;
}

std::int64_t place(Matter const& matter) {
    return matter.state == State::decided ? -matter.decided_at.microseconds
                                          : matter.waits_since.microseconds;
}

std::string_view name(Filter::Kind kind) {
    switch (kind) {
        case Filter::Kind::waits: return "waits";
        case Filter::Kind::again: return "again";
        case Filter::Kind::hidden: return "hidden";
        case Filter::Kind::left: return "left";
        case Filter::Kind::all: return "all";
    }
    return "all";
}

std::optional<Opened> with_key(db::Reader& reader, std::string_view hash,
                               std::string_view purpose) {
    return reader.first(
        "SELECT matter, notice FROM moderation_keys WHERE hash = $1 AND purpose = $2",
        {hash, purpose},
        [](db::Row const& row) { return Opened{row.id<MatterId>(0), row.id<NoticeId>(1)}; });
}

void add_key(db::Transaction& tx, std::string_view hash, std::string_view purpose,
             Opened const& opens) {
    tx.run("INSERT INTO moderation_keys (hash, purpose, matter, notice) VALUES ($1, $2, $3, $4)",
           {hash, purpose, opens.matter, opens.notice});
}

}

std::optional<Matter> find(db::Reader& reader, MatterId id) {
    return reader.first(
        "SELECT id, kind, subject, organisation, title, words, language, path, state, outcome,"
        " writer_asked, reporter_asked, decided_by, decided_at, version, opened_at, waits_since,"
        " rank FROM moderation_matters WHERE id = $1",
        {id}, read_matter);
}

std::optional<Matter> waiting_about(db::Reader& reader, Subject const& subject) {
    return reader.first(
        "SELECT id, kind, subject, organisation, title, words, language, path, state, outcome,"
        " writer_asked, reporter_asked, decided_by, decided_at, version, opened_at, waits_since,"
        " rank FROM moderation_matters WHERE kind = $1 AND subject = $2 AND state <> 'decided'"
        " ORDER BY opened_at LIMIT 1",
        {subject.kind, subject.id}, read_matter);
}

std::optional<Matter> newest_about(db::Reader& reader, Subject const& subject) {
    return reader.first(
        "SELECT id, kind, subject, organisation, title, words, language, path, state, outcome,"
        " writer_asked, reporter_asked, decided_by, decided_at, version, opened_at, waits_since,"
        " rank FROM moderation_matters WHERE kind = $1 AND subject = $2 AND outcome <> 'none'"
        " ORDER BY opened_at DESC LIMIT 1",
        {subject.kind, subject.id}, read_matter);
}

void add(db::Transaction& tx, Matter const& m) {
    tx.run(
        "INSERT INTO moderation_matters (id, kind, subject, organisation, title, words, language,"
        " path, state, outcome, writer_asked, reporter_asked, decided_by, decided_at, version,"
        " opened_at, waits_since, rank, place) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,"
        " $12, $13, $14, $15, $16, $17, $18, $19)",
        {m.id, m.subject.kind, m.subject.id, m.organisation, m.title, m.words, m.language, m.path,
         name(m.state), name(m.outcome), m.writer_asked ? 1 : 0, m.reporter_asked ? 1 : 0,
         m.decided_by, m.decided_at, m.version, m.opened_at, m.waits_since, rank(m), place(m)});
}

void update(db::Transaction& tx, Matter const& m) {
    tx.run(
        "UPDATE moderation_matters SET state = $2, outcome = $3, writer_asked = $4,"
        " reporter_asked = $5, decided_by = $6, decided_at = $7, version = $8, waits_since = $9,"
        " rank = $10, place = $11 WHERE id = $1",
        {m.id, name(m.state), name(m.outcome), m.writer_asked ? 1 : 0, m.reporter_asked ? 1 : 0,
         m.decided_by, m.decided_at, m.version, m.waits_since, rank(m), place(m)});
}

void add_notice(db::Transaction& tx, Notice const& n) {
    tx.run(
        "INSERT INTO moderation_notices (matter, id, reason, words, language, member, at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {n.matter, n.id, n.reason, n.words, texts::code(n.language), n.member, n.at});
}

std::vector<Notice> notices(db::Reader& reader, MatterId matter) {
    return reader.all(
        "SELECT id, matter, reason, words, language, member, at FROM moderation_notices"
        " WHERE matter = $1 ORDER BY at, id",
        {matter}, [](db::Row const& row) {
            return Notice{
                .id = row.id<NoticeId>(0),
                .matter = row.id<MatterId>(1),
                .reason = row.text(2),
                .words = row.text(3),
                .language = texts::parse_language(row.view(4)).value_or(texts::Language::sv),
                .member = row.id<members::MemberId>(5),
                .at = row.time(6)};
        });
}

void add_step(db::Transaction& tx, MatterId matter, Step const& step) {
    auto const number = tx.number(
        "SELECT coalesce(max(number), 0) + 1 FROM moderation_steps WHERE matter = $1", {matter});
    tx.run(
        "INSERT INTO moderation_steps (matter, number, kind, at, member, side, reason, words)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {matter, number, step.asked ? std::string_view("asked") : name(step.outcome), step.at,
         step.member, step.asked ? name(*step.asked) : std::string_view(), step.reason,
         step.words});
}

std::vector<Step> steps(db::Reader& reader, MatterId matter) {
    return reader.all(
        "SELECT kind, at, member, side, reason, words FROM moderation_steps WHERE matter = $1"
        " ORDER BY number",
        {matter}, [](db::Row const& row) {
            return Step{.asked = parse_side(row.view(3)),
                        .outcome = parse_outcome(row.view(0)).value_or(Outcome::none),
                        .at = row.time(1),
                        .member = row.id<members::MemberId>(2),
                        .reason = row.text(4),
                        .words = row.text(5)};
        });
}

std::optional<Opened> with_code(db::Reader& reader, std::string_view hash) {
    return with_key(reader, hash, "claim");
}
std::optional<Opened> with_sending(db::Reader& reader, std::string_view hash) {
    return with_key(reader, hash, "sending");
}
void add_code(db::Transaction& tx, std::string_view hash, Opened const& opens) {
    add_key(tx, hash, "claim", opens);
}
void add_sending(db::Transaction& tx, std::string_view hash, Opened const& opens) {
    add_key(tx, hash, "sending", opens);
}

std::string reporter(db::Reader& reader, Notice const& notice) {
    return reader
        .first("SELECT email FROM moderation_reporters WHERE matter = $1 AND notice = $2",
               {notice.matter, notice.id}, [](db::Row const& row) { return row.text(0); })
        .value_or(std::string());
}

void set_reporter(db::Transaction& tx, Notice const& notice, std::string_view email) {
    if (!email.empty())
        tx.run("INSERT INTO moderation_reporters (matter, notice, email) VALUES ($1, $2, $3)",
               {notice.matter, notice.id, email});
}

void forget_reporters(db::Transaction& tx, MatterId matter) {
    tx.run("DELETE FROM moderation_reporters WHERE matter = $1", {matter});
}

void forget_reporters_of_matters_before(db::Transaction& tx, basics::Time then) {
    tx.run(
        "DELETE FROM moderation_reporters WHERE matter IN (SELECT id FROM moderation_matters"
        " WHERE state = 'decided' AND decided_at < $1)",
        {then});
}

bool is_before(Matter const& one, Matter const& other) {
    return std::tuple(rank(one), place(one), one.id) <
           std::tuple(rank(other), place(other), other.id);
}

void each(db::Reader& reader, std::optional<organisations::OrganisationId> const& organisation,
          Filter const& filter, Matter const* after,
          std::function<bool(Matter const&)> const& take) {
    constexpr auto first = std::numeric_limits<std::int64_t>::min();
    reader.each(
        "SELECT id, kind, subject, organisation, title, words, language, path, state, outcome,"
        " writer_asked, reporter_asked, decided_by, decided_at, version, opened_at, waits_since,"
        " rank FROM moderation_matters m"
        " WHERE ($1 = 'all' OR organisation = $2)"
        " AND (rank > $3 OR (rank = $3 AND (place > $4 OR (place = $4 AND id > $5))))"
        " AND ($6 = 'all' OR ($6 = 'waits' AND state <> 'decided') OR ($6 = 'again' AND state = 'again')"
        " OR outcome = $6)"
        " AND ($7 = '' OR kind = $7)"
        " AND ($8 = '' OR EXISTS (SELECT 1 FROM moderation_notices n WHERE n.matter = m.id"
        " AND n.reason = $8))"
        " ORDER BY rank, place, id",
        {organisation ? std::string_view("one") : std::string_view("all"),
         organisation.value_or(organisations::OrganisationId()), after ? rank(*after) : first,
         after ? place(*after) : first, after ? after->id.text() : std::string_view(),
         name(filter.kind), filter.subjects, filter.reason},
        [&](db::Row const& row) { return take(read_matter(row)); });
}

}

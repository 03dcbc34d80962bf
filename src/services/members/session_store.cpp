// Sessions and one-time links: rows ↔ values.
#include "services/members/session_store.h"

#include <utility>

namespace members::store {

namespace {

SessionRow session(db::Row const& row) {
    return {.hash = row.text(0),
            .id = row.id<SessionId>(1),
            .member = row.id<MemberId>(2),
            .form_token = row.text(3),
            .started_at = row.time(4),
            .seen_at = row.time(5),
            .device = row.text(7),
            .shown = {.by_link = row.integer(6) != 0,
                      .factor = row.text(8),
                      .level = static_cast<int>(row.integer(11)),
                      .provider = row.text(12),
                      .vouched_in = row.text(13),
                      .subject = row.text(14),
                      .sid = row.text(15),
                      .sealed_token = row.text(16)},
            .waits = row.integer(9) != 0,
            .confirmed_at = row.time(10)};
}

std::string_view name(LinkPurpose purpose) {
    switch (purpose) {
        case LinkPurpose::sign_in: return "sign_in";
        case LinkPurpose::mailed: return "mailed";
        case LinkPurpose::invitation: return "invitation";
        case LinkPurpose::demo: return "demo";
    }
    std::unreachable();
}

}

void add_session(db::Transaction& tx, SessionRow const& session) {
    tx.run(
        "INSERT INTO sessions (hash, id, member, form_token, started_at, seen_at, by_link, device,"
        " factor, waits, confirmed_at, level, provider, vouched_in, provider_subject,"
        " provider_session, sealed_token)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        {session.hash, session.id, session.member, session.form_token, session.started_at,
         session.seen_at, session.shown.by_link, session.device, session.shown.factor,
         session.waits, session.confirmed_at, session.shown.level, session.shown.provider,
         session.shown.vouched_in, session.shown.subject, session.shown.sid,
         session.shown.sealed_token});
}

std::optional<SessionRow> find_session(db::Reader& reader, std::string_view hash) {
    return reader.first(
        "SELECT hash, id, member, form_token, started_at, seen_at, by_link, device, factor,"
        " waits, confirmed_at, level, provider, vouched_in, provider_subject, provider_session,"
        " sealed_token FROM sessions"
        " WHERE hash = $1",
        {hash}, session);
}

std::vector<SessionRow> sessions_of(db::Reader& reader, MemberId const& member) {
    return reader.all(
        "SELECT hash, id, member, form_token, started_at, seen_at, by_link, device, factor,"
        " waits, confirmed_at, level, provider, vouched_in, provider_subject, provider_session,"
        " sealed_token FROM sessions"
        " WHERE member = $1 ORDER BY seen_at DESC, id DESC",
        {member}, session);
}

std::vector<std::string> hashes_from(db::Reader& reader, std::string_view provider,
                                     std::string_view subject, std::string_view sid) {
    return reader.all(
        "SELECT hash FROM sessions WHERE provider = $1 AND provider <> ''"
        " AND ($2 = '' OR provider_subject = $2)"
        " AND ($3 = '' OR provider_session = $3 OR ($2 <> '' AND provider_session = ''))",
        {provider, subject, sid}, [](db::Row const& row) { return row.text(0); });
}

void renew_tokens(db::Transaction& tx, secrets::Renewal& renewal) {
    auto const rows =
        tx.all("SELECT hash, sealed_token FROM sessions WHERE sealed_token <> ''", {},
               [](db::Row const& row) { return std::pair(row.text(0), row.text(1)); });
    for (auto const& [hash, sealed] : rows)
        if (auto const anew = renewal.sealed_anew(sealed))
            tx.run("UPDATE sessions SET sealed_token = $2 WHERE hash = $1", {hash, *anew});
}

void set_confirmed(db::Transaction& tx, std::string_view hash, basics::Time at) {
    tx.run("UPDATE sessions SET confirmed_at = $2 WHERE hash = $1", {hash, at});
}

void set_seen(db::Transaction& tx, std::string_view hash, basics::Time seen_at) {
    tx.run("UPDATE sessions SET seen_at = $2 WHERE hash = $1 AND seen_at < $2", {hash, seen_at});
}

void remove_session(db::Transaction& tx, std::string_view hash) {
    tx.run("DELETE FROM sessions WHERE hash = $1", {hash});
}

void remove_sessions_but(db::Transaction& tx, MemberId const& member, std::string_view hash) {
    tx.run("DELETE FROM sessions WHERE member = $1 AND hash <> $2", {member, hash});
}

void remove_sessions_before(db::Transaction& tx, basics::Time started_before,
                            basics::Time seen_before) {
    tx.run("DELETE FROM sessions WHERE started_at < $1 OR seen_at < $2",
           {started_before, seen_before});
}

void add_link(db::Transaction& tx, LinkRow const& link) {
    tx.run(
        "INSERT INTO sign_in_links (hash, member, purpose, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        {link.hash, link.member, name(link.purpose), link.created_at, link.expires_at});
}

bool is_usable(db::Reader& reader, std::string_view hash, basics::Time now) {
    return reader.number(
               "SELECT count(*) FROM sign_in_links WHERE hash = $1 AND used_at IS NULL AND expires_at > $2",
               {hash, now}) > 0;
}

std::optional<UsedLink> use_link(db::Transaction& tx, std::string_view hash, basics::Time now) {
    if (tx.run(
            "UPDATE sign_in_links SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND expires_at > $2",
            {hash, now}) == 0)
        return std::nullopt;
    return tx.first(
        "SELECT member, purpose FROM sign_in_links WHERE hash = $1", {hash},
        [](db::Row const& row) { return UsedLink{row.id<MemberId>(0), row.view(1) == "demo"}; });
}

void remove_links_of(db::Transaction& tx, MemberId const& member) {
    tx.run("DELETE FROM sign_in_links WHERE member = $1", {member});
}

void remove_links_before(db::Transaction& tx, basics::Time expired_before) {
    tx.run("DELETE FROM sign_in_links WHERE expires_at < $1", {expired_before});
}

}

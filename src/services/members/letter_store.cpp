// Mailed links, second steps and recovery codes: rows ↔ values.
#include "services/members/letter_store.h"

#include <utility>

namespace members::store {

void add_mailed_link(db::Transaction& tx, MailedLink const& link) {
    tx.run(
        "INSERT INTO mailed_links (hash, purpose, member, email, created_at, expires_at)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        {link.hash, link.purpose, link.member, link.email, link.created_at, link.expires_at});
}

std::optional<MailedFor> mailed_link(db::Reader& reader, std::string_view hash,
                                     std::string_view purpose, basics::Time now) {
    return reader.first(
        "SELECT member, email FROM mailed_links WHERE hash = $1 AND purpose = $2 AND used_at IS NULL"
        " AND expires_at > $3",
        {hash, purpose, now},
        [](db::Row const& row) { return MailedFor{row.id<MemberId>(0), row.text(1)}; });
}

bool use_mailed_link(db::Transaction& tx, std::string_view hash, basics::Time now) {
    return tx.run(
               "UPDATE mailed_links SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND expires_at > $2",
               {hash, now}) > 0;
}

void remove_mailed_links_of(db::Transaction& tx, MemberId const& member) {
    tx.run("DELETE FROM mailed_links WHERE member = $1", {member});
}

void remove_mailed_links_before(db::Transaction& tx, basics::Time expired_before) {
    tx.run("DELETE FROM mailed_links WHERE expires_at < $1", {expired_before});
}

void set_email(db::Transaction& tx, MemberId const& id, std::string_view email,
               std::string_view email_key) {
    tx.run("UPDATE members SET email = $2, email_key = $3 WHERE id = $1", {id, email, email_key});
}

std::optional<SecondStepRow> second_step(db::Reader& reader, MemberId const& member) {
    return reader.first(
        "SELECT sealed_key, turned_on_at, last_step FROM second_steps WHERE member = $1", {member},
        [](db::Row const& row) { return SecondStepRow{row.text(0), row.time(1), row.integer(2)}; });
}

void set_second_step(db::Transaction& tx, MemberId const& member, SecondStepRow const& row) {
    remove_second_step(tx, member);
    tx.run(
        "INSERT INTO second_steps (member, sealed_key, turned_on_at, last_step) VALUES ($1, $2, $3, $4)",
        {member, row.sealed_key, row.turned_on_at, row.last_step});
}

bool remove_second_step(db::Transaction& tx, MemberId const& member) {
    return tx.run("DELETE FROM second_steps WHERE member = $1", {member}) > 0;
}

void renew_keys(db::Transaction& tx, secrets::Renewal& renewal) {
    auto const rows =
        tx.all("SELECT member, sealed_key FROM second_steps", {},
               [](db::Row const& row) { return std::pair(row.text(0), row.text(1)); });
    for (auto const& [member, sealed] : rows)
        if (auto const anew = renewal.sealed_anew(sealed))
            tx.run("UPDATE second_steps SET sealed_key = $2 WHERE member = $1", {member, *anew});
}

bool use_step(db::Transaction& tx, MemberId const& member, std::int64_t step) {
    return tx.run("UPDATE second_steps SET last_step = $2 WHERE member = $1 AND last_step < $2",
                  {member, step}) > 0;
}

void add_recovery_code(db::Transaction& tx, MemberId const& member, std::string_view hash) {
    tx.run("INSERT INTO recovery_codes (member, hash) VALUES ($1, $2)", {member, hash});
}

bool use_recovery_code(db::Transaction& tx, MemberId const& member, std::string_view hash,
                       basics::Time now) {
    return tx.run(
               "UPDATE recovery_codes SET used_at = $3 WHERE member = $1 AND hash = $2 AND used_at IS NULL",
               {member, hash, now}) > 0;
}

void remove_recovery_codes(db::Transaction& tx, MemberId const& member) {
    tx.run("DELETE FROM recovery_codes WHERE member = $1", {member});
}

std::int64_t recovery_codes_left(db::Reader& reader, MemberId const& member) {
    return reader.number(
        "SELECT count(*) FROM recovery_codes WHERE member = $1 AND used_at IS NULL", {member});
}

}

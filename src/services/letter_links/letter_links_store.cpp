// Rows of links. A link is used by one statement that only one caller can make.
#include "platform/secrets/secrets.h"
#include "services/letter_links/letter_links.h"

namespace letter_links {

namespace {

bool is_secret(std::string_view token) { return token.size() == secrets::secret_length; }

Link read_link(db::Row const& row) {
    return {.purpose = row.text(0),
            .subject = {row.text(1), row.text(2)},
            .detail = row.text(3),
            .address = row.text(4),
            .member = row.id<members::MemberId>(5),
            .made_at = row.time(6),
            .expires_at = row.time(7),
            .used_at = row.time(8),
            .ended_at = row.time(9)};
}

}

std::string make(db::Transaction& tx, Link const& link) {
    auto token = secrets::make();
    tx.run(
        "INSERT INTO letter_links (hash, purpose, subject_kind, subject_id, detail, address,"
        " member, made_at, expires_at, used_at, ended_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0)",
        {secrets::hash(token), link.purpose, link.subject.kind, link.subject.id, link.detail,
         link.address, link.member, link.made_at, link.expires_at});
    return token;
}

std::optional<Link> find(db::Reader& reader, std::string_view token) {
    if (!is_secret(token)) return std::nullopt;
    return reader.first(
        "SELECT purpose, subject_kind, subject_id, detail, address, member, made_at, expires_at,"
        " used_at, ended_at FROM letter_links WHERE hash = $1",
        {secrets::hash(token)}, read_link);
}

bool use(db::Transaction& tx, std::string_view token, basics::Time now) {
    return is_secret(token) &&
           tx.run(
               "UPDATE letter_links SET used_at = $2 WHERE hash = $1 AND used_at = 0"
               " AND ended_at = 0 AND expires_at > $2",
               {secrets::hash(token), now}) == 1;
}

std::int64_t end_all(db::Transaction& tx, std::string_view purpose,
                     activity::Subject const& subject, basics::Time now) {
    return tx.run(
        "UPDATE letter_links SET ended_at = $4 WHERE subject_kind = $1 AND subject_id = $2"
        " AND purpose = $3 AND used_at = 0 AND ended_at = 0",
        {subject.kind, subject.id, purpose, now});
}

void forget_address(db::Transaction& tx, std::string_view purpose, activity::Subject const& subject,
                    std::string_view detail, basics::Time now) {
    tx.run(
        "UPDATE letter_links SET ended_at = $5 WHERE subject_kind = $1 AND subject_id = $2"
        " AND purpose = $3 AND detail = $4 AND used_at = 0 AND ended_at = 0",
        {subject.kind, subject.id, purpose, detail, now});
    tx.run(
        "UPDATE letter_links SET address = '' WHERE subject_kind = $1 AND subject_id = $2"
        " AND purpose = $3 AND detail = $4",
        {subject.kind, subject.id, purpose, detail});
}

void forget_member(db::Transaction& tx, members::MemberId const& member, std::string_view address) {
    tx.run("DELETE FROM letter_links WHERE member = $1", {member});
    tx.run("DELETE FROM letter_links WHERE address = $1 AND address <> ''", {address});
}

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    tx.run("DELETE FROM letter_links WHERE subject_kind = $1 AND subject_id = $2", {kind, id});
}

lifetimes::Rules lifetime_rules() {
    using lifetimes::Rule;
    return {std::make_shared<Rule const>(
        Rule{.name = "letter_links",
             .what = "letter_links.rule_links",
             .from = "letter_links.from_links",
             .ending = lifetimes::Ending::by_itself,
             .span = {1, lifetimes::Unit::years},
             .each =
                 [](db::Reader& reader, basics::Time before, std::string_view after,
                    lifetimes::Take const& take) {
                     reader.each(
                         "SELECT hash, expires_at FROM letter_links WHERE expires_at < $1"
                         " AND hash > $2 ORDER BY hash",
                         {before, after}, [&](db::Row const& row) {
                             return take({.key = row.text(0), .since = row.time(1)});
                         });
                 },
             .weed =
                 [](db::Transaction& tx, std::string_view key) {
                     tx.run("DELETE FROM letter_links WHERE hash = $1", {key});
                 }})};
}

}

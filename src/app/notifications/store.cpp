// Following and being told: rows ↔ values.
#include "app/notifications/store.h"

namespace notifications {

namespace {

Follow a_follow(db::Row const& row) {
    return {row.id<members::MemberId>(0),
            {row.text(1), row.text(2)},
            parse_way(row.view(3)).value_or(Way::here)};
}

Notification a_notification(db::Row const& row) {
    return {.member = row.id<members::MemberId>(0),
            .subject = {row.text(1), row.text(2)},
            .by = {row.text(3), row.text(4)},
            .action = row.text(5),
            .sequence = row.integer(6),
            .changed_at = row.time(7),
            .times = row.integer(8),
            .is_seen = row.integer(9) != 0,
            .way = parse_way(row.view(10)).value_or(Way::here),
            .letter_at = row.time(11)};
}

}

bool follow(db::Transaction& tx, Follow const& follow, basics::Time now, basics::Time letter_at) {
    auto const& [member, subject, way] = follow;
    if (tx.run("UPDATE follows SET way = $4 WHERE member = $1 AND kind = $2 AND id = $3",
               {member, subject.kind, subject.id, name(way)}) == 0) {
        if (tx.number("SELECT count(*) FROM follows WHERE member = $1", {member}) >=
            static_cast<std::int64_t>(most_followed))
            return false;
        tx.run("INSERT INTO follows (member, kind, id, way, made_at) VALUES ($1, $2, $3, $4, $5)",
               {member, subject.kind, subject.id, name(way), now});
    }
    tx.run(
        "UPDATE notifications SET way = $4, letter_at = $5 WHERE member = $1 AND letter_at > 0"
        " AND ((by_kind = $2 AND by_id = $3) OR (kind = $2 AND id = $3))",
        {member, subject.kind, subject.id, name(way), letter_at});
    return true;
}

void stop(db::Transaction& tx, members::MemberId member, Subject const& subject) {
    tx.run("DELETE FROM follows WHERE member = $1 AND kind = $2 AND id = $3",
           {member, subject.kind, subject.id});
    tx.run("DELETE FROM notifications WHERE member = $1 AND by_kind = $2 AND by_id = $3",
           {member, subject.kind, subject.id});
}

void only_here(db::Transaction& tx, members::MemberId member) {
    tx.run("UPDATE follows SET way = 'here' WHERE member = $1", {member});
    tx.run("UPDATE notifications SET way = 'here', letter_at = 0 WHERE member = $1", {member});
}

std::optional<Way> way_of(db::Reader& reader, members::MemberId member, Subject const& subject) {
    auto const found = reader.first(
        "SELECT way FROM follows WHERE member = $1 AND kind = $2 AND id = $3",
        {member, subject.kind, subject.id}, [](db::Row const& row) { return row.text(0); });
    return found ? parse_way(*found) : std::nullopt;
}

std::vector<Follow> followed_by(db::Reader& reader, members::MemberId member) {
    return reader.all(
        "SELECT member, kind, id, way FROM follows WHERE member = $1 ORDER BY made_at DESC, kind, id",
        {member}, a_follow);
}

std::vector<Follow> followers_of(db::Reader& reader, Subject const& subject) {
    return reader.all(
        "SELECT member, kind, id, way FROM follows WHERE kind = $1 AND id = $2 ORDER BY member",
        {subject.kind, subject.id}, a_follow);
}

std::vector<Follow> of_kind(db::Reader& reader, std::string_view kind) {
    return reader.all(
        "SELECT member, kind, id, way FROM follows WHERE kind = $1 ORDER BY id, member", {kind},
        a_follow);
}

bool is_any_followed(db::Reader& reader, std::string_view kind) {
    return reader
        .first("SELECT 1 FROM follows WHERE kind = $1 LIMIT 1", {kind},
               [](db::Row const& row) { return row.integer(0); })
        .has_value();
}

void note(db::Transaction& tx, Notification const& happened) {
    if (!way_of(tx, happened.member, happened.by)) return;
    auto const& subject = happened.subject;
    auto const before = tx.first(
        "SELECT member, kind, id, by_kind, by_id, action, sequence, changed_at, times, seen, way,"
        " letter_at FROM notifications WHERE member = $1 AND kind = $2 AND id = $3",
        {happened.member, subject.kind, subject.id}, a_notification);
    auto const after = merged(before, happened);
    if (!after) return;
    tx.run("DELETE FROM notifications WHERE member = $1 AND kind = $2 AND id = $3",
           {happened.member, subject.kind, subject.id});
    tx.run(
        "INSERT INTO notifications (member, kind, id, by_kind, by_id, action, sequence, changed_at,"
        " times, seen, way, letter_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11)",
        {after->member, subject.kind, subject.id, after->by.kind, after->by.id, after->action,
         after->sequence, after->changed_at, after->times, name(after->way), after->letter_at});
}

void forget(db::Transaction& tx, Subject const& subject) {
    tx.run("DELETE FROM notifications WHERE kind = $1 AND id = $2", {subject.kind, subject.id});
}

std::vector<Notification> of_member(db::Reader& reader, members::MemberId member) {
    return reader.all(
        "SELECT member, kind, id, by_kind, by_id, action, sequence, changed_at, times, seen, way, letter_at"
        " FROM notifications WHERE member = $1"
        " ORDER BY changed_at DESC, kind, id LIMIT 200",
        {member}, a_notification);
}

void see(db::Transaction& tx, members::MemberId member) {
    // Who has looked here needs no letter about it.
    tx.run("UPDATE notifications SET seen = 1, letter_at = 0 WHERE member = $1 AND seen = 0",
           {member});
}

std::int64_t unseen(db::Reader& reader, members::MemberId member) {
    return reader.number("SELECT count(*) FROM notifications WHERE member = $1 AND seen = 0",
                         {member});
}

std::optional<members::MemberId> with_letters_due(db::Reader& reader, basics::Time now) {
    return reader.first(
        "SELECT member FROM notifications WHERE letter_at > 0 AND letter_at <= $1"
        " ORDER BY letter_at, member LIMIT 1",
        {now}, [](db::Row const& row) { return row.id<members::MemberId>(0); });
}

std::vector<Notification> due(db::Reader& reader, members::MemberId member, basics::Time now,
                              std::size_t limit) {
    return reader.all(
        "SELECT member, kind, id, by_kind, by_id, action, sequence, changed_at, times, seen, way, letter_at"
        " FROM notifications WHERE member = $1 AND letter_at > 0"
        " AND letter_at <= $2 ORDER BY changed_at, kind, id LIMIT $3",
        {member, now, limit}, a_notification);
}

bool set_told(db::Transaction& tx, Notification const& notification) {
    return tx.run(
               "UPDATE notifications SET letter_at = 0 WHERE member = $1 AND kind = $2 AND id = $3"
               " AND letter_at = $4 AND changed_at = $5",
               {notification.member, notification.subject.kind, notification.subject.id,
                notification.letter_at, notification.changed_at}) > 0;
}

std::int64_t place(db::Reader& reader, std::string_view name) {
    return reader.number("SELECT sequence FROM notified WHERE name = $1", {name});
}

void set_place(db::Transaction& tx, std::string_view name, std::int64_t sequence) {
    if (tx.run("UPDATE notified SET sequence = $2 WHERE name = $1", {name, sequence}) > 0) return;
    tx.run("INSERT INTO notified (name, sequence) VALUES ($1, $2)", {name, sequence});
}

void add_end(db::Transaction& tx, std::string_view hash, members::MemberId member,
             Subject const& subject, basics::Time now) {
    tx.run("INSERT INTO letter_ends (hash, member, kind, id, made_at) VALUES ($1, $2, $3, $4, $5)",
           {hash, member, subject.kind, subject.id, now});
}

std::optional<Follow> end_of(db::Reader& reader, std::string_view hash) {
    return reader.first("SELECT member, kind, id, 'here' FROM letter_ends WHERE hash = $1", {hash},
                        a_follow);
}

void remove_old(db::Transaction& tx, basics::Time ends_before, basics::Time seen_before) {
    tx.run("DELETE FROM letter_ends WHERE made_at < $1", {ends_before});
    tx.run("DELETE FROM notifications WHERE seen = 1 AND changed_at < $1", {seen_before});
}

}

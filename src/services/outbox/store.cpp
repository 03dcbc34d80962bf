// Letters: rows ↔ values.
#include "services/outbox/store.h"

namespace outbox::store {

void add(db::Transaction& tx, Row const& row) {
    tx.run(
        "INSERT INTO outbox (id, recipient, about, language, subject, words, html, unsubscribe, reply_to, made_at,"
        " state, due_at, attempts, taken_by, taken_at, said, ended_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', $10, 0, '', 0, '', 0)",
        {row.id, row.recipient, row.about, row.language, row.subject, row.words, row.html,
         row.unsubscribe, row.reply_to, row.made_at});
}

void add_enclosed(db::Transaction& tx, LetterId id, std::vector<mail::Enclosed> const& files) {
    std::int64_t place = 0;
    for (auto const& one : files)
        tx.run(
            "INSERT INTO outbox_enclosures (letter, place, name, media_type, content)"
            " VALUES ($1, $2, $3, $4, $5)",
            {id, ++place, one.name, one.media_type, one.content});
}

std::vector<mail::Enclosed> enclosed(db::Reader& reader, LetterId id) {
    return reader.all(
        "SELECT name, media_type, content FROM outbox_enclosures WHERE letter = $1 ORDER BY place",
        {id},
        [](db::Row const& row) { return mail::Enclosed{row.text(0), row.text(1), row.text(2)}; });
}

std::optional<Row> due(db::Reader& reader, basics::Time now) {
    return reader.first(
        "SELECT id, recipient, about, language, subject, words, html, unsubscribe, reply_to, made_at, attempts"
        " FROM outbox WHERE state = 'waiting' AND due_at <= $1 ORDER BY due_at, id LIMIT 1",
        {now}, [](db::Row const& row) {
            return Row{.id = row.id<LetterId>(0),
                       .recipient = row.text(1),
                       .about = row.text(2),
                       .language = row.text(3),
                       .subject = row.text(4),
                       .words = row.text(5),
                       .html = row.text(6),
                       .unsubscribe = row.text(7),
                       .reply_to = row.text(8),
                       .made_at = row.time(9),
                       .attempts = row.integer(10)};
        });
}

bool take(db::Transaction& tx, LetterId id, std::string_view machine, basics::Time now) {
    return tx.run(
               "UPDATE outbox SET state = 'sending', taken_by = $2, taken_at = $3"
               " WHERE id = $1 AND state = 'waiting'",
               {id, machine, now}) > 0;
}

bool set_given(db::Transaction& tx, LetterId id, std::string_view machine) {
    return tx.run(
               "UPDATE outbox SET state = 'given' WHERE id = $1 AND state = 'sending' AND taken_by = $2",
               {id, machine}) > 0;
}

void set_waiting(db::Transaction& tx, LetterId id, basics::Time due_at, bool counts,
                 std::string_view said) {
    tx.run(
        "UPDATE outbox SET state = 'waiting', due_at = $2, attempts = attempts + $3, said = $4"
        " WHERE id = $1",
        {id, due_at, counts ? 1 : 0, said});
}

void end(db::Transaction& tx, LetterId id, std::string_view state, std::string_view said,
         basics::Time now) {
    tx.run(
        "UPDATE outbox SET state = $2, said = $3, ended_at = $4, attempts = attempts + 1, subject = '',"
        " words = '', html = '', unsubscribe = '' WHERE id = $1",
        {id, state, said, now});
    tx.run("DELETE FROM outbox_enclosures WHERE letter = $1", {id});
}

Freed free_taken(db::Transaction& tx, std::string_view machine, basics::Time taken_before) {
    constexpr std::string_view waits_again =
        "UPDATE outbox SET state = 'waiting' WHERE state = $1 AND (taken_by = $2 OR taken_at < $3)";
    return {.surely_not_given = tx.run(waits_again, {"sending", machine, taken_before}),
            .perhaps_given = tx.run(waits_again, {"given", machine, taken_before})};
}

void remove_ended(db::Transaction& tx, basics::Time ended_before) {
    tx.run("DELETE FROM outbox WHERE state IN ('sent', 'refused') AND ended_at < $1",
           {ended_before});
}

std::int64_t count(db::Reader& reader, std::string_view state) {
    return reader.number("SELECT count(*) FROM outbox WHERE state = $1", {state});
}

basics::Time oldest_waiting(db::Reader& reader) {
    return {reader.number("SELECT min(made_at) FROM outbox WHERE state = 'waiting'")};
}

}

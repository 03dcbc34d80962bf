// Rows ↔ values.
#include "features/escalations/store.h"

namespace escalations {

namespace {

constexpr std::string_view escalation_columns =
    "SELECT number, rung, addressee, told, answer, their_number, is_acknowledged, is_through_link,"
    " sent_by, organisation, language, at, barrier FROM barrier_escalations";

Escalation read_escalation(db::Row const& row) {
    return {.number = static_cast<int>(row.integer(0)),
            .rung = parse_rung(row.view(1)).value_or(Rung::line),
            .addressee = row.text(2),
            .told = told::read(row.view(3)),
            .answer = row.view(4).empty() ? told::Told() : told::read(row.view(4)),
            .their_number = row.text(5),
            .is_acknowledged = row.integer(6) != 0,
            .is_through_link = row.integer(7) != 0,
            .sent_by = row.id<members::MemberId>(8),
            .organisation = row.id<organisations::OrganisationId>(9),
            .language = texts::parse_language(row.view(10)).value_or(texts::Language::sv),
            .at = row.time(11)};
}

Word read_word(db::Row const& row) {
    return {.number = static_cast<int>(row.integer(0)),
            .escalation = static_cast<int>(row.integer(1)),
            .said = parse_said(row.view(2)).value_or(Said::wrote),
            .words = row.text(3),
            .signed_by = row.text(4),
            .link = row.text(5),
            .is_through_link = row.integer(6) != 0,
            .by = row.id<members::MemberId>(7),
            .at = row.time(8),
            .withdrawn_at = row.time(9),
            .withdrawn_because = row.text(10)};
}

Moved read_move(db::Row const& row) {
    return {.number = static_cast<int>(row.integer(0)),
            .at = row.time(1),
            .step = {.move = parse_move(row.view(2)).value_or(Move::describe),
                     .of = parse_class(row.view(3)).value_or(Class::unsorted),
                     .rung = parse_rung(row.view(4)).value_or(Rung::line),
                     .resolution = parse_resolution(row.view(5)).value_or(Resolution::none)},
            .stage = parse_stage(row.view(6)).value_or(Stage::reported),
            .note = row.text(7),
            .escalation = static_cast<int>(row.integer(8)),
            .by = row.id<members::MemberId>(9)};
}

}

std::optional<Way> kept_way(db::Reader& reader, std::string_view barrier) {
    return reader.first(
        "SELECT stage, resolution, before_stage, asked, open, highest_own FROM barrier_ways"
        " WHERE barrier = $1",
        {barrier}, [](db::Row const& row) {
            return Way{.stage = parse_stage(row.view(0)).value_or(Stage::reported),
                       .resolution = parse_resolution(row.view(1)).value_or(Resolution::none),
                       .before = parse_stage(row.view(2)).value_or(Stage::reported),
                       .asked = static_cast<int>(row.integer(3)),
                       .open = static_cast<int>(row.integer(4)),
                       .highest_own = static_cast<int>(row.integer(5))};
        });
}

void keep_way(db::Transaction& tx, std::string_view barrier, Way const& way, basics::Time now) {
    tx.run("DELETE FROM barrier_ways WHERE barrier = $1", {barrier});
    tx.run(
        "INSERT INTO barrier_ways (barrier, stage, resolution, before_stage, asked, open,"
        " highest_own, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {barrier, name(way.stage), name(way.resolution), name(way.before), way.asked, way.open,
         way.highest_own, now});
}

std::vector<Moved> moves(db::Reader& reader, std::string_view barrier) {
    return reader.all(
        "SELECT number, at, move, class, rung, resolution, stage, note, escalation, done_by"
        " FROM barrier_moves WHERE barrier = $1 ORDER BY number",
        {barrier}, read_move);
}

void add_move(db::Transaction& tx, std::string_view barrier, Moved const& one) {
    auto const last =
        tx.number("SELECT max(number) FROM barrier_moves WHERE barrier = $1", {barrier});
    tx.run(
        "INSERT INTO barrier_moves (barrier, number, at, move, class, rung, resolution, stage,"
        " note, escalation, done_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        {barrier, last + 1, one.at, name(one.step.move), name(one.step.of), name(one.step.rung),
         name(one.step.resolution), name(one.stage), one.note, one.escalation, one.by});
}

std::vector<Escalation> escalations_of(db::Reader& reader, std::string_view barrier) {
    return reader.all(std::string(escalation_columns) + " WHERE barrier = $1 ORDER BY number",
                      {barrier}, read_escalation);
}

std::optional<Escalation> escalation(db::Reader& reader, std::string_view barrier, int number) {
    return reader.first(std::string(escalation_columns) + " WHERE barrier = $1 AND number = $2",
                        {barrier, number}, read_escalation);
}

void put(db::Transaction& tx, std::string_view barrier, Escalation const& one) {
    auto const told = told::written(one.told);
    auto const answer = one.answer.empty() ? std::string() : told::written(one.answer);
    tx.run("DELETE FROM barrier_escalations WHERE barrier = $1 AND number = $2",
           {barrier, one.number});
    tx.run(
        "INSERT INTO barrier_escalations (barrier, number, rung, addressee, told, answer,"
        " their_number, is_acknowledged, is_through_link, sent_by, organisation, language, at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        {barrier, one.number, name(one.rung), one.addressee, told, answer, one.their_number,
         one.is_acknowledged ? 1 : 0, one.is_through_link ? 1 : 0, one.sent_by, one.organisation,
         texts::code(one.language), one.at});
}

std::vector<std::pair<std::string, Escalation>> put_to(db::Reader& reader,
                                                       std::string_view addressee) {
    return reader.all(
        std::string(escalation_columns) + " WHERE addressee = $1 ORDER BY at DESC, barrier, number",
        {addressee},
        [](db::Row const& row) { return std::pair(row.text(12), read_escalation(row)); });
}

std::vector<std::string> with_escalations(db::Reader& reader) {
    return reader.all("SELECT DISTINCT barrier FROM barrier_escalations ORDER BY barrier", {},
                      [](db::Row const& row) { return row.text(0); });
}

std::vector<Word> words_of(db::Reader& reader, std::string_view barrier) {
    return reader.all(
        "SELECT number, escalation, said, words, signature, link, is_through_link, written_by, at,"
        " withdrawn_at, withdrawn_because FROM barrier_words WHERE barrier = $1 ORDER BY number",
        {barrier}, read_word);
}

int add(db::Transaction& tx, std::string_view barrier, Word const& word) {
    auto const number = static_cast<int>(
        tx.number("SELECT max(number) FROM barrier_words WHERE barrier = $1", {barrier}) + 1);
    tx.run(
        "INSERT INTO barrier_words (barrier, number, escalation, said, words, signature, link,"
        " is_through_link, written_by, at, withdrawn_at, withdrawn_by, withdrawn_because)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, '', '')",
        {barrier, number, word.escalation, name(word.said), word.words, word.signed_by, word.link,
         word.is_through_link ? 1 : 0, word.by, word.at});
    return number;
}

void withdraw(db::Transaction& tx, std::string_view barrier, Word const& word,
              members::MemberId const& by) {
    tx.run(
        "UPDATE barrier_words SET withdrawn_at = $3, withdrawn_by = $4, withdrawn_because = $5"
        " WHERE barrier = $1 AND number = $2",
        {barrier, word.number, word.withdrawn_at, by, word.withdrawn_because});
}

std::vector<Outcome> outcomes_of(db::Reader& reader, std::string_view barrier) {
    return reader.all(
        "SELECT number, told, at FROM barrier_outcomes WHERE barrier = $1 ORDER BY number",
        {barrier}, [](db::Row const& row) {
            return Outcome{.number = static_cast<int>(row.integer(0)),
                           .told = told::read(row.view(1)),
                           .at = row.time(2)};
        });
}

void add(db::Transaction& tx, std::string_view barrier, Outcome const& outcome) {
    auto const last =
        tx.number("SELECT max(number) FROM barrier_outcomes WHERE barrier = $1", {barrier});
    auto const told = told::written(outcome.told);
    tx.run("INSERT INTO barrier_outcomes (barrier, number, told, at) VALUES ($1, $2, $3, $4)",
           {barrier, last + 1, told, outcome.at});
}

}

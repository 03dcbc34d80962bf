// A weighing with its subjects and criteria is read whole: it holds few.
#include "features/ideas/weighing/store.h"

namespace ideas::weighing::store {

namespace {

constexpr std::string_view select =
    "SELECT w.id, w.organisation, w.way, w.name, w.question, w.last_day, w.is_public,"
    " w.is_open_to_all, w.made_by, w.made_at, w.closed_at FROM weighings w";

Weighing read_weighing(db::Row const& row) {
    return {.id = row.id<WeighingId>(0),
            .organisation = row.id<organisations::OrganisationId>(1),
            .by = parse_by(row.view(2)).value_or(By::criteria),
            .name = row.text(3),
            .question = row.text(4),
            .last_day = basics::parse_iso_date(row.view(5)).value_or(basics::Date()),
            .is_public = row.integer(6) != 0,
            .is_open_to_all = row.integer(7) != 0,
            .made_by = row.id<members::MemberId>(8),
            .made_at = row.time(9),
            .closed_at = row.time(10)};
}

Person read_person(db::Row const& row) {
    return {.id = row.id<PersonId>(0),
            .member = row.id<members::MemberId>(1),
            .address = row.text(2),
            .asked_at = row.time(3),
            .reminded_at = row.time(4),
            .answered_at = row.time(5)};
}

PairAnswer read_pair(db::Row const& row) {
    return {row.id<NeedId>(0), row.id<NeedId>(1),
            parse_choice(row.view(2)).value_or(Choice::cannot)};
}

void fill(db::Reader& reader, Weighing& weighing) {
    weighing.subjects =
        reader.all("SELECT need FROM weighing_subjects WHERE weighing = $1 ORDER BY place",
                   {weighing.id}, [](db::Row const& row) { return row.id<NeedId>(0); });
    weighing.criteria = reader.all(
        "SELECT name, low, high, weight, low_is_good FROM weighing_criteria WHERE weighing = $1"
        " ORDER BY number",
        {weighing.id}, [](db::Row const& row) {
            return Criterion{row.text(0), row.text(1), row.text(2), row.integer(3),
                             row.integer(4) != 0};
        });
}

std::vector<Weighing> filled(db::Reader& reader, std::vector<Weighing> weighings) {
    for (auto& one : weighings) fill(reader, one);
    return weighings;
}

}

void add(db::Transaction& tx, Weighing const& w) {
    tx.run(
        "INSERT INTO weighings (id, organisation, way, name, question, last_day, is_public,"
        " is_open_to_all, made_by, made_at, closed_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        {w.id, w.organisation, name(w.by), w.name, w.question, basics::iso(w.last_day),
         std::int64_t{w.is_public}, std::int64_t{w.is_open_to_all}, w.made_by, w.made_at,
         w.closed_at});
    std::int64_t place = 0;
    for (auto const& need : w.subjects)
        tx.run("INSERT INTO weighing_subjects (weighing, need, place) VALUES ($1, $2, $3)",
               {w.id, need, place++});
    std::int64_t number = 0;
    for (auto const& one : w.criteria)
        tx.run(
            "INSERT INTO weighing_criteria (weighing, number, name, low, high, weight,"
            " low_is_good) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            {w.id, number++, one.name, one.low, one.high, one.weight,
             std::int64_t{one.low_is_good}});
}

std::optional<Weighing> find(db::Reader& reader, WeighingId id) {
    auto found = reader.first(std::string(select) + " WHERE w.id = $1", {id}, read_weighing);
    if (found) fill(reader, *found);
    return found;
}

void close(db::Transaction& tx, WeighingId id, basics::Time at) {
    tx.run("UPDATE weighings SET closed_at = $2 WHERE id = $1", {id, at});
}

void set_public(db::Transaction& tx, WeighingId id, bool is_public) {
    tx.run("UPDATE weighings SET is_public = $2 WHERE id = $1", {id, std::int64_t{is_public}});
}

std::vector<Weighing> of_organisation(db::Reader& reader,
                                      organisations::OrganisationId organisation,
                                      std::size_t limit) {
    return filled(reader,
                  reader.all(std::string(select) + " WHERE w.organisation = $1"
                                                   " ORDER BY w.made_at DESC, w.id LIMIT $2",
                             {organisation, static_cast<std::int64_t>(limit)}, read_weighing));
}

std::vector<Weighing> asked_of(db::Reader& reader, members::MemberId member, std::size_t limit) {
    return filled(reader,
                  reader.all(std::string(select) + " JOIN weighing_people p ON p.weighing = w.id"
                                                   " WHERE p.member = $1"
                                                   " ORDER BY w.made_at DESC, w.id LIMIT $2",
                             {member, static_cast<std::int64_t>(limit)}, read_weighing));
}

std::vector<Weighing> for_all(db::Reader& reader, std::size_t limit) {
    return filled(reader,
                  reader.all(std::string(select) + " WHERE w.is_public = 1 OR w.is_open_to_all = 1"
                                                   " ORDER BY w.made_at DESC, w.id LIMIT $1",
                             {static_cast<std::int64_t>(limit)}, read_weighing));
}

std::vector<Weighing> with(db::Reader& reader, NeedId need) {
    return filled(
        reader, reader.all(std::string(select) + " JOIN weighing_subjects s ON s.weighing = w.id"
                                                 " WHERE s.need = $1 ORDER BY w.made_at DESC, w.id",
                           {need}, read_weighing));
}

bool add(db::Transaction& tx, WeighingId id, Person const& p) {
    return tx.run(
               "INSERT INTO weighing_people (weighing, id, member, address, asked_at, reminded_at,"
               " answered_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
               {id, p.id, p.member, p.address, p.asked_at, p.reminded_at, p.answered_at}) == 1;
}

std::vector<Person> people(db::Reader& reader, WeighingId id) {
    return reader.all(
        "SELECT id, member, address, asked_at, reminded_at, answered_at FROM weighing_people"
        " WHERE weighing = $1 ORDER BY asked_at, id",
        {id}, read_person);
}

std::optional<Person> person(db::Reader& reader, WeighingId id, PersonId person) {
    return reader.first(
        "SELECT id, member, address, asked_at, reminded_at, answered_at FROM weighing_people"
        " WHERE weighing = $1 AND id = $2",
        {id, person}, read_person);
}

std::optional<Person> member(db::Reader& reader, WeighingId id, members::MemberId member) {
    if (member.empty()) return std::nullopt;
    return reader.first(
        "SELECT id, member, address, asked_at, reminded_at, answered_at FROM weighing_people"
        " WHERE weighing = $1 AND member = $2",
        {id, member}, read_person);
}

void remove(db::Transaction& tx, WeighingId id, PersonId person) {
    tx.run("DELETE FROM weighing_scores WHERE weighing = $1 AND person = $2", {id, person});
    tx.run("DELETE FROM weighing_words WHERE weighing = $1 AND person = $2", {id, person});
    tx.run("DELETE FROM weighing_pairs WHERE weighing = $1 AND person = $2", {id, person});
    tx.run("DELETE FROM weighing_people WHERE weighing = $1 AND id = $2", {id, person});
}

void set_reminded(db::Transaction& tx, WeighingId id, PersonId person, basics::Time at) {
    tx.run("UPDATE weighing_people SET reminded_at = $3 WHERE weighing = $1 AND id = $2",
           {id, person, at});
}

void set_answered(db::Transaction& tx, WeighingId id, PersonId person, basics::Time at) {
    tx.run("UPDATE weighing_people SET answered_at = $3 WHERE weighing = $1 AND id = $2",
           {id, person, at});
}

void put(db::Transaction& tx, WeighingId id, PersonId person, Judgements const& judgements) {
    tx.run("DELETE FROM weighing_scores WHERE weighing = $1 AND person = $2", {id, person});
    tx.run("DELETE FROM weighing_words WHERE weighing = $1 AND person = $2", {id, person});
    for (auto const& [need, one] : judgements) {
        std::int64_t number = 0;
        for (auto const score : one.scores)
            tx.run(
                "INSERT INTO weighing_scores (weighing, person, need, number, score)"
                " VALUES ($1, $2, $3, $4, $5)",
                {id, person, need, number++, score});
        if (!one.words.empty())
            tx.run(
                "INSERT INTO weighing_words (weighing, person, need, words)"
                " VALUES ($1, $2, $3, $4)",
                {id, person, need, one.words});
    }
}

Judgements judgements(db::Reader& reader, Weighing const& weighing, PersonId person) {
    Judgements found;
    reader.each(
        "SELECT need, score FROM weighing_scores WHERE weighing = $1 AND person = $2"
        " ORDER BY need, number",
        {weighing.id, person},
        [&](db::Row const& row) { found[row.id<NeedId>(0)].scores.push_back(row.integer(1)); });
    reader.each("SELECT need, words FROM weighing_words WHERE weighing = $1 AND person = $2",
                {weighing.id, person},
                [&](db::Row const& row) { found[row.id<NeedId>(0)].words = row.text(1); });
    return found;
}

void put(db::Transaction& tx, WeighingId id, PersonId person, PairAnswer const& answer,
         basics::Time at) {
    tx.run(
        "INSERT INTO weighing_pairs (weighing, person, first_need, second_need, choice, at)"
        " VALUES ($1, $2, $3, $4, $5, $6)"
        " ON CONFLICT (weighing, person, first_need, second_need)"
        " DO UPDATE SET choice = excluded.choice, at = excluded.at",
        {id, person, answer.first, answer.second, name(answer.choice), at});
}

std::vector<PairAnswer> pair_answers(db::Reader& reader, WeighingId id) {
    return reader.all(
        "SELECT first_need, second_need, choice FROM weighing_pairs WHERE weighing = $1"
        " ORDER BY at, person, first_need, second_need",
        {id}, read_pair);
}

std::vector<PairAnswer> pair_answers(db::Reader& reader, WeighingId id, PersonId person) {
    return reader.all(
        "SELECT first_need, second_need, choice FROM weighing_pairs"
        " WHERE weighing = $1 AND person = $2 ORDER BY at, first_need, second_need",
        {id, person}, read_pair);
}

std::size_t choosers(db::Reader& reader, WeighingId id) {
    return static_cast<std::size_t>(
        reader.number("SELECT count(DISTINCT person) FROM weighing_pairs WHERE weighing = $1"
                      " AND choice <> 'cannot'",
                      {id}));
}

void forget_member(db::Transaction& tx, members::MemberId const& member) {
    // Two who have left are not the same one: each keeps an address that is none.
    tx.run("UPDATE weighing_people SET member = '', address = 'left:' || id WHERE member = $1",
           {member});
    tx.run("UPDATE weighings SET made_by = '' WHERE made_by = $1", {member});
}

void forget_need(db::Transaction& tx, std::string_view need) {
    tx.run("DELETE FROM weighing_pairs WHERE first_need = $1 OR second_need = $1", {need});
    tx.run("DELETE FROM weighing_words WHERE need = $1", {need});
    tx.run("DELETE FROM weighing_scores WHERE need = $1", {need});
    tx.run("DELETE FROM weighing_subjects WHERE need = $1", {need});
}

}

// Dialogues and what moves in them.
#include "features/dialogues/store.h"

namespace dialogues {

namespace {

std::string_view constexpr columns =
    "SELECT id, organisation, title, slug, purpose, agenda, material, place, link, language,"
    " rhythm, secrecy, moderation, starts_at, ends_at, about_kind, about_id, state, code, sending,"
    " version, made_by, made_at, updated_at, closed_at FROM dialogues";

std::string sql(std::string_view rest) { return std::string(columns) + std::string(rest); }

Dialogue read_dialogue(db::Row const& row) {
    return {.id = row.id<DialogueId>(0),
            .told = {.organisation = row.id<OrganisationId>(1),
                     .title = row.text(2),
                     .purpose = row.text(4),
                     .agenda = row.text(5),
                     .material = row.text(6),
                     .place = row.text(7),
                     .link = row.text(8),
                     .language = row.text(9),
                     .rhythm = parse_rhythm(row.view(10)).value_or(Rhythm::workshop),
                     .secrecy = parse_secrecy(row.view(11)).value_or(Secrecy::closed),
                     .moderation = parse_moderation(row.view(12)).value_or(Moderation::before),
                     .starts_at = row.time(13),
                     .ends_at = row.time(14),
                     .about = {row.text(15), row.text(16)}},
            .slug = row.text(3),
            .state = parse_state(row.view(17)).value_or(State::draft),
            .code = row.text(18),
            .sending = row.text(19),
            .version = row.integer(20),
            .made_by = row.id<members::MemberId>(21),
            .made_at = row.time(22),
            .updated_at = row.time(23),
            .closed_at = row.time(24)};
}

}

std::optional<Dialogue> find(db::Reader& reader, DialogueId const& id) {
    return reader.first(sql(" WHERE id = $1"), {id}, read_dialogue);
}

std::optional<Dialogue> with_code(db::Reader& reader, std::string_view code) {
    return reader.first(sql(" WHERE code = $1"), {code}, read_dialogue);
}

std::optional<Dialogue> with_sending(db::Reader& reader, std::string_view hash) {
    return reader.first(sql(" WHERE sending = $1"), {hash}, read_dialogue);
}

void put(db::Transaction& tx, Dialogue const& d) {
    tx.run("DELETE FROM dialogues WHERE id = $1", {d.id});
    tx.run(
        "INSERT INTO dialogues (id, organisation, title, slug, purpose, agenda, material, place,"
        " link, language, rhythm, secrecy, moderation, starts_at, ends_at, about_kind, about_id,"
        " state, code, sending, version, made_by, made_at, updated_at, closed_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,"
        " $19, $20, $21, $22, $23, $24, $25)",
        {d.id,
         d.told.organisation,
         d.told.title,
         d.slug,
         d.told.purpose,
         d.told.agenda,
         d.told.material,
         d.told.place,
         d.told.link,
         d.told.language,
         name(d.told.rhythm),
         name(d.told.secrecy),
         name(d.told.moderation),
         d.told.starts_at,
         d.told.ends_at,
         d.told.about.kind,
         d.told.about.id,
         name(d.state),
         d.code,
         d.sending,
         d.version,
         d.made_by,
         d.made_at,
         d.updated_at,
         d.closed_at});
}

std::vector<Dialogue> running(db::Reader& reader, OrganisationId const& organisation,
                              std::size_t limit) {
    return reader.all(sql(" WHERE state IN ('published', 'open') AND secrecy <> 'closed'"
                          " AND ($1 = '' OR organisation = $1) ORDER BY starts_at, id LIMIT $2"),
                      {organisation, limit}, read_dialogue);
}

std::vector<Dialogue> over(db::Reader& reader, OrganisationId const& organisation,
                           Dialogue const& before, std::size_t limit) {
    return reader.all(sql(" WHERE state = 'closed' AND secrecy <> 'closed'"
                          " AND ($1 = '' OR organisation = $1)"
                          " AND ($3 = '' OR starts_at < $2 OR (starts_at = $2 AND id < $3))"
                          " ORDER BY starts_at DESC, id DESC LIMIT $4"),
                      {organisation, before.told.starts_at, before.id, limit}, read_dialogue);
}

std::vector<Dialogue> of_organisation(db::Reader& reader, OrganisationId const& organisation,
                                      std::size_t limit) {
    return reader.all(sql(" WHERE organisation = $1 ORDER BY starts_at DESC, id DESC LIMIT $2"),
                      {organisation, limit}, read_dialogue);
}

std::vector<Dialogue> about(db::Reader& reader, About const& about, std::size_t limit) {
    return reader.all(sql(" WHERE about_kind = $1 AND about_id = $2 AND state <> 'draft'"
                          " AND secrecy <> 'closed' ORDER BY starts_at DESC, id DESC LIMIT $3"),
                      {about.kind, about.id, limit}, read_dialogue);
}

std::vector<Dialogue> by_id(db::Reader& reader, std::string_view after, std::size_t limit,
                            OrganisationId const& organisation) {
    return reader.all(sql(" WHERE id > $1 AND state <> 'draft' AND secrecy <> 'closed'"
                          " AND ($2 = '' OR organisation = $2) ORDER BY id LIMIT $3"),
                      {after, organisation, limit}, read_dialogue);
}

std::vector<DialogueId> open_ones(db::Reader& reader, std::size_t most) {
    return reader.all(
        "SELECT id FROM dialogues WHERE state = 'open' ORDER BY starts_at, id LIMIT $1", {most},
        [](db::Row const& row) { return row.id<DialogueId>(0); });
}

std::vector<DialogueId> to_turn(db::Reader& reader, basics::Time now, std::size_t most) {
    return reader.all(
        "SELECT id FROM dialogues WHERE rhythm = 'weeks'"
        " AND ((state = 'published' AND starts_at <= $1)"
        " OR (state = 'open' AND ends_at <= $1)) ORDER BY id LIMIT $2",
        {now, most}, [](db::Row const& row) { return row.id<DialogueId>(0); });
}

Pulse pulse(db::Reader& reader, DialogueId const& id) {
    auto const found = reader.first(
        "SELECT revision, participants, votes FROM dialogue_pulses WHERE dialogue = $1", {id},
        [](db::Row const& row) { return Pulse{row.integer(0), row.integer(1), row.integer(2)}; });
    return found.value_or(Pulse());
}

void beat(db::Transaction& tx, DialogueId const& id, std::int64_t votes,
          std::int64_t participants) {
    auto const changed = tx.run(
        "UPDATE dialogue_pulses SET revision = revision + 1, votes = votes + $2,"
        " participants = participants + $3 WHERE dialogue = $1",
        {id, votes, participants});
    if (changed == 0)
        tx.run(
            "INSERT INTO dialogue_pulses (dialogue, revision, participants, votes)"
            " VALUES ($1, 1, $3, $2)",
            {id, votes, participants});
}

}

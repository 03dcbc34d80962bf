// Needs, their history, their secrets and their senders.
#include "features/ideas/store.h"

namespace ideas {

namespace {

Need read_need(db::Row const& row) { return contribution_of(row); }

Event read_event(db::Row const& row) {
    return {.number = row.integer(0),
            .what = parse_happened(row.view(1)).value_or(Happened::told),
            .at = row.time(2),
            .member = row.id<members::MemberId>(3),
            .state = parse_state(row.view(4)).value_or(State::received),
            .words = row.text(5),
            .referred_to = row.text(6),
            .link = row.text(7),
            .shown = row.integer(8) != 0};
}

std::string_view filter_name(DeskFilter filter) {
    switch (filter.kind) {
        case DeskFilter::Kind::waits: return "waits";
        case DeskFilter::Kind::unseen: return "unseen";
        case DeskFilter::Kind::all: return "all";
        case DeskFilter::Kind::state: return name(filter.state);
    }
    return "all";
}

std::optional<NeedId> with_key(db::Reader& reader, std::string_view hash,
                               std::string_view purpose) {
    return reader.first("SELECT need FROM need_keys WHERE hash = $1 AND purpose = $2",
                        {hash, purpose}, [](db::Row const& row) { return row.id<NeedId>(0); });
}

void add_key(db::Transaction& tx, std::string_view hash, std::string_view purpose, NeedId id) {
    tx.run("INSERT INTO need_keys (hash, purpose, need) VALUES ($1, $2, $3)", {hash, purpose, id});
}

}

std::string_view all_columns() {
    return "SELECT id, organisation, title, slug, story, for_whom, how_often, place, language,"
           " state, visibility, way, version, told_at, updated_at, told_by, entered_by, kind,"
           " better, answers, supports, merged_into";
}

Contribution contribution_of(db::Row const& row) {
    return {.id = row.id<NeedId>(0),
            .told = {.title = row.text(2),
                     .story = row.text(4),
                     .for_whom = row.text(5),
                     .how_often = parse_frequency(row.view(6)).value_or(Frequency::unknown),
                     .place = row.text(7),
                     .language = row.text(8),
                     .organisation = row.id<organisations::OrganisationId>(1),
                     .kind = parse_kind(row.view(17)).value_or(Kind::need),
                     .better = row.text(18),
                     .answers = row.id<NeedId>(19)},
            .slug = row.text(3),
            .state = parse_state(row.view(9)).value_or(State::received),
            .visibility = parse_visibility(row.view(10)).value_or(Visibility::hidden),
            .way = parse_way(row.view(11)).value_or(Way::page),
            .version = row.integer(12),
            .told_at = row.time(13),
            .updated_at = row.time(14),
            .told_by = row.id<members::MemberId>(15),
            .entered_by = row.id<members::MemberId>(16),
            .merged_into = row.id<NeedId>(21),
            .supports = row.integer(20)};
}

std::optional<Need> find(db::Reader& reader, NeedId id) {
    return reader.first(
        "SELECT id, organisation, title, slug, story, for_whom, how_often, place, language, state,"
        " visibility, way, version, told_at, updated_at, told_by, entered_by, kind,"
        " better, answers, supports, merged_into FROM needs"
        " WHERE id = $1",
        {id}, read_need);
}

void add(db::Transaction& tx, Need const& n) {
    tx.run(
        "INSERT INTO needs (id, organisation, title, slug, story, for_whom, how_often, place,"
        " language, state, visibility, way, version, told_at, updated_at, told_by, entered_by,"
        " kind, better, answers) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,"
        " $14, $15, $16, $17, $18, $19, $20)",
        {n.id,
         n.told.organisation,
         n.told.title,
         n.slug,
         n.told.story,
         n.told.for_whom,
         name(n.told.how_often),
         n.told.place,
         n.told.language,
         name(n.state),
         name(n.visibility),
         name(n.way),
         n.version,
         n.told_at,
         n.updated_at,
         n.told_by,
         n.entered_by,
         name(n.told.kind),
         n.told.better,
         n.told.answers});
}

void update(db::Transaction& tx, Need const& n) {
    tx.run(
        "UPDATE needs SET organisation = $2, title = $3, slug = $4, story = $5, for_whom = $6,"
        " how_often = $7, place = $8, language = $9, state = $10, visibility = $11, version = $12,"
        " updated_at = $13, better = $14, merged_into = $15 WHERE id = $1",
        {n.id, n.told.organisation, n.told.title, n.slug, n.told.story, n.told.for_whom,
         name(n.told.how_often), n.told.place, n.told.language, name(n.state), name(n.visibility),
         n.version, n.updated_at, n.told.better, n.merged_into});
}

void add_event(db::Transaction& tx, NeedId id, Event const& e) {
    auto const number =
        tx.number("SELECT coalesce(max(number), 0) + 1 FROM need_history WHERE need = $1", {id});
    tx.run(
        "INSERT INTO need_history (need, number, kind, at, member, state, words, referred_to, link,"
        " shown) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        {id, number, name(e.what), e.at, e.member, name(e.state), e.words, e.referred_to, e.link,
         e.shown ? 1 : 0});
}

std::vector<Event> history(db::Reader& reader, NeedId id) {
    return reader.all(
        "SELECT number, kind, at, member, state, words, referred_to, link, shown FROM need_history"
        " WHERE need = $1 ORDER BY number",
        {id}, read_event);
}

std::map<NeedId, std::vector<Event>> histories(db::Reader& reader, NeedId first, NeedId last) {
    std::map<NeedId, std::vector<Event>> all;
    reader.each(
        "SELECT number, kind, at, member, state, words, referred_to, link, shown, need"
        " FROM need_history WHERE need >= $1 AND need <= $2 ORDER BY need, number",
        {first, last}, [&](db::Row const& row) {
            auto const need = row.id<NeedId>(9);
            all.try_emplace(all.end(), need)->second.push_back(read_event(row));
        });
    return all;
}

bool show_addition(db::Transaction& tx, NeedId id, std::int64_t number) {
    return tx.run(
               "UPDATE need_history SET shown = 1 WHERE need = $1 AND number = $2"
               " AND kind = 'added'",
               {id, number}) > 0;
}

std::optional<NeedId> with_claim(db::Reader& reader, std::string_view hash) {
    return with_key(reader, hash, "claim");
}
std::optional<NeedId> with_sending(db::Reader& reader, std::string_view hash) {
    return with_key(reader, hash, "sending");
}
void add_claim(db::Transaction& tx, std::string_view hash, NeedId id) {
    add_key(tx, hash, "claim", id);
}
void add_sending(db::Transaction& tx, std::string_view hash, NeedId id) {
    add_key(tx, hash, "sending", id);
}

Sender sender(db::Reader& reader, NeedId id) {
    return reader
        .first("SELECT name, email, reads FROM need_senders WHERE need = $1", {id},
               [](db::Row const& row) { return Sender{row.text(0), row.text(1), row.text(2)}; })
        .value_or(Sender());
}

void set_sender(db::Transaction& tx, NeedId id, Sender const& sender) {
    tx.run("DELETE FROM need_senders WHERE need = $1", {id});
    if (!sender.empty())
        tx.run("INSERT INTO need_senders (need, name, email, reads) VALUES ($1, $2, $3, $4)",
               {id, sender.name, sender.email, sender.reads});
}

void each_at_desk(db::Reader& reader, organisations::OrganisationId organisation, DeskFilter filter,
                  basics::Time after, NeedId after_id,
                  std::function<bool(Need const&)> const& take) {
    reader.each(
        "SELECT id, organisation, title, slug, story, for_whom, how_often, place, language, state,"
        " visibility, way, version, told_at, updated_at, told_by, entered_by, kind,"
        " better, answers, supports, merged_into FROM needs"
        " WHERE organisation = $1 AND (told_at > $2 OR (told_at = $2 AND id > $3))"
        " AND ($4 = 'all' OR state = $4 OR ($4 = 'unseen' AND visibility = 'waiting')"
        " OR ($4 = 'waits' AND state IN ('received', 'in_progress')"
        " AND visibility NOT IN ('withdrawn', 'merged'))) ORDER BY told_at, id",
        {organisation, after, after_id, filter_name(filter)},
        [&](db::Row const& row) { return take(read_need(row)); });
}

void each_anywhere(db::Reader& reader, DeskFilter filter, basics::Time after, NeedId after_id,
                   std::function<bool(Need const&)> const& take) {
    reader.each(
        "SELECT id, organisation, title, slug, story, for_whom, how_often, place, language, state,"
        " visibility, way, version, told_at, updated_at, told_by, entered_by, kind,"
        " better, answers, supports, merged_into FROM needs"
        " WHERE (told_at > $1 OR (told_at = $1 AND id > $2))"
        " AND ($3 = 'all' OR state = $3 OR ($3 = 'unseen' AND visibility = 'waiting')"
        " OR ($3 = 'waits' AND state IN ('received', 'in_progress')"
        " AND visibility NOT IN ('withdrawn', 'merged'))) ORDER BY told_at, id",
        {after, after_id, filter_name(filter)},
        [&](db::Row const& row) { return take(read_need(row)); });
}

std::vector<Need> told_by(db::Reader& reader, members::MemberId member, std::size_t limit) {
    return reader.all(
        "SELECT id, organisation, title, slug, story, for_whom, how_often, place, language, state,"
        " visibility, way, version, told_at, updated_at, told_by, entered_by, kind,"
        " better, answers, supports, merged_into FROM needs"
        " WHERE told_by = $1 ORDER BY told_at DESC, id DESC LIMIT $2",
        {member, limit}, read_need);
}

std::vector<Need> public_by_id(db::Reader& reader, Kind kind, std::string_view after,
                               std::size_t limit, organisations::OrganisationId organisation,
                               std::optional<State> state) {
    return reader.all(
        "SELECT id, organisation, title, slug, story, for_whom, how_often, place, language, state,"
        " visibility, way, version, told_at, updated_at, told_by, entered_by, kind,"
        " better, answers, supports, merged_into FROM needs"
        " WHERE id > $1 AND kind = $5 AND visibility = 'public' AND ($2 = '' OR organisation = $2)"
        " AND ($3 = '' OR state = $3) ORDER BY id LIMIT $4",
        {after, organisation, state ? name(*state) : std::string_view(), limit, name(kind)},
        read_need);
}

std::vector<Need> answering(db::Reader& reader, NeedId need, std::size_t limit) {
    return reader.all(
        "SELECT id, organisation, title, slug, story, for_whom, how_often, place, language, state,"
        " visibility, way, version, told_at, updated_at, told_by, entered_by, kind,"
        " better, answers, supports, merged_into FROM needs WHERE answers = $1 AND answers <> ''"
        " AND visibility = 'public' ORDER BY told_at DESC, id DESC LIMIT $2",
        {need, limit}, read_need);
}

std::vector<NeedId> all_answering(db::Reader& reader, NeedId need, std::size_t limit) {
    return reader.all(
        "SELECT id FROM needs WHERE answers = $1 AND answers <> '' ORDER BY"
        " CASE WHEN visibility = 'public' THEN 0 ELSE 1 END, told_at, id LIMIT $2",
        {need, limit}, [](db::Row const& row) { return row.id<NeedId>(0); });
}

}

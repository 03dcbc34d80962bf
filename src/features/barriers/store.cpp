// Barriers as they are now; who has them, what they stop and what happened is beside
// (shared_store.cpp).
#include "features/barriers/store.h"

namespace barriers {

namespace {

std::string_view constexpr columns =
    "SELECT b.id, b.organisation, b.title, b.slug, b.wanted, b.stopped, b.place, b.since_day,"
    " b.cost, b.visibility, b.language, b.step, b.origin_kind, b.origin, b.class, b.category,"
    " b.level_bites, b.level_changes, b.control, b.frequency, b.severity, b.root_causes, b.legal,"
    " b.sectors, b.inaction, b.equality, b.state, b.is_hidden, b.merged_into, b.counted_in,"
    " b.version, b.reported_by, b.reported_at, b.updated_at FROM barriers b";

std::string sql(std::string_view rest) { return std::string(columns) + std::string(rest); }

std::string joined(std::vector<std::string> const& lines) {
    std::string text;
    for (auto const& line : lines) text += (text.empty() ? "" : "\n") + line;
    return text;
}

std::vector<std::string> lines_in(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        auto const end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text = end == text.npos ? std::string_view() : text.substr(end + 1);
    }
    return lines;
}

Report read_report(db::Row const& row) {
    return {.organisation = row.id<OrganisationId>(1),
            .title = row.text(2),
            .wanted = row.text(4),
            .stopped = row.text(5),
            .place = row.text(6),
            .since = basics::parse_iso_date(row.view(7)).value_or(basics::Date()),
            .cost = row.text(8),
            .visibility = parse_visibility(row.view(9)).value_or(Visibility::draft),
            .language = texts::parse_language(row.view(10)).value_or(texts::Language::sv),
            .step = row.text(11),
            .origin_kind = row.text(12),
            .origin = row.text(13)};
}

Description read_description(db::Row const& row) {
    return {.of = parse_class(row.view(14)).value_or(Class::unsorted),
            .category = row.text(15),
            .bites = parse_level(row.view(16)).value_or(Level::unsaid),
            .changes = parse_level(row.view(17)).value_or(Level::unsaid),
            .control = parse_control(row.view(18)).value_or(Control::unsaid),
            .frequency = parse_frequency(row.view(19)).value_or(Frequency::unsaid),
            .severity = static_cast<int>(row.integer(20)),
            .root_causes = lines_in(row.view(21)),
            .legal = lines_in(row.view(22)),
            .sectors = lines_in(row.view(23)),
            .inaction = row.text(24),
            .equality = row.text(25)};
}

Barrier read_barrier(db::Row const& row) {
    return {.id = row.id<BarrierId>(0),
            .told = read_report(row),
            .described = read_description(row),
            .state = parse_state(row.view(26)).value_or(State::reported),
            .is_hidden = row.integer(27) != 0,
            .slug = row.text(3),
            .merged_into = row.id<BarrierId>(28),
            .counted_in = row.id<BarrierId>(29),
            .version = row.integer(30),
            .reported_by = row.id<members::MemberId>(31),
            .reported_at = row.time(32),
            .updated_at = row.time(33)};
}

void put_description(db::Transaction& tx, BarrierId const& id, Description const& d) {
    auto const causes = joined(d.root_causes), legal = joined(d.legal), sectors = joined(d.sectors);
    tx.run(
        "UPDATE barriers SET class = $2, category = $3, level_bites = $4, level_changes = $5,"
        " control = $6, frequency = $7, severity = $8, root_causes = $9, legal = $10,"
        " sectors = $11, inaction = $12, equality = $13 WHERE id = $1",
        {id, name(d.of), d.category, name(d.bites), name(d.changes), name(d.control),
         name(d.frequency), d.severity, causes, legal, sectors, d.inaction, d.equality});
}

std::string since_text(basics::Date date) { return date.year == 0 ? "" : basics::iso(date); }

}

std::optional<Barrier> find(db::Reader& reader, BarrierId const& id) {
    return reader.first(sql(" WHERE b.id = $1"), {id}, read_barrier);
}

void put_state(db::Transaction& tx, BarrierId const& id, State state, basics::Time now) {
    tx.run("UPDATE barriers SET state = $2, updated_at = $3 WHERE id = $1", {id, name(state), now});
}

void put(db::Transaction& tx, Barrier const& b) {
    tx.run("DELETE FROM barriers WHERE id = $1", {b.id});
    auto const& told = b.told;
    auto const since = since_text(told.since);
    tx.run(
        "INSERT INTO barriers (id, organisation, title, slug, wanted, stopped, place, since_day,"
        " cost, visibility, language, step, origin_kind, origin, state, is_hidden, merged_into,"
        " counted_in, version, reported_by, reported_at, updated_at, class, category,"
        " level_bites, level_changes, control, frequency, severity, root_causes, legal, sectors,"
        " inaction, equality) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,"
        " $14, $15, $16, $17, $18, $19, $20, $21, $22, '', '', '', '', '', '', 0, '', '', '',"
        " '', '')",
        {b.id,
         told.organisation,
         told.title,
         b.slug,
         told.wanted,
         told.stopped,
         told.place,
         since,
         told.cost,
         name(told.visibility),
         texts::code(told.language),
         told.step,
         told.origin_kind,
         told.origin,
         name(b.state),
         b.is_hidden ? 1 : 0,
         b.merged_into,
         b.counted_in,
         b.version,
         b.reported_by,
         b.reported_at,
         b.updated_at});
    put_description(tx, b.id, b.described);
}

std::vector<Barrier> standing(db::Reader& reader) {
    return reader.all(sql(" WHERE b.merged_into = '' ORDER BY b.updated_at DESC, b.id DESC"), {},
                      read_barrier);
}

std::vector<Barrier> standing_after(db::Reader& reader, std::string_view after, std::size_t limit) {
    return reader.all(sql(" WHERE b.merged_into = '' AND b.id > $1 ORDER BY b.id LIMIT $2"),
                      {after, limit}, read_barrier);
}

std::vector<Barrier> told_in(db::Reader& reader, BarrierId const& whole) {
    return reader.all(sql(" WHERE b.counted_in = $1 ORDER BY b.id"), {whole}, read_barrier);
}

std::vector<Barrier> stopping(db::Reader& reader, std::string_view project) {
    return reader.all(sql(" WHERE b.merged_into = '' AND b.id IN (SELECT m.counted_in FROM"
                          " barrier_projects p JOIN barriers m ON m.id = p.barrier"
                          " WHERE p.project = $1) ORDER BY b.updated_at DESC, b.id DESC"),
                      {project}, read_barrier);
}

std::vector<Barrier> made_of(db::Reader& reader, std::string_view kind, std::string_view id) {
    return reader.all(sql(" WHERE b.origin_kind = $1 AND (b.origin = $2 OR b.origin LIKE $3)"
                          " ORDER BY b.id"),
                      {kind, id, std::string(id) + ".%"}, read_barrier);
}

std::vector<Barrier> at_step(db::Reader& reader, std::string_view step) {
    return reader.all(sql(" WHERE b.merged_into = '' AND b.id IN (SELECT m.counted_in FROM"
                          " barriers m WHERE m.step = $1) ORDER BY b.updated_at DESC, b.id DESC"),
                      {step}, read_barrier);
}

std::vector<Barrier> shared_by(db::Reader& reader, OrganisationId const& organisation,
                               std::size_t limit) {
    return reader.all(sql(" WHERE b.merged_into = '' AND b.id IN (SELECT m.counted_in FROM"
                          " barrier_endorsements e JOIN barriers m ON m.id = e.barrier"
                          " WHERE e.organisation = $1) ORDER BY b.updated_at DESC, b.id DESC"
                          " LIMIT $2"),
                      {organisation, limit}, read_barrier);
}

}

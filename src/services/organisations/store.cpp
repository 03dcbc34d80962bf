// Rows to organisations and back: the only SQL about them.
#include "services/organisations/store.h"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

#include "platform/basics/text.h"
#include "platform/language/collation.h"
#include "services/organisations/registered.h"
#include "services/organisations/rules.h"

namespace organisations {

namespace {

/// An organisation with what the database alone knows of it.
struct Stored {
    Organisation organisation;
    std::set<std::string> written_by_hand = {};  ///< Names of fields.
};

/// What both a register and a person can say, by the name of the column.
struct Field {
    std::string_view name;
    bool (*same)(Organisation const&, Organisation const&);
    void (*copy)(Organisation const& from, Organisation& to);
};

template <auto member>
constexpr Field field(std::string_view name) {
    return {name,
            [](Organisation const& one, Organisation const& other) {
                return one.*member == other.*member;
            },
            [](Organisation const& from, Organisation& to) { to.*member = from.*member; }};
}

constexpr std::array fields = {field<&Organisation::kind>("kind"),
                               field<&Organisation::helix>("helix"),
                               field<&Organisation::name>("name"),
                               field<&Organisation::names>("names"),
                               field<&Organisation::short_name>("short_name"),
                               field<&Organisation::country>("country"),
                               field<&Organisation::municipality_code>("municipality_code"),
                               field<&Organisation::county_code>("county_code"),
                               field<&Organisation::organisation_number>("organisation_number"),
                               field<&Organisation::website>("website"),
                               field<&Organisation::aliases>("aliases")};

std::string joined(auto const& parts, char separator) {
    std::string text;
    for (auto const& part : parts) {
        if (!text.empty()) text += separator;
        text += part;
    }
    return text;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        auto const end = std::min(text.find(separator), text.size());
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::string hexadecimal(std::string_view bytes) {
    constexpr std::string_view figures = "0123456789abcdef";
    std::string text;
    for (unsigned char const byte : bytes) {
        text += figures[byte >> 4];
        text += figures[byte & 15];
    }
    return text;
}

std::string sort_key(Organisation const& organisation) {
    return hexadecimal(language::sort_key(organisation.name, texts::Language::sv));
}

std::string name_column(Organisation const& organisation, texts::Language language) {
    auto const found = organisation.names.find(language);
    return found == organisation.names.end() ? std::string() : found->second;
}

std::optional<double> optional_real(db::Row const& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.real(column));
}

/// The columns in the order in which every SELECT here names them.
Organisation organisation(db::Row const& row) {
    auto const kind = parse_kind(row.view(1));
    auto const helix = parse_helix(row.view(2));
    if (!kind || !helix)
        throw std::runtime_error("an organisation of a kind that this version does not know");
    registers::Names names;
    for (auto language : texts::languages)
        if (auto name = row.text(4 + static_cast<int>(language)); !name.empty())
            names[language] = std::move(name);
    return {.id = row.id<OrganisationId>(0),
            .kind = *kind,
            .helix = *helix,
            .name = row.text(3),
            .names = std::move(names),
            .short_name = row.text(7),
            .country = row.text(8),
            .municipality_code = row.text(9),
            .county_code = row.text(10),
            .organisation_number = row.text(11),
            .website = row.text(12),
            .population = row.optional_integer(13),
            .area_km2 = optional_real(row, 14),
            .group = row.text(15),
            .latitude = optional_real(row, 16),
            .longitude = optional_real(row, 17),
            .source = row.text(18),
            .aliases = split(row.view(19), '\n')};
}

Stored stored(db::Row const& row) {
    auto const written = split(row.view(20), ' ');
    return {organisation(row), {written.begin(), written.end()}};
}

std::optional<Stored> find_stored(db::Reader& reader, OrganisationId const& id) {
    return reader.first(
        "SELECT id, kind, helix, name, name_sv, name_en, name_nb, short_name, country,"
        " municipality_code, county_code, organisation_number, website, population, area_km2,"
        " municipality_group, latitude, longitude, source, aliases, written_by_hand FROM"
        " organisations WHERE id = $1",
        {id}, stored);
}

constexpr std::string_view insert_or_replace =
    "INSERT INTO organisations (id, kind, helix, name, name_sv, name_en, name_nb, short_name,"
    " folded_name, sort_key, country, municipality_code, county_code, organisation_number,"
    " website, population, area_km2, municipality_group, latitude, longitude, source,"
    " aliases, written_by_hand) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,"
    " $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23) ON CONFLICT (id) DO UPDATE SET"
    " kind = excluded.kind, helix = excluded.helix, name = excluded.name, name_sv ="
    " excluded.name_sv, name_en = excluded.name_en, name_nb = excluded.name_nb, short_name ="
    " excluded.short_name, folded_name = excluded.folded_name, sort_key = excluded.sort_key,"
    " country = excluded.country, municipality_code = excluded.municipality_code, county_code"
    " = excluded.county_code, organisation_number = excluded.organisation_number, website ="
    " excluded.website, population = excluded.population, area_km2 = excluded.area_km2,"
    " municipality_group = excluded.municipality_group, latitude = excluded.latitude,"
    " longitude = excluded.longitude, source = excluded.source, aliases = excluded.aliases,"
    " written_by_hand = excluded.written_by_hand";

/// Inserts the organisation, or puts it in the place of the one with its id.
void save(db::Transaction& tx, Stored const& row) {
    auto const& o = row.organisation;
    auto const name_sv = name_column(o, texts::Language::sv),
               name_en = name_column(o, texts::Language::en),
               name_nb = name_column(o, texts::Language::nb), folded = basics::folded(o.name),
               key = sort_key(o), aliases = joined(o.aliases, '\n'),
               written = joined(row.written_by_hand, ' ');
    tx.run(insert_or_replace, {o.id,          name(o.kind),
                               name(o.helix), o.name,
                               name_sv,       name_en,
                               name_nb,       o.short_name,
                               folded,        key,
                               o.country,     o.municipality_code,
                               o.county_code, o.organisation_number,
                               o.website,     o.population,
                               o.area_km2,    o.group,
                               o.latitude,    o.longitude,
                               o.source,      aliases,
                               written});
}

/// Somebody else's organisation number is a mistake that only the database can see in time.
std::optional<basics::Problems> taken_number(db::Reader& reader, Organisation const& draft) {
    if (draft.organisation_number.empty()) return std::nullopt;
    auto const others = reader.number(
        "SELECT count(*) FROM organisations WHERE organisation_number = $1 AND country = $2 AND"
        " id <> $3",
        {draft.organisation_number, draft.country, draft.id});
    if (others == 0) return std::nullopt;
    return basics::Problems{{"organisation_number", "organisations.number_taken"}};
}

std::expected<Organisation, basics::Problems> add_as(db::Transaction& tx, Organisation draft,
                                                     Directory const& directory,
                                                     std::string_view source) {
    draft.id = {};
    auto organisation = checked(std::move(draft), directory);
    if (!organisation) return organisation;
    if (auto problems = taken_number(tx, *organisation))
        return std::unexpected(std::move(*problems));
    organisation->id = OrganisationId::make();
    organisation->source = source;
    save(tx, {*organisation});
    return organisation;
}

bool is_empty(Field const& field, Organisation const& organisation) {
    return field.same(organisation, Organisation{});
}

/// What a table may change of it: nothing that a person wrote, and of what a person added only what
/// they left empty.
Organisation with_given(Stored const& before, Draft const& draft) {
    auto fresh = before.organisation;
    bool const is_by_hand = fresh.source == "hand";
    for (auto const& one : fields) {
        bool const is_given = draft.given.contains(std::string(one.name));
        bool const is_theirs = before.written_by_hand.contains(std::string(one.name)) ||
                               (is_by_hand && !is_empty(one, before.organisation));
        if (is_given && !is_theirs) one.copy(draft.organisation, fresh);
    }
    if (fresh.kind != before.organisation.kind) fresh.helix = usual_helix(fresh.kind);
    return fresh;
}

}

Loaded load_registers(db::Transaction& tx, resources::Resources const& resources) {
    Loaded loaded;
    for (auto& fresh : registered(resources)) {
        auto const before = find_stored(tx, fresh.id);
        if (!before) {
            save(tx, {std::move(fresh)});
            ++loaded.created;
            continue;
        }
        for (auto const& one : fields)
            if (before->written_by_hand.contains(std::string(one.name)))
                one.copy(before->organisation, fresh);
        bool const same = fresh == before->organisation;
        if (!same) save(tx, {std::move(fresh), before->written_by_hand});
        ++(same ? loaded.unchanged : loaded.updated);
    }
    return loaded;
}

std::optional<Organisation> find(db::Reader& reader, OrganisationId const& id) {
    return find_stored(reader, id).transform([](Stored const& row) { return row.organisation; });
}

std::optional<Organisation> find_municipality(db::Reader& reader, std::string_view country,
                                              std::string_view code) {
    return reader.first(
        "SELECT id, kind, helix, name, name_sv, name_en, name_nb, short_name, country,"
        " municipality_code, county_code, organisation_number, website, population, area_km2,"
        " municipality_group, latitude, longitude, source, aliases FROM organisations WHERE kind"
        " = 'municipality' AND country = $1 AND municipality_code = $2",
        {country, code}, organisation);
}

std::vector<Organisation> all(db::Reader& reader) {
    return reader.all(
        "SELECT id, kind, helix, name, name_sv, name_en, name_nb, short_name, country,"
        " municipality_code, county_code, organisation_number, website, population, area_km2,"
        " municipality_group, latitude, longitude, source, aliases FROM organisations ORDER BY id",
        {}, organisation);
}

ListPlace place_of(Organisation const& organisation) {
    return {sort_key(organisation), organisation.id};
}

std::vector<Organisation> list(db::Reader& reader, Filter const& filter, ListPlace const& after,
                               std::size_t limit) {
    auto const begins = basics::folded(filter.name_begins);
    // The last code point there is: no name that begins so comes after it.
    auto const ends = begins + "\U0010FFFF";
    return reader.all(
        "SELECT id, kind, helix, name, name_sv, name_en, name_nb, short_name, country,"
        " municipality_code, county_code, organisation_number, website, population, area_km2,"
        " municipality_group, latitude, longitude, source, aliases FROM organisations WHERE ($1 ="
        " '' OR kind = $1) AND ($2 = '' OR country = $2) AND ($3 = '' OR county_code = $3) AND"
        " folded_name >= $4 AND folded_name < $5 AND (sort_key > $6 OR (sort_key = $6 AND id >"
        " $7)) ORDER BY sort_key, id LIMIT $8",
        {filter.kind ? name(*filter.kind) : std::string_view(), filter.country, filter.county_code,
         begins, ends, after.sort_key, after.id, static_cast<std::int64_t>(limit)},
        organisation);
}

std::expected<Organisation, basics::Problems> add(db::Transaction& tx, Organisation draft,
                                                  Directory const& directory) {
    return add_as(tx, std::move(draft), directory, "hand");
}

std::expected<Organisation, basics::Problems> change(db::Transaction& tx, Organisation draft,
                                                     Directory const& directory) {
    auto before = find_stored(tx, draft.id);
    if (!before) throw std::out_of_range("there is no organisation with this id");
    auto organisation = checked(std::move(draft), directory, &before->organisation);
    if (!organisation) return organisation;
    if (auto problems = taken_number(tx, *organisation))
        return std::unexpected(std::move(*problems));
    for (auto const& one : fields)
        if (!one.same(*organisation, before->organisation))
            before->written_by_hand.emplace(one.name);
    save(tx, {*organisation, before->written_by_hand});
    return organisation;
}

std::expected<std::optional<Organisation>, basics::Problems> find_same(db::Reader& reader,
                                                                       Organisation const& draft) {
    auto const number = draft.organisation_number.empty()
                            ? std::nullopt
                            : tidied_number(draft.organisation_number, draft.country);
    auto const folded = basics::folded(basics::one_line(draft.name));
    auto const ids = [&](std::string_view sql, std::string_view value) {
        return reader.all(sql, {value, draft.country},
                          [](db::Row const& row) { return row.id<OrganisationId>(0); });
    };
    std::vector<OrganisationId> found;
    if (number)
        found = ids(
            "SELECT id FROM organisations WHERE organisation_number = $1 AND country = $2 ORDER BY"
            " id LIMIT 2",
            *number);
    if (found.empty() && !folded.empty())
        found =
            ids("SELECT id FROM organisations WHERE folded_name = $1 AND country = $2 ORDER BY id"
                " LIMIT 2",
                folded);
    if (found.size() > 1)
        return std::unexpected(basics::Problems{{"name", "organisations.name_shared"}});
    return found.empty() ? std::nullopt : find(reader, found.front());
}

std::expected<Organisation, basics::Problems> add_from_table(db::Transaction& tx,
                                                             Draft const& draft,
                                                             Directory const& directory) {
    if (draft.given.contains("kind")) return add_as(tx, draft.organisation, directory, "table");
    auto const wrong = checked(draft.organisation, directory);
    auto problems = wrong ? basics::Problems() : wrong.error();
    problems.push_back({"kind", "organisations.kind_missing"});
    return std::unexpected(std::move(problems));
}

std::expected<Organisation, basics::Problems> update_from_table(db::Transaction& tx,
                                                                Organisation const& before,
                                                                Draft const& draft,
                                                                Directory const& directory) {
    auto const stored = find_stored(tx, before.id).value();
    auto organisation = checked(with_given(stored, draft), directory, &stored.organisation);
    if (!organisation || *organisation == stored.organisation) return organisation;
    if (stored.organisation.source.starts_with("register:"))
        return std::unexpected(basics::Problems{{"name", "organisations.row_of_register"}});
    if (auto problems = taken_number(tx, *organisation))
        return std::unexpected(std::move(*problems));
    save(tx, {*organisation, stored.written_by_hand});
    return organisation;
}

}

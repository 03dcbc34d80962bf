// Rows ↔ values. Lists within a provider are JSON: they are read and written whole.
#include "services/identities/store.h"

#include <algorithm>
#include <utility>

#include "platform/json/value.h"

namespace identities::store {

namespace {

constexpr std::array<std::string_view, 3> state_names = {"on", "off", "removed"};

State state_of(std::string_view name) {
    auto const found = std::ranges::find(state_names, name);
    // What a newer program has written is not used here.
    return found == state_names.end() ? State::off
                                      : static_cast<State>(found - state_names.begin());
}

std::string written(std::vector<Level> const& levels) {
    json::Array list;
    for (auto const& one : levels)
        list.push_back(json::Object{{"acr", one.acr}, {"level", one.level}});
    return json::write(list);
}

std::string written(std::vector<GroupRole> const& roles) {
    json::Array list;
    for (auto const& one : roles)
        list.push_back(json::Object{{"group", one.group}, {"role", permissions::name(one.role)}});
    return json::write(list);
}

std::string written(std::vector<std::string> const& words) {
    json::Array list;
    for (auto const& one : words) list.emplace_back(one);
    return json::write(list);
}

json::Value parsed(std::string_view text) { return json::parse(text).value_or(json::Value()); }

Provider provider(db::Row const& row) {
    Provider made{.id = row.id<ProviderId>(0),
                  .organisation = row.id<organisations::OrganisationId>(1),
                  .issuer = row.text(2),
                  .client_id = row.text(3),
                  .sealed_secret = row.text(4),
                  .names = {row.text(5), row.text(6), row.text(7)},
                  .scope = row.text(8),
                  .groups_claim = row.text(10),
                  .admits = parse_admits(row.view(12)).value_or(Admits::invited),
                  .state = state_of(row.view(14)),
                  .version = row.integer(15),
                  .made_at = row.time(16),
                  .made_by = row.id<members::MemberId>(17)};
    made.proof = parse_proof(row.view(18)).value_or(Proof::secret);
    auto const levels = parsed(row.view(9)), roles = parsed(row.view(11)),
               domains = parsed(row.view(13));
    for (auto const& one : levels.elements()) {
        auto const* level = one.at("level").integer();
        made.levels.push_back(
            {std::string(one.at("acr").text()), level ? static_cast<int>(*level) : 1});
    }
    for (auto const& one : roles.elements())
        if (auto const role = permissions::parse_role(one.at("role").text()))
            made.group_roles.push_back({std::string(one.at("group").text()), *role});
    for (auto const& one : domains.elements()) made.domains.emplace_back(one.text());
    return made;
}

Identity identity(db::Row const& row) {
    return {.id = row.id<IdentityId>(0),
            .issuer = row.text(1),
            .subject = row.text(2),
            .member = row.id<members::MemberId>(3),
            .provider = row.id<ProviderId>(4),
            .joined_at = row.time(5),
            .used_at = row.time(6)};
}

}

void add(db::Transaction& tx, Provider const& one) {
    static_assert(texts::languages[0] == texts::Language::sv &&
                  texts::languages[1] == texts::Language::en &&
                  texts::languages[2] == texts::Language::nb);
    tx.run(
        "INSERT INTO identity_providers (id, organisation, issuer, client_id, sealed_secret,"
        " name_sv, name_en, name_nb, scope, levels, groups_claim, group_roles, admits, domains,"
        " state, version, made_at, made_by, proof) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,"
        " $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        {one.id, one.organisation, one.issuer, one.client_id, one.sealed_secret, one.names[0],
         one.names[1], one.names[2], one.scope, written(one.levels), one.groups_claim,
         written(one.group_roles), name(one.admits), written(one.domains),
         state_names[static_cast<std::size_t>(one.state)], one.version, one.made_at, one.made_by,
         name(one.proof)});
}

void change(db::Transaction& tx, Provider const& one) {
    tx.run(
        "UPDATE identity_providers SET issuer = $2, client_id = $3, sealed_secret = $4,"
        " name_sv = $5, name_en = $6, name_nb = $7, scope = $8, levels = $9, groups_claim = $10,"
        " group_roles = $11, admits = $12, domains = $13, state = $14, version = $15, proof = $16"
        " WHERE id = $1",
        {one.id, one.issuer, one.client_id, one.sealed_secret, one.names[0], one.names[1],
         one.names[2], one.scope, written(one.levels), one.groups_claim, written(one.group_roles),
         name(one.admits), written(one.domains), state_names[static_cast<std::size_t>(one.state)],
         one.version, name(one.proof)});
}

void renew_secrets(db::Transaction& tx, secrets::Renewal& renewal) {
    auto const rows =
        tx.all("SELECT id, sealed_secret FROM identity_providers WHERE sealed_secret <> ''", {},
               [](db::Row const& row) { return std::pair(row.text(0), row.text(1)); });
    for (auto const& [id, sealed] : rows)
        if (auto const anew = renewal.sealed_anew(sealed))
            tx.run("UPDATE identity_providers SET sealed_secret = $2 WHERE id = $1", {id, *anew});
}

std::optional<Provider> find(db::Reader& reader, ProviderId const& id) {
    return reader.first(
        "SELECT id, organisation, issuer, client_id, sealed_secret, name_sv, name_en, name_nb,"
        " scope, levels, groups_claim, group_roles, admits, domains, state, version, made_at,"
        " made_by, proof FROM identity_providers WHERE id = $1 AND state <> 'removed'",
        {id}, provider);
}

std::vector<Provider> of(db::Reader& reader, organisations::OrganisationId const& organisation) {
    return reader.all(
        "SELECT id, organisation, issuer, client_id, sealed_secret, name_sv, name_en, name_nb,"
        " scope, levels, groups_claim, group_roles, admits, domains, state, version, made_at,"
        " made_by, proof FROM identity_providers WHERE organisation = $1 AND state <> 'removed'"
        " ORDER BY id",
        {organisation}, provider);
}

std::vector<Provider> all_on(db::Reader& reader) {
    return reader.all(
        "SELECT id, organisation, issuer, client_id, sealed_secret, name_sv, name_en, name_nb,"
        " scope, levels, groups_claim, group_roles, admits, domains, state, version, made_at,"
        " made_by, proof FROM identity_providers WHERE state = 'on' ORDER BY organisation, id",
        {}, provider);
}

std::optional<Identity> find(db::Reader& reader, std::string_view issuer,
                             std::string_view subject) {
    return reader.first(
        "SELECT id, issuer, subject, member, provider, joined_at, used_at FROM identities"
        " WHERE issuer = $1 AND subject = $2",
        {issuer, subject}, identity);
}

std::vector<Identity> identities_of(db::Reader& reader, members::MemberId const& member) {
    return reader.all(
        "SELECT id, issuer, subject, member, provider, joined_at, used_at FROM identities"
        " WHERE member = $1 ORDER BY joined_at, id",
        {member}, identity);
}

bool add(db::Transaction& tx, Identity const& one) {
    return tx.run(
               "INSERT INTO identities (issuer, subject, id, member, provider, joined_at, used_at)"
               " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
               {one.issuer, one.subject, one.id, one.member, one.provider, one.joined_at,
                one.used_at}) > 0;
}

void set_used(db::Transaction& tx, Identity const& one, basics::Time now) {
    tx.run("UPDATE identities SET used_at = $3 WHERE issuer = $1 AND subject = $2",
           {one.issuer, one.subject, now});
}

bool remove(db::Transaction& tx, members::MemberId const& member, IdentityId const& id) {
    return tx.run("DELETE FROM identities WHERE member = $1 AND id = $2", {member, id}) > 0;
}

void remove_all(db::Transaction& tx, members::MemberId const& member) {
    tx.run("DELETE FROM identities WHERE member = $1", {member});
}

bool has_ended(db::Reader& reader, std::string_view hash) {
    return reader.number("SELECT count(*) FROM identity_attempts WHERE hash = $1", {hash}) > 0;
}

bool end_attempt(db::Transaction& tx, std::string_view hash, basics::Time now,
                 basics::Time forget) {
    tx.run("DELETE FROM identity_attempts WHERE ended_at < $1", {forget});
    return tx.run(
               "INSERT INTO identity_attempts (hash, ended_at) VALUES ($1, $2)"
               " ON CONFLICT DO NOTHING",
               {hash, now}) > 0;
}

std::map<std::string, int, std::less<>> levels_of(
    db::Reader& reader, organisations::OrganisationId const& organisation) {
    std::map<std::string, int, std::less<>> levels;
    reader.each(
        "SELECT action, level FROM action_levels WHERE organisation = $1", {organisation},
        [&](db::Row const& row) { levels.emplace(row.text(0), static_cast<int>(row.integer(1))); });
    return levels;
}

void set_level(db::Transaction& tx, organisations::OrganisationId const& organisation,
               std::string_view action, int level) {
    tx.run(
        "INSERT INTO action_levels (organisation, action, level) VALUES ($1, $2, $3)"
        " ON CONFLICT (organisation, action) DO UPDATE SET level = excluded.level",
        {organisation, action, level});
}

}

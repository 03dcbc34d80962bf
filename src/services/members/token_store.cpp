// Programmes' tokens: rows ↔ values.
#include "services/members/token_store.h"

namespace members::store {

void add_token(db::Transaction& tx, MemberId const& member, AccessToken const& token,
               std::string_view hash) {
    tx.run(
        "INSERT INTO access_tokens (hash, id, member, name, role, organisation, created_at, unit)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {hash, token.id, member, token.name, permissions::name(token.grant.role),
         token.grant.organisation, token.created_at, token.grant.unit});
}

std::vector<AccessToken> tokens_of(db::Reader& reader, MemberId const& member) {
    std::vector<AccessToken> tokens;
    reader.each(
        "SELECT id, name, role, organisation, created_at, used_at, unit FROM access_tokens WHERE member = $1"
        " ORDER BY created_at DESC, id DESC",
        {member}, [&](db::Row const& row) {
            auto const role = permissions::parse_role(row.view(2));
            if (!role) return;
            tokens.push_back({.id = row.id<TokenId>(0),
                              .name = row.text(1),
                              .grant = {*role, row.id<organisations::OrganisationId>(3),
                                        row.id<units::UnitId>(6)},
                              .created_at = row.time(4)});
            if (!row.is_null(5)) tokens.back().used_at = row.time(5);
        });
    return tokens;
}

bool remove_token(db::Transaction& tx, MemberId const& member, TokenId const& token) {
    return tx.run("DELETE FROM access_tokens WHERE member = $1 AND id = $2", {member, token}) > 0;
}

void set_used(db::Transaction& tx, std::string_view hash, basics::Time used_at) {
    tx.run(
        "UPDATE access_tokens SET used_at = $2 WHERE hash = $1 AND (used_at IS NULL OR used_at < $2)",
        {hash, used_at});
}

std::optional<Bearer> find_bearer(db::Reader& reader, std::string_view hash) {
    auto const found = reader.first(
        "SELECT member, role, organisation, unit FROM access_tokens WHERE hash = $1", {hash},
        [](db::Row const& row) -> std::optional<Bearer> {
            auto const role = permissions::parse_role(row.view(1));
            if (!role) return std::nullopt;
            return Bearer{
                row.id<MemberId>(0),
                {*role, row.id<organisations::OrganisationId>(2), row.id<units::UnitId>(3)}};
        });
    return found.value_or(std::nullopt);
}

}

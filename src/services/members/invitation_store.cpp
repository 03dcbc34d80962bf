// Invitations: rows ↔ values.
#include "services/members/invitation_store.h"

namespace members::store {

namespace {

/// A role that a newer program has written is no invitation here.
std::optional<Invitation> invitation(db::Row const& row) {
    auto const role = permissions::parse_role(row.view(2));
    if (!role) return std::nullopt;
    return Invitation{
        .id = row.id<InvitationId>(0),
        .grant = {*role, row.id<organisations::OrganisationId>(1), row.id<units::UnitId>(8)},
        .email = row.text(3),
        .invited_by = row.id<MemberId>(4),
        .created_at = row.time(5),
        .expires_at = row.time(6),
        .has_account = row.integer(7) != 0};
}

}

void add_invitation(db::Transaction& tx, Invitation const& invitation, std::string_view hash,
                    std::string_view email_key) {
    tx.run(
        "INSERT INTO invitations (hash, id, organisation, role, email, email_key, invited_by,"
        " created_at, expires_at, unit) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        {hash, invitation.id, invitation.grant.organisation,
         permissions::name(invitation.grant.role), invitation.email, email_key,
         invitation.invited_by, invitation.created_at, invitation.expires_at,
         invitation.grant.unit});
}

std::optional<Invitation> find_invitation(db::Reader& reader, std::string_view hash) {
    return reader
        .first(
            "SELECT id, organisation, role, email, invited_by, created_at, expires_at,"
            " (SELECT count(*) FROM members WHERE members.email_key = invitations.email_key),"
            " unit"
            " FROM invitations WHERE hash = $1",
            {hash}, invitation)
        .value_or(std::nullopt);
}

std::vector<Invitation> invitations_of(db::Reader& reader,
                                       organisations::OrganisationId const& organisation) {
    std::vector<Invitation> found;
    // Whether the address has an account is nothing for the one who invites: it is left out.
    reader.each(
        "SELECT id, organisation, role, email, invited_by, created_at, expires_at, 0, unit"
        " FROM invitations WHERE organisation = $1 ORDER BY id",
        {organisation}, [&](db::Row const& row) {
            if (auto one = invitation(row)) found.push_back(*std::move(one));
        });
    return found;
}

std::vector<Invitation> invitations_to(db::Reader& reader, std::string_view email_key) {
    std::vector<Invitation> found;
    reader.each(
        "SELECT id, organisation, role, email, invited_by, created_at, expires_at, 0"
        " FROM invitations WHERE email_key = $1 ORDER BY id",
        {email_key}, [&](db::Row const& row) {
            if (auto one = invitation(row)) found.push_back(*std::move(one));
        });
    return found;
}

bool remove_invitation(db::Transaction& tx, std::string_view hash) {
    return tx.run("DELETE FROM invitations WHERE hash = $1", {hash}) > 0;
}

bool remove_invitation(db::Transaction& tx, organisations::OrganisationId const& organisation,
                       InvitationId const& id) {
    return tx.run("DELETE FROM invitations WHERE organisation = $1 AND id = $2",
                  {organisation, id}) > 0;
}

void remove_invitations_to(db::Transaction& tx, organisations::OrganisationId const& organisation,
                           std::string_view email_key) {
    tx.run("DELETE FROM invitations WHERE organisation = $1 AND email_key = $2",
           {organisation, email_key});
}

void remove_invitations_before(db::Transaction& tx, basics::Time expired_before) {
    tx.run("DELETE FROM invitations WHERE expires_at < $1", {expired_before});
}

}

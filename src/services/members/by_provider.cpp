// Accounts, sessions and roles for who comes by another service.
#include "services/members/by_provider.h"

#include <algorithm>

#include "services/members/invitation_store.h"
#include "services/members/letter_store.h"
#include "services/members/parts.h"
#include "services/members/provider_sessions.h"
#include "services/members/rules.h"
#include "services/members/session_store.h"
#include "services/members/store.h"

namespace members {

NewSession Members::begin_vouched(db::Transaction& tx, MemberId const& member, Origin const& origin,
                                  Vouched const& vouched) {
    auto const grants = store::grants(tx, member);
    bool const has_roles_elsewhere =
        !vouched.organisation.empty() &&
        std::ranges::any_of(grants, [&](permissions::Grant const& one) {
            return one.organisation != vouched.organisation;
        });
    bool const has_own_step = store::second_step(tx, member).has_value();
    bool const counts = vouched.is_second_step || vouched.level >= level_of_second_step;
    // An organisation's provider cannot let anybody into another one's roles: their own code can.
    auto const factor = counts && !(has_roles_elsewhere && has_own_step) ? "provider" : "";
    return parts_->begin_session(tx, member, origin,
                                 {.factor = factor,
                                  .level = vouched.level,
                                  .provider = vouched.provider,
                                  .vouched_in = vouched.organisation.string(),
                                  .subject = vouched.subject,
                                  .sid = vouched.sid,
                                  .sealed_token = vouched.sealed_token,
                                  .is_confirmed = vouched.is_fresh});
}

void Members::confirm_vouched(db::Transaction& tx, std::string_view session_hash) {
    store::set_confirmed(tx, session_hash, parts_->now());
    tx.after_commit([this, hash = std::string(session_hash)] { parts_->sessions.forget(hash); });
}

MemberId Members::add_without_address(db::Transaction& tx, std::string_view name,
                                      texts::Language language) {
    auto const id = MemberId::make();
    Member const made{.id = id,
                      .email = {},
                      .name = checked_name(name).value_or("–"),
                      .language = language,
                      .created_at = parts_->now()};
    // The key must be unique and can be nobody's address.
    store::add(tx, made, "none " + id.string());
    parts_->record(tx, "members.added", id, id);
    return id;
}

bool Members::is_invited(db::Reader& reader, std::string_view email,
                         organisations::OrganisationId const& organisation) {
    return !parts_->invitations_to(reader, email, organisation).empty();
}

void Members::accept_invitations(db::Transaction& tx, MemberId const& member,
                                 std::string_view email,
                                 organisations::OrganisationId const& organisation) {
    for (auto const& one : parts_->invitations_to(tx, email, organisation))
        if (store::remove_invitation(tx, one.grant.organisation, one.id))
            parts_->grant(tx, member, one.grant, one.invited_by);
}

void Members::set_roles_from(db::Transaction& tx, MemberId const& member, RolesFrom const& roles) {
    auto const has = [](std::vector<permissions::Grant> const& list,
                        permissions::Grant const& one) {
        return std::ranges::find(list, one) != list.end();
    };
    auto const given = store::grants_from(tx, member, roles.provider);
    for (auto const& one : given)
        if (!has(roles.wanted, one)) parts_->revoke(tx, member, one, {});
    for (auto const& one : roles.wanted)
        if (is_well_formed(one) && parts_->grant(tx, member, one, {}))
            store::set_came_from(tx, member, one, roles.provider);
}

int Members::level(std::string_view session_hash,
                   organisations::OrganisationId const& organisation) {
    auto const known = parts_->known_session(session_hash);
    if (!known) return 0;
    auto const own = level_of_factor(known->shown.factor);
    auto const& in = known->shown.vouched_in;
    bool const counts = in.empty() || (!organisation.empty() && in == organisation.text());
    return counts ? std::max(own, known->shown.level) : own;
}

std::string Members::provider_of(std::string_view session_hash) {
    auto const known = parts_->known_session(session_hash);
    return known ? known->shown.provider : std::string();
}

std::optional<CameFrom> came_from(db::Reader& reader, std::string_view session_hash) {
    auto const found = store::find_session(reader, session_hash);
    if (!found || found->shown.provider.empty()) return std::nullopt;
    return CameFrom{found->shown.provider, found->shown.sealed_token};
}

std::vector<std::string> sessions_from(db::Reader& reader, std::string_view provider,
                                       std::string_view subject, std::string_view sid) {
    if (subject.empty() && sid.empty()) return {};
    return store::hashes_from(reader, provider, subject, sid);
}

}

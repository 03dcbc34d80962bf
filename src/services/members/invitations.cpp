// Inviting by letter: a link good once, for seven days, and only while the one who invited still
// answers for the organisation.
#include "services/members/invitation.h"

#include <algorithm>
#include <stdexcept>

#include "services/activity/by_organisation.h"
#include "services/members/absence_store.h"
#include "services/members/invitation_store.h"
#include "services/members/parts.h"
#include "services/members/passwords.h"
#include "services/members/rules.h"
#include "services/members/store.h"

namespace members {

namespace {

constexpr std::int64_t week = 7 * 24 * 3600 * 1'000'000LL;

/// Too old, or from somebody who no longer could invite: whoever loses a role takes none back by a
/// letter sent before.
bool is_open(db::Reader& reader, Invitation const& invitation, basics::Time now) {
    permissions::Viewer const inviter{
        invitation.invited_by,
        {},
        store::grants_on(reader, invitation.invited_by, basics::day_in_stockholm(now))};
    return now < invitation.expires_at &&
           permissions::may(inviter, permissions::Permission::coordinate,
                            invitation.grant.organisation);
}

std::optional<Invitation> open_invitation(db::Reader& reader, std::string_view link,
                                          basics::Time now) {
    auto found = store::find_invitation(reader, secrets::hash(link));
    return found && is_open(reader, *found, now) ? found : std::nullopt;
}

std::unexpected<basics::Problems> refused(std::string field, std::string why) {
    return std::unexpected(basics::Problems{{std::move(field), std::move(why)}});
}

/// To whom, with which link, and from whom.
struct Sending {
    std::string const& address;
    std::string const& secret;
    MemberId const& actor;
};

/// In the language of the one who gets it, where that is known.
outbox::Letter letter(db::Reader& reader, NewInvitation const& invitation, Sending const& sending,
                      std::optional<Member> const& found) {
    auto const in = found ? found->language : invitation.language;
    return {.to = found ? found->email : sending.address,
            .language = in,
            .about = "members.mail_invited_",
            .arguments = {{"organisation", invitation.organisation_name},
                          {"role", permissions::name(invitation.grant.role)},
                          {"name", store::name(reader, sending.actor).value_or("Samverk")}},
            .path = "/" + std::string(texts::code(in)) + "/invitation/" + sending.secret,
            .address = invitation.site};
}

bool holds(db::Reader& reader, std::optional<Member> const& member,
           permissions::Grant const& grant) {
    if (!member) return false;
    auto const held = store::grants(reader, member->id);
    return std::ranges::find(held, grant) != held.end();
}

}

std::vector<Invitation> Members::Parts::invitations_to(
    db::Reader& reader, std::string_view email, organisations::OrganisationId const& organisation) {
    auto const address = normalised_email(email);
    if (!address) return {};
    auto found = store::invitations_to(reader, email_key(*address));
    std::erase_if(found, [&](Invitation const& one) {
        bool const is_elsewhere = !organisation.empty() && one.grant.organisation != organisation;
        return is_elsewhere || !is_open(reader, one, now());
    });
    return found;
}

std::expected<InvitationId, basics::Problems> Members::invite_by_letter(
    NewInvitation const& invitation, MemberId const& actor) {
    auto const address = normalised_email(invitation.email);
    if (!address) return refused("email", "members.email_wrong");
    if (!is_well_formed(invitation.grant) || invitation.grant.organisation.empty())
        return refused("role", "members.role_misplaced");
    auto const now = parts_->now();
    auto const key = email_key(*address);
    auto const& organisation = invitation.grant.organisation;
    auto tx = parts_->database.begin();
    auto const found = store::find_by_email_key(tx, key);
    // Who holds a role there is known there anyway.
    if (holds(tx, found, invitation.grant)) return refused("email", "members.invited_holds_it");
    store::remove_invitations_before(tx, now);
    store::remove_invitations_to(tx, organisation, key);
    if (store::invitations_of(tx, organisation).size() >= most_invitations)
        return refused("email", "members.invited_many");
    // What others have sent to the address is not told: only what this organisation has.
    if (!parts_->letters_to_address.take("invited " + organisation.string() + " " + key, now))
        return refused("email", "members.invited_often");
    auto const secret = secrets::make();
    Invitation const made{.id = InvitationId::make(),
                          .grant = invitation.grant,
                          .email = *address,
                          .invited_by = actor,
                          .created_at = now,
                          .expires_at = {now.microseconds + week}};
    store::add_invitation(tx, made, secrets::hash(secret), key);
    parts_->settings.post(tx, letter(tx, invitation, {*address, secret, actor}, found));
    parts_->record_about(tx, "members.invited", actor, invitation.grant);
    tx.commit();
    return made.id;
}

std::vector<Invitation> Members::invitations_of(organisations::OrganisationId const& organisation) {
    auto reader = parts_->database.read();
    auto found = store::invitations_of(reader, organisation);
    std::erase_if(found,
                  [&](Invitation const& one) { return !is_open(reader, one, parts_->now()); });
    return found;
}

bool Members::withdraw_invitation(organisations::OrganisationId const& organisation,
                                  InvitationId const& id, MemberId const& actor) {
    auto tx = parts_->database.begin();
    auto const all = store::invitations_of(tx, organisation);
    auto const found = std::ranges::find(all, id, &Invitation::id);
    if (found == all.end() || !store::remove_invitation(tx, organisation, id)) return false;
    parts_->record_about(tx, "members.invitation_withdrawn", actor, found->grant);
    tx.commit();
    return true;
}

std::optional<Invitation> Members::invitation(std::string_view link) {
    if (link.size() != secrets::secret_length) return std::nullopt;
    auto reader = parts_->database.read();
    return open_invitation(reader, link, parts_->now());
}

bool Members::accept_invitation(std::string_view link) {
    auto tx = parts_->database.begin();
    auto const found = open_invitation(tx, link, parts_->now());
    if (!found) return false;
    auto const member = store::find_by_email_key(tx, email_key(found->email));
    if (!member || !store::remove_invitation(tx, secrets::hash(link))) return false;
    parts_->grant(tx, member->id, found->grant, found->invited_by);
    tx.commit();
    return true;
}

bool Members::decline_invitation(std::string_view link) {
    auto tx = parts_->database.begin();
    auto const found = open_invitation(tx, link, parts_->now());
    if (!found || !store::remove_invitation(tx, secrets::hash(link))) return false;
    parts_->record_about(tx, "members.invitation_declined", {}, found->grant);
    tx.commit();
    return true;
}

bool Members::are_all_gone(organisations::OrganisationId const& organisation) {
    auto reader = parts_->database.read();
    return store::of_organisation(reader, organisation).empty() &&
           !activity::entries_in(reader, organisation, "members.role_granted", 1).empty();
}

std::expected<NewSession, basics::Problems> Members::register_by_invitation(
    std::string_view link, NewAccount const& account, Origin const& origin) {
    auto const found = invitation(link);
    if (!found || found->has_account) return refused("link", "members.link_over");
    auto const name = checked_name(account.name);
    auto problems = password_problems(account.password, account.name, found->email);
    if (!name) problems.insert(problems.begin(), {"name", name.error()});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    auto const hash = parts_->hashed(account.password, *name, found->email);
    if (!hash) return std::unexpected(hash.error());
    Member const made{.id = MemberId::make(),
                      .email = found->email,
                      .name = *name,
                      .language = account.language,
                      .created_at = parts_->now()};
    auto tx = parts_->database.begin();
    // It may have been withdrawn, or the inviter have left, while the password was hashed.
    bool const is_still_open = open_invitation(tx, link, parts_->now()).has_value();
    if (!is_still_open || !store::remove_invitation(tx, secrets::hash(link)) ||
        store::find_by_email_key(tx, email_key(found->email)))
        return refused("link", "members.link_over");
    store::add(tx, made, email_key(found->email));
    store::set_password(tx, made.id, *hash);
    parts_->record(tx, "members.added", made.id, made.id);
    parts_->grant(tx, made.id, found->grant, found->invited_by);
    auto session = parts_->begin_session(tx, made.id, origin, {});
    tx.commit();
    return session;
}

bool Members::give_role(MemberId const& member, permissions::Grant const& grant,
                        std::string_view organisation_name, MemberId const& actor) {
    if (!is_well_formed(grant)) throw std::invalid_argument("this role does not belong there");
    auto tx = parts_->database.begin();
    bool const is_new = parts_->grant(tx, member, grant, actor);
    if (is_new)
        parts_->tell(
            tx, member, "members.mail_role_given_",
            {{"organisation", organisation_name}, {"role", permissions::name(grant.role)}});
    tx.commit();
    return is_new;
}

std::expected<void, WhyRoleStays> Members::end_role(MemberId const& member,
                                                    permissions::Grant const& grant,
                                                    std::string_view organisation_name,
                                                    MemberId const& actor, LastCoordinator last) {
    auto tx = parts_->database.begin();
    permissions::Viewer const asking{actor, {}, store::grants_on(tx, actor, parts_->today())};
    if (!permissions::may(asking, permissions::Permission::coordinate, grant.organisation))
        return std::unexpected(WhyRoleStays::not_allowed);
    if (!parts_->revoke(tx, member, grant, actor)) return std::unexpected(WhyRoleStays::not_held);
    bool const is_somebody_left = std::ranges::any_of(
        store::of_organisation(tx, grant.organisation),
        [](auto const& holder) { return holder.has_whole(permissions::Role::coordinator); });
    if (grant.role == permissions::Role::coordinator && grant.unit.empty() && !is_somebody_left &&
        last == LastCoordinator::stays)
        return std::unexpected(WhyRoleStays::nobody_is_left);
    parts_->tell(tx, member, "members.mail_role_ended_",
                 {{"organisation", organisation_name}, {"role", permissions::name(grant.role)}});
    tx.commit();
    return {};
}

}

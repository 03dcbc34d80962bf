// Who people are: accounts, signing in, sessions, one-time links and tokens for programmes.
#pragma once
#include <chrono>
#include <expected>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "platform/secrets/secrets.h"
#include "services/activity/activity.h"
#include "services/members/member.h"
#include "services/outbox/letter.h"

namespace members {

struct Absence;
struct AbsenceDraft;
using AbsenceId = basics::Id<struct AbsenceTag>;
struct Invitation;
struct NewInvitation;
struct RolesFrom;
struct Vouched;
using InvitationId = basics::Id<struct InvitationTag>;

struct Settings {
    outbox::Post post = {};        ///< Puts letters into the outbox.
    std::string seal_secret = {};  ///< Opens what must be read again: keys of second steps.
    std::string site_name = {};    ///< What authenticator programs show.
    bool secure = false;  ///< The public address is https: the cookie is __Host-sid and Secure.
    secrets::PasswordCost password_cost = {};
    int hashes_at_once = 2;
    int hashes_waiting = 32;  ///< More are refused as busy. Each that waits holds a slow worker.
    /// Without a request for so long, or started so long ago, a session is over. Staff holds a
    /// role.
    std::chrono::minutes idle = std::chrono::hours(8), idle_staff = std::chrono::minutes(30);
    std::chrono::hours whole = std::chrono::hours(30 * 24), whole_staff = std::chrono::hours(12);
};

/// The name of the session cookie.
std::string_view cookie_name(bool secure);

/// Thread-safe. Whether the one who asks may do it is the caller's to check; `actor` is written to
/// the log.
class Members {
public:
    Members(db::Database& database, basics::Clock now, activity::Log& log, Settings settings = {});
    ~Members();
    Members(Members const&) = delete;

    Settings const& settings() const;

    // Who asks.

    /// Whom the cookie's value stands for; nothing when the session is unknown, ended or has timed
    /// out. Almost always answered from memory; what changes here is seen at once, what another
    /// program changes in the database within half a minute.
    std::optional<SignedIn> session(std::string_view cookie_value);
    /// Whom a programme's token stands for: its member with the one role of the token, and that
    /// only while the member holds at least as much. Never for pages; only where programs ask.
    std::optional<permissions::Viewer> bearer(std::string_view token);

    // Signing in and out.

    /// Takes the same work and gives the same answer whether or not the address has an account.
    std::expected<NewSession, Refusal> sign_in(std::string_view email, std::string_view password,
                                               Origin const& origin);
    /// A new link's secret: /sign-in/<secret>.
    std::string create_link(MemberId const& member, LinkPurpose purpose);
    /// Whether the link can still be used; does not use it (mail scanners open links).
    bool is_usable(std::string_view link);
    /// Uses the link up and begins a session; nothing when it is unknown, used or too old.
    std::optional<NewSession> sign_in_by_link(std::string_view link, Origin const& origin);
    void sign_out(std::string_view session_hash);

    // Without being signed in, by letters. The same page and the same work whatever the address is;
    // at most five letters an hour go to one address, and thirty are asked for by one network.

    std::expected<void, LetterRefusal> ask_for_letter(LetterFor what, std::string_view email,
                                                      texts::Language language,
                                                      Origin const& origin);
    /// The address that a registration link was sent to, while the link can be used (a day).
    std::optional<std::string> registering(std::string_view link);
    /// Fields "name" and "new_password"; "link" when the link is over.
    std::expected<NewSession, basics::Problems> register_by_link(std::string_view link,
                                                                 NewAccount const& account,
                                                                 Origin const& origin);
    /// Whether a link to choose a new password can be used (an hour).
    bool may_choose_password(std::string_view link);
    /// Field "new_password"; "link" when the link is over. Ends all sessions; the new one waits for
    /// the second step if there is one.
    std::expected<NewSession, basics::Problems> choose_password(std::string_view link,
                                                                std::string_view new_password,
                                                                Origin const& origin);
    /// Field "email". Writes to the new address and tells the old one; nothing changes before the
    /// new one is confirmed (an hour).
    std::expected<void, basics::Problems> ask_to_change_email(MemberId const& member,
                                                              std::string_view email);
    /// The address that a link would change to, while it can be used.
    std::optional<std::string> changing_email_to(std::string_view link);
    /// False when the link is over, or the address has got an account meanwhile. Tells both
    /// addresses.
    bool change_email(std::string_view link);

    // The second step.

    /// Whose session waits for its code; nothing when it waits for none or is over.
    std::optional<MemberId> waiting_for_code(std::string_view cookie_value);
    /// A code from the authenticator, or a recovery code. Gives a new session in place of the one
    /// that waited.
    std::expected<NewSession, Refusal> give_code(std::string_view cookie_value,
                                                 std::string_view code, Origin const& origin);
    SecondStep second_step(MemberId const& member);
    SecondStepOffer offer_second_step(MemberId const& member);
    /// Fields "code" (not this key's, or the offer is old). Ends the member's other sessions.
    std::expected<SecondStepTaken, basics::Problems> turn_on_second_step(
        MemberId const& member, std::string_view session_hash, std::string_view sealed,
        std::string_view code, Origin const& origin);
    /// New ones in place of all before.
    std::vector<std::string> new_recovery_codes(MemberId const& member);
    /// By the member, or by somebody (`actor`) who knows that the phone is lost. False when it was
    /// off. Ends the member's sessions but this one, and tells the member.
    bool turn_off_second_step(MemberId const& member, MemberId const& actor,
                              std::string_view session_hash = "");

    /// Whether the person of this session showed who they are in the last quarter of an hour: asked
    /// before what is hard to undo.
    bool is_confirmed(std::string_view session_hash);
    /// Showing it again: with the password or, for who has a second step, its code.
    std::expected<void, Refusal> confirm(MemberId const& member, std::string_view session_hash,
                                         std::string_view password_or_code, Origin const& origin);

    // A member's own affairs.

    /// Latest seen first.
    std::vector<Session> sessions(MemberId const& member);
    /// False when the member has no such session.
    bool end_session(MemberId const& member, SessionId const& session);
    void end_other_sessions(MemberId const& member, std::string_view session_hash);

    /// Fields "name" and "municipality".
    std::expected<void, basics::Problems> change_profile(MemberId const& member,
                                                         Profile const& profile);
    /// Whether this session may set a password without giving the old one: it began by a link,
    /// recently.
    bool came_by_link_just_now(std::string_view session_hash);
    /// Fields "old_password" and "new_password". Ends the member's other sessions and unused links,
    /// and gives this session a new cookie.
    std::expected<NewSession, basics::Problems> change_password(MemberId const& member,
                                                                std::string_view session_hash,
                                                                std::string_view old_password,
                                                                std::string_view new_password,
                                                                Origin const& origin);

    /// Newest first.
    std::vector<AccessToken> tokens(MemberId const& member);
    /// Fields "name" and "grant" (more than the member holds). At most 50 for each member.
    std::expected<NewToken, basics::Problems> create_token(MemberId const& member,
                                                           std::string_view name,
                                                           permissions::Grant const& grant);
    /// False when the member has no such token.
    bool revoke_token(MemberId const& member, TokenId const& token);

    // People and their roles.

    std::optional<Member> find(MemberId const& id);
    std::optional<Member> find_by_email(std::string_view email);
    /// The names of these members as others see them; those that do not exist are left out.
    std::map<MemberId, std::string> names(std::span<MemberId const> ids);
    /// The roles held now.
    permissions::Viewer viewer(MemberId const& id);
    /// By name, then role. Without the addresses of those whose identity is protected.
    std::vector<RoleHolder> of_organisation(organisations::OrganisationId const& organisation);
    /// The organisations in which somebody holds the role now, in the order of their ids.
    std::vector<organisations::OrganisationId> organisations_with(permissions::Role role);

    /// Fields "email", "name" and "role". An address that has an account is a problem.
    std::expected<MemberId, basics::Problems> add(NewMember const& member,
                                                  MemberId const& actor = {});
    /// False when the member held it already. The member's sessions end: the role begins with a new
    /// sign-in.
    bool grant(MemberId const& member, permissions::Grant const& grant, MemberId const& actor = {});
    /// False when the member did not hold it. The member's sessions end.
    bool revoke(MemberId const& member, permissions::Grant const& grant,
                MemberId const& actor = {});

    // Inviting by letter, and the roles of an organisation (invitation.h). Whether the actor
    // answers for the organisation is the caller's to check.

    /// Fields "email" and "role". In place of an earlier one to the address; the same whether or
    /// not it has an account. At most five letters an hour from one organisation to one address.
    std::expected<InvitationId, basics::Problems> invite_by_letter(NewInvitation const& invitation,
                                                                   MemberId const& actor);
    /// Those that are open, oldest first.
    std::vector<Invitation> invitations_of(organisations::OrganisationId const& organisation);
    /// False when there is none (any more).
    bool withdraw_invitation(organisations::OrganisationId const& organisation,
                             InvitationId const& id, MemberId const& actor);
    /// The invitation that the link is for, while it is open; does not use it.
    std::optional<Invitation> invitation(std::string_view link);
    /// Adds the role to the account that the address has; false when it has none or the link is
    /// over. The member's sessions end.
    bool accept_invitation(std::string_view link);
    /// Opens an account with the role. Fields "name" and "new_password"; "link" when it is over, or
    /// the address has an account.
    std::expected<NewSession, basics::Problems> register_by_invitation(std::string_view link,
                                                                       NewAccount const& account,
                                                                       Origin const& origin);
    /// By the one who was invited; false when the link is over.
    bool decline_invitation(std::string_view link);
    /// Whether nobody holds a role in the organisation any more, though somebody has.
    bool are_all_gone(organisations::OrganisationId const& organisation);
    /// As grant(), and tells the member by letter.
    bool give_role(MemberId const& member, permissions::Grant const& grant,
                   std::string_view organisation_name, MemberId const& actor);
    /// As revoke(), and tells the member by letter. Whether the actor still may, and whether
    /// somebody else coordinates, is looked at in the same turn: two who end each other's roles at
    /// once do not both succeed.
    std::expected<void, WhyRoleStays> end_role(MemberId const& member,
                                               permissions::Grant const& grant,
                                               std::string_view organisation_name,
                                               MemberId const& actor, LastCoordinator last);

    // Protected identity: others see other words in place of the name, everywhere, since only they
    // are kept where names are read (protection.cpp). The caller checks who asks.

    /// `shown` is what others see from now on. False when the member is protected already or does
    /// not exist. `organisation` is that of the actor who does it on the member's request.
    bool protect(MemberId const& member, std::string_view shown, MemberId const& actor,
                 organisations::OrganisationId const& organisation = {});
    /// By the member alone: others see the name again. False when it is not protected.
    bool end_protection(MemberId const& member);
    bool is_protected(MemberId const& member);
    /// For the member alone: their name, protected or not.
    std::string own_name(MemberId const& member);
    /// For somebody who needs it in their duty to the organisation; that they looked is recorded.
    /// Nothing when the member is not protected.
    std::optional<Behind> look_behind(MemberId const& member, MemberId const& actor,
                                      organisations::OrganisationId const& organisation);

    // By other services (by_provider.h), within the transaction of what is written beside.

    /// Begins a session; it waits for a code as by password unless the provider's word is enough.
    NewSession begin_vouched(db::Transaction& tx, MemberId const& member, Origin const& origin,
                             Vouched const& vouched);
    /// The person of this session has just shown the provider who they are.
    void confirm_vouched(db::Transaction& tx, std::string_view session_hash);
    /// An account that no letter reaches until the person has confirmed an address.
    MemberId add_without_address(db::Transaction& tx, std::string_view name,
                                 texts::Language language);
    /// Whether an invitation to the address is open: in the organisation, or (empty) in any.
    bool is_invited(db::Reader& reader, std::string_view email,
                    organisations::OrganisationId const& organisation);
    /// Gives the member the roles of these invitations and uses them up.
    void accept_invitations(db::Transaction& tx, MemberId const& member, std::string_view email,
                            organisations::OrganisationId const& organisation);
    /// Roles that the provider gave and no longer wants end, new ones are given; those given by
    /// hand stay. A change ends the member's sessions.
    void set_roles_from(db::Transaction& tx, MemberId const& member, RolesFrom const& roles);
    /// The level of assurance that the session has for what concerns this organisation: 1 to 4, 0
    /// when it is over. What an organisation's provider vouched for counts in that one only.
    int level(std::string_view session_hash, organisations::OrganisationId const& organisation);
    /// The provider by which the session began, or empty.
    std::string provider_of(std::string_view session_hash);

    // Being away, and who stands in (absence.h).

    /// Fields "from", "last", "deputy" and "words". Both hold a role in the organisation. The
    /// deputy is told by letter, and has accepted at once when they hold as much already.
    std::expected<AbsenceId, basics::Problems> plan_absence(
        MemberId const& member, organisations::OrganisationId const& organisation,
        AbsenceDraft const& draft);
    /// By the deputy, who may also stop later. False when there is nothing to answer (any more).
    bool answer_absence(AbsenceId const& id, MemberId const& deputy, bool accepts);
    /// By the one who is away: from now on there is no deputy. False when it is over.
    bool come_back(AbsenceId const& id, MemberId const& member);
    std::optional<Absence> absence(AbsenceId const& id);
    /// Now and to come: those of the member, and those in which they stand in.
    std::vector<Absence> absences_of(MemberId const& member);
    std::vector<Absence> absences_in(organisations::OrganisationId const& organisation);
    /// Who gets what would go to the member today: the deputy while they are away, or they
    /// themselves when nobody stands in.
    MemberId reached_instead_of(MemberId const& member,
                                organisations::OrganisationId const& organisation);

    // Keeping house, from time to time and never in a request.

    /// Writes down when sessions and tokens were last used (every few minutes, and before the
    /// program ends).
    void write_last_seen();
    /// Removes sessions and links that are over.
    void remove_expired();
    /// Forgets what is held in memory, for a program that follows changes made by others.
    void forget();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// What `samverk member add` does: makes the member unless there is one, grants the role unless it
/// is held, and gives the path of a one-time link in the member's language: "/sv/sign-in/<secret>".
std::expected<std::string, basics::Problems> invite(Members& members, NewMember const& member,
                                                    LinkPurpose purpose);

}

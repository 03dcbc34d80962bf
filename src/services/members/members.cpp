// Who asks: from a cookie or a token to a viewer; and what all of Members shares.
#include "services/members/members.h"

#include "services/members/absence_store.h"
#include "services/members/invitation_store.h"
#include "services/members/letter_store.h"
#include "services/members/parts.h"
#include "services/members/rules.h"
#include "services/members/session_store.h"
#include "services/members/store.h"
#include "services/members/token_store.h"

namespace members {

std::string_view cookie_name(bool secure) { return secure ? "__Host-sid" : "sid"; }

Members::Members(db::Database& database, basics::Clock now, activity::Log& log, Settings settings)
    : parts_(new Parts{.database = database,
                       .now = std::move(now),
                       .log = log,
                       .settings = settings,
                       .hash_of_nothing = secrets::hash_of_nothing(settings.password_cost),
                       .attempts = {},
                       .letters_to_address = Allowance(5),
                       .letters_by_network = Allowance(30),
                       .hashing = {settings.hashes_at_once, settings.hashes_waiting},
                       .sessions = {},
                       .tokens = {}}) {}

Members::~Members() = default;

Settings const& Members::settings() const { return parts_->settings; }

std::optional<KnownSession> Members::Parts::known_session(std::string_view hash) {
    auto const time = now();
    auto known = sessions.find(hash, time);
    auto const day = basics::day_in_stockholm(time);
    if (known && known->day != day) known.reset();
    if (!known) {
        auto const forgotten = sessions.forgotten();
        auto reader = database.read();
        auto const row = store::find_session(reader, hash);
        auto const member = row ? store::find(reader, row->member) : std::nullopt;
        if (!member) return std::nullopt;
        auto grants = store::grants_on(reader, member->id, day);
        bool const is_staff = !grants.empty();
        bool const must_set_up = is_staff && row->shown.factor.empty();
        if (must_set_up) grants.clear();
        // An organisation's provider lets nobody into the roles of another one.
        if (row->shown.factor == "provider" && !row->shown.vouched_in.empty())
            std::erase_if(grants, [&](permissions::Grant const& one) {
                return one.organisation.text() != row->shown.vouched_in;
            });
        known = KnownSession{.who = {.viewer = {member->id, member->name, std::move(grants)},
                                     .form_token = row->form_token,
                                     .session_hash = row->hash,
                                     .language = member->language,
                                     .municipality = member->municipality,
                                     .must_set_up = must_set_up},
                             .started_at = row->started_at,
                             .seen_at = sessions.seen(hash, row->seen_at),
                             .shown = row->shown,
                             .waits = row->waits,
                             .is_staff = is_staff,
                             .confirmed_at = row->confirmed_at,
                             .day = day};
        sessions.keep(*known, time, forgotten);
    }
    if (is_over(known->started_at, known->seen_at, known->is_staff, time, settings))
        return std::nullopt;
    return known;
}

std::optional<SignedIn> Members::session(std::string_view cookie_value) {
    if (cookie_value.size() != secrets::secret_length) return std::nullopt;
    auto known = parts_->known_session(secrets::hash(cookie_value));
    if (!known || known->waits) return std::nullopt;
    parts_->sessions.saw(known->who.session_hash, parts_->now());
    return std::move(known->who);
}

std::optional<permissions::Viewer> Members::bearer(std::string_view token) {
    if (!token.starts_with(token_prefix) ||
        token.size() != token_prefix.size() + secrets::secret_length)
        return std::nullopt;
    auto const hash = secrets::hash(token);
    auto reader = parts_->database.read();
    auto const found = store::find_bearer(reader, hash);
    auto const name = found ? store::name(reader, found->member) : std::nullopt;
    if (!name) return std::nullopt;
    permissions::Viewer const holder{found->member, *name,
                                     store::grants_on(reader, found->member, parts_->today())};
    if (!covers(holder, found->grant)) return std::nullopt;
    parts_->tokens.saw(hash, parts_->now());
    return permissions::Viewer{holder.member, holder.name, {found->grant}};
}

void Members::Parts::record(db::Transaction& tx, std::string action, MemberId const& actor,
                            MemberId const& subject, json::Object details,
                            organisations::OrganisationId const& organisation) {
    log.record(tx, {.at = now(),
                    .actor = actor,
                    .action = std::move(action),
                    .subject = {"member", subject.string()},
                    .organisation = organisation,
                    .details = std::move(details)});
}

void Members::Parts::record_about(db::Transaction& tx, std::string action, MemberId const& actor,
                                  permissions::Grant const& grant) {
    log.record(tx, {.at = now(),
                    .actor = actor,
                    .action = std::move(action),
                    .subject = {"organisation", grant.organisation.string()},
                    .organisation = grant.organisation,
                    .details = written(grant)});
}

void Members::Parts::end_sessions(db::Transaction& tx, MemberId const& member,
                                  std::string_view but) {
    store::remove_sessions_but(tx, member, but);
    tx.after_commit([this, member] { sessions.forget(member); });
}

void Members::write_last_seen() {
    auto const sessions = parts_->sessions.take_unwritten(parts_->now());
    auto const tokens = parts_->tokens.take_unwritten();
    if (sessions.empty() && tokens.empty()) return;
    auto tx = parts_->database.begin();
    for (auto const& [hash, seen_at] : sessions) store::set_seen(tx, hash, seen_at);
    for (auto const& [hash, used_at] : tokens) store::set_used(tx, hash, used_at);
    tx.commit();
}

void Members::remove_expired() {
    auto const& settings = parts_->settings;
    auto const now = parts_->now();
    auto const before = [&](auto duration) {
        return basics::Time{now.microseconds - std::chrono::microseconds(duration).count()};
    };
    write_last_seen();
    auto tx = parts_->database.begin();
    store::remove_sessions_before(tx, before(settings.whole), before(settings.idle));
    store::remove_links_before(tx, now);
    store::remove_mailed_links_before(tx, now);
    store::remove_invitations_before(tx, now);
    tx.commit();
}

void Members::forget() { parts_->sessions.forget_all(); }

}

// Signing in by password or one-time link, and out.
#include <string>

#include "platform/basics/text.h"
#include "services/members/letter_store.h"
#include "services/members/parts.h"
#include "services/members/rules.h"
#include "services/members/session_store.h"
#include "services/members/store.h"

namespace members {

namespace {

constexpr std::int64_t hour = 3600 * 1'000'000LL;
/// How long after signing in by a link a new password needs no old one.
constexpr std::int64_t just_now = hour / 2;

std::int64_t lifetime(LinkPurpose purpose) {
    switch (purpose) {
        case LinkPurpose::sign_in: return hour;
        case LinkPurpose::mailed: return hour / 6;
        case LinkPurpose::invitation:
        case LinkPurpose::demo: return 7 * 24 * hour;
    }
    return 0;
}

}

NewSession Members::Parts::begin_session(db::Transaction& tx, MemberId const& member,
                                         Origin const& origin, Shown const& shown) {
    NewSession session{
        .cookie_value = secrets::make(), .form_token = secrets::make(), .member = member};
    auto const time = now();
    session.waits_for_code = shown.factor.empty() && store::second_step(tx, member).has_value();
    store::add_session(tx, {.hash = secrets::hash(session.cookie_value),
                            .id = SessionId::make(),
                            .member = member,
                            .form_token = session.form_token,
                            .started_at = time,
                            .seen_at = time,
                            .device = device(origin.user_agent),
                            .shown = shown,
                            .waits = session.waits_for_code,
                            .confirmed_at = shown.is_confirmed ? time : basics::Time()});
    if (auto const found = store::find(tx, member)) session.language = found->language;
    return session;
}

std::expected<void, Refusal> Members::Parts::check_password(std::string_view account,
                                                            std::string const& phc,
                                                            std::string_view password,
                                                            Origin const& origin) {
    auto const network = network_of(origin.address);
    if (!attempts.begin(account, network, now())) return std::unexpected(Refusal::wait);
    bool right = false;
    bool const done = hashing.run([&] {
        right = secrets::is_password(phc.empty() ? hash_of_nothing : phc, password) && !phc.empty();
    });
    if (!done) attempts.undo(account, network);
    else if (right) attempts.succeeded(account, network);
    if (!done) return std::unexpected(Refusal::busy);
    if (!right) return std::unexpected(Refusal::wrong);
    return {};
}

std::expected<NewSession, Refusal> Members::sign_in(std::string_view email,
                                                    std::string_view password,
                                                    Origin const& origin) {
    auto const address = normalised_email(email);
    auto const account = address ? email_key(*address) : std::string();
    auto const typed = basics::normalised(password.substr(0, 1024)).value_or("");
    std::optional<Member> member;
    std::string phc;
    {
        auto reader = parts_->database.read();
        if ((member = store::find_by_email_key(reader, account)))
            phc = store::password(reader, member->id);
    }
    if (auto const checked = parts_->check_password(account, phc, typed, origin); !checked)
        return std::unexpected(checked.error());
    std::string rehashed;
    if (secrets::is_outdated(phc, parts_->settings.password_cost))
        parts_->hashing.run(
            [&] { rehashed = secrets::hash_password(typed, parts_->settings.password_cost); });
    auto tx = parts_->database.begin();
    // It may have been changed while it was checked; then what was right is right no more.
    if (store::password(tx, member->id) != phc) return std::unexpected(Refusal::wrong);
    if (!rehashed.empty()) store::set_password(tx, member->id, rehashed);
    auto session = parts_->begin_session(tx, member->id, origin, {});
    tx.commit();
    return session;
}

std::string Members::create_link(MemberId const& member, LinkPurpose purpose) {
    auto secret = secrets::make();
    auto const now = parts_->now();
    auto tx = parts_->database.begin();
    store::add_link(tx, {.hash = secrets::hash(secret),
                         .member = member,
                         .purpose = purpose,
                         .created_at = now,
                         .expires_at = {now.microseconds + lifetime(purpose)}});
    parts_->record(tx, "members.link_created", {}, member);
    tx.commit();
    return secret;
}

bool Members::is_usable(std::string_view link) {
    if (link.size() != secrets::secret_length) return false;
    auto reader = parts_->database.read();
    return store::is_usable(reader, secrets::hash(link), parts_->now());
}

std::optional<NewSession> Members::sign_in_by_link(std::string_view link, Origin const& origin) {
    if (!is_usable(link)) return std::nullopt;
    auto tx = parts_->database.begin();
    auto const used = store::use_link(tx, secrets::hash(link), parts_->now());
    if (!used) return std::nullopt;
    auto session = parts_->begin_session(tx, used->member, origin,
                                         {.by_link = true, .factor = used->is_demo ? "demo" : ""});
    tx.commit();
    return session;
}

void Members::sign_out(std::string_view session_hash) {
    auto tx = parts_->database.begin();
    store::remove_session(tx, session_hash);
    tx.commit();
    parts_->sessions.forget(session_hash);
}

bool Members::came_by_link_just_now(std::string_view session_hash) {
    auto const known = parts_->known_session(session_hash);
    return known && known->shown.by_link &&
           parts_->now().microseconds - known->started_at.microseconds < just_now;
}

}

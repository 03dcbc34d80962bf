// What is asked for by letter: to register, to sign in, to choose a new password, to change the
// address. Each way writes one link and one letter, whatever the address is, so that neither page
// nor time tells.
#include "platform/basics/text.h"
#include "services/members/letter_store.h"
#include "services/members/parts.h"
#include "services/members/passwords.h"
#include "services/members/rules.h"
#include "services/members/session_store.h"
#include "services/members/store.h"

namespace members {

namespace {

constexpr std::int64_t hour = 3600 * 1'000'000LL;

/// A link that is on its way: its secret, and what the letter around it is about.
struct Outgoing {
    std::string about;
    std::string path;
};

std::string path(texts::Language language, std::string_view place, std::string_view secret) {
    return "/" + std::string(texts::code(language)) + "/" + std::string(place) + "/" +
           std::string(secret);
}

store::MailedLink mailed_link(std::string_view secret, std::string_view purpose,
                              MemberId const& member, std::string_view email, basics::Time now) {
    auto const lifetime = purpose == "register" ? 24 * hour : hour;
    return {.hash = secrets::hash(secret),
            .purpose = purpose,
            .member = member,
            .email = std::string(email),
            .created_at = now,
            .expires_at = {now.microseconds + lifetime}};
}

/// Writes the one link that this asks for.
Outgoing link_for(db::Transaction& tx, LetterFor what, std::optional<Member> const& found,
                  std::string const& address, texts::Language in, basics::Time now) {
    auto const secret = secrets::make();
    if (!found) {
        store::add_mailed_link(tx, mailed_link(secret, "register", {}, address, now));
        return {
            what == LetterFor::registration ? "members.mail_register_" : "members.mail_no_account_",
            path(in, "register", secret)};
    }
    if (what == LetterFor::sign_in) {
        store::add_link(tx, {.hash = secrets::hash(secret),
                             .member = found->id,
                             .purpose = LinkPurpose::mailed,
                             .created_at = now,
                             .expires_at = {now.microseconds + hour / 6}});
        return {"members.mail_sign_in_", path(in, "sign-in", secret)};
    }
    store::add_mailed_link(tx, mailed_link(secret, "password", found->id, address, now));
    return {
        what == LetterFor::registration ? "members.mail_has_account_" : "members.mail_forgotten_",
        path(in, "password", secret)};
}

basics::Problems link_over() { return {{"link", "members.link_over"}}; }

}

void Members::Parts::tell(db::Transaction& tx, MemberId const& member, std::string about,
                          texts::Arguments arguments) {
    auto const found = store::find(tx, member);
    // Who came by another service may have no address yet.
    if (!found || found->email.empty() || !settings.post) return;
    settings.post(tx, {.to = found->email,
                       .language = found->language,
                       .about = std::move(about),
                       .arguments = std::move(arguments),
                       .path = "/" + std::string(texts::code(found->language)) + "/account"});
}

std::expected<std::string, basics::Problems> Members::Parts::hashed(std::string_view new_password,
                                                                    std::string_view name,
                                                                    std::string_view email) {
    if (auto problems = password_problems(new_password, name, email); !problems.empty())
        return std::unexpected(std::move(problems));
    auto const chosen = basics::normalised(new_password.substr(0, 1024)).value_or("");
    std::string hash;
    if (!hashing.run([&] { hash = secrets::hash_password(chosen, settings.password_cost); }))
        return std::unexpected(basics::Problems{{"new_password", "members.password_busy"}});
    return hash;
}

std::expected<void, LetterRefusal> Members::ask_for_letter(LetterFor what, std::string_view email,
                                                           texts::Language language,
                                                           Origin const& origin) {
    auto const address = normalised_email(email);
    if (!address) return std::unexpected(LetterRefusal::no_address);
    auto const now = parts_->now();
    if (!parts_->letters_by_network.take(network_of(origin.address), now))
        return std::unexpected(LetterRefusal::wait);
    // Somebody's mailbox is not filled by strangers; who asks is not told, it would tell of the
    // mailbox.
    if (!parts_->letters_to_address.take(email_key(*address), now)) return {};
    auto tx = parts_->database.begin();
    auto const found = store::find_by_email_key(tx, email_key(*address));
    auto const in = found ? found->language : language;
    auto const letter = link_for(tx, what, found, *address, in, now);
    parts_->settings.post(tx, {.to = found ? found->email : *address,
                               .language = in,
                               .about = letter.about,
                               .arguments = {{"email", *address}},
                               .path = letter.path});
    tx.commit();
    return {};
}

std::optional<std::string> Members::registering(std::string_view link) {
    auto reader = parts_->database.read();
    auto const found = store::mailed_link(reader, secrets::hash(link), "register", parts_->now());
    return found ? std::optional(found->email) : std::nullopt;
}

std::expected<NewSession, basics::Problems> Members::register_by_link(std::string_view link,
                                                                      NewAccount const& account,
                                                                      Origin const& origin) {
    auto const email = registering(link);
    if (!email) return std::unexpected(link_over());
    auto const name = checked_name(account.name);
    auto problems = password_problems(account.password, account.name, *email);
    if (!name) problems.insert(problems.begin(), {"name", name.error()});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    auto const hash = parts_->hashed(account.password, *name, *email);
    if (!hash) return std::unexpected(hash.error());
    Member const made{.id = MemberId::make(),
                      .email = *email,
                      .name = *name,
                      .language = account.language,
                      .created_at = parts_->now()};
    auto tx = parts_->database.begin();
    bool const is_first = store::use_mailed_link(tx, secrets::hash(link), parts_->now());
    if (!is_first || store::find_by_email_key(tx, email_key(*email)))
        return std::unexpected(link_over());
    store::add(tx, made, email_key(*email));
    store::set_password(tx, made.id, *hash);
    parts_->record(tx, "members.added", made.id, made.id);
    auto session = parts_->begin_session(tx, made.id, origin, {});
    tx.commit();
    return session;
}

bool Members::may_choose_password(std::string_view link) {
    auto reader = parts_->database.read();
    return store::mailed_link(reader, secrets::hash(link), "password", parts_->now()).has_value();
}

std::expected<NewSession, basics::Problems> Members::choose_password(std::string_view link,
                                                                     std::string_view new_password,
                                                                     Origin const& origin) {
    std::optional<Member> found;
    {
        auto reader = parts_->database.read();
        auto const mailed =
            store::mailed_link(reader, secrets::hash(link), "password", parts_->now());
        if (mailed) found = store::find(reader, mailed->member);
    }
    if (!found) return std::unexpected(link_over());
    auto const hash = parts_->hashed(new_password, found->name, found->email);
    if (!hash) return std::unexpected(hash.error());
    auto tx = parts_->database.begin();
    if (!store::use_mailed_link(tx, secrets::hash(link), parts_->now()))
        return std::unexpected(link_over());
    store::set_password(tx, found->id, *hash);
    store::remove_links_of(tx, found->id);
    store::remove_mailed_links_of(tx, found->id);
    parts_->end_sessions(tx, found->id);
    auto session = parts_->begin_session(tx, found->id, origin, {});
    parts_->record(tx, "members.password_changed", found->id, found->id);
    parts_->tell(tx, found->id, "members.mail_password_");
    tx.commit();
    return session;
}

std::expected<void, basics::Problems> Members::ask_to_change_email(MemberId const& member,
                                                                   std::string_view email) {
    auto const refused = [](char const* why) {
        return std::unexpected(basics::Problems{{"email", why}});
    };
    auto const address = normalised_email(email);
    if (!address) return refused("members.email_wrong");
    auto const now = parts_->now();
    if (!parts_->letters_to_address.take("by " + member.string(), now))
        return refused("members.letters_wait");
    auto const secret = secrets::make();
    auto tx = parts_->database.begin();
    auto const self = store::find(tx, member);
    if (!self || self->email == *address) return refused("members.email_same");
    auto const other = store::find_by_email_key(tx, email_key(*address));
    bool const is_taken = other && other->id != member;
    // The one who asks is not told either: the letter tells the owner of the address.
    store::add_mailed_link(
        tx, mailed_link(secret, is_taken ? "taken" : "email", member, *address, now));
    parts_->settings.post(
        tx, {.to = *address,
             .language = self->language,
             .about = is_taken ? "members.mail_email_taken_" : "members.mail_email_new_",
             .arguments = {{"email", *address}},
             .path = is_taken ? "/" + std::string(texts::code(self->language)) + "/sign-in"
                              : path(self->language, "email", secret)});
    parts_->tell(tx, member, "members.mail_email_asked_", {{"email", *address}});
    tx.commit();
    return {};
}

std::optional<std::string> Members::changing_email_to(std::string_view link) {
    auto reader = parts_->database.read();
    auto const found = store::mailed_link(reader, secrets::hash(link), "email", parts_->now());
    return found ? std::optional(found->email) : std::nullopt;
}

bool Members::change_email(std::string_view link) {
    auto const hash = secrets::hash(link);
    auto tx = parts_->database.begin();
    auto const found = store::mailed_link(tx, hash, "email", parts_->now());
    if (!found || !store::use_mailed_link(tx, hash, parts_->now())) return false;
    auto const other = store::find_by_email_key(tx, email_key(found->email));
    if (other && other->id != found->member) return false;
    parts_->tell(tx, found->member, "members.mail_email_changed_", {{"email", found->email}});
    store::set_email(tx, found->member, found->email, email_key(found->email));
    parts_->tell(tx, found->member, "members.mail_email_changed_", {{"email", found->email}});
    store::remove_links_of(tx, found->member);
    store::remove_mailed_links_of(tx, found->member);
    parts_->record(tx, "members.email_changed", found->member, found->member);
    tx.commit();
    return true;
}

}

// What members do with their own account: sessions, profile, password, tokens for programmes.
#include <algorithm>

#include "platform/basics/text.h"
#include "services/members/letter_store.h"
#include "services/members/parts.h"
#include "services/members/passwords.h"
#include "services/members/protection_store.h"
#include "services/members/rules.h"
#include "services/members/session_store.h"
#include "services/members/store.h"
#include "services/members/token_store.h"

namespace members {

namespace {

constexpr std::size_t most_tokens = 50;

std::string refusal_text(Refusal refusal) {
    switch (refusal) {
        case Refusal::wrong: return "members.password_wrong";
        case Refusal::wait: return "members.password_wait";
        case Refusal::busy: return "members.password_busy";
    }
    return {};
}

bool is_municipality_code(std::string_view code) {
    return code.size() <= 12 && std::ranges::all_of(code, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                      c == '-';
           });
}

}

std::vector<Session> Members::sessions(MemberId const& member) {
    auto reader = parts_->database.read();
    bool const is_staff = !store::grants(reader, member).empty();
    std::vector<Session> alive;
    for (auto& row : store::sessions_of(reader, member)) {
        auto const seen_at = parts_->sessions.seen(row.hash, row.seen_at);
        if (row.waits) continue;
        if (is_over(row.started_at, seen_at, is_staff, parts_->now(), parts_->settings)) continue;
        alive.push_back(
            {row.id, std::move(row.hash), row.started_at, seen_at, std::move(row.device)});
    }
    std::ranges::sort(alive, std::ranges::greater(),
                      [](Session const& one) { return std::pair(one.seen_at, one.id); });
    return alive;
}

bool Members::end_session(MemberId const& member, SessionId const& session) {
    auto const all = sessions(member);
    auto const found = std::ranges::find(all, session, &Session::id);
    if (found == all.end()) return false;
    sign_out(found->hash);
    return true;
}

void Members::end_other_sessions(MemberId const& member, std::string_view session_hash) {
    auto tx = parts_->database.begin();
    parts_->end_sessions(tx, member, session_hash);
    tx.commit();
}

std::expected<void, basics::Problems> Members::change_profile(MemberId const& member,
                                                              Profile const& profile) {
    basics::Problems problems;
    auto const name = checked_name(profile.name);
    if (!name) problems.push_back({"name", name.error()});
    if (!is_municipality_code(profile.municipality))
        problems.push_back({"municipality", "members.municipality_unknown"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    auto tx = parts_->database.begin();
    // Pages show names, so a new one is news to them; language and municipality concern only the
    // member.
    auto const shown = store::name(tx, member).value_or(*name);
    bool const is_protected = store::protected_name(tx, member).has_value();
    bool const is_new_name = !is_protected && shown != *name;
    if (is_protected) store::set_protected_name(tx, member, *name);
    store::set_profile(tx, member,
                       {is_protected ? shown : *name, profile.language, profile.municipality});
    if (is_new_name) parts_->record(tx, "members.name_changed", member, member);
    tx.after_commit([this, member] { parts_->sessions.forget(member); });
    tx.commit();
    return {};
}

std::expected<void, Refusal> Members::Parts::check_own_password(MemberId const& member,
                                                                std::string_view typed,
                                                                Origin const& origin) {
    std::optional<Member> found;
    std::string phc;
    {
        auto reader = database.read();
        if ((found = store::find(reader, member))) phc = store::password(reader, member);
    }
    if (!found) return std::unexpected(Refusal::wrong);
    return check_password(email_key(found->email), phc,
                          basics::normalised(typed.substr(0, 1024)).value_or(""), origin);
}

std::expected<NewSession, basics::Problems> Members::change_password(MemberId const& member,
                                                                     std::string_view session_hash,
                                                                     std::string_view old_password,
                                                                     std::string_view new_password,
                                                                     Origin const& origin) {
    auto const refused = [](std::string field, std::string text) {
        return std::unexpected(basics::Problems{{std::move(field), std::move(text)}});
    };
    auto const found = find(member);
    if (!found) return refused("old_password", "members.password_wrong");
    // What can be seen without work comes first; a wrong old password is not told from a bad new
    // one later.
    if (auto problems = password_problems(new_password, found->name, found->email);
        !problems.empty())
        return std::unexpected(std::move(problems));
    if (!came_by_link_just_now(session_hash)) {
        auto const checked = parts_->check_own_password(member, old_password, origin);
        if (!checked) return refused("old_password", refusal_text(checked.error()));
    }
    auto const hash = parts_->hashed(new_password, found->name, found->email);
    if (!hash) return std::unexpected(hash.error());
    auto const before = parts_->known_session(session_hash);
    auto tx = parts_->database.begin();
    store::set_password(tx, member, *hash);
    store::remove_links_of(tx, member);
    store::remove_mailed_links_of(tx, member);
    parts_->end_sessions(tx, member);
    auto shown = before ? before->shown : Shown();
    shown.by_link = false;
    auto session = parts_->begin_session(tx, member, origin, shown);
    parts_->record(tx, "members.password_changed", member, member);
    parts_->tell(tx, member, "members.mail_password_");
    tx.commit();
    return session;
}

std::vector<AccessToken> Members::tokens(MemberId const& member) {
    auto reader = parts_->database.read();
    return store::tokens_of(reader, member);
}

std::expected<NewToken, basics::Problems> Members::create_token(MemberId const& member,
                                                                std::string_view name,
                                                                permissions::Grant const& grant) {
    basics::Problems problems;
    auto const checked = checked_name(name);
    if (!checked) problems.push_back({"name", checked.error()});
    auto tx = parts_->database.begin();
    if (!covers({member, {}, store::grants(tx, member)}, grant))
        problems.push_back({"grant", "members.grant_beyond"});
    if (store::tokens_of(tx, member).size() >= most_tokens)
        problems.push_back({"name", "members.tokens_too_many"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    NewToken made{TokenId::make(), std::string(token_prefix) + secrets::make()};
    store::add_token(tx, member,
                     {.id = made.id, .name = *checked, .grant = grant, .created_at = parts_->now()},
                     secrets::hash(made.clear));
    parts_->record(tx, "members.token_created", member, member,
                   {{"token", made.id.text()}, {"role", permissions::name(grant.role)}},
                   grant.organisation);
    tx.commit();
    return made;
}

bool Members::revoke_token(MemberId const& member, TokenId const& token) {
    auto tx = parts_->database.begin();
    if (!store::remove_token(tx, member, token)) return false;
    parts_->record(tx, "members.token_revoked", member, member, {{"token", token.text()}});
    tx.commit();
    return true;
}

}

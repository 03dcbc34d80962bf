// Protected identity: the name lies aside, and what is kept in its place is what others see.
#include "services/members/parts.h"
#include "services/members/protection_store.h"
#include "services/members/store.h"

namespace members {

bool Members::protect(MemberId const& member, std::string_view shown, MemberId const& actor,
                      organisations::OrganisationId const& organisation) {
    auto tx = parts_->database.begin();
    if (!store::name(tx, member) || store::protected_name(tx, member)) return false;
    store::protect(tx, member, shown, parts_->now());
    // Pages in memory that show the name are made anew.
    parts_->record(tx, "members.protected", actor, member, {}, organisation);
    tx.after_commit([this, member] { parts_->sessions.forget(member); });
    tx.commit();
    return true;
}

bool Members::end_protection(MemberId const& member) {
    auto tx = parts_->database.begin();
    if (!store::protected_name(tx, member)) return false;
    store::end_protection(tx, member);
    parts_->record(tx, "members.protection_ended", member, member);
    tx.after_commit([this, member] { parts_->sessions.forget(member); });
    tx.commit();
    return true;
}

bool Members::is_protected(MemberId const& member) {
    auto reader = parts_->database.read();
    return store::protected_name(reader, member).has_value();
}

std::string Members::own_name(MemberId const& member) {
    auto reader = parts_->database.read();
    if (auto aside = store::protected_name(reader, member)) return *std::move(aside);
    return store::name(reader, member).value_or("");
}

std::optional<Behind> Members::look_behind(MemberId const& member, MemberId const& actor,
                                           organisations::OrganisationId const& organisation) {
    auto tx = parts_->database.begin();
    auto name = store::protected_name(tx, member);
    auto const found = name ? store::find(tx, member) : std::nullopt;
    if (!found) return std::nullopt;
    parts_->record(tx, "members.protected_name_seen", actor, member, {}, organisation);
    // Not shown before it is written down that it was.
    tx.commit();
    return Behind{*std::move(name), found->email};
}

}

// People and their roles: adding, finding, granting and ending.
#include <algorithm>

#include "platform/basics/text.h"
#include "services/members/absence_store.h"
#include "services/members/parts.h"
#include "services/members/rules.h"
#include "services/members/store.h"

namespace members {

json::Object written(permissions::Grant const& grant) {
    json::Object details{{"role", permissions::name(grant.role)}};
    if (!grant.unit.empty()) details.append("unit", grant.unit.text());
    return details;
}

std::optional<Member> Members::find(MemberId const& id) {
    auto reader = parts_->database.read();
    return store::find(reader, id);
}

std::optional<Member> Members::find_by_email(std::string_view email) {
    auto const address = normalised_email(email);
    if (!address) return std::nullopt;
    auto reader = parts_->database.read();
    return store::find_by_email_key(reader, email_key(*address));
}

std::map<MemberId, std::string> Members::names(std::span<MemberId const> ids) {
    std::map<MemberId, std::string> names;
    auto reader = parts_->database.read();
    for (auto const& id : ids) {
        if (id.empty() || names.contains(id)) continue;
        if (auto name = store::name(reader, id)) names.emplace(id, *std::move(name));
    }
    return names;
}

permissions::Viewer Members::viewer(MemberId const& id) {
    auto reader = parts_->database.read();
    auto const name = store::name(reader, id);
    if (!name) return {};
    return {id, *name, store::grants_on(reader, id, parts_->today())};
}

std::vector<RoleHolder> Members::of_organisation(
    organisations::OrganisationId const& organisation) {
    auto reader = parts_->database.read();
    auto holders = store::of_organisation(reader, organisation);
    std::ranges::sort(holders, [](RoleHolder const& left, RoleHolder const& right) {
        auto const order = basics::compare_swedish(left.member.name, right.member.name);
        return order != 0 ? order < 0
                          : std::tie(left.member.id, left.unit, left.role) <
                                std::tie(right.member.id, right.unit, right.role);
    });
    return holders;
}

std::vector<organisations::OrganisationId> Members::organisations_with(permissions::Role role) {
    auto reader = parts_->database.read();
    return store::organisations_with(reader, role);
}

std::expected<MemberId, basics::Problems> Members::add(NewMember const& member,
                                                       MemberId const& actor) {
    basics::Problems problems;
    auto const email = normalised_email(member.email);
    if (!email) problems.push_back({"email", "members.email_wrong"});
    auto const name = checked_name(member.name.empty() && email ? email->substr(0, email->find('@'))
                                                                : member.name);
    if (!name && email) problems.push_back({"name", name.error()});
    if (member.grant && !is_well_formed(*member.grant))
        problems.push_back({"role", "members.role_misplaced"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    Member const made{.id = MemberId::make(),
                      .email = *email,
                      .name = *name,
                      .language = member.language,
                      .created_at = parts_->now()};
    auto tx = parts_->database.begin();
    if (store::find_by_email_key(tx, email_key(*email)))
        return std::unexpected(basics::Problems{{"email", "members.email_taken"}});
    store::add(tx, made, email_key(*email));
    parts_->record(tx, "members.added", actor, made.id);
    if (member.grant) parts_->grant(tx, made.id, *member.grant, actor);
    tx.commit();
    return made.id;
}

bool Members::Parts::grant(db::Transaction& tx, MemberId const& member,
                           permissions::Grant const& grant, MemberId const& actor) {
    if (!store::add_grant(tx, member, grant, actor, now())) {
        // Somebody gives by hand what a provider had given: from now on it stays without it.
        if (!actor.empty() && grant.unit.empty()) store::set_came_from(tx, member, grant, "");
        return false;
    }
    record(tx, "members.role_granted", actor, member, written(grant), grant.organisation);
    end_sessions(tx, member);
    return true;
}

bool Members::grant(MemberId const& member, permissions::Grant const& grant,
                    MemberId const& actor) {
    if (!is_well_formed(grant)) throw std::invalid_argument("this role does not belong there");
    auto tx = parts_->database.begin();
    bool const is_new = parts_->grant(tx, member, grant, actor);
    tx.commit();
    return is_new;
}

bool Members::Parts::revoke(db::Transaction& tx, MemberId const& member,
                            permissions::Grant const& grant, MemberId const& actor) {
    if (!store::remove_grant(tx, member, grant)) return false;
    record(tx, "members.role_revoked", actor, member, written(grant), grant.organisation);
    end_sessions(tx, member);
    // Whoever stands in for them loses it too.
    for (auto const& absence : store::absences_of(tx, member, today()))
        if (absence.member == member)
            tx.after_commit([this, deputy = absence.deputy] { sessions.forget(deputy); });
    return true;
}

bool Members::revoke(MemberId const& member, permissions::Grant const& grant,
                     MemberId const& actor) {
    auto tx = parts_->database.begin();
    if (!parts_->revoke(tx, member, grant, actor)) return false;
    tx.commit();
    return true;
}

std::expected<std::string, basics::Problems> invite(Members& members, NewMember const& member,
                                                    LinkPurpose purpose) {
    auto known = members.find_by_email(member.email);
    if (!known) {
        auto const added = members.add(member);
        if (!added) return std::unexpected(added.error());
        known = members.find(*added);
    } else if (member.grant) {
        if (!is_well_formed(*member.grant))
            return std::unexpected(basics::Problems{{"role", "members.role_misplaced"}});
        members.grant(known->id, *member.grant);
    }
    return "/" + std::string(texts::code(known->language)) + "/sign-in/" +
           members.create_link(known->id, purpose);
}

}

// Going away, standing in and coming back: each change is recorded and told to the other one.
#include "services/members/absence.h"

#include <algorithm>

#include "services/members/absence_store.h"
#include "services/members/parts.h"
#include "services/members/rules.h"
#include "services/members/store.h"

namespace members {

namespace {

bool belongs(std::vector<permissions::Grant> const& grants,
             organisations::OrganisationId const& organisation) {
    return std::ranges::find(grants, organisation, &permissions::Grant::organisation) !=
           grants.end();
}

/// Whether the deputy holds by themselves all that the one who is away holds there.
bool holds_as_much(db::Reader& reader, Absence const& absence) {
    permissions::Viewer const deputy{absence.deputy, {}, store::grants(reader, absence.deputy)};
    return std::ranges::all_of(store::grants(reader, absence.member), [&](auto const& grant) {
        return grant.organisation != absence.organisation || covers(deputy, grant);
    });
}

json::Object days(Absence const& absence) {
    return {{"from", basics::iso(absence.from)},
            {"last", basics::iso(absence.last)},
            {"deputy", absence.deputy.text()}};
}

texts::Arguments letter_arguments(Absence const& absence, std::string const& name) {
    return {
        {"name", name}, {"from", basics::iso(absence.from)}, {"last", basics::iso(absence.last)}};
}

}

basics::Date Members::Parts::today() const { return basics::day_in_stockholm(now()); }

std::expected<AbsenceId, basics::Problems> Members::plan_absence(
    MemberId const& member, organisations::OrganisationId const& organisation,
    AbsenceDraft const& draft) {
    auto tx = parts_->database.begin();
    auto const known = store::absences_in(tx, organisation, parts_->today());
    auto made = checked(draft, member, known, parts_->today());
    if (!made) return std::unexpected(made.error());
    // National roles are held nowhere in particular: nobody stands in for those.
    if (organisation.empty() || !belongs(store::grants(tx, member), organisation) ||
        !belongs(store::grants(tx, made->deputy), organisation))
        return std::unexpected(basics::Problems{{"deputy", "members.absence_deputy_missing"}});
    made->organisation = organisation;
    made->made_at = parts_->now();
    made->is_accepted = holds_as_much(tx, *made);
    store::add_absence(tx, *made);
    parts_->record(tx, "members.absence_planned", member, member, days(*made), organisation);
    auto const name = store::name(tx, member).value_or("");
    parts_->tell(tx, made->deputy,
                 made->is_accepted ? "members.mail_standing_in_" : "members.mail_absence_asked_",
                 letter_arguments(*made, name));
    tx.commit();
    parts_->sessions.forget(made->deputy);
    return made->id;
}

bool Members::answer_absence(AbsenceId const& id, MemberId const& deputy, bool accepts) {
    auto tx = parts_->database.begin();
    auto const found = store::find_absence(tx, id);
    if (!found || found->deputy != deputy || found->is_over(parts_->today())) return false;
    if (accepts && found->is_accepted) return true;
    if (accepts) store::accept_absence(tx, id, parts_->now());
    else store::end_absence(tx, id, parts_->now());
    parts_->record(tx, accepts ? "members.absence_accepted" : "members.absence_declined", deputy,
                   found->member, days(*found), found->organisation);
    parts_->tell(tx, found->member,
                 accepts ? "members.mail_absence_accepted_" : "members.mail_absence_declined_",
                 letter_arguments(*found, store::name(tx, deputy).value_or("")));
    tx.commit();
    parts_->sessions.forget(deputy);
    return true;
}

bool Members::come_back(AbsenceId const& id, MemberId const& member) {
    auto tx = parts_->database.begin();
    auto const found = store::find_absence(tx, id);
    if (!found || found->member != member || found->is_over(parts_->today())) return false;
    store::end_absence(tx, id, parts_->now());
    parts_->record(tx, "members.absence_ended", member, member, days(*found), found->organisation);
    parts_->tell(tx, found->deputy, "members.mail_absence_ended_",
                 letter_arguments(*found, store::name(tx, member).value_or("")));
    tx.commit();
    parts_->sessions.forget(found->deputy);
    return true;
}

std::optional<Absence> Members::absence(AbsenceId const& id) {
    auto reader = parts_->database.read();
    return store::find_absence(reader, id);
}

std::vector<Absence> Members::absences_of(MemberId const& member) {
    auto reader = parts_->database.read();
    return store::absences_of(reader, member, parts_->today());
}

std::vector<Absence> Members::absences_in(organisations::OrganisationId const& organisation) {
    auto reader = parts_->database.read();
    return store::absences_in(reader, organisation, parts_->today());
}

MemberId Members::reached_instead_of(MemberId const& member,
                                     organisations::OrganisationId const& organisation) {
    auto reader = parts_->database.read();
    auto const deputy = deputy_on(store::absences_in(reader, organisation, parts_->today()), member,
                                  parts_->today());
    bool const is_colleague =
        !deputy.empty() && belongs(store::grants(reader, deputy), organisation);
    return is_colleague ? deputy : member;
}

}

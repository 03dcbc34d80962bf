// Who has which role in the organisation, what was changed lately, and changing it.
#include <algorithm>
#include <array>
#include <map>

#include "app/account/handlers.h"
#include "app/administration/administration.h"
#include "app/administration/pages.h"
#include "services/activity/by_organisation.h"
#include "services/members/absence.h"
#include "services/members/invitation.h"
#include "services/members/members.h"
#include "services/permissions/hidden_name.h"

namespace administration {

namespace {

using permissions::Role;
using web::View;

constexpr std::array local_roles = {Role::contributor, Role::coordinator};
constexpr std::size_t most_events = 20;

/// One person of the organisation with all roles held there.
struct Person {
    members::Member member;
    std::vector<permissions::Grant> grants = {};

    /// In the whole organisation.
    bool holds(Role role) const {
        return std::ranges::any_of(grants, [&](permissions::Grant const& grant) {
            return grant.role == role && grant.unit.empty();
        });
    }
};

std::vector<Person> people_of(web::Services& services, Place const& place) {
    std::vector<Person> people;
    for (auto& holder : services.members.of_organisation(place.id())) {
        if (people.empty() || people.back().member.id != holder.member.id)
            people.push_back({std::move(holder.member)});
        people.back().grants.push_back({holder.role, place.id(), holder.unit});
    }
    return people;
}

/// The person whom the path names, among those who hold a role here: others are nobody.
Person person(web::Services& services, web::Visit const& visit, Place const& place) {
    auto const id = visit.id<members::MemberId>("member");
    for (auto& one : people_of(services, place))
        if (one.member.id == id) return one;
    throw http::NotFound();
}

std::string roles_text(web::Services& services, web::Visit const& visit, units::Chart const& chart,
                       Person const& person) {
    std::string all;
    for (auto const& grant : person.grants)
        all +=
            (all.empty() ? "" : "; ") + role_name(services, visit, chart, grant.role, grant.unit);
    return all;
}

std::string person_path(Place const& place, members::MemberId const& member) {
    return path_of(place.id()) + "/people/" + member.string();
}

/// "Borta till och med 9 juli 2027, ersätts av Anna", for those who are away today.
std::map<members::MemberId, std::string> away_texts(web::Services& services,
                                                    web::Visit const& visit, Place const& place) {
    std::map<members::MemberId, std::string> away;
    auto const today = basics::day_in_stockholm(services.now());
    for (auto const& one : services.members.absences_in(place.id())) {
        if (!one.covers(today)) continue;
        auto const deputy = services.members.reached_instead_of(one.member, place.id());
        std::array const ids = {deputy};
        auto const names = services.members.names(ids);
        away[one.member] = services.pages.format(
            visit,
            deputy == one.member || names.empty() ? "administration.away"
                                                  : "administration.away_with_deputy",
            {{"last", texts::short_date(visit.language, one.last)},
             {"name", names.empty() ? std::string("–") : names.begin()->second}});
    }
    return away;
}

std::vector<View> people_views(web::Services& services, web::Visit const& visit,
                               Place const& place) {
    std::vector<View> views;
    auto const units = chart(services, place);
    auto const away = away_texts(services, visit, place);
    for (auto const& one : people_of(services, place)) {
        bool const is_safe = services.members.second_step(one.member.id).is_on;
        views.push_back(
            View()
                .set("person_name", one.member.name)
                .set("person_url", visit.address(person_path(place, one.member.id)))
                .set("person_email", one.member.email.empty()
                                         ? text(services, visit, "address_protected")
                                         : one.member.email)
                .set("roles_text",
                     roles_text(services, visit, units, one) +
                         (away.contains(one.member.id) ? ". " + away.at(one.member.id) : ""))
                .set("step_text", text(services, visit, is_safe ? "step_on" : "step_off")));
    }
    return views;
}

std::vector<View> invitation_views(web::Services& services, web::Visit const& visit,
                                   Place const& place) {
    auto const open = services.members.invitations_of(place.id());
    std::vector<members::MemberId> inviters;
    for (auto const& one : open) inviters.push_back(one.invited_by);
    auto const names = services.members.names(inviters);
    auto const units = chart(services, place);
    std::vector<View> views;
    for (auto const& one : open) {
        auto const name = names.find(one.invited_by);
        views.push_back(
            View()
                .set("invited_email", one.email)
                .set("invited_role",
                     role_name(services, visit, units, one.grant.role, one.grant.unit))
                .set("invited_by", name == names.end() ? std::string("–") : name->second)
                .set("invited_until",
                     texts::short_date(visit.language, basics::day_in_stockholm(one.expires_at)))
                .set("withdraw_url", visit.address(path_of(place.id()) + "/invitations/" +
                                                   one.id.string() + "/withdraw")));
    }
    return views;
}

/// What became of people and roles here, newest first.
std::vector<View> event_views(web::Services& services, web::Visit const& visit,
                              Place const& place) {
    std::vector<activity::Entry> events;
    {
        auto reader = services.database.read();
        events = activity::entries_in(reader, place.id(), "members.", most_events);
    }
    std::vector<members::MemberId> ids;
    for (auto const& event : events) {
        ids.push_back(event.actor);
        if (auto const id = members::MemberId::parse(event.subject.id)) ids.push_back(*id);
    }
    auto const names = services.members.names(ids);
    auto const named = [&](std::optional<members::MemberId> const& id) {
        auto const found = id ? names.find(*id) : names.end();
        return found == names.end() ? std::string("–") : found->second;
    };
    std::vector<View> views;
    auto const units = chart(services, place);
    for (auto const& event : events) {
        auto const role = permissions::parse_role(event.details.at("role").text());
        auto const unit =
            units::UnitId::parse(event.details.at("unit").text()).value_or(units::UnitId());
        auto const what = services.pages.text(visit, event.action);
        bool const is_person = event.subject.kind == "member";
        views.push_back(
            View()
                .set("event_when", texts::date_time(visit.language, event.at))
                .set("event_what",
                     role ? what + ": " + role_name(services, visit, units, *role, unit) : what)
                .set("event_whom",
                     is_person ? named(members::MemberId::parse(event.subject.id)) : "–")
                .set("event_by", named(event.actor)));
    }
    return views;
}

/// What was done, as the address says it.
void add_notice(web::Services& services, web::Visit const& visit, web::PageOptions& options) {
    auto const done = visit.request.query.text("done");
    for (auto const known : {"invited", "withdrawn", "given", "ended", "protected"})
        if (done == known)
            options.notices.push_back(
                web::notice("done", text(services, visit, "done_" + std::string(known))));
}

bool is_only_coordinator(web::Services& services, Place const& place, Person const& person) {
    return person.holds(Role::coordinator) &&
           std::ranges::count_if(people_of(services, place), [](Person const& one) {
               return one.holds(Role::coordinator);
           }) == 1;
}

/// Whose page it is: name and address, or what stands in their place; and the ways to change that.
View who_view(web::Services& services, web::Visit const& visit, Place const& place,
              Person const& person, std::optional<members::Behind> const& behind) {
    bool const is_protected = services.members.is_protected(person.member.id);
    auto const path = person_path(place, person.member.id);
    View view;
    view.set("is_protected", is_protected)
        .set("person_email",
             is_protected ? text(services, visit, "address_protected") : person.member.email)
        .set("is_shown", behind.has_value())
        .set("behind_name", behind ? behind->name : std::string())
        .set("behind_email", behind ? behind->email : std::string())
        .set("show_url", visit.address(path + "/name"))
        .set("protect_url", visit.address(path + "/protect"));
    return view;
}

/// The roles that are held, and those that may be given: held[] and offered[].
View roles_view(web::Services& services, web::Visit const& visit, Place const& place,
                Person const& person, basics::Problems const& problems) {
    auto const& pages = services.pages;
    std::vector<View> held, offered;
    bool const is_only = is_only_coordinator(services, place, person);
    auto const units = chart(services, place);
    auto const role_view = [&](Role role, units::UnitId const& unit) {
        auto const name = std::string(permissions::name(role));
        View view;
        view.set("role_id", name)
            .set("unit_id", unit.text())
            .set("role_title", role_name(services, visit, units, role, unit))
            .set("role_about", text(services, visit, "about_" + name))
            .set("needs_sure", is_only && role == Role::coordinator && unit.empty())
            .set("sure_field",
                 web::choices_view({.name = "sure",
                                    .label = text(services, visit, "sure_label"),
                                    .problem = web::problem_text(visit, pages, problems, "sure"),
                                    .type = "checkbox",
                                    .required = true},
                                   {{"yes", text(services, visit, "sure"), false}}));
        return view;
    };
    for (auto const& grant : person.grants) held.push_back(role_view(grant.role, grant.unit));
    for (auto role : local_roles) {
        if (person.holds(role)) continue;
        auto const name = std::string(permissions::name(role));
        bool const is_asked = visit.request.form.text("role") == name;
        offered.push_back(role_view(role, {}).merge(unit_field(
            services, visit, units, is_asked ? visit.request.form.text("unit") : "",
            is_asked ? "unit" : "unit-" + name,
            is_asked ? web::problem_text(visit, pages, problems, "unit") : std::string())));
    }
    View view;
    view.set_list("held", std::move(held)).set_list("offered", std::move(offered));
    return view;
}

http::Response person_page(web::Services& services, web::Visit const& visit, Place const& place,
                           Person const& person, basics::Problems const& problems,
                           std::optional<members::Behind> const& behind = {}) {
    auto const& pages = services.pages;
    auto view = web::problems_view(visit, pages, problems);
    view.merge(who_view(services, visit, place, person, behind))
        .merge(roles_view(services, visit, place, person, problems))
        .set("form_url", visit.address(person_path(place, person.member.id)))
        .set("back_url", visit.address(path_of(place.id())))
        .set("breadcrumbs", crumbs(services, visit, place, true));
    web::PageOptions options{
        .title = person.member.name, .status = problems.empty() ? 200 : 422, .unlisted = true};
    add_notice(services, visit, options);
    return account::private_page(
        pages.page(visit, "administration/person", std::move(view), std::move(options)));
}

/// Who stands in for a coordinator gives themselves nothing that would stay.
void must_not_raise_oneself(web::Visit const& visit, Person const& who) {
    bool const has_own = who.holds(Role::coordinator) || visit.may(permissions::Permission::lead);
    if (who.member.id == visit.viewer.member && !has_own) throw http::Forbidden();
}

http::Response back_to(web::Visit const& visit, std::string const& path, std::string_view done) {
    return account::private_page(
        http::redirect(visit.address(path) + "?done=" + std::string(done)));
}

}

http::Response show_people(web::Services& services, web::Visit const& visit) {
    auto const here = place(services, visit);
    View view;
    view.set("lead",
             services.pages.format(
                 visit, "administration.people_lead",
                 {{"organisation", organisations::name_in(*here.organisation, visit.language)}}))
        .set_list("people", people_views(services, visit, here))
        .set_list("invitations", invitation_views(services, visit, here))
        .set_list("events", event_views(services, visit, here))
        .set("own_url", visit.address(path_of(here.id())))
        .set("invite_url", visit.address(path_of(here.id()) + "/invite"))
        .set("colleagues_url", visit.address("/account/colleagues"))
        .set("providers_url", visit.address(path_of(here.id()) + "/providers"))
        .set("record_url", visit.address("/record?organisation=" + here.id().string()))
        .set("roles_url", visit.address("/roles"))
        .set("retention_url", visit.address(path_of(here.id()) + "/retention"))
        .set("breadcrumbs", crumbs(services, visit, here, false));
    web::PageOptions options{.title = text(services, visit, "people_title"), .unlisted = true};
    add_notice(services, visit, options);
    return account::private_page(
        services.pages.page(visit, "administration/people", std::move(view), std::move(options)));
}

http::Response show_person(web::Services& services, web::Visit const& visit) {
    auto const here = place(services, visit);
    return person_page(services, visit, here, person(services, visit, here), {});
}

http::Response change_roles(web::Services& services, web::Visit const& visit) {
    auto const here = place(services, visit);
    auto const who = person(services, visit, here);
    auto const& form = visit.request.form;
    auto const role = permissions::parse_role(form.text("role"));
    bool const gives = form.text("act") == "give", ends = form.text("act") == "end";
    if (gives) must_not_raise_oneself(visit, who);
    if (!role || std::ranges::find(local_roles, *role) == local_roles.end() || gives == ends)
        throw http::BadRequest{"act is give or end, role is contributor or coordinator"};
    auto const units = chart(services, here);
    auto const unit = gives ? unit_in(units, form.text("unit"))
                            : units::UnitId::parse(form.text("unit")).value_or(units::UnitId());
    if (!unit)
        return person_page(services, visit, here, who, {{"unit", "administration.unit_gone"}});
    if (ends && *role == Role::coordinator && unit->empty() && form.text("sure") != "yes" &&
        is_only_coordinator(services, here, who))
        return person_page(services, visit, here, who, {{"sure", "administration.not_sure"}});
    if (auto ask = unless_trusted(services, visit, here)) return *std::move(ask);
    auto const name = where_name(units, here.organisation->name, *unit);
    auto const actor = visit.viewer.member;
    permissions::Grant const grant{*role, here.id(), *unit};
    if (gives) services.members.give_role(who.member.id, grant, name, actor);
    else {
        using members::LastCoordinator;
        auto const last =
            form.text("sure") == "yes" ? LastCoordinator::may_go : LastCoordinator::stays;
        auto const ended = services.members.end_role(who.member.id, grant, name, actor, last);
        if (!ended && ended.error() == members::WhyRoleStays::not_allowed) throw http::Forbidden();
        if (!ended && ended.error() == members::WhyRoleStays::nobody_is_left)
            return person_page(services, visit, here, person(services, visit, here),
                               {{"sure", "administration.not_sure"}});
    }
    // Who has ended their own has no way back to these pages.
    bool const still_may = services.members.viewer(actor).signed_in() &&
                           permissions::may(services.members.viewer(actor),
                                            permissions::Permission::coordinate, here.id());
    if (!still_may) return back_to(visit, "/organisations/" + here.id().string(), "ended");
    return back_to(visit, path_of(here.id()), gives ? "given" : "ended");
}

http::Response protect_person(web::Services& services, web::Visit const& visit) {
    auto const here = place(services, visit);
    auto const who = person(services, visit, here);
    services.members.protect(who.member.id, permissions::hidden_name, visit.viewer.member,
                             here.id());
    return back_to(visit, person_path(here, who.member.id), "protected");
}

http::Response show_name(web::Services& services, web::Visit const& visit) {
    auto const here = place(services, visit);
    auto const who = person(services, visit, here);
    auto const behind = services.members.look_behind(who.member.id, visit.viewer.member, here.id());
    return person_page(services, visit, here, who, {}, behind);
}

}

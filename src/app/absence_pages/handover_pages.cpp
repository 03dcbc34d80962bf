// One absence: what is open, and what the two of them may do about it.
#include <algorithm>

#include "app/absence_pages/pages.h"
#include "app/account/handlers.h"
#include "features/ideas/ideas.h"
#include "features/knowledge/knowledge.h"
#include "platform/basics/lines.h"
#include "services/members/invitation.h"
#include "services/members/members.h"
#include "services/units/things.h"

namespace absence_pages {

namespace {

using members::Absence;
using web::View;

/// The absence that the path names, when it is this person's; for others it is not there.
Absence absence_of(web::Services& services, web::Visit const& visit,
                   members::MemberId Absence::* whose) {
    auto const found = http::found(services.members.absence(visit.id<members::AbsenceId>()));
    if (found.*whose != visit.viewer.member) throw http::NotFound();
    return found;
}

/// Open invitations to what the one who is away answers for.
std::int64_t open_invitations(web::Services& services, db::Reader& reader,
                              permissions::Viewer const& away, Absence const& absence,
                              basics::Date day) {
    auto const chart = units::chart_of(reader, absence.organisation, day);
    auto const all = services.members.invitations_of(absence.organisation);
    return std::ranges::count_if(all, [&](members::Invitation const& one) {
        return permissions::may_at(away, permissions::Permission::coordinate,
                                   chart.spot(one.grant.unit).place());
    });
}

/// What is open where the one who is away has a role: matters[] {matter_text, matter_url}.
std::vector<View> matters(web::Services& services, web::Visit const& visit,
                          Absence const& absence) {
    std::int64_t needs = 0, cases = 0, invitations = 0;
    auto const away = services.members.viewer(absence.member);
    auto const day = today(services);
    {
        auto reader = services.database.read();
        needs = ideas::unanswered_needs(reader, away, absence.organisation, day);
        cases = knowledge::cases_in_review(reader, away, absence.organisation, day);
        invitations = open_invitations(services, reader, away, absence, day);
    }
    std::vector<View> views;
    auto const add = [&](std::int64_t count, std::string_view id, std::string const& path) {
        if (count > 0)
            views.push_back(View()
                                .set("matter_text", services.pages.format(
                                                        visit, "absence_pages." + std::string(id),
                                                        {{"count", count}}))
                                .set("matter_url", visit.address(path)));
    };
    add(needs, "open_needs", "/needs/desk");
    add(cases, "open_cases", "/cases/review");
    add(invitations, "open_invitations", "/administration/" + absence.organisation.string());
    return views;
}

std::vector<View> paragraphs(std::string const& words) {
    std::vector<View> views;
    for (auto& one : basics::paragraphs(words))
        views.push_back(View().set("paragraph_text", std::move(one)));
    return views;
}

http::Response absence_page(web::Services& services, web::Visit const& visit,
                            Absence const& absence, bool as_deputy) {
    bool const is_over = absence.is_over(today(services));
    auto const other = name_of(services, as_deputy ? absence.member : absence.deputy);
    auto const reached = services.members.reached_instead_of(absence.member, absence.organisation);
    bool const lacks_deputy =
        absence.is_accepted && absence.covers(today(services)) && reached == absence.member;
    View view;
    view.set("lead",
             services.pages.format(
                 visit, as_deputy ? "absence_pages.standing_in_lead" : "absence_pages.own_lead",
                 {{"name", other},
                  {"organisation", organisation_name(services, visit, absence.organisation)},
                  {"days", days_text(services, visit, absence)}}))
        .set("state_text", state_text(services, visit, absence))
        .set("lacks_deputy", lacks_deputy)
        .set("as_deputy", as_deputy)
        .set("may_answer", as_deputy && !is_over && !absence.is_accepted)
        .set("may_stop", as_deputy && !is_over && absence.is_accepted)
        .set("may_come_back", !as_deputy && !is_over)
        .set("form_url", visit.address((as_deputy ? "/account/standing-in/" : "/account/absence/") +
                                       absence.id.string()))
        .set_list("words", paragraphs(absence.words))
        .set_list("matters", matters(services, visit, absence))
        .set("breadcrumbs", crumbs(services, visit, true));
    return account::private_page(services.pages.page(
        visit, "absence_pages/absence", std::move(view),
        {.title = text(services, visit, as_deputy ? "standing_in_title" : "own_title"),
         .unlisted = true}));
}

http::Response back(web::Visit const& visit, std::string_view done) {
    return account::private_page(
        http::redirect(visit.address("/account/absence") + "?done=" + std::string(done)));
}

}

http::Response show_own(web::Services& services, web::Visit const& visit) {
    return absence_page(services, visit, absence_of(services, visit, &Absence::member), false);
}

http::Response come_back(web::Services& services, web::Visit const& visit) {
    auto const absence = absence_of(services, visit, &Absence::member);
    if (!services.members.come_back(absence.id, visit.viewer.member))
        return absence_page(services, visit, absence, false);
    return back(visit, "back");
}

http::Response show_standing_in(web::Services& services, web::Visit const& visit) {
    return absence_page(services, visit, absence_of(services, visit, &Absence::deputy), true);
}

http::Response answer(web::Services& services, web::Visit const& visit) {
    auto const absence = absence_of(services, visit, &Absence::deputy);
    auto const said = visit.request.form.text("answer");
    if (said != "yes" && said != "no") throw http::BadRequest{"answer is yes or no"};
    if (!services.members.answer_absence(absence.id, visit.viewer.member, said == "yes"))
        return absence_page(services, visit, absence, true);
    return back(visit, said == "yes" ? "accepted" : "declined");
}

}

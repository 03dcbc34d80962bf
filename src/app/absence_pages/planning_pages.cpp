// One's own absences, those in which one stands in, and the form of a new one.
#include <algorithm>

#include "app/absence_pages/pages.h"
#include "app/account/handlers.h"
#include "services/members/members.h"

namespace absence_pages {

namespace {

using members::Absence;
using organisations::OrganisationId;
using web::View;

std::vector<View> rows(web::Services& services, web::Visit const& visit, bool standing_in) {
    std::vector<View> views;
    for (auto const& one : services.members.absences_of(visit.viewer.member)) {
        if ((one.deputy == visit.viewer.member) != standing_in) continue;
        auto const path = (standing_in ? "/account/standing-in/" : "/account/absence/");
        views.push_back(
            View()
                .set("row_days", days_text(services, visit, one))
                .set("row_url", visit.address(path + one.id.string()))
                .set("row_who", name_of(services, standing_in ? one.member : one.deputy))
                .set("row_organisation", organisation_name(services, visit, one.organisation))
                .set("row_state", state_text(services, visit, one)));
    }
    return views;
}

/// "organisation:member": how the form names a deputy, since somebody may have several
/// organisations.
std::string value_of(OrganisationId const& organisation, members::MemberId const& member) {
    return organisation.string() + ":" + member.string();
}

/// Colleagues with a role in an organisation where the visitor has one of their own.
std::vector<web::Option> deputies(web::Services& services, web::Visit const& visit,
                                  std::string_view chosen) {
    std::vector<web::Option> options{{"", text(services, visit, "deputy_choose"), chosen.empty()}};
    for (auto const& organisation : visit.viewer.organisations()) {
        auto const holders = services.members.of_organisation(organisation);
        auto const is_visitor = [&](members::RoleHolder const& holder) {
            return holder.member.id == visit.viewer.member;
        };
        if (std::ranges::none_of(holders, is_visitor)) continue;
        for (auto const& holder : holders) {
            auto const value = value_of(organisation, holder.member.id);
            if (is_visitor(holder) ||
                std::ranges::find(options, value, &web::Option::value) != options.end())
                continue;
            options.push_back(
                {value,
                 holder.member.name + ", " + organisation_name(services, visit, organisation),
                 value == chosen});
        }
    }
    return options;
}

/// The fields of the form, with what was typed and what is wrong.
View form_view(web::Services& services, web::Visit const& visit, basics::Problems const& problems) {
    auto const& form = visit.request.form;
    auto const day = [&](std::string const& name) {
        return web::field_view({.name = name,
                                .label = text(services, visit, name),
                                .value = std::string(form.text(name)),
                                .hint = text(services, visit, name + "_hint"),
                                .problem = web::problem_text(visit, services.pages, problems, name),
                                .required = true});
    };
    auto options = deputies(services, visit, form.text("deputy"));
    bool const has_deputies = options.size() > 1;
    auto words =
        web::field_view({.name = "words",
                         .label = text(services, visit, "words"),
                         .value = std::string(form.text("words")),
                         .hint = text(services, visit, "words_hint"),
                         .problem = web::problem_text(visit, services.pages, problems, "words"),
                         .max_length = static_cast<int>(members::longest_handover),
                         .rows = 5});
    words.set("counter_text", "");
    auto view = web::problems_view(visit, services.pages, problems);
    view.set("may_plan", has_deputies)
        .set("from_field", day("from"))
        .set("last_field", day("last"))
        .set("words_field", std::move(words))
        .set("deputy_field", web::choices_view({.name = "deputy",
                                                .label = text(services, visit, "deputy"),
                                                .hint = text(services, visit, "deputy_hint"),
                                                .problem = web::problem_text(visit, services.pages,
                                                                             problems, "deputy"),
                                                .required = true},
                                               options));
    return view;
}

http::Response list_page(web::Services& services, web::Visit const& visit,
                         basics::Problems const& problems) {
    auto view = form_view(services, visit, problems);
    view.set_list("own", rows(services, visit, false))
        .set_list("standing_in", rows(services, visit, true))
        .set("form_url", visit.address("/account/absence"))
        .set("breadcrumbs", crumbs(services, visit, false));
    web::PageOptions options{.title = text(services, visit, "title"),
                             .status = problems.empty() ? 200 : 422,
                             .unlisted = true};
    for (std::string const done : {"back", "accepted", "declined"})
        if (visit.request.query.text("done") == done)
            options.notices.push_back(web::notice("done", text(services, visit, "done_" + done)));
    return account::private_page(
        services.pages.page(visit, "absence_pages/list", std::move(view), std::move(options)));
}

}

http::Response show_list(web::Services& services, web::Visit const& visit) {
    return list_page(services, visit, {});
}

http::Response plan(web::Services& services, web::Visit const& visit) {
    auto const& form = visit.request.form;
    auto const chosen = form.text("deputy");
    auto const colon = chosen.find(':');
    auto const organisation =
        OrganisationId::parse(chosen.substr(0, std::min(colon, chosen.size())))
            .value_or(OrganisationId());
    auto const deputy =
        colon == chosen.npos ? std::nullopt : members::MemberId::parse(chosen.substr(colon + 1));
    auto const planned =
        services.members.plan_absence(visit.viewer.member, organisation,
                                      {.from = std::string(form.text("from")),
                                       .last = std::string(form.text("last")),
                                       .words = std::string(form.text("words")),
                                       .deputy = deputy.value_or(members::MemberId())});
    if (!planned) return list_page(services, visit, planned.error());
    return account::private_page(
        http::redirect(visit.address("/account/absence/" + planned->string())));
}

}

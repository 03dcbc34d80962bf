// What waits on whom in an organisation: decisions and what is left to do after them.
#include "features/innovation/pages.h"
#include "services/organisations/shelf.h"

namespace innovation {

namespace {

using web::View;

constexpr std::size_t most_shown = 500;

View item(std::string const& title, std::string const& url, std::string const& text, bool is_late) {
    return View()
        .set("item_title", title)
        .set("item_url", url)
        .set("item_text", text)
        .set("is_late", is_late);
}

/// The project, when it is the organisation's and the visitor may see it.
std::optional<web::Access> seen(Showing const& showing, db::Reader& reader,
                                std::string const& project,
                                organisations::OrganisationId const& organisation) {
    auto const access = web::access_to(showing.services, showing.visit, reader, "project", project);
    if (!access || !access->may_see || access->organisation != organisation ||
        is_covered(reader, project, access->id))
        return std::nullopt;
    return access;
}

std::string gate_url(Showing const& showing, std::string const& project, std::int64_t number) {
    return showing.visit.address("/innovation/" + project + "/gates/" + std::to_string(number));
}

std::vector<View> decisions(Showing const& showing, db::Reader& reader,
                            organisations::OrganisationId const& organisation) {
    auto const today = basics::day_in_stockholm(showing.services.now());
    auto const names = step_names_of(reader, organisation);
    std::vector<View> views;
    for (auto const& gate : all_waiting(reader)) {
        auto const project = seen(showing, reader, gate.project, organisation);
        if (!project || views.size() == most_shown) continue;
        bool const left = has_left(showing.services, gate.asked.decider, organisation);
        views.push_back(
            item(project->title, gate_url(showing, project->id, gate.number),
                 showing.step_name(names, gate.step) + " · " +
                     showing.format(left ? "gate_left" : "gate_waits",
                                    {{"decider", decider_text(showing, gate.asked.decider)},
                                     {"date", showing.date(gate.asked.due)}}),
                 gate.asked.due < today));
    }
    return views;
}

std::vector<View> left_to_do(Showing const& showing, db::Reader& reader,
                             organisations::OrganisationId const& organisation) {
    auto const today = basics::day_in_stockholm(showing.services.now());
    std::vector<View> views;
    for (auto const& open : open_follow_ups(reader)) {
        auto const project = seen(showing, reader, open.project, organisation);
        if (!project || views.size() == most_shown) continue;
        auto const& one = open.one;
        views.push_back(item(project->title, gate_url(showing, project->id, open.gate),
                             follow_up_text(showing, one), one.due < today));
    }
    return views;
}

std::vector<View> trials(Showing const& showing, db::Reader& reader,
                         organisations::OrganisationId const& organisation) {
    std::vector<View> views;
    for (auto const& line : site_lines(showing, reader, organisation))
        views.push_back(item(line.title, showing.visit.address(line.path), line.text, false));
    return views;
}

}

http::Response show_waiting(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const* one = showing.directory->find(visit.id<organisations::OrganisationId>());
    if (!one) throw http::NotFound();
    visit.must(permissions::Permission::contribute, one->id);
    auto reader = services.database.read();
    View view;
    view.set("lead",
             showing.format("waiting_lead",
                            {{"name", std::string(organisations::name_in(*one, visit.language))}}))
        .set_list("breadcrumbs", {})
        .set_list("items", decisions(showing, reader, one->id))
        .set_list("left", left_to_do(showing, reader, one->id))
        .set_list("trials", trials(showing, reader, one->id))
        .set("funnel_url", visit.address("/innovation?organisation=" + one->id.string()));
    return private_page(
        services.pages.page(visit, "innovation/waiting", std::move(view),
                            {.title = showing.text("waiting_title"), .unlisted = true}));
}

}

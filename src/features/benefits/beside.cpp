// Boxes on the pages of a project, of how it was implemented, and of an organisation.
#include "features/benefits/pages.h"

namespace benefits {

namespace {

std::optional<web::BesideBox> of_project(web::Services& services, web::Visit const& visit,
                                         db::Reader& reader, std::string_view id) {
    Showing const showing(services, visit);
    auto const project = web::access_to(services, visit, reader, "project", id);
    if (!project) return std::nullopt;
    auto const all = wholes_of(reader, *project);
    auto const page = visit.address(place(*project));
    web::BesideBox box{.title = showing.text("box_title")};
    if (all.empty()) {
        if (!project->may_change) return std::nullopt;
        box.text = showing.text("box_none");
        box.actions = {{showing.text("form_new"), page + "/new"}};
        return box;
    }
    for (auto const& whole : all) {
        if (whole.benefit.is_ended) continue;
        auto text = told::said(whole.benefit.told, "title") + ": ";
        if (whole.values.empty())
            text += showing.format(
                "box_planned",
                {{"planned", showing.figure(whole.benefit, whole.benefit.planned_gain())}});
        else {
            auto const& last = whole.values.back();
            text += gain_text(showing, whole.benefit, last) + " " + std::to_string(last.year) +
                    ", " + showing.text("tag_" + std::string(name(last.state)));
        }
        box.lines.push_back({std::move(text), page + "#benefit-" + whole.benefit.id.string()});
    }
    box.lines.push_back({showing.text("box_read"), page});
    return box;
}

std::optional<web::BesideBox> of_organisation(web::Services& services, Register& all,
                                              web::Visit const& visit, std::string_view id) {
    auto const organisation = organisations::OrganisationId::parse(id);
    if (!organisation) return std::nullopt;
    Showing const showing(services, visit);
    auto const sums = totals(*all.now(), {.organisation = *organisation});
    if (sums.confirmed.empty() && sums.waiting == 0) return std::nullopt;
    auto const list = visit.address("/benefits?organisation=" + organisation->string());
    web::BesideBox box{.title = showing.text("totals_title")};
    for (auto const& [pot, sum] : sums.confirmed)
        box.lines.push_back(
            {told::money_text(visit.language, sum, pot.currency) + " " +
                 showing.text("figure_" + pot.kind),
             list + "&kind=" + pot.kind + "&currency=" + pot.currency + "&state=confirmed#list"});
    if (sums.waiting != 0)
        box.lines.push_back({texts::number(visit.language, sums.waiting) + " " +
                                 showing.format("figure_waiting", {{"count", sums.waiting}}),
                             list + "&state=waiting#list"});
    return box;
}

}

std::vector<web::Beside> beside(web::Services& services, std::shared_ptr<Register> const& all) {
    auto const beside_project = [&services](web::Visit const& visit, db::Reader& reader,
                                            std::string_view id) {
        return of_project(services, visit, reader, id);
    };
    return {{"project", 27, beside_project},
            {"implemented", 10, beside_project},
            {"organisation", 27,
             [&services, all](web::Visit const& visit, db::Reader&, std::string_view id) {
                 return of_organisation(services, *all, visit, id);
             }}};
}

}

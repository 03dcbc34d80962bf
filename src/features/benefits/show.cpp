// What pages of benefits say, from the benefit alone.
#include "features/benefits/show.h"

#include <algorithm>

namespace benefits {

using told::said;
using web::View;

std::string place(web::Access const& project) { return "/benefits/" + project.id; }

std::string place(web::Access const& project, Benefit const& benefit) {
    return place(project) + "/" + benefit.id.string();
}

std::vector<Whole> wholes_of(db::Reader& reader, web::Access const& project) {
    auto all = of_project(reader, project.id);
    for (auto const& other : project.also)
        for (auto& whole : of_project(reader, other)) all.push_back(std::move(whole));
    return all;
}

Whole whole_in(web::Visit const& visit, db::Reader& reader, web::Access const& project) {
    auto const id = visit.id<BenefitId>("benefit");
    auto found = find(reader, project.id, id);
    for (auto const& other : project.also)
        if (!found) found = find(reader, other, id);
    return http::found(std::move(found));
}

std::string standing_text(Showing const& showing, Value const& value) {
    return showing.format("standing_" + std::string(name(value.state)),
                          {{"told", showing.date(value.told_at)},
                           {"answered", showing.date(value.answered_at)},
                           {"controller", value.controller.empty() ? showing.text("the_controller")
                                                                   : value.controller}});
}

std::string gain_text(Showing const& showing, Benefit const& benefit, Value const& value) {
    return showing.format("gain_of",
                          {{"realised", showing.figure(benefit, benefit.gain(value.figure))},
                           {"planned", showing.figure(benefit, benefit.planned_gain())}});
}

std::string difference_text(Showing const& showing, Benefit const& benefit, Value const& value) {
    auto const difference = benefit.gain(value.figure) - benefit.planned_gain();
    if (difference == 0) return showing.text("as_planned");
    return showing.format(difference > 0 ? "more_than_planned" : "less_than_planned",
                          {{"figure", showing.figure(benefit, std::abs(difference))}});
}

std::vector<View> fact_views(Showing const& showing, Benefit const& benefit) {
    auto const& told = benefit.told;
    std::vector<View> facts;
    auto const add = [&](char const* label, std::string const& value) {
        if (!value.empty()) facts.push_back(web::fact(showing.text(label), value));
    };
    auto const day = [&](std::string_view field) {
        return showing.date(told::day(told, field).value_or(basics::Date()));
    };
    add("label_kind", showing.text("kind_" + benefit.kind()));
    add("label_gains", said(told, "gains"));
    add("label_loses", said(told, "loses"));
    add("label_measure", said(told, "measure"));
    add("fact_baseline",
        showing.format("figure_on", {{"figure", showing.figure(benefit, benefit.baseline())},
                                     {"day", day("baseline_on")},
                                     {"source", said(told, "baseline_source")}}));
    add("fact_target",
        showing.format("target_by", {{"figure", showing.figure(benefit, benefit.target())},
                                     {"day", day("target_on")}}));
    add("fact_owner", said(told, "owner_name"));
    add("fact_controller", said(told, "controller_name"));
    add("fact_asked_next",
        benefit.ask_next_at.microseconds == 0 ? std::string() : showing.date(benefit.ask_next_at));
    add("label_note", said(told, "note"));
    return facts;
}

knowledge::Brief brief_of(db::Reader& reader, Benefit const& benefit) {
    return http::found(knowledge::brief(reader, benefit.project));
}

Hand hand_of(Showing const& showing, web::Access const& project) {
    return {showing.services.activity, showing.services.now(), showing.visit.viewer.member,
            project.organisation};
}

std::vector<View> breadcrumbs(Showing const& showing, web::Access const* project) {
    std::vector<View> crumbs;
    auto const add = [&](std::string const& name, std::string const& path) {
        crumbs.push_back(
            View().set("crumb_name", name).set("crumb_url", showing.visit.address(path)));
    };
    add(showing.text("totals_title"), "/benefits");
    if (project) add(project->title, project->path);
    return crumbs;
}

}

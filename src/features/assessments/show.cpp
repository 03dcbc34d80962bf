// Names and sums as people read them.
#include "features/assessments/show.h"

#include <algorithm>
#include <cmath>

#include "services/registers/registers.h"

namespace assessments {

std::string Showing::goal_name(int goal) const {
    auto const* one = services.goals.find(goal);
    return std::to_string(goal) + ". " +
           std::string(one ? registers::name_in(one->names, visit.language) : std::string_view());
}

std::string Showing::dimension_name(goals::Dimension dimension) const {
    return text("dimension_" + std::string(goals::name(dimension)));
}

std::string Showing::part_name(PartId const& part) const {
    switch (part.kind) {
        case Kind::goal:
        case Kind::goal_conflict: return format("about_goal", {{"goal", goal_name(part.goal)}});
        case Kind::equality: return text("equality_title");
        case Kind::conflict:
            return format("about_dimension", {{"dimension", dimension_name(part.dimension)}});
    }
    return {};
}

std::string place(web::Access const& project) { return "/assessments/" + project.id; }

std::vector<web::View> breadcrumbs(Showing const& showing, web::Access const& project,
                                   bool is_below) {
    std::vector<web::View> views{web::View()
                                     .set("crumb_name", showing.text("portfolio_title"))
                                     .set("crumb_url", showing.visit.address("/assessments")),
                                 web::View()
                                     .set("crumb_name", project.title)
                                     .set("crumb_url", showing.visit.address(project.path))};
    if (is_below)
        views.push_back(web::View()
                            .set("crumb_name", showing.text("box_title"))
                            .set("crumb_url", showing.visit.address(place(project))));
    return views;
}

std::string ratio_text(Showing const& showing, double ratio) {
    auto const hundredths = std::lround(std::abs(ratio) * 100);
    auto const part = hundredths % 100;
    auto const comma = showing.visit.language == texts::Language::en ? "." : ",";
    auto text =
        std::to_string(hundredths / 100) + comma + (part < 10 ? "0" : "") + std::to_string(part);
    return ratio < 0 && hundredths != 0 ? "−" + text : text;
}

std::string balance_text(Showing const& showing, Assessment const& assessment) {
    if (auto const balance = balance_of(assessment, showing.goals()))
        return showing.format("balance_is", {{"balance", ratio_text(showing, *balance)}});
    std::string missing;
    for (auto const dimension : dimensions)
        if (sum_of(assessment, showing.goals(), dimension).scored == 0)
            missing += (missing.empty() ? "" : ", ") + showing.dimension_name(dimension);
    return showing.format("balance_missing", {{"dimensions", missing}});
}

std::size_t unanswered(std::vector<Conflict> const& conflicts) {
    return static_cast<std::size_t>(std::ranges::count(conflicts, nullptr, &Conflict::answer));
}

}

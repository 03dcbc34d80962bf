// A box on the page of a project.
#include <algorithm>

#include "features/project_plans/pages.h"

namespace project_plans {

namespace {

/// The next milestone that is not reached, by day.
Entry const* next_milestone(std::vector<Entry> const& entries, basics::Date today) {
    Entry const* next = nullptr;
    for (auto const& one : entries) {
        if (one.part != Part::milestone || standing_of(one, today) == Standing::reached) continue;
        if (!next || due(one) < due(*next)) next = &one;
    }
    return next;
}

std::optional<web::BesideBox> of_project(web::Services& services, web::Visit const& visit,
                                         db::Reader& reader, std::string_view id) {
    Showing const showing(services, visit);
    auto const project = web::access_to(services, visit, reader, "project", id);
    if (!project) return std::nullopt;
    auto const seen = seen_of(*project, entries_of(reader, *project));
    auto const page = visit.address(place(*project));
    web::BesideBox box{.title = showing.text("box_title")};
    if (seen.empty()) {
        if (!project->may_change) return std::nullopt;
        box.text = showing.text("box_none");
        box.actions = {{showing.text("box_begin"), page}};
        return box;
    }
    if (auto const* next = next_milestone(seen, showing.today)) {
        auto const words = words_of(showing, *next, seen);
        box.lines.push_back({words.title + ". " + words.standing, page + "#milestone"});
    }
    auto const partners = std::ranges::count(seen, Part::partner, &Entry::part);
    if (partners != 0)
        box.lines.push_back(
            {showing.format("box_partners", {{"count", partners}}), page + "#partner"});
    auto const late = std::ranges::count_if(seen, [&](Entry const& one) {
        return one.part == Part::commitment && standing_of(one, showing.today) == Standing::late;
    });
    if (late != 0)
        box.lines.push_back({showing.format("box_late", {{"count", late}}), page + "#commitment"});
    if (auto const text = budget_text(showing, money_of(seen).all); !text.empty())
        box.lines.push_back({showing.format("budget_is", {{"sum", text}}), page + "#money"});
    box.lines.push_back({showing.text("box_read"), page});
    return box;
}

}

std::vector<web::Beside> beside(web::Services& services) {
    return {{"project", 25,
             [&services](web::Visit const& visit, db::Reader& reader, std::string_view id) {
                 return of_project(services, visit, reader, id);
             }}};
}

}

// The page: chapters of sections of matters, on a screen and on paper.
#include <algorithm>

#include "app/board/pages.h"
#include "platform/basics/text.h"

namespace board {

namespace {

using web::View;

std::string text(web::Services& services, web::Visit const& visit, std::string const& id) {
    return services.pages.text(visit, "board." + id);
}

View row_view(web::Visit const& visit, web::BoardRow const& row) {
    return View()
        .set("row_title", row.title)
        .set_optional("row_url", row.path.empty() ? "" : visit.address(row.path))
        .set_optional("row_text", row.text)
        .set_optional("row_note", row.note)
        .set_optional("row_link", row.link)
        .set("is_late", row.is_late)
        .set("is_internal", row.is_internal);
}

View section_view(web::Visit const& visit, web::BoardSection const& section) {
    std::vector<View> rows;
    for (auto const& row : section.rows) rows.push_back(row_view(visit, row));
    return View()
        .set("section_title", section.title)
        .set_optional("section_text", section.text)
        .set_list("rows", std::move(rows))
        .set_optional("more_text", section.more)
        .set_optional("more_url",
                      section.more_path.empty() ? "" : visit.address(section.more_path));
}

/// Chapters with what is said in them; one in which nothing is said says so.
std::vector<View> chapter_views(web::Services& services, web::Visit const& visit,
                                Seen const& seen) {
    std::vector<View> views;
    for (auto const chapter : chapters) {
        std::vector<View> sections;
        std::int64_t count = 0;
        for (auto const& said : seen.said) {
            if (said.chapter != chapter) continue;
            sections.push_back(section_view(visit, said.section));
            count += std::ssize(said.section.rows);
        }
        std::string const id(name(chapter));
        views.push_back(View()
                            .set("chapter_id", id)
                            .set("chapter_title", text(services, visit, "chapter_" + id))
                            .set("chapter_count", texts::number(visit.language, count))
                            .set("chapter_none",
                                 services.pages.format(
                                     visit, "board.none_" + id,
                                     {{"since", texts::date(visit.language, seen.board.since)}}))
                            .set_list("sections", std::move(sections)));
    }
    return views;
}

std::vector<View> crumbs(web::Services& services, web::Visit const& visit, Seen const& seen) {
    auto const& one = *seen.organisation;
    auto const own = "/organisations/" + one.id.string() + "/" + basics::slug(one.name);
    return {View()
                .set("crumb_name", std::string(organisations::name_in(one, visit.language)))
                .set("crumb_url", visit.address(own)),
            View()
                .set("crumb_name", text(services, visit, "units"))
                .set("crumb_url", visit.address(own + "/units")),
            View()
                .set("crumb_name", seen.board.name)
                .set("crumb_url", visit.address(own + "/units/" + seen.board.unit.string()))};
}

View since_field(web::Services& services, web::Visit const& visit, Seen const& seen) {
    auto const typed = visit.request.query.text("since");
    return web::field_view(
        {.name = "since",
         .label = text(services, visit, "since"),
         .value = seen.is_since_wrong ? std::string(basics::shortened(typed, 20))
                                      : basics::iso(seen.board.since),
         .hint = text(services, visit, "since_hint"),
         .problem = seen.is_since_wrong ? text(services, visit, "since_wrong") : std::string(),
         .type = "date",
         .autocomplete = "off"});
}

std::string title_of(web::Services& services, web::Visit const& visit, Seen const& seen) {
    return services.pages.format(visit, "board.title", {{"unit", seen.board.name}});
}

}

http::Response show(web::Services& services, Sections const& sections, web::Visit const& visit) {
    auto const seen = seen_by(services, sections, visit);
    auto const path = path_of(*seen.organisation, seen.board.unit);
    if (visit.part("slug") != basics::slug(seen.organisation->name))
        return http::moved(visit.address(path));
    auto const since = "?since=" + basics::iso(seen.board.since);
    auto const date = [&](basics::Date day) { return texts::date(visit.language, day); };
    View view;
    view.set("lead", services.pages.format(
                         visit, "board.lead_" + std::string(units::name(seen.kind)),
                         {{"organisation",
                           std::string(organisations::name_in(*seen.organisation, visit.language))},
                          {"since", date(seen.board.since)},
                          {"today", date(seen.board.today)}}))
        .set("is_inside", seen.board.is_inside)
        .set("is_closed", seen.is_closed)
        .set("form_url", visit.address(path))
        .set("since_field", since_field(services, visit, seen))
        .set("csv_url", visit.address(path + ".csv") + since)
        .set("data_url", "/api/v1/organisations/" + seen.board.organisation.string() + "/units/" +
                             seen.board.unit.string() + "/board" + since)
        .set("unit_url", visit.address("/organisations/" + seen.board.organisation.string() + "/" +
                                       basics::slug(seen.organisation->name) + "/units/" +
                                       seen.board.unit.string()))
        .set("chapters", chapter_views(services, visit, seen))
        .set("breadcrumbs", crumbs(services, visit, seen));
    return services.pages.page(visit, "board/board", std::move(view),
                               {.title = title_of(services, visit, seen),
                                .status = seen.is_since_wrong ? 422 : 200,
                                .query = visit.request.query.text("since").empty() ? "" : since,
                                .face = seen.board.organisation});
}

}

// One part of many plans as a table, streamed.
#include <utility>

#include "features/knowledge/knowledge.h"
#include "features/project_plans/pages.h"
#include "features/project_plans/rules.h"
#include "platform/tables/csv.h"
#include "services/web/api.h"
#include "services/web/downloads.h"

namespace project_plans::api {

namespace {

constexpr std::size_t projects_at_once = 50;

std::vector<std::string> header(Part part) {
    std::vector<std::string> names{"project", "title", "entry", "version", "told_at"};
    for (auto const& field : fields_of(part)) names.emplace_back(field.name);
    names.emplace_back("page");
    return names;
}

void write_rows(tables::CsvWriter& writer, std::vector<Entry> const& entries, Part part,
                std::string const& project, std::string const& title, std::string const& page) {
    for (auto const& entry : entries) {
        if (entry.part != part || !entry.holds()) continue;
        std::vector<std::string> row{project, title, entry.id.string(),
                                     std::to_string(entry.version), basics::iso(entry.at)};
        for (auto const& field : fields_of(part)) row.push_back(told::said(entry.told, field.name));
        row.push_back(page);
        writer.row(row);
    }
}

/// One project's part, for whoever may see it.
http::Response of_one(web::Services& services, web::Visit const& visit, Part part,
                      std::string_view id) {
    auto reader = services.database.read();
    auto const project = web::access_to(services, visit, reader, "project", id);
    if (!project || !project->may_see) throw http::NotFound();
    if (!is_public(part) && !project->may_change) throw http::Forbidden();
    std::string text;
    tables::CsvWriter writer(text);
    writer.byte_order_mark();
    writer.row(header(part));
    write_rows(writer, entries_of(reader, *project), part, project->id, project->title,
               services.pages.public_address() + "/sv" + place(*project));
    auto response = web::streamed("text/csv; charset=utf-8", "plans.csv",
                                  [text = std::move(text)](std::string& chunk) {
                                      chunk = text;
                                      return false;
                                  });
    return project->may_change ? web::private_page(std::move(response)) : std::move(response);
}

}

http::Response csv(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {"part", "project"});
    auto const asked = visit.request.query.text("part");
    auto const part = asked.empty() ? std::optional(Part::money) : parse_part(asked);
    if (!part)
        throw http::BadRequest{"part is partner, commitment, team, milestone, money or risk"};
    if (auto const id = visit.request.query.text("project"); !id.empty())
        return of_one(services, visit, *part, id);
    if (!is_public(*part)) throw http::BadRequest{"this part is given of one project at a time"};
    std::string after;
    bool began = false;
    return web::streamed(
        "text/csv; charset=utf-8", "plans.csv",
        [&services, part = *part, after, began](std::string& chunk) mutable {
            tables::CsvWriter writer(chunk);
            if (!std::exchange(began, true)) {
                writer.byte_order_mark();
                writer.row(header(part));
            }
            auto reader = services.database.read();
            auto const projects = projects_after(reader, part, after, projects_at_once);
            for (auto const& id : projects) {
                auto const project = knowledge::brief(reader, id);
                if (!project || !project->is_public) continue;
                write_rows(writer, entries(reader, id), part, project->id,
                           project->title(texts::Language::sv),
                           services.pages.public_address() + "/sv/plans/" + project->id);
            }
            if (!projects.empty()) after = projects.back();
            return projects.size() == projects_at_once;
        });
}

}

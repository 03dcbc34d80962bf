// Which steps projects met, for programs.
#include <algorithm>

#include "features/processes/pages.h"
#include "features/processes/processes_json.h"
#include "platform/tables/csv.h"
#include "services/organisations/shelf.h"
#include "services/web/api.h"
#include "services/web/downloads.h"

namespace processes::api {

namespace {

/// Which rows are asked for; empty: all.
struct Asked {
    std::string project = {}, step = {}, organisation = {};
    bool fits(Meeting const& one) const {
        return (project.empty() || one.met.project == project) &&
               (step.empty() || one.met.step == step || one.met.origin == step) &&
               (organisation.empty() || one.organisation.text() == organisation);
    }
};

Asked asked_in(web::Visit const& visit) {
    auto const& query = visit.request.query;
    return {std::string(query.text("project")), std::string(query.text("step")),
            std::string(query.text("organisation"))};
}

std::string key_of(Meeting const& one) { return one.met.project + "." + one.met.step; }

web::Access changed_project(Showing const& showing, db::Reader& reader) {
    auto access = http::found(web::access_to(showing.services, showing.visit, reader, "project",
                                             showing.visit.part("id")));
    if (!access.may_see) throw http::NotFound();
    if (!access.may_change) throw http::Forbidden();
    return access;
}

json::Object met_json(Met const& met) {
    return {{"project", met.project}, {"process", met.process},
            {"step", met.step},       {"origin", met.origin},
            {"words", met.words},     {"language", texts::code(met.language)}};
}

}

http::Response list_met(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {"project", "step", "organisation", "limit", "after"});
    auto const asked = asked_in(visit);
    auto const paging = web::api_paging(visit);
    auto const meetings = parts.meetings.now();
    json::Array items;
    std::string last, next;
    for (auto const& one : meetings->rows) {
        if (!asked.fits(one)) continue;
        auto key = key_of(one);
        if (key <= paging.after) continue;
        if (items.size() == paging.limit) {
            next = last;
            break;
        }
        last = std::move(key);
        items.push_back(meeting_json(one));
    }
    return web::api_reply(web::api_page(visit, std::move(items), next));
}

http::Response meet(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    basics::Problems odd;
    for (auto const& [key, value] : body.object()->members())
        if (key != "words" || !value.string()) odd.push_back({key, "processes.api_wrong"});
    auto tx = parts.services.database.begin();
    auto const project = changed_project(showing, tx);
    if (!odd.empty()) return web::api_problems(parts.services.texts, visit, odd);
    auto good = checked_met(parts, tx, project.id, std::string(visit.part("step")),
                            body.at("words").text());
    if (!good) return web::api_problems(parts.services.texts, visit, good.error());
    good->language = visit.language;
    processes::meet(tx, {parts.services.activity, parts.services.now(), visit.viewer.member}, *good,
                    project.organisation);
    tx.commit();
    return web::api_reply(met_json(*good));
}

http::Response unmeet(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(parts, visit);
    auto tx = parts.services.database.begin();
    auto const project = changed_project(showing, tx);
    Hand const hand{parts.services.activity, parts.services.now(), visit.viewer.member};
    bool is_gone =
        processes::unmeet(tx, hand, project.id, visit.part("step"), project.organisation);
    // What became part of the project met it as well.
    for (auto const& other : project.also)
        is_gone =
            processes::unmeet(tx, hand, other, visit.part("step"), project.organisation) || is_gone;
    if (!is_gone) throw http::NotFound();
    tx.commit();
    return {.status = 204};
}

http::Response met_csv(Parts& parts, web::Visit const& visit) {
    web::api_parameters(visit, {"project", "step", "organisation"});
    auto const asked = asked_in(visit);
    auto const meetings = parts.meetings.now();
    auto const directory = parts.services.organisations.directory();
    auto const address = parts.services.pages.public_address();
    std::size_t at = 0;
    bool began = false;
    return web::streamed(
        "text/csv; charset=utf-8", "project-steps.csv", [=](std::string& chunk) mutable {
            tables::CsvWriter writer(chunk);
            if (!std::exchange(began, true)) {
                writer.byte_order_mark();
                writer.row({"project", "title", "organisation", "process", "step", "origin",
                            "words", "at", "page"});
            }
            for (std::size_t written = 0; at < meetings->rows.size() && written < 200; ++at) {
                auto const& row = meetings->rows[at];
                if (!asked.fits(row)) continue;
                ++written;
                auto const* one = directory->find(row.organisation);
                writer.row({row.met.project, title_of(row, texts::Language::sv),
                            one ? one->name : std::string(), row.met.process, row.met.step,
                            row.met.origin, row.met.words, basics::iso(row.met.at),
                            address + "/sv" + row.path});
            }
            return at < meetings->rows.size();
        });
}

}

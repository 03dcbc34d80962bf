// One step for all benefits of a project: how many there are, and how many are confirmed.
#include "features/benefits/linked.h"

#include <algorithm>

#include "features/benefits/show.h"
#include "services/search/document.h"

namespace benefits {

namespace {

/// What is expected no more, and never came to anything, is no effect.
bool counts(Whole const& whole) { return !whole.benefit.is_ended || !whole.values.empty(); }

bool is_confirmed(Whole const& whole) {
    return std::ranges::find(whole.values, State::confirmed, &Value::state) != whole.values.end();
}

std::vector<web::Link> links(db::Reader& reader, std::string_view id) {
    if (std::ranges::none_of(of_project(reader, id), counts)) return {};
    return {{{"project", std::string(id)}, {"benefit", std::string(id)}, web::Relation::led_to}};
}

std::optional<web::Access> access_of(web::Services& services, web::Visit const& visit,
                                     db::Reader& reader, std::string_view id) {
    auto const project = web::access_to(services, visit, reader, "project", id);
    if (!project) return std::nullopt;
    auto const all = wholes_of(reader, *project);
    auto const count = std::ranges::count_if(all, counts);
    if (count == 0) return std::nullopt;
    auto const confirmed = std::ranges::count_if(all, is_confirmed);
    Showing const showing(services, visit);
    return web::Access{
        .may_see = project->may_see,
        .is_public = project->is_public,
        .organisation = project->organisation,
        .title = showing.format("thread_title", {{"count", static_cast<std::int64_t>(count)}}),
        .path = place(*project),
        .id = project->id,
        .also = project->also,
        .state = confirmed == 0 ? "planned" : "confirmed",
        .note =
            showing.format("thread_note", {{"confirmed", static_cast<std::int64_t>(confirmed)}})};
}

}

web::SubjectKind subject(web::Services& services) {
    return {
        .kind = "benefit",
        .describe = [](db::Reader&, std::string_view) { return std::optional<search::Document>(); },
        .card = [](web::Visit const&, db::Reader&,
                   std::string_view) { return std::optional<templates::View>(); },
        .access = [&services](
                      web::Visit const& visit, db::Reader& reader,
                      std::string_view id) { return access_of(services, visit, reader, id); },
        .links = links};
}

std::vector<web::LinksBeside> links_beside() { return {{"project", links}}; }

}

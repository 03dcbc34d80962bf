// What the tests of search share: a real index in a temporary folder, small invented projects.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/db/temporary.h"
#include "services/search/search.h"

namespace search::tests {

using texts::Language;

struct Project {
    std::string id, title, body = "";
    std::string status = "ongoing";
    std::vector<std::string> municipalities = {}, goals = {}, years = {};
    std::int64_t amount = 0, updated = 0;
    int start = 2020;
    std::string viewer = search::everyone;
    Language language = Language::sv;
};

inline search::Document document(Project const& project) {
    return {.subject = {"project", project.id},
            .texts = {{Role::title, project.language, project.title},
                      {Role::body, project.language, project.body}},
            .facets = {{Facet::status, {project.status}},
                       {Facet::municipality, project.municipalities},
                       {Facet::goal, project.goals},
                       {Facet::year, project.years}},
            .updated = basics::Time{project.updated},
            .start = {project.start, 1, 1},
            .amount = project.amount,
            .path = "/projects/" + project.id,
            .visible_to = {project.viewer}};
}

/// Loaded once for all tests.
inline std::shared_ptr<language::Analyser const> analyser() {
    static auto const made = search::nordic_analyser();
    return made;
}

struct World {
    db::TemporaryFolder folder;
    std::optional<search::Search> search;

    World() { open(); }
    explicit World(std::vector<Project> const& projects) : World() { put(projects); }

    void open() {
        search.reset();
        search.emplace(folder.path() / "search", search::Access::write, analyser());
    }

    void put(std::vector<Project> const& projects) {
        auto change = search->change();
        for (auto const& project : projects) change.put(document(project));
        change.commit();
    }

    std::string ids(search::Query const& query) {
        std::string all;
        for (auto const& hit : search->find(query).hits)
            all += (all.empty() ? "" : " ") + hit.subject.id;
        return all;
    }

    std::string all_ids(search::Query const& query) {
        std::string all;
        search->each(query, [&](search::Ref const& subject) {
            all += (all.empty() ? "" : " ") + subject.id;
            return true;
        });
        return all;
    }
};

/// "0180=2* 0380=1": a facet's values with counts, chosen ones starred.
inline std::string counts(std::vector<search::ValueCount> const& values) {
    std::string all;
    for (auto const& value : values)
        all += (all.empty() ? "" : " ") + value.value + "=" + std::to_string(value.count) +
               (value.selected ? "*" : "");
    return all;
}

inline std::string shown(std::vector<search::Segment> const& segments) {
    std::string all;
    for (auto const& segment : segments)
        all += segment.hit ? "[" + segment.text + "]" : segment.text;
    return all;
}

inline std::vector<Project> three_cities() {
    return {{.id = "a",
             .title = "Grön stad",
             .status = "ongoing",
             .municipalities = {"0180", "0380"},
             .goals = {"11"}},
            {.id = "b",
             .title = "Grön hamn",
             .status = "completed",
             .municipalities = {"0180"},
             .goals = {"11", "13"}},
            {.id = "c",
             .title = "Blå hamn",
             .status = "completed",
             .municipalities = {"1480"},
             .goals = {"14"}}};
}

}

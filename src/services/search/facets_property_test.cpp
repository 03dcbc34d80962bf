// Whatever is asked and chosen: what is found, in which order, and what is counted is what one
// would find and count by looking at every project.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "services/search/test_world.h"

using namespace search::tests;
using search::Facet;
using search::Order;

namespace {

using Values = std::vector<std::string>;
using Chosen = std::map<Facet, Values>;

Values some_of(Values const& values) {
    Values some;
    for (auto const& value : values)
        if (*rc::gen::arbitrary<bool>()) some.push_back(value);
    return some;
}

Project some_project(int number) {
    auto const words = some_of({"stad", "land", "hav"});
    Project project{.id = std::to_string(number), .title = "Projekt", .updated = number};
    for (auto const& word : words) project.body += word + " ";
    project.status = *rc::gen::element<std::string>("planned", "ongoing", "completed");
    project.municipalities = some_of({"0180", "0380", "1480", "2480"});
    project.goals = some_of({"11", "13", "14"});
    if (*rc::gen::inRange(0, 6) == 0) project.viewer = "organisation:x";
    return project;
}

std::vector<Project> some_projects() {
    std::vector<Project> projects;
    auto const count = *rc::gen::inRange(0, 60);
    for (int i = 0; i < count; ++i) projects.push_back(some_project(i));
    return projects;
}

Chosen some_choice() {
    Chosen chosen;
    if (*rc::gen::arbitrary<bool>())
        chosen[Facet::municipality] = some_of({"0180", "0380", "nowhere"});
    if (*rc::gen::arbitrary<bool>()) chosen[Facet::status] = some_of({"ongoing", "completed"});
    if (*rc::gen::arbitrary<bool>()) chosen[Facet::goal] = some_of({"11", "13"});
    return chosen;
}

Values values_of(Project const& project, Facet facet) {
    if (facet == Facet::municipality) return project.municipalities;
    return facet == Facet::goal ? project.goals : Values{project.status};
}

bool has_any(Project const& project, Facet facet, Chosen const& chosen) {
    auto const wanted = chosen.find(facet);
    if (wanted == chosen.end() || wanted->second.empty()) return true;
    return std::ranges::any_of(values_of(project, facet), [&](auto const& value) {
        return std::ranges::find(wanted->second, value) != wanted->second.end();
    });
}

constexpr Facet counted[] = {Facet::municipality, Facet::status, Facet::goal};

/// What somebody finds who looks at each project, newest first.
struct Naive {
    std::vector<Project> matching;
    Chosen chosen;

    Naive(std::vector<Project> const& projects, std::string const& word, Chosen const& by)
        : chosen(by) {
        for (auto project = projects.rbegin(); project != projects.rend(); ++project)
            if (project->viewer == search::everyone &&
                (word.empty() || project->body.contains(word)))
                matching.push_back(*project);
    }

    std::string ids() const {
        std::string all;
        for (auto const& project : matching)
            if (std::ranges::all_of(counted,
                                    [&](Facet facet) { return has_any(project, facet, chosen); }))
                all += (all.empty() ? "" : " ") + project.id;
        return all;
    }

    std::string counts_of(Facet facet) const {
        std::map<std::string, std::size_t> by_value;
        std::set<std::string> starred;
        if (auto const own = chosen.find(facet); own != chosen.end())
            for (auto const& value : own->second) starred.insert(value), by_value[value];
        auto others = chosen;
        others.erase(facet);
        for (auto const& project : matching)
            if (std::ranges::all_of(counted,
                                    [&](Facet one) { return has_any(project, one, others); }))
                for (auto const& value : values_of(project, facet)) ++by_value[value];
        std::vector<search::ValueCount> listed;
        for (auto const& [value, count] : by_value)
            listed.push_back({value, count, starred.contains(value)});
        std::ranges::stable_sort(listed, std::ranges::greater(), &search::ValueCount::count);
        return counts(listed);
    }
};

/// The same values, whatever the order of those that nobody has: one that the index never met comes
/// after one that it did.
std::string without_order_of_none(std::vector<search::ValueCount> values) {
    std::ranges::sort(values, [](auto const& left, auto const& right) {
        return left.count != right.count ? left.count > right.count : left.value < right.value;
    });
    return counts(values);
}

}

TEST_CASE("what is found and counted is what looking at every project gives, in the same order") {
    bool const holds = rc::check([] {
        auto const projects = some_projects();
        World world(projects);
        for (int question = 0; question < 4; ++question) {
            auto const word = *rc::gen::element<std::string>("", "stad", "land", "hav");
            auto const chosen = some_choice();
            Naive const naive(projects, word, chosen);
            search::Query const query{.text = word,
                                      .selected = chosen,
                                      .order = Order::newest,
                                      .limit = 100,
                                      .may_relax = false};
            auto const answer = world.search->find(query);
            RC_ASSERT(world.ids(query) == naive.ids());
            RC_ASSERT(answer.total == answer.hits.size());
            for (auto const facet : counted)
                RC_ASSERT(without_order_of_none(answer.facets.at(facet).values) ==
                          naive.counts_of(facet));
            // By relevance the same are found, and those that are chosen from keep their order.
            auto ranked = query;
            ranked.order = Order::relevance;
            auto unfiltered = ranked;
            unfiltered.selected.clear();
            std::set<std::string> const kept = [&] {
                std::set<std::string> ids;
                for (auto const& hit : answer.hits) ids.insert(hit.subject.id);
                return ids;
            }();
            std::string expected;
            for (auto const& hit : world.search->find(unfiltered).hits)
                if (kept.contains(hit.subject.id))
                    expected += (expected.empty() ? "" : " ") + hit.subject.id;
            RC_ASSERT(world.ids(ranked) == expected);
        }
    });
    CHECK(holds);
}

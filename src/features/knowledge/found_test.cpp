// Who finds a project: what is hidden stays with those who answer for it.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "features/knowledge/found.h"
#include "services/search/query.h"

namespace {

using Terms = std::vector<std::string>;

Terms finders(knowledge::Project const& project) {
    return knowledge::found_as(project, {{}, {}, {}}, {2026, 1, 1})->visible_to;
}

}

TEST_CASE("a hidden project is found by the people of its organisation and nobody else") {
    knowledge::Project project;
    project.visibility = knowledge::Visibility::hidden;
    project.organisation = organisations::OrganisationId::make();
    CHECK(finders(project) == Terms{"organisation:" + project.organisation.string()});
}

TEST_CASE("a hidden project of a unit is found by the roles that reach that unit, too") {
    knowledge::Project project;
    project.visibility = knowledge::Visibility::hidden;
    project.organisation = organisations::OrganisationId::make();
    auto const unit = units::UnitId::make();
    auto const found = knowledge::found_as(project, {{}, {}, {}}, {2026, 1, 1}, unit);
    REQUIRE(found);
    CHECK(found->visible_to ==
          Terms{"organisation:" + project.organisation.string(), "unit:" + unit.string()});
    project.visibility = knowledge::Visibility::public_;
    CHECK(knowledge::found_as(project, {{}, {}, {}}, {2026, 1, 1}, unit)->visible_to ==
          Terms{search::everyone});
}

TEST_CASE("a hidden project that no organisation answers for is found by process leaders") {
    knowledge::Project project;
    project.visibility = knowledge::Visibility::hidden;
    CHECK(finders(project) == Terms{"leaders"});
}

TEST_CASE("a public project is found by everybody") {
    knowledge::Project project;
    project.visibility = knowledge::Visibility::public_;
    project.organisation = organisations::OrganisationId::make();
    CHECK(finders(project) == Terms{search::everyone});
}

// The columns of the matrix.
#include "services/permissions/standing.h"

#include <doctest/doctest.h>

#include <vector>

using namespace permissions;

namespace {

std::vector<std::string_view> who(Permission permission, Over over) {
    std::vector<std::string_view> names;
    for (auto standing : standings)
        if (may(standing, permission, over)) names.push_back(name(standing));
    return names;
}

}

TEST_CASE("a role counts over a thing of its own organisation and not of another") {
    CHECK(who(Permission::contribute, Over::organisation) ==
          std::vector<std::string_view>{"contributor", "coordinator", "process_leader"});
    CHECK(who(Permission::coordinate, Over::organisation) ==
          std::vector<std::string_view>{"coordinator", "process_leader"});
}

TEST_CASE("where no single thing is asked for, a role counts wherever it is held") {
    CHECK(who(Permission::coordinate, Over::anywhere) ==
          std::vector<std::string_view>{"coordinator", "coordinator_elsewhere",
                                        "coordinator_in_unit", "coordinator_in_other_unit",
                                        "process_leader"});
    CHECK(who(Permission::lead, Over::anywhere) == std::vector<std::string_view>{"process_leader"});
    CHECK(who(Permission::operate, Over::anywhere) == std::vector<std::string_view>{"operator"});
}

TEST_CASE("a role in a unit counts over what the unit has, and secrecy leaves the leader out") {
    CHECK(who(Permission::coordinate, Over::unit) ==
          std::vector<std::string_view>{"coordinator", "coordinator_in_unit", "process_leader"});
    CHECK(who(Permission::coordinate, Over::closed) ==
          std::vector<std::string_view>{"coordinator", "coordinator_in_unit"});
    CHECK(who(Permission::contribute, Over::part) ==
          std::vector<std::string_view>{"contributor", "coordinator", "coordinator_in_unit",
                                        "coordinator_in_other_unit", "process_leader"});
    CHECK(who(Permission::coordinate, Over::whole) ==
          std::vector<std::string_view>{"coordinator", "coordinator_elsewhere", "process_leader"});
}

TEST_CASE("what is for everyone is for everyone, and a member's own for all but visitors") {
    CHECK(who(Permission::everyone, Over::organisation).size() == standings.size());
    CHECK(who(Permission::member, Over::own).size() == standings.size() - 1);
}

TEST_CASE("what a role rules out is for members without one") {
    CHECK(who(Permission::member, Over::without_role) == std::vector<std::string_view>{"member"});
}

TEST_CASE("every standing, permission and reach has a name of its own") {
    CHECK(name(Standing::visitor) == "visitor");
    CHECK(name(Standing::operator_) == "operator");
    CHECK(name(Permission::operate) == "operate");
    CHECK(name(Over::secret) == "secret");
}

// The register holds together: each kind once, and each in a table that is there.
#include "app/public_documents/kinds.h"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

using namespace public_documents;

namespace {

std::set<std::string, std::less<>> tables() {
    std::ifstream in("tools/distributed_tables.txt");
    REQUIRE(in.good());
    std::set<std::string, std::less<>> names;
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string name;
        if (words >> name && name != "#") names.insert(name);
    }
    return names;
}

}

TEST_CASE("each kind is told once, and kept in a table that is there") {
    std::set<std::string_view> keys;
    auto const known = tables();
    for (auto const& kind : kinds()) {
        CHECK_MESSAGE(keys.insert(kind.key).second, kind.key);
        CHECK_MESSAGE(known.contains(kind.table), kind.table);
    }
}

TEST_CASE("no rule that ends something is told of two kinds") {
    std::set<std::string_view> rules;
    for (auto const& kind : kinds())
        for (auto const rule : kind.rules) CHECK_MESSAGE(rules.insert(rule).second, rule);
}

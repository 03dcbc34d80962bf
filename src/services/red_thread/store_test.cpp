// Links are found from both of their ends, once.
#include "services/red_thread/store.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "platform/db/temporary.h"
#include "services/red_thread/own_data.h"
#include "services/red_thread/rules.h"

namespace red_thread {

namespace {

activity::Subject const lamp{"need", "lamp"}, path{"project", "path"}, park{"project", "park"};

Tied tied(activity::Subject const& earlier, activity::Subject const& later,
          members::MemberId by = {}) {
    return {{earlier, later, web::Relation::became}, basics::Time{1}, by};
}

struct World {
    db::TemporaryDatabase made;

    World() {
        std::ifstream in("src/services/red_thread/migrations/001_red_thread.sql");
        REQUIRE(in.good());
        auto tx = made.database->begin();
        tx.script(std::string(std::istreambuf_iterator<char>(in), {}));
        tx.commit();
    }
};

}

TEST_CASE("a link is found from both ends, and the second tying of the same two is none") {
    World world;
    auto tx = world.made.database->begin();
    CHECK(add(tx, tied(lamp, path)));
    CHECK_FALSE(add(tx, tied(lamp, path)));
    CHECK(add(tx, tied(path, park)));
    CHECK(ties_of(tx, lamp).size() == 1);
    CHECK(ties_of(tx, path).size() == 2);
    CHECK(ties_of(tx, {"case", "lamp"}).empty());
    CHECK(remove(tx, lamp, path));
    CHECK_FALSE(remove(tx, path, lamp));
    CHECK(ties_of(tx, lamp).empty());
}

TEST_CASE("a subject that is weeded leaves no link behind") {
    World world;
    auto tx = world.made.database->begin();
    add(tx, tied(lamp, path));
    add(tx, tied(path, park));
    forget_subject(tx, "project", "path");
    CHECK(ties_of(tx, lamp).empty());
    CHECK(ties_of(tx, park).empty());
}

TEST_CASE("whoever tied a link has it among their own data") {
    World world;
    auto tx = world.made.database->begin();
    auto const me = members::MemberId::make(), other = members::MemberId::make();
    add(tx, tied(lamp, path, me));
    add(tx, tied(path, park, other));
    CHECK(red_thread::own_data(tx, me).find("red_thread")->elements().size() == 1);
}

TEST_CASE("only what makes sense is tied by people") {
    CHECK(relation_between("need", "project") == web::Relation::became);
    CHECK(relation_between("need", "idea") == web::Relation::answered_by);
    CHECK_FALSE(relation_between("project", "need").has_value());
    // The case says so itself.
    CHECK_FALSE(relation_between("project", "case").has_value());
    CHECK_FALSE(relation_between("need", "member").has_value());
}

TEST_CASE("each relation is written as it is read") {
    for (auto const relation :
         {web::Relation::answered_by, web::Relation::became, web::Relation::continued_by,
          web::Relation::has_part, web::Relation::told_in, web::Relation::merged_into})
        CHECK(parse_relation(name(relation)) == relation);
    CHECK_FALSE(parse_relation("").has_value());
}

}

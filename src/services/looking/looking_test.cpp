// One entry for each person, thing and hour.
#include "services/looking/looking.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "platform/db/temporary.h"
#include "services/activity/edition.h"

using namespace looking;

namespace {

std::string schema() {
    std::string sql;
    for (auto const* name : {"001_activity", "002_chain"}) {
        std::ifstream file("src/services/activity/migrations/" + std::string(name) + ".sql");
        sql += {std::istreambuf_iterator<char>(file), {}};
    }
    return sql;
}

constexpr std::int64_t minute = 60 * 1'000'000LL;

}

TEST_CASE("a look is recorded for an hour, for its person, action and thing alone") {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log(edition);
    Look const look{members::MemberId::make(), "notes.sender_looked", {"note", "a"}, {}};
    auto tx = made.database->begin();
    tx.script(schema());
    basics::Time const at{1'000 * minute};
    log.record(tx,
               {.at = at, .actor = look.member, .action = look.action, .subject = look.subject});
    // What others do with the thing meanwhile pushes it back in the log.
    for (int i = 0; i < 120; ++i)
        log.record(
            tx, {.at = {at.microseconds + i}, .action = "notes.changed", .subject = look.subject});
    tx.commit();

    auto reader = made.database->read();
    auto after = [&](int minutes) { return basics::Time{at.microseconds + minutes * minute}; };
    CHECK(is_recorded(reader, look, after(0)));
    CHECK(is_recorded(reader, look, after(59)));
    CHECK_FALSE(is_recorded(reader, look, after(60)));

    auto other = look;
    other.member = members::MemberId::make();
    CHECK_FALSE(is_recorded(reader, other, after(1)));
    other = look;
    other.subject.id = "b";
    CHECK_FALSE(is_recorded(reader, other, after(1)));
    other = look;
    other.action = "notes.exported";
    CHECK_FALSE(is_recorded(reader, other, after(1)));
}

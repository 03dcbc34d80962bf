// Whoever alters the log is found out.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "platform/db/temporary.h"
#include "services/activity/chain.h"
#include "services/activity/edition.h"

using namespace activity;
using Texts = std::vector<std::string>;

namespace {

std::string file(std::string const& name) {
    std::ifstream in("src/services/activity/migrations/" + name + ".sql");
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A log with three entries, of which the second has details.
struct Three {
    db::TemporaryDatabase made;
    Edition edition;
    Log log{edition};

    Three() {
        auto tx = made.database->begin();
        tx.script(file("001_activity") + file("002_chain"));
        log.record(tx, {.at = {5}, .action = "x.made", .subject = {"project", "a"}});
        log.record(tx, {.at = {6},
                        .action = "x.changed",
                        .subject = {"project", "a"},
                        .details = json::Object{{"field", "title"}}});
        log.record(tx, {.at = {7}, .action = "x.made", .subject = {"project", "b"}});
        tx.commit();
    }

    Texts after(std::string_view sql) {
        auto tx = made.database->begin();
        tx.script(sql);
        tx.commit();
        auto reader = made.database->read();
        return damage_of(reader);
    }
};

}

TEST_CASE("a log as it was written is sound, and its head moves with each entry") {
    Three three;
    CHECK(three.after("SELECT 1").empty());
    auto reader = three.made.database->read();
    auto const head = activity::head(reader);
    CHECK(head.sequence == 3);
    CHECK(head.chain.size() == 64);
}

TEST_CASE("each part of an entry is covered") {
    for (std::string const change :
         {"at = 1", "actor = 'other'", "action = 'x.removed'", "subject_kind = 'case'",
          "subject_id = 'b'", "organisation = 'other'", "details = '{\"field\":\"story\"}'",
          "digest = 'other'", "chain = 'other'"}) {
        CAPTURE(change);
        Three three;
        auto const found = three.after("UPDATE activity SET " + change + " WHERE sequence = 2");
        REQUIRE(!found.empty());
        CHECK(found.front() == "activity 2: is not as it was written");
    }
}

TEST_CASE("an entry that is taken away or put in between shows") {
    CHECK(Three().after("DELETE FROM activity WHERE sequence = 2") ==
          Texts{"activity 3: the entries after 1 are gone"});
    auto const moved = Three().after(
        "DELETE FROM activity WHERE sequence = 2; UPDATE activity SET sequence = 2 WHERE sequence = 3");
    CHECK(moved == Texts{"activity 2: is not as it was written"});
}

TEST_CASE("details that are weeded leave the chain whole") {
    CHECK(Three().after("UPDATE activity SET details = '', salt = '' WHERE sequence = 2").empty());
}

TEST_CASE("equal details have digests that do not tell so") {
    Entry const entry{.sequence = 1, .details = json::Object{{"a", 1}}};
    CHECK(link("", entry, "{}", "one").digest != link("", entry, "{}", "two").digest);
}

TEST_CASE("a log of an older version is chained once, and new entries go on from there") {
    Three three;
    auto tx = three.made.database->begin();
    tx.script("UPDATE activity SET salt = '', digest = '', chain = ''");
    chain_older(tx);
    auto const head = activity::head(tx);
    chain_older(tx);
    CHECK(activity::head(tx).chain == head.chain);
    three.log.record(tx, {.at = {8}, .action = "x.made", .subject = {"project", "c"}});
    tx.commit();
    auto reader = three.made.database->read();
    CHECK(damage_of(reader).empty());
    CHECK(activity::head(reader).sequence == 4);
}

// Weeding takes two people, goes on after a crash, takes nothing that is held, and leaves nothing.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <fstream>
#include <iterator>
#include <thread>

#include "platform/db/temporary.h"
#include "services/activity/chain.h"
#include "services/activity/edition.h"
#include "services/weeding/daily.h"

using namespace weeding;
using lifetimes::Due;
using lifetimes::Ending;
using lifetimes::Unit;

namespace {

constexpr std::int64_t day = 24 * 3600 * 1'000'000LL;
constexpr std::string_view words = "Fru Ekströms grannsämja";
/// A day at noon, or a time.
basics::Time at(std::string when) {
    if (!when.contains('T')) when += "T12:00:00Z";
    return basics::parse_iso_time(when).value();
}

std::string file(std::string const& path) {
    std::ifstream in("src/services/" + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A table of notes whose rule is five years, by decision or by itself, and two people.
struct Office {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log{edition};
    OrganisationId here = OrganisationId::make(), elsewhere = OrganisationId::make();
    members::MemberId ada = members::MemberId::make(), bo = members::MemberId::make();
    basics::Time now = at("2026-03-11T12:00:00Z");
    std::string held;  ///< The key that is held.
    std::vector<std::string> forgotten;
    lifetimes::Rules rules;
    Tools tools{log, rules,
                [this](db::Reader&, std::string_view, std::string_view subject) {
                    return subject == held ? std::string_view("looked_at") : std::string_view();
                },
                [this](db::Transaction&, std::string_view, std::string_view subject) {
                    forgotten.emplace_back(subject);
                }};

    explicit Office(Ending ending = Ending::by_decision) {
        rules = {rule(ending)};
        auto tx = made.database->begin();
        tx.script(file("activity/migrations/001_activity.sql") +
                  file("activity/migrations/002_chain.sql") +
                  file("weeding/migrations/001_weeding.sql") +
                  "CREATE TABLE notes (id TEXT NOT NULL PRIMARY KEY, organisation TEXT NOT NULL,"
                  " since BIGINT NOT NULL, words TEXT NOT NULL)");
        tx.commit();
    }

    static Due due(db::Row const& row) {
        return {.key = row.text(0),
                .organisation = row.id<OrganisationId>(1),
                .since = row.time(2),
                .kind = "note",
                .subject = row.text(0),
                .title = row.text(3)};
    }
    static std::shared_ptr<lifetimes::Rule const> rule(Ending ending) {
        return std::make_shared<lifetimes::Rule const>(lifetimes::Rule{
            .name = "notes",
            .ending = ending,
            .span = {5, Unit::years},
            .least = lifetimes::Span{1, Unit::years},
            .each =
                [](db::Reader& reader, basics::Time before, std::string_view after,
                   lifetimes::Take const& take) {
                    reader.each(
                        "SELECT id, organisation, since, words FROM notes"
                        " WHERE since < $1 AND id > $2 ORDER BY id",
                        {before, after}, [&](db::Row const& row) { return take(due(row)); });
                },
            .find =
                [](db::Reader& reader, std::string_view key) {
                    return reader.first(
                        "SELECT id, organisation, since, words FROM notes WHERE id = $1", {key},
                        due);
                },
            .weed =
                [](db::Transaction& tx, std::string_view key) {
                    tx.run("DELETE FROM notes WHERE id = $1", {key});
                }});
    }

    void note(std::string const& id, OrganisationId const& whose, char const* since) {
        auto tx = made.database->begin();
        tx.run("INSERT INTO notes (id, organisation, since, words) VALUES ($1, $2, $3, $4)",
               {id, whose, at(since), std::string(words) + " " + id});
        log.record(tx, {.at = at(since),
                        .action = "x.written",
                        .subject = {"note", id},
                        .details = json::Object{{"title", words}}});
        tx.commit();
    }
    void old_notes(int count) {
        for (int i = 0; i < count; ++i) note("n" + std::to_string(1000 + i), here, "2020-01-01");
    }
    std::expected<Weeding, basics::Problems> propose(members::MemberId const& by) {
        auto tx = made.database->begin();
        auto proposed = weeding::propose(tx, tools, {now, by}, here, *rules.front(),
                                         {"KS 7", {2026, 1, 2}, "x"});
        if (proposed) tx.commit();
        return proposed;
    }
    Obstacle begin(WeedingId const& id, members::MemberId const& by) {
        auto tx = made.database->begin();
        auto const stands = weeding::begin(tx, tools, {now, by}, id);
        tx.commit();
        return stands;
    }
    void carry_out(WeedingId const& id) {
        while (carry_on(*made.database, tools, now, id)) {}
    }
    std::int64_t number(std::string_view sql) { return made.database->read().number(sql); }
    Counts counts(WeedingId const& id) {
        auto reader = made.database->read();
        return store::counts(reader, id);
    }
    Weeding find(WeedingId const& id) {
        auto reader = made.database->read();
        return store::find(reader, id).value();
    }
    void set_span(lifetimes::Span const& span) {
        auto tx = made.database->begin();
        store::set_span(tx, here, "notes", span, ada, now);
        tx.commit();
    }
    Amount amount() {
        auto reader = made.database->read();
        auto const spans = store::spans(reader);
        return count(reader,
                     {*rules.front(), spans, basics::day_in_stockholm(now), tools.holds, here});
    }
};

}

TEST_CASE("what one proposes and another carries out is gone, and the log still proves itself") {
    Office office;
    office.old_notes(3);
    auto const proposed = office.propose(office.ada);
    REQUIRE(proposed);
    CHECK(office.begin(proposed->id, office.bo) == Obstacle::none);
    office.carry_out(proposed->id);
    CHECK(office.number("SELECT count(*) FROM notes") == 0);
    CHECK(office.number("SELECT count(*) FROM activity WHERE details LIKE '%Ekström%'") == 0);
    CHECK(office.forgotten == std::vector<std::string>{"n1000", "n1001", "n1002"});
    auto const done = office.find(proposed->id);
    CHECK(done.state == State::done);
    CHECK(done.proposed_by == office.ada);
    CHECK(done.carried_out_by == office.bo);
    CHECK(office.counts(done.id).weeded == 3);
    CHECK(office.number("SELECT count(*) FROM activity WHERE action = 'weeding.weeded'") == 3);
    auto reader = office.made.database->read();
    CHECK(activity::damage_of(reader).empty());
}

TEST_CASE("who proposed cannot carry out, nor can anybody twice, and the table refuses it too") {
    Office office;
    office.old_notes(1);
    auto const id = office.propose(office.ada)->id;
    CHECK(office.begin(id, office.ada) == Obstacle::same_person);
    CHECK(office.begin(WeedingId::make(), office.bo) == Obstacle::not_open);
    auto forced = office.find(id);
    forced.carried_out_by = office.ada;
    {
        auto tx = office.made.database->begin();
        CHECK_THROWS_AS(store::update(tx, forced), db::Failure);
    }
    CHECK(office.begin(id, office.bo) == Obstacle::none);
    CHECK(office.begin(id, members::MemberId::make()) == Obstacle::not_open);
}

TEST_CASE("of many who press at once only one begins, and it is never the one who proposed") {
    Office office;
    office.old_notes(1);
    auto const id = office.propose(office.ada)->id;
    std::array<Obstacle, 8> answers = {};
    {
        std::vector<std::jthread> people;
        for (std::size_t i = 0; i < answers.size(); ++i)
            people.emplace_back([&, i] {
                answers[i] = office.begin(id, i % 2 == 0 ? office.ada : members::MemberId::make());
            });
    }
    CHECK(std::ranges::count(answers, Obstacle::none) == 1);
    for (std::size_t i = 0; i < answers.size(); i += 2) CHECK(answers[i] != Obstacle::none);
    CHECK(office.find(id).carried_out_by != office.ada);
}

TEST_CASE("what was interrupted goes on where it was") {
    Office office;
    office.old_notes(120);
    auto const id = office.propose(office.ada)->id;
    office.begin(id, office.bo);
    CHECK(carry_on(*office.made.database, office.tools, office.now, id));
    CHECK(office.counts(id).weeded == 50);
    auto reader = std::make_unique<db::Reader>(office.made.database->read());
    CHECK(store::under_way(*reader) == std::vector{id});
    reader.reset();
    office.now.microseconds += 3 * day;
    office.carry_out(id);
    CHECK(office.counts(id).weeded == 120);
    CHECK(office.number("SELECT count(*) FROM activity WHERE action = 'weeding.carried_out'") == 1);
    CHECK_FALSE(carry_on(*office.made.database, office.tools, office.now, id));
}

TEST_CASE("what is looked at, has changed or is gone since it was proposed is left") {
    Office office;
    office.old_notes(4);
    auto const id = office.propose(office.ada)->id;
    office.held = "n1000";
    auto tx = office.made.database->begin();
    tx.run("UPDATE notes SET since = $1 WHERE id = 'n1001'", {at("2020-02-02")});
    tx.run("DELETE FROM notes WHERE id = 'n1002'");
    tx.commit();
    office.begin(id, office.bo);
    office.carry_out(id);
    auto const counts = office.counts(id);
    CHECK(counts.held == 1);
    CHECK(counts.changed == 1);
    CHECK(counts.gone == 1);
    CHECK(counts.weeded == 1);
    CHECK(office.number("SELECT count(*) FROM notes") == 2);
}

TEST_CASE("a proposal covers what is over and nobody holds, of its own organisation") {
    Office office;
    office.note("a", office.here, "2020-01-01");
    office.note("b", office.elsewhere, "2020-01-01");
    office.note("c", office.here, "2025-01-01");
    office.note("d", office.here, "2020-01-01");
    office.held = "d";
    CHECK(office.amount().due == 1);
    CHECK(office.amount().held == 1);
    auto const id = office.propose(office.ada)->id;
    auto reader = office.made.database->read();
    auto const items = store::items(reader, id, "", 100);
    REQUIRE(items.size() == 1);
    CHECK(items.front().key == "a");
}

TEST_CASE("there is one open proposal at a time, and none about nothing") {
    Office office;
    CHECK(office.propose(office.ada).error().front().text == "weeding.nothing");
    office.old_notes(1);
    auto const first = office.propose(office.ada);
    CHECK(office.propose(office.bo).error().front().text == "weeding.open_already");
    {
        auto tx = office.made.database->begin();
        CHECK(withdraw(tx, office.tools, {office.now, office.bo}, *first));
        CHECK_FALSE(withdraw(tx, office.tools, {office.now, office.bo},
                             store::find(tx, first->id).value()));
        tx.commit();
    }
    CHECK(office.begin(first->id, office.bo) == Obstacle::not_open);
    CHECK(office.propose(office.bo));
}

TEST_CASE("an organisation says its own length, never shorter than the least") {
    Office office;
    office.note("a", office.here, "2024-02-29");
    office.note("b", office.elsewhere, "2020-01-01");
    CHECK(office.amount().due == 0);
    office.set_span({2, Unit::years});
    // Two years from 29 February are over when 1 March has passed.
    office.now = at("2026-03-01T12:00:00Z");
    CHECK(office.amount().due == 0);
    office.now = at("2026-03-01T23:30:00Z");
    CHECK(office.amount().due == 1);
    office.set_span({3, Unit::months});
    CHECK(office.amount().due == 0);
    office.set_span({50, Unit::years});
    CHECK(office.amount().due == 0);
}

TEST_CASE("the daily run takes what goes by itself, once a day, and says how much") {
    Office office(Ending::by_itself);
    office.old_notes(450);
    office.note("young", office.here, "2025-01-01");
    office.held = "n1007";
    CHECK(run(*office.made.database, office.tools, office.now, {}));
    CHECK(office.number("SELECT count(*) FROM notes") == 2);
    {
        auto reader = office.made.database->read();
        CHECK(has_run(reader, office.now));
        auto const made = store::run(reader, "2026-03-11", "notes");
        REQUIRE(made);
        CHECK(made->weeded == 449);
        CHECK(made->held == 1);
        CHECK(store::last_runs(reader).size() == 2);
    }
    office.held.clear();
    CHECK(run(*office.made.database, office.tools, office.now, {}));
    CHECK(office.number("SELECT count(*) FROM notes") == 2);
    office.now.microseconds += day;
    CHECK(run(*office.made.database, office.tools, office.now, {}));
    CHECK(office.number("SELECT count(*) FROM notes") == 1);
    CHECK(office.number("SELECT count(*) FROM activity WHERE action = 'weeding.ran'") == 2);
}

TEST_CASE("a daily run that is told to stop is no run, and the next one ends it") {
    Office office(Ending::by_itself);
    office.old_notes(3);
    std::stop_source stop;
    stop.request_stop();
    CHECK_FALSE(run(*office.made.database, office.tools, office.now, stop.get_token()));
    {
        auto reader = office.made.database->read();
        CHECK_FALSE(has_run(reader, office.now));
        CHECK(store::last_runs(reader).empty());
    }
    CHECK(run(*office.made.database, office.tools, office.now, {}));
    CHECK(office.number("SELECT count(*) FROM notes") == 0);
}

TEST_CASE("what needs a decision never goes by itself") {
    Office office;
    office.old_notes(2);
    CHECK(run(*office.made.database, office.tools, office.now, {}));
    CHECK(office.number("SELECT count(*) FROM notes") == 2);
    auto reader = office.made.database->read();
    auto const amounts = weeding::amounts(reader, office.tools, office.now);
    CHECK(json::write(amounts) == R"([{"rule":"notes","ending":"by_decision","due":2,"held":0}])");
}

TEST_CASE("not a word is left in the file of the database") {
    Office office;
    office.old_notes(300);
    office.note("kept", office.here, "2025-01-01");
    auto const id = office.propose(office.ada)->id;
    office.begin(id, office.bo);
    office.carry_out(id);
    bool const is_a_file = !office.made.database->is_shared();
    office.made.database.reset();
    if (!is_a_file) return;
    std::string everything;
    for (auto const& one : std::filesystem::directory_iterator(office.made.folder.path())) {
        std::ifstream in(one.path(), std::ios::binary);
        everything.append(std::istreambuf_iterator<char>(in), {});
    }
    auto count = [&](std::string_view text) {
        std::size_t found = 0;
        for (auto place = everything.find(text); place != everything.npos;
             place = everything.find(text, place + 1))
            ++found;
        return found;
    };
    CHECK(count("Ekströms grannsämja n1") == 0);
    // Of the one that stays: its row, and what the log says of it.
    CHECK(count(words) == 2);
}

TEST_CASE("a proposal says which decision, on which day, and what it covers") {
    basics::Date const today{2026, 3, 11};
    auto fields = [&](Draft const& draft) {
        std::vector<std::string> found;
        if (auto const checked = check(draft, today); !checked)
            for (auto const& problem : checked.error()) found.push_back(problem.text);
        return found;
    };
    using Found = std::vector<std::string>;
    CHECK(fields({"KS 7", "2026-03-11", "Gamla behov"}).empty());
    CHECK(fields({}) ==
          Found{"weeding.decision_missing", "weeding.decided_on_wrong", "weeding.covers_missing"});
    CHECK(fields({"KS 7", "2026-03-12", "x"}) == Found{"weeding.decided_on_later"});
    CHECK(fields({"KS 7", "2026-03", "x"}) == Found{"weeding.decided_on_wrong"});
    CHECK(fields({"KS 7", "2026-02-29", "x"}) == Found{"weeding.decided_on_wrong"});
    CHECK(fields({std::string(101, 'x'), "2026-01-01", std::string(1001, 'x')}) ==
          Found{"weeding.decision_too_long", "weeding.covers_too_long"});
}

TEST_CASE("both are coordinators of that very organisation") {
    using permissions::Role;
    auto const here = OrganisationId::make(), elsewhere = OrganisationId::make();
    auto may = [&](permissions::Grant const& grant) {
        return may_take_part({.member = members::MemberId::make(), .name = "", .grants = {grant}},
                             here);
    };
    CHECK(may({Role::coordinator, here}));
    CHECK_FALSE(may({Role::coordinator, elsewhere}));
    CHECK_FALSE(may({Role::contributor, here}));
    CHECK_FALSE(may({Role::process_leader, {}}));
}

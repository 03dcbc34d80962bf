// What may be seen of persons whom sources name, and who is gone for good.
#include <doctest/doctest.h>

#include "features/knowledge/bank_world.h"
#include "features/knowledge/exporting.h"
#include "features/knowledge/found.h"
#include "features/knowledge/persons.h"

using namespace knowledge;

namespace {

Record with_petra(std::string title = "Ett", std::string id = "1") {
    auto made = record(std::move(id), std::move(title));
    made.content.persons = {{.name = "Petra Pärla",
                             .title = "Projektledare",
                             .email = "petra@sampelby.example",
                             .telephone = "0470-17"},
                            {.name = "Tore"}};
    return made;
}

std::string const petra = person_key({.name = "PETRA pärla "});

void act(Bank& bank, auto what) {
    auto tx = bank.made.database->begin();
    what(tx);
    tx.commit();
}

void show_petra(Bank& bank, ProjectId id) {
    act(bank, [&](db::Transaction& tx) {
        publish(tx, bank.hand(5), id,
                {.person = petra, .name = "Petra Pärla", .email = "petra@sampelby.example"});
    });
}

std::string everything_told(Bank& bank, ProjectId id) {
    auto reader = bank.made.database->read();
    auto const project = bank.project(id);
    auto told = json::write(
        exported(project, records(reader, id), public_contacts(reader, id), bank.directory));
    for (auto const& entry : activity::entries_after(reader, 0, 100))
        told += json::write(entry.details);
    auto const document = found_as(project, bank.directory, {2026, 1, 1});
    REQUIRE(document);
    for (auto const& field : document->texts) told += field.text;
    return told + json::write(project.fields);
}

bool is_named(Bank& bank, ProjectId id) {
    auto reader = bank.made.database->read();
    for (auto const& one : persons_named(records(reader, id)))
        if (one.key == petra) return true;
    return false;
}

}

TEST_CASE("a person whom sources name is in nothing that others see") {
    Bank bank;
    auto const id = bank.take(with_petra()).project;
    CHECK(is_named(bank, id));
    CHECK_FALSE(everything_told(bank, id).contains("etra"));
}

TEST_CASE("what is shown is what was chosen, and the log has none of it") {
    Bank bank;
    auto const id = bank.take(with_petra()).project;
    auto const before = bank.project(id).version;
    show_petra(bank, id);
    CHECK(bank.project(id).version == before + 1);
    auto reader = bank.made.database->read();
    auto const shown = public_contacts(reader, id);
    REQUIRE(shown.size() == 1);
    CHECK(shown.front().name == "Petra Pärla");
    CHECK(shown.front().telephone.empty());
    CHECK(shown.front().member == bank.anna);
    auto const told =
        json::write(exported(bank.project(id), records(reader, id), shown, bank.directory));
    CHECK(told.contains("petra@sampelby.example"));
    CHECK_FALSE(told.contains("0470"));
    for (auto const& entry : activity::entries_after(reader, 0, 100))
        CHECK_FALSE(json::write(entry.details).contains("etra"));
}

TEST_CASE("an import never shows more, nor shows again what was withdrawn") {
    Bank bank;
    auto const id = bank.take(with_petra()).project;
    show_petra(bank, id);
    bank.take(with_petra("Två"));
    {
        auto reader = bank.made.database->read();
        CHECK(public_contacts(reader, id).front().telephone.empty());
    }
    act(bank, [&](db::Transaction& tx) {
        CHECK(withdraw(tx, bank.hand(6), id, petra));
        CHECK_FALSE(withdraw(tx, bank.hand(6), id, petra));
    });
    bank.take(with_petra("Tre"));
    CHECK_FALSE(everything_told(bank, id).contains("etra"));
    CHECK(is_named(bank, id));
}

TEST_CASE("a person who was removed for good does not come back, whatever the source says") {
    Bank bank;
    auto const id = bank.take(with_petra()).project;
    show_petra(bank, id);
    act(bank, [&](db::Transaction& tx) {
        CHECK(remove_for_good(tx, bank.hand(7), id, petra));
        CHECK_FALSE(remove_for_good(tx, bank.hand(7), id, petra));
    });
    CHECK_FALSE(is_named(bank, id));
    CHECK_FALSE(everything_told(bank, id).contains("etra"));
    CHECK(bank.take(with_petra()).outcome == Outcome::unchanged);
    auto renamed = with_petra("Två");
    renamed.content.persons.front().name = "Petra Pärla-Gift";
    CHECK(bank.take(renamed).outcome == Outcome::updated);
    auto reader = bank.made.database->read();
    auto const left = records(reader, id).front().persons;
    REQUIRE(left.size() == 1);
    CHECK(left.front().name == "Tore");
}

TEST_CASE("what is shown follows its project into a merge and out of it") {
    Bank bank;
    auto const kept = bank.take(record("2", "Samma", "vinnova")).project;
    auto const other = bank.take(with_petra()).project;
    show_petra(bank, other);
    act(bank, [&](db::Transaction& tx) { merge(tx, bank.hand(), kept, other); });
    {
        auto reader = bank.made.database->read();
        CHECK(public_contacts(reader, kept).size() == 1);
    }
    act(bank, [&](db::Transaction& tx) { undo_merge(tx, bank.hand(), other); });
    auto reader = bank.made.database->read();
    CHECK(public_contacts(reader, kept).empty());
    CHECK(public_contacts(reader, other).size() == 1);
}

TEST_CASE("records that name the same person name one, with what each knows") {
    StoredRecord one, two;
    one.record = {.source = "page", .source_id = "1"};
    one.persons = {{.name = "Petra Pärla", .email = "p@sampelby.example"},
                   {.name = "", .email = "x@y.example"}};
    two.record = {.source = "table", .source_id = "9"};
    two.persons = {{.name = "petra pärla", .telephone = "17"}};
    auto const named = persons_named({one, two});
    REQUIRE(named.size() == 2);
    CHECK(named[0].person.email == "p@sampelby.example");
    CHECK(named[0].person.telephone == "17");
    CHECK(named[0].sources == std::vector<std::string>{"page:1", "table:9"});
    CHECK(named[1].key != named[0].key);
}

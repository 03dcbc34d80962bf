// Importing, writing, merging and undoing against a real database.
#include <doctest/doctest.h>

#include "features/knowledge/bank_world.h"
#include "features/knowledge/linking.h"

using namespace knowledge;

TEST_CASE(
    "importing the same again changes nothing; importing something new updates what came from there") {
    Bank bank;
    auto const first = bank.take(record("1", "Ett"));
    CHECK(first.outcome == Outcome::created);
    CHECK(bank.take(record("1", "Ett")).outcome == Outcome::unchanged);
    auto const again = bank.take(record("1", "Två"));
    CHECK(again.outcome == Outcome::updated);
    CHECK(again.project == first.project);
    CHECK(bank.project(first.project).title == "Två");
}

TEST_CASE("what a person wrote survives every re-import") {
    Bank bank;
    auto const id = bank.take(record("1", "Källans titel")).project;
    bank.write(id, {{"title.sv", "Vår titel"}, {"funder", nullptr}});
    bank.take(record("1", "Källans nya titel"));
    auto const project = bank.project(id);
    CHECK(project.title == "Vår titel");
    CHECK(project.fields.find("funder") == nullptr);
    CHECK(project.givers.at("title.sv") == std::vector<std::string>{"hand"});
    CHECK(project.givers.at("funder_number") == std::vector<std::string>{"swecris:1"});
}

TEST_CASE(
    "who saves a version that somebody else has changed is told, and nothing is overwritten") {
    Bank bank;
    auto const id = bank.take(record("1", "Ett")).project;
    auto const seen = bank.project(id).version;
    bank.write(id, {{"title.sv", "Den första"}});
    auto tx = bank.made.database->begin();
    auto const saved = save(tx, bank.hand(), id, seen, {{"title.sv", "Den andra"}});
    REQUIRE_FALSE(saved);
    CHECK(saved.error().now.title == "Den första");
}

TEST_CASE(
    "likely duplicates are queued once; merging keeps both sources and undoing brings everything back") {
    Bank bank;
    auto const kept = bank.take(record("1", "Ett projekt")).project;
    auto const other = bank.take(record("2", "Samma projekt", "vinnova")).project;
    bank.write(other, {{"own_number", "KS 2020/1"}});
    {
        auto reader = bank.made.database->read();
        CHECK(pairs(reader, PairState::open, 10).size() == 1);
    }
    auto const fields_before = bank.project(other).fields;
    {
        auto tx = bank.made.database->begin();
        merge(tx, bank.hand(3), kept, other);
        tx.commit();
    }
    auto reader = bank.made.database->read();
    CHECK(records(reader, kept).size() == 2);
    CHECK(bank.project(kept).title == "Ett projekt");
    CHECK(bank.project(kept).fields.find("own_number")->text() == "KS 2020/1");
    CHECK(bank.project(other).merged_into == kept);
    CHECK(pairs(reader, PairState::open, 10).empty());
    {
        auto tx = bank.made.database->begin();
        undo_merge(tx, bank.hand(4), other);
        tx.commit();
    }
    CHECK(bank.project(other).fields == fields_before);
    CHECK_FALSE(bank.project(other).merged_into);
    CHECK(bank.project(kept).fields.find("own_number") == nullptr);
    auto now = bank.made.database->read();
    CHECK(records(now, kept).size() == 1);
    CHECK(pairs(now, PairState::open, 10).size() == 1);
    CHECK(activity::entries_about(now, {"project", other.string()}, 0, 10).size() == 4);
}

TEST_CASE("a re-import of a merged record updates the project that it was merged into") {
    Bank bank;
    auto const kept = bank.take(record("1", "Ett")).project;
    auto const other = bank.take(record("2", "Två", "vinnova")).project;
    {
        auto tx = bank.made.database->begin();
        merge(tx, bank.hand(), kept, other);
        tx.commit();
    }
    auto changed = record("2", "Två", "vinnova");
    changed.content.keywords = {"boende"};
    CHECK(bank.take(changed).project == kept);
    CHECK(bank.project(kept).fields.find("keywords") != nullptr);
}

TEST_CASE("persons are kept beside the record and never among the fields") {
    Bank bank;
    auto with_person = record("1", "Ett");
    with_person.content.persons = {{.name = "Anna Andersson", .email = "anna@sampelby.example"}};
    auto const id = bank.take(with_person).project;
    CHECK_FALSE(json::write(bank.project(id).fields).contains("anna"));
    auto reader = bank.made.database->read();
    CHECK(records(reader, id).front().persons.size() == 1);
}

TEST_CASE(
    "an organisation that is added later is linked to the projects that name it, and only those") {
    using organisations::Organisation;
    Bank bank;
    auto named = record("1", "Lampor");
    named.content.partners = {{.name = "SAMPELBY LAMPFABRIK AB", .role = PartnerRole::partner}};
    auto const id = bank.take(named).project;
    auto const written = bank.take(record("2", "Annat")).project;
    auto const before = bank.project(id);
    Organisation const factory{.id = organisations::OrganisationId::make(),
                               .kind = organisations::Kind::company,
                               .name = "Sampelby Lampfabrik AB",
                               .country = "SE"};
    organisations::Directory const later({factory}, {}, {});
    Hand const hand{bank.log, later, {9}, bank.anna};
    CHECK(link_later(*bank.made.database, hand, {factory.id}) == 1);
    auto reader = bank.made.database->read();
    CHECK(participations(reader, id) ==
          std::set<Participation>{{factory.id, PartnerRole::partner}});
    CHECK(participations(reader, written).empty());
    auto const after = bank.project(id);
    CHECK(after.fields == before.fields);
    CHECK(after.version == before.version);
    CHECK(after.updated_at.microseconds == 9);
    auto const told = activity::entries_about(reader, {"project", id.string()}, 0, 1);
    REQUIRE(told.size() == 1);
    CHECK(told[0].action == "knowledge.project_linked");
    CHECK(told[0].details.at("organisation").text() == "Sampelby Lampfabrik AB");
    CHECK(link_later(*bank.made.database, hand, {factory.id}) == 0);
}

// Imports from the browser: when they are carried out.
#include "features/knowledge/imports.h"

#include <doctest/doctest.h>

#include <thread>

#include "features/knowledge/world.h"
#include "services/organisations/store.h"

using namespace knowledge;

TEST_CASE("an import waits in the database until the site is served") {
    World world;
    std::string why;
    Importer importer(world.services, [&](std::string const& text) { why = text; });
    auto const id = importer.look(members::MemberId::make(), "table", "snö.csv",
                                  R"({"columns":{"Projektnamn":"title"}})",
                                  "Projektnamn\nGemensam snöröjning\n");
    auto state = [&] {
        auto reader = world.made.database->read();
        return find_import(reader, id)->state;
    };
    // What a command does: it builds the program, and lets it fall again.
    {
        Importer const of_a_command(world.services, [](std::string const&) {});
    }
    CHECK(state() == ImportState::looking);
    importer.begin_work();
    while (state() == ImportState::looking && why.empty()) std::this_thread::yield();
    importer.end_work();
    CHECK(why == "");
    CHECK(state() == ImportState::looked);
}

TEST_CASE("an import knows the global goals and the municipalities that a source names") {
    World world;
    {
        auto tx = world.made.database->begin();
        organisations::load_registers(tx, world.resources);
        tx.commit();
        auto reader = world.made.database->read();
        world.shelf.refresh(reader);
    }
    std::vector<int> goals;
    std::size_t recognised = 0;
    ImportOrder order{.source = "gdp"};
    order.seen = [&](Record const& record) {
        for (auto const& mark : record.content.goals) goals.push_back(mark.goal);
        for (auto const& partner : record.content.partners)
            recognised += partner.municipality_code == "1490" ? 1 : 0;
    };
    auto const counts = import_file(
        world.services,
        R"([{"finansiarNamn":"Vinnova","diarienummer":"2024-1","titel":"Delat boende","startdatum":"2024-01-01",)"
        R"("hallbarhetsmal":[{"namn":"Hållbara städer och samhällen"}],)"
        R"("organisationer":[{"namn":"Borås kommun","organisationsnummer":"212000-1561","roll":"Koordinator"}]}])",
        std::move(order));
    REQUIRE(counts);
    CHECK(counts->created == 1);
    CHECK(goals == std::vector{11});
    CHECK(recognised == 1);
}

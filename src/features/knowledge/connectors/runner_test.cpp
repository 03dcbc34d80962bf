// Fetching from servers of this machine that speak as the sources do.
#include "features/knowledge/connectors/runner.h"

#include <doctest/doctest.h>

#include "features/knowledge/connectors/rules.h"
#include "features/knowledge/connectors/store.h"
#include "features/knowledge/world.h"
#include "platform/outbound/local_server.h"

using namespace knowledge;
using namespace knowledge::connectors;
using outbound::answer_of;
using outbound::LocalServer;

namespace {

/// A knowledge bank with sources.
struct SourceWorld : knowledge::World {
    ConnectorId add(std::string source, std::vector<std::string> addresses,
                    std::string sealed_key = {}) {
        Connector const connector{.id = ConnectorId::make(),
                                  .name = "Källan",
                                  .source = std::move(source),
                                  .addresses = std::move(addresses),
                                  .sealed_key = std::move(sealed_key),
                                  .since = basics::Date{2024, 1, 1},
                                  .next_at = now};
        auto tx = made.database->begin();
        connectors::add(tx, connector);
        tx.commit();
        return connector.id;
    }
    Connector connector(ConnectorId id) {
        auto reader = made.database->read();
        return find(reader, id).value();
    }
    std::vector<Run> runs(ConnectorId id) {
        auto reader = made.database->read();
        return runs_of(reader, id, 100);
    }
    std::int64_t count(char const* sql) {
        auto reader = made.database->read();
        return reader.number(sql);
    }
    std::int64_t projects() { return count("SELECT count(*) FROM projects"); }
};

void make_round(Runner& runner) { runner.round(std::stop_token()); }

Runner runner(SourceWorld& world) {
    return Runner(world.services, outbound::Client(world.settings.outbound));
}

std::string const vinnova_project =
    R"([{"Diarienummer":"2024-00001","Ärenderubrik":"Delat boende i Sampelby","BeviljatBidrag":500000,)"
    R"("ProjektStart":"2024-02-01T00:00:00","ProjektSlut":"2025-02-01T00:00:00","KoordinatorOrg":"Sampelby kommun","Status":"Pågående"}])";

std::string gdp_project(int number) {
    auto const text = std::to_string(number);
    return R"({"finansiarNamn":"Vinnova","diarienummer":"2024-)" + text +
           R"(","titel":"Projekt nummer )" + text +
           R"(","status":"Pågående","startdatum":"2024-01-01","slutdatum":"2025-01-01"})";
}

/// The common interface, with as many projects; wants the key.
LocalServer::Handler gdp(int projects, std::string key) {
    return [projects, key](std::string const& head, outbound::Link& link) {
        if (!head.contains("Authorization: " + key + "\r\n"))
            return void(link.send(answer_of(401, "")));
        auto const place = head.find("offset=") + 7;
        int const offset = std::stoi(head.substr(place));
        std::string list;
        for (int i = offset; i < std::min(offset + 100, projects); ++i)
            list += (list.empty() ? "" : ",") + gdp_project(10000 + i);
        link.send(answer_of(200, "[" + list + "]",
                            "x-totalrecords: " + std::to_string(projects) + "\r\n"));
    };
}

}

TEST_CASE("a source that is due is fetched once, and then waits for its next time") {
    SourceWorld world;
    LocalServer const server([](std::string const&, outbound::Link& link) {
        link.send(answer_of(200, vinnova_project));
    });
    auto const id = world.add("vinnova", {server.address("/api/projekt")});
    auto fetching = runner(world);
    make_round(fetching);
    make_round(fetching);
    CHECK(server.heads().size() == 1);
    CHECK(server.heads().at(0).starts_with("GET /api/projekt/2024-01-01 HTTP/1.1\r\n"));
    auto const runs = world.runs(id);
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].state == RunState::done);
    CHECK(runs[0].counts.created == 1);
    CHECK(world.projects() == 1);
    CHECK(world.connector(id).covered == basics::Date{2025, 1, 10});
    CHECK(world.connector(id).next_at == next_time({}, world.now));

    world.now = *world.connector(id).next_at;
    make_round(fetching);
    CHECK(server.heads().at(1).starts_with("GET /api/projekt/2025-01-03 HTTP/1.1\r\n"));
    CHECK(world.runs(id)[0].counts.unchanged == 1);
    CHECK(world.projects() == 1);
}

TEST_CASE("a source that has nothing new is a success") {
    SourceWorld world;
    LocalServer const server(
        [](std::string const&, outbound::Link& link) { link.send(answer_of(200, "[]")); });
    auto const id = world.add("vinnova", {server.address("/api/projekt")});
    auto fetching = runner(world);
    make_round(fetching);
    CHECK(world.runs(id)[0].state == RunState::done);
    CHECK(world.runs(id)[0].counts.read == 0);
}

TEST_CASE("a source in pages is fetched to its end with its key, which nobody else can read") {
    SourceWorld world;
    LocalServer const server(gdp(250, "hemlig"));
    auto fetching = runner(world);
    auto const sealed = fetching.sealed("hemlig");
    CHECK_FALSE(sealed.contains("hemlig"));
    auto const id = world.add("gdp", {server.address("/finansieradeaktiviteter")}, sealed);
    make_round(fetching);
    CHECK(server.heads().size() == 3);
    auto const run = world.runs(id).at(0);
    CHECK(run.state == RunState::done);
    CHECK(run.counts.created == 250);
    CHECK(run.answers == 3);
    CHECK(world.projects() == 250);
}

TEST_CASE("a wrong key is told, and not tried again before the ordinary time") {
    SourceWorld world;
    LocalServer const server(gdp(1, "hemlig"));
    auto fetching = runner(world);
    auto const id =
        world.add("gdp", {server.address("/finansieradeaktiviteter")}, fetching.sealed("fel"));
    make_round(fetching);
    auto const run = world.runs(id).at(0);
    CHECK(run.state == RunState::failed);
    CHECK(run.why == "connectors.failed_key");
    CHECK(run.detail.ends_with(": 401"));
    CHECK(world.connector(id).next_at == next_time({}, world.now));
}

TEST_CASE("a key that was sealed elsewhere is asked for again, and never sent") {
    SourceWorld world;
    LocalServer const server(gdp(1, "hemlig"));
    auto fetching = runner(world);
    auto const id = world.add("gdp", {server.address()}, "AAAA");
    make_round(fetching);
    CHECK(world.runs(id).at(0).why == "connectors.failed_secret");
    CHECK(server.heads().empty());
}

TEST_CASE("failures that may pass are tried again with growing pauses, from where they were") {
    SourceWorld world;
    bool is_well = false;
    auto const well = gdp(150, "hemlig");
    LocalServer const server([&](std::string const& head, outbound::Link& link) {
        if (is_well || head.contains("offset=0&")) return well(head, link);
        link.send(answer_of(500, "sorry"));
    });
    auto fetching = runner(world);
    auto const id = world.add("gdp", {server.address("/a")}, fetching.sealed("hemlig"));
    make_round(fetching);
    CHECK(world.runs(id)[0].why == "connectors.failed_theirs");
    CHECK(world.projects() == 100);
    auto const first = *world.connector(id).next_at;
    CHECK(first.microseconds - world.now.microseconds == pause_after(1)->count() * 1'000'000);
    make_round(fetching);
    CHECK(world.runs(id).size() == 1);
    world.now = first;
    make_round(fetching);
    CHECK(world.connector(id).failures == 2);
    auto const second = *world.connector(id).next_at;
    CHECK(second.microseconds - world.now.microseconds == pause_after(2)->count() * 1'000'000);
    is_well = true;
    world.now = second;
    make_round(fetching);
    CHECK(world.runs(id)[0].state == RunState::done);
    CHECK(world.runs(id)[0].counts.created == 50);
    CHECK(world.connector(id).failures == 0);
    CHECK(world.projects() == 150);
}

TEST_CASE("a source that asks us to wait is not asked before") {
    SourceWorld world;
    LocalServer const server([](std::string const&, outbound::Link& link) {
        link.send(answer_of(429, "", "Retry-After: 7200\r\n"));
    });
    auto const id = world.add("vinnova", {server.address("/p")});
    auto fetching = runner(world);
    make_round(fetching);
    CHECK(world.runs(id)[0].why == "connectors.failed_busy");
    CHECK(world.connector(id).next_at->microseconds - world.now.microseconds == 7200 * 1'000'000LL);
}

TEST_CASE("what has not changed at the source is not read again, unless all is asked for anew") {
    SourceWorld world;
    LocalServer const server([](std::string const& head, outbound::Link& link) {
        if (head.contains("If-None-Match: \"1\""))
            link.send("HTTP/1.1 304 x\r\nConnection: close\r\n\r\n");
        else
            link.send(answer_of(200, "Projektnamn;Diarienummer\nGemensam snöröjning;2024-7\n",
                                "ETag: \"1\"\r\n"));
    });
    auto const id = world.add("table", {server.address("/lista.csv")});
    auto fetching = runner(world);
    make_round(fetching);
    CHECK(world.runs(id)[0].counts.created == 1);
    CHECK(fetching.ask_for_run(id, false));
    make_round(fetching);
    CHECK(world.runs(id)[0].state == RunState::unchanged);
    CHECK(fetching.ask_for_run(id, true));
    make_round(fetching);
    CHECK(world.runs(id)[0].state == RunState::done);
    CHECK(world.runs(id)[0].counts.unchanged == 1);
}

TEST_CASE("a page that is gone does not keep the others away") {
    SourceWorld world;
    std::string const page =
        "<html><head><title>Delat boende</title></head><body><h1>Delat boende i Sampelby</h1>"
        "<p>Diarienummer 2024-00009</p><h2>Syfte och mål</h2>"
        "<p>Unga och äldre delar hem med stöd av kommunen, så att fler får en bostad.</p>"
        "<h2>Förväntade effekter</h2><p>Fler bostäder används bättre än förut.</p></body></html>";
    LocalServer const server([&](std::string const& head, outbound::Link& link) {
        link.send(head.starts_with("GET /gone ")
                      ? answer_of(404, "")
                      : answer_of(200, page, "Content-Type: text/html; charset=utf-8\r\n"));
    });
    auto const id = world.add("page", {server.address("/gone"), server.address("/here")});
    auto fetching = runner(world);
    make_round(fetching);
    auto const run = world.runs(id)[0];
    CHECK(run.state == RunState::done);
    CHECK(run.counts.read == 2);
    CHECK(run.counts.created == 1);
    REQUIRE(run.rejected.size() == 1);
    CHECK(run.rejected[0].reason == "connectors.failed_gone");

    auto const all_gone = world.add("page", {server.address("/gone"), server.address("/gone")});
    make_round(fetching);
    CHECK(world.runs(all_gone)[0].state == RunState::failed);
}

TEST_CASE("an answer that cannot be read fails with the reader's words") {
    SourceWorld world;
    LocalServer const server([](std::string const&, outbound::Link& link) {
        link.send(answer_of(200, "<html>Down for maintenance</html>"));
    });
    auto const id = world.add("vinnova", {server.address("/p")});
    auto fetching = runner(world);
    make_round(fetching);
    CHECK(world.runs(id)[0].why == "knowledge.import.not_json");
    CHECK(world.connector(id).failures == 1);
}

TEST_CASE("rows that cannot be read are told in the report, and the others are kept") {
    SourceWorld world;
    LocalServer const server([](std::string const&, outbound::Link& link) {
        link.send(answer_of(200, "[" + gdp_project(1) + R"(,{"diarienummer":"2024-2"}])"));
    });
    auto const id = world.add("gdp", {server.address("/p")});
    auto fetching = runner(world);
    make_round(fetching);
    auto const run = world.runs(id)[0];
    CHECK(run.counts.created == 1);
    REQUIRE(run.rejected.size() == 1);
    CHECK(run.rejected[0].reason == "knowledge.import.title_missing");
}

TEST_CASE("never two runs at once of one source, and paused ones run only when asked") {
    SourceWorld world;
    LocalServer const server([](std::string const&, outbound::Link& link) {
        link.send(answer_of(200, vinnova_project));
    });
    auto const id = world.add("vinnova", {server.address("/p")});
    auto fetching = runner(world);
    CHECK(fetching.ask_for_run(id, false));
    CHECK_FALSE(fetching.ask_for_run(id, false));
    {
        auto tx = world.made.database->begin();
        CHECK_THROWS_AS(add_run(tx, {.id = RunId::make(), .connector = id}), db::Conflict);
    }
    {
        auto tx = world.made.database->begin();
        auto connector = find(tx, id).value();
        connector.state = State::paused;
        put(tx, connector);
        tx.commit();
    }
    make_round(fetching);
    CHECK(server.heads().size() == 1);
    world.now.microseconds += 30LL * 24 * 3600 * 1'000'000;
    make_round(fetching);
    CHECK(server.heads().size() == 1);
}

TEST_CASE("a run that a stop interrupted goes on where it was, in another process") {
    SourceWorld world;
    std::stop_source stop;
    auto const well = gdp(250, "hemlig");
    LocalServer const server([&](std::string const& head, outbound::Link& link) {
        if (head.contains("offset=100&") && !stop.stop_requested()) {
            stop.request_stop();
            return void(link.stays(2000));
        }
        well(head, link);
    });
    ConnectorId id;
    {
        auto first = runner(world);
        id = world.add("gdp", {server.address("/p")}, first.sealed("hemlig"));
        first.round(stop.get_token());
    }
    REQUIRE(world.runs(id).size() == 1);
    CHECK(world.runs(id)[0].state == RunState::running);
    CHECK(world.projects() == 100);
    auto second = runner(world);
    make_round(second);
    REQUIRE(world.runs(id).size() == 1);
    CHECK(world.runs(id)[0].state == RunState::done);
    CHECK(world.runs(id)[0].counts.created == 250);
    CHECK(server.heads().size() == 4);
}

TEST_CASE("an address that leads inside is refused when it is fetched as well") {
    SourceWorld world;
    world.settings.outbound.inside = {};
    auto const id = world.add("vinnova", {"https://127.0.0.1/p"});
    auto fetching = runner(world);
    CHECK(fetching.wrong_address("https://127.0.0.1/p") == "connectors.refused_address_internal");
    make_round(fetching);
    CHECK(world.runs(id)[0].why == "connectors.refused_address_internal");
}

TEST_CASE("a removed source is never fetched") {
    SourceWorld world;
    LocalServer const server(
        [](std::string const&, outbound::Link& link) { link.send(answer_of(200, "[]")); });
    auto const id = world.add("vinnova", {server.address("/p")});
    {
        auto tx = world.made.database->begin();
        auto connector = find(tx, id).value();
        connector.state = State::removed;
        put(tx, connector);
        tx.commit();
    }
    auto fetching = runner(world);
    make_round(fetching);
    CHECK_FALSE(fetching.ask_for_run(id, false));
    CHECK(server.heads().empty());
    auto reader = world.made.database->read();
    CHECK(all(reader).empty());
}

// When sources are fetched, how they are asked, and what may be written about them.
#include "features/knowledge/connectors/rules.h"

#include <doctest/doctest.h>

#include "features/knowledge/connectors/sources.h"

using namespace knowledge::connectors;
using namespace std::chrono_literals;

namespace {

basics::Time at(std::string_view text) { return basics::parse_iso_time(text).value(); }

std::string next(Schedule const& schedule, std::string_view now) {
    auto const time = next_time(schedule, at(now));
    return time ? basics::iso(*time) : "never";
}

constexpr Schedule daily{.rhythm = Rhythm::daily, .weekday = 1, .hour = 3};
constexpr Schedule mondays{.rhythm = Rhythm::weekly, .weekday = 1, .hour = 3};

Draft right() {
    return {.source = "vinnova",
            .name = "Vinnova",
            .addresses = "https://data.vinnova.se/api/projekt",
            .key = "",
            .since = "2024-01-01",
            .rhythm = "weekly",
            .weekday = "7",
            .hour = "23"};
}

std::optional<std::string> anything(std::string const&) { return std::nullopt; }

/// "field: text" of each problem.
std::vector<std::string> problems(Draft const& draft) {
    std::vector<std::string> found;
    auto const checked = check(draft, [](std::string const& address) {
        return address.starts_with("https://")
                   ? std::nullopt
                   : std::optional<std::string>("connectors.refused_scheme_wrong");
    });
    if (!checked)
        for (auto const& problem : checked.error())
            found.push_back(problem.field + ": " + problem.text);
    return found;
}

std::string asked(Connector const& connector, bool anew = false) {
    return request_at(connector, {}, "", anew).address;
}

outbound::Answer with(std::string name, std::string value) {
    return {.status = 200, .headers = {{std::move(name), std::move(value)}}};
}

}

TEST_CASE("a daily source is fetched at its hour in Stockholm, winter and summer") {
    CHECK(next(daily, "2025-01-10T01:59:00Z") == "2025-01-10T02:00:00Z");
    CHECK(next(daily, "2025-01-10T02:00:00Z") == "2025-01-11T02:00:00Z");
    CHECK(next(daily, "2025-07-10T00:30:00Z") == "2025-07-10T01:00:00Z");
}

TEST_CASE("a weekly source is fetched on its day") {
    CHECK(next(mondays, "2025-01-10T12:00:00Z") == "2025-01-13T02:00:00Z");
    CHECK(next(mondays, "2025-01-13T02:00:00Z") == "2025-01-20T02:00:00Z");
    CHECK(next({.rhythm = Rhythm::weekly, .weekday = 7, .hour = 0}, "2025-01-10T12:00:00Z") ==
          "2025-01-11T23:00:00Z");
}

TEST_CASE("an hour that the clocks skip is the next one, and one that comes twice comes once") {
    Schedule const at_two{.rhythm = Rhythm::daily, .weekday = 1, .hour = 2};
    // 30 March 2025: 2 o'clock does not exist.
    CHECK(next(at_two, "2025-03-29T20:00:00Z") == "2025-03-30T01:00:00Z");
    CHECK(next(at_two, "2025-03-30T01:00:00Z") == "2025-03-31T00:00:00Z");
    // 26 October 2025: 2 o'clock comes at 0:00 and 1:00 UTC.
    CHECK(next(at_two, "2025-10-25T20:00:00Z") == "2025-10-26T00:00:00Z");
    CHECK(next(at_two, "2025-10-26T00:00:00Z") == "2025-10-27T01:00:00Z");
}

TEST_CASE("a source by hand has no time") {
    CHECK(next({.rhythm = Rhythm::by_hand, .weekday = 1, .hour = 3}, "2025-01-10T12:00:00Z") ==
          "never");
}

TEST_CASE("pauses grow, and never past the ordinary time") {
    for (int failures = 2; failures <= 5; ++failures)
        CHECK(*pause_after(failures) > *pause_after(failures - 1));
    CHECK_FALSE(pause_after(6));
    CHECK_FALSE(pause_after(0));
    auto again = [](int failures, bool may_pass, std::optional<std::chrono::seconds> asked_for,
                    std::string_view now) {
        return basics::iso(*time_after_failure(daily, failures, may_pass, asked_for, at(now)));
    };
    CHECK(again(1, true, {}, "2025-01-10T02:00:00Z") == "2025-01-10T02:05:00Z");
    CHECK(again(3, true, {}, "2025-01-10T02:00:00Z") == "2025-01-10T03:00:00Z");
    CHECK(again(6, true, {}, "2025-01-10T02:00:00Z") == "2025-01-11T02:00:00Z");
    CHECK(again(5, true, {}, "2025-01-10T23:00:00Z") == "2025-01-11T02:00:00Z");
    CHECK(again(1, false, {}, "2025-01-10T02:00:00Z") == "2025-01-11T02:00:00Z");
    CHECK(again(1, true, 2h, "2025-01-10T02:00:00Z") == "2025-01-10T04:00:00Z");
    CHECK(again(1, true, 1000h, "2025-01-10T02:00:00Z") == "2025-01-11T02:00:00Z");
    CHECK_FALSE(time_after_failure({.rhythm = Rhythm::by_hand}, 1, true, {}, {0}));
}

TEST_CASE("what is right is taken as it is meant") {
    auto const made = check(right(), anything);
    REQUIRE(made);
    CHECK(made->name == "Vinnova");
    CHECK(made->since == basics::Date{2024, 1, 1});
    CHECK(made->schedule == Schedule{Rhythm::weekly, 7, 23});
    auto pages = right();
    pages.source = "page";
    pages.addresses = " https://a.example/1 \r\n\r\nhttps://a.example/2\nhttps://a.example/1";
    CHECK(check(pages, anything)->addresses ==
          std::vector<std::string>{"https://a.example/1", "https://a.example/2"});
}

TEST_CASE("what is wrong is told beside its field, all at once") {
    using Found = std::vector<std::string>;
    Draft const nothing{};
    CHECK(problems(nothing) ==
          Found{"source: connectors.source_missing", "name: connectors.name_missing",
                "addresses: connectors.address_missing", "rhythm: connectors.rhythm_missing",
                "hour: connectors.hour_wrong"});
    auto draft = right();
    draft.name = std::string(81, 'x');
    draft.addresses = "http://a.example";
    draft.key = "a\nb";
    draft.since = "soon";
    draft.weekday = "8";
    draft.hour = "24";
    CHECK(problems(draft) ==
          Found{"name: connectors.name_too_long", "addresses: connectors.refused_scheme_wrong",
                "key: connectors.key_wrong", "since: connectors.since_wrong",
                "hour: connectors.hour_wrong", "weekday: connectors.weekday_wrong"});
    draft = right();
    draft.addresses = "https://a.example\nhttps://b.example";
    CHECK(problems(draft) == Found{"addresses: connectors.address_one"});
    draft.source = "document";
    CHECK(problems(draft).front() == "source: connectors.source_missing");
    draft = right();
    draft.source = "page";
    for (int i = 0; i < 201; ++i) draft.addresses += "\nhttps://a.example/" + std::to_string(i);
    CHECK(problems(draft) == Found{"addresses: connectors.address_many"});
}

TEST_CASE("Vinnova is asked for what changed since, with a week again of what is covered") {
    Connector connector{.source = "vinnova",
                        .addresses = {"https://data.vinnova.se/api/projekt/"},
                        .since = basics::Date{2024, 1, 1}};
    CHECK(asked(connector) == "https://data.vinnova.se/api/projekt/2024-01-01");
    connector.covered = basics::Date{2025, 3, 5};
    CHECK(asked(connector) == "https://data.vinnova.se/api/projekt/2025-02-26");
    CHECK(asked(connector, true) == "https://data.vinnova.se/api/projekt/2024-01-01");
    connector.covered = basics::Date{2024, 1, 3};
    CHECK(asked(connector) == "https://data.vinnova.se/api/projekt/2024-01-01");
    connector.since = basics::Date{2024, 5, 0};
    connector.covered.reset();
    CHECK(asked(connector) == "https://data.vinnova.se/api/projekt/2024-05-01");
}

TEST_CASE("the common interface is asked page by page, with the key as it is") {
    Connector const connector{.source = "gdp",
                              .addresses = {"https://api.example/gdp/finansieradeaktiviteter"},
                              .since = basics::Date{2024, 1, 1}};
    auto const request = request_at(connector, {.address = 0, .offset = 100}, "nyckel", false);
    CHECK(request.address ==
          "https://api.example/gdp/"
          "finansieradeaktiviteter?limit=100&offset=100&franBeslutDatum=2024-01-01");
    CHECK(request.headers.front() ==
          std::pair<std::string, std::string>{"Authorization", "nyckel"});
    auto next_offset = [&](outbound::Answer const& answer, std::int64_t read) {
        auto const next = after(connector, {.address = 0, .offset = 100}, answer, read);
        return next ? next->offset : -1;
    };
    CHECK(next_offset(with("x-totalrecords", "201"), 100) == 200);
    CHECK(next_offset(with("x-totalrecords", "200"), 100) == -1);
    CHECK(next_offset(with("x-next", "https://elsewhere.example/"), 20) == 200);
    CHECK(next_offset(with("x-totalrecords", "1000"), 0) == -1);
    CHECK(next_offset({}, 100) == 200);
    CHECK(next_offset({}, 99) == -1);
    CHECK_FALSE(after(connector, {.address = 0, .offset = 500'000}, {}, 100));
}

TEST_CASE("SweCRIS gets its key as a bearer's, and sources without keys never get one") {
    Connector swecris{.source = "swecris", .addresses = {"https://api.example/v1/projects"}};
    CHECK(request_at(swecris, {}, "nyckel", false).headers.front().second == "Bearer nyckel");
    swecris.source = "page";
    CHECK(request_at(swecris, {}, "nyckel", false).headers.empty());
}

TEST_CASE("pages are asked one after the other, conditionally unless all is wanted anew") {
    Connector const connector{.source = "page",
                              .addresses = {"https://a.example/1", "https://a.example/2"},
                              .seen = {{"https://a.example/2", {"\"7\"", "yesterday"}}}};
    CHECK(asked(connector) == "https://a.example/1");
    auto const second = after(connector, {}, {}, 1);
    REQUIRE(second);
    auto const request = request_at(connector, *second, "", false);
    CHECK(request.address == "https://a.example/2");
    CHECK(request.etag == "\"7\"");
    CHECK(request.last_modified == "yesterday");
    CHECK(request_at(connector, *second, "", true).etag.empty());
    CHECK_FALSE(after(connector, *second, {}, 1));
}

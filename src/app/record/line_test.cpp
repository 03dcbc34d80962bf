// What syslog is handed.
#include "app/record/line.h"

#include <doctest/doctest.h>

namespace {

activity::Chained entry(json::Value details) {
    return {.entry = {.sequence = 7,
                      .at = {1'700'000'000'000'000},
                      .action = "ideas.need_hidden",
                      .subject = {"need", "01jd0000000000000000000000"},
                      .details = std::move(details)},
            .chain = "abc"};
}

}

TEST_CASE("an entry is one line of JSON with its place in the chain") {
    CHECK(
        record::json_line(entry(json::Object{{"reason", "två\nrader"}})) ==
        R"({"sequence":7,"at":"2023-11-14T22:13:20Z","actor":"","action":"ideas.need_hidden","kind":"need",)"
        R"("id":"01jd0000000000000000000000","organisation":"","chain":"abc","details":{"reason":"två\nrader"}})");
}

TEST_CASE("details that receivers would cut are left out, and the line says so") {
    auto const line = record::json_line(entry(json::Object{{"text", std::string(9000, 'x')}}));
    CHECK(line.size() < record::longest_line);
    auto const read = json::parse(line);
    REQUIRE(read);
    CHECK(*read->at("details_left_out").truth());
    CHECK(read->at("chain").text() == "abc");
}

TEST_CASE("the local syslog is told facility, severity and who speaks") {
    CHECK(record::syslog_message("{}", 42) == "<110>samverk[42]: {}");
}

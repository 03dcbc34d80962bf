// How far a project has come is never less than anybody has said.
#include "features/knowledge/thread_place.h"

#include <doctest/doctest.h>

using namespace knowledge;

namespace {

web::BesideBox box(std::string step, bool is_reached) {
    return {.title = "", .thread_step = std::move(step), .is_reached = is_reached};
}

Content at(std::string step) {
    Content content;
    content.step = std::move(step);
    return content;
}

}

TEST_CASE("a project of which nobody says more stands at its record's own step") {
    CHECK(thread_place(at(""), {}) == 2);
    CHECK(thread_place(at("embed"), {}) == 3);
    CHECK(thread_place(at("spread"), {}) == 4);
}

TEST_CASE("what another feature says is reached moves it on, and never back") {
    CHECK(thread_place(at(""), {box("implemented", true)}) == 3);
    CHECK(thread_place(at(""), {box("implemented", false)}) == 2);
    CHECK(thread_place(at("spread"), {box("implemented", true)}) == 4);
    CHECK(thread_place(at(""), {box("implemented", false), box("spread", true)}) == 4);
    CHECK(thread_place(at(""), {box("", true)}) == 2);
}

TEST_CASE("a step's note is the one of the box that tells of it") {
    auto told = box("spread", true);
    told.thread_note = "3 kommuner";
    told.thread_url = "/sv/adoptions";
    CHECK(told_step({told}, "spread").note == "3 kommuner");
    CHECK(told_step({told}, "spread").url == "/sv/adoptions");
    CHECK(told_step({told}, "practice").note.empty());
    CHECK(told_step({told}, "need").note.empty());
}

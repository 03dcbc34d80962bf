// What goes with a letter, and what it is called there.
#include "services/registration/enclosing.h"

#include <doctest/doctest.h>

using namespace registration;

TEST_CASE("files go with the letter as long as there is room, smaller ones after a large one too") {
    auto const files = chosen({{.name = "a", .bytes = 60},
                               {.name = "b", .bytes = 50},
                               {.name = "c", .bytes = 40},
                               {.name = "d", .bytes = 1}},
                              100);
    REQUIRE(files.size() == 4);
    CHECK(files[0].is_enclosed);
    CHECK_FALSE(files[1].is_enclosed);
    CHECK(files[2].is_enclosed);
    CHECK_FALSE(files[3].is_enclosed);
}

TEST_CASE("a file of exactly the room is enclosed, and an empty one always") {
    auto const files = chosen({{.bytes = 100}, {.bytes = 0}}, 100);
    CHECK(files[0].is_enclosed);
    CHECK(files[1].is_enclosed);
}

TEST_CASE("names in a letter are plain, tell the kind, and differ by their place") {
    CHECK(enclosed_name(1, "Slutrapport åäö.PDF") == "bilaga-01-slutrapport-aao.pdf");
    CHECK(enclosed_name(2, "Slutrapport åäö.PDF") == "bilaga-02-slutrapport-aao.pdf");
    CHECK(enclosed_name(12, "../../etc/passwd\r\nBcc: x") == "bilaga-12-etc-passwd-bcc-x");
    CHECK(enclosed_name(3, "") == "bilaga-03-x");
}

// A QR code has its three corners, and a text that does not fit is refused.
#include "platform/qr/qr.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

TEST_CASE("a code has the size of its version and the corner that readers look for") {
    auto const code = qr::code("HELLO");
    CHECK(code.size == 21 + 8);
    CHECK(code.path.starts_with("M4 4h7v1h-7z"));
    CHECK(code.path.contains("M18 4h7v1h-7z"));
    CHECK(code.path.contains("M4 24h7v1h-7z"));
    CHECK(qr::code("HELLP").path != code.path);
}

TEST_CASE("a text that does not fit is refused") {
    CHECK_THROWS_AS(qr::code(std::string(3000, 'x')), std::length_error);
}

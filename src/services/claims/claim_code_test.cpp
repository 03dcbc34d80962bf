// Codes are made, and read as people write them.
#include "services/claims/claim_code.h"

#include <doctest/doctest.h>

#include <cctype>

using namespace claims;

TEST_CASE("a claim code is the same for the same secret, readable, and read as people write it") {
    auto const code = code_from("en hemlighet");
    CHECK(code == code_from("en hemlighet"));
    CHECK(code != code_from("en annan"));
    REQUIRE(code.size() == 19);
    std::string shouted = code;
    for (char& c : shouted) c = c == '-' ? ' ' : static_cast<char>(std::toupper(c));
    CHECK(read_code("  " + shouted + " ") == code);
    CHECK(read_code("OIL0 oil0 0000 0000") == "0110-0110-0000-0000");
    CHECK(read_code("kq7m–2xrt–9f4b–hn3c") == "kq7m-2xrt-9f4b-hn3c");
    CHECK_FALSE(read_code(""));
    CHECK_FALSE(read_code("kq7m-2xrt-9f4b-hn3"));
    CHECK_FALSE(read_code("kq7m-2xrt-9f4b-hn3c-0"));
    CHECK_FALSE(read_code("kq7m-2xrt-9f4b-hn3u"));
    CHECK_FALSE(read_code(std::string(1000, '0')));
}

TEST_CASE("the letters of codes use all that there are") {
    std::string seen;
    for (int i = 0; i < 200; ++i)
        for (char c : code_from(std::to_string(i)))
            if (!seen.contains(c)) seen += c;
    CHECK(seen.size() == 33);
}

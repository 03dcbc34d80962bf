// Codes against the tables of RFC 4226 and RFC 6238, and each of them good once.
#include "platform/secrets/totp.h"

#include <doctest/doctest.h>

using namespace secrets;

namespace {
constexpr char rfc_key[] = "12345678901234567890";
}

TEST_CASE("codes are those of RFC 4226 appendix D and RFC 6238 appendix B") {
    char const* const counted[] = {"755224", "287082", "359152", "969429", "338314",
                                   "254676", "287922", "162583", "399871", "520489"};
    for (int i = 0; i < 10; ++i) CHECK(totp::code(rfc_key, i) == counted[i]);
    struct Row {
        std::int64_t seconds;
        char const* code;
    };
    for (auto const& row : {Row{59, "287082"}, Row{1'111'111'109, "081804"},
                            Row{1'111'111'111, "050471"}, Row{1'234'567'890, "005924"},
                            Row{2'000'000'000, "279037"}, Row{20'000'000'000, "353130"}})
        CHECK(totp::code(rfc_key, totp::step_at(row.seconds)) == row.code);
}

TEST_CASE("a code is good a step before and after, no further") {
    constexpr std::int64_t now = 1000;
    for (int off : {-1, 0, 1})
        CHECK(totp::step_of(rfc_key, totp::code(rfc_key, now + off), now, 0) == now + off);
    for (int off : {-2, 2})
        CHECK_FALSE(totp::step_of(rfc_key, totp::code(rfc_key, now + off), now, 0));
}

TEST_CASE("a step is used once, and older ones not after it") {
    constexpr std::int64_t now = 1000;
    CHECK_FALSE(totp::step_of(rfc_key, totp::code(rfc_key, now), now, now));
    CHECK_FALSE(totp::step_of(rfc_key, totp::code(rfc_key, now - 1), now, now));
    CHECK(totp::step_of(rfc_key, totp::code(rfc_key, now + 1), now, now));
}

TEST_CASE("blanks are passed over, anything else that is typed is wrong") {
    auto code = totp::code(rfc_key, 7);
    CHECK(totp::step_of(rfc_key, code.substr(0, 3) + " " + code.substr(3), 7, 0));
    for (auto wrong : {"", "abc", "1234567", "åäö"})
        CHECK_FALSE(totp::step_of(rfc_key, wrong, 7, 0));
}

TEST_CASE("keys are 160 bits, each its own, written in base32") {
    CHECK(totp::new_key().size() == 20);
    CHECK(totp::new_key() != totp::new_key());
    CHECK(totp::base32("") == "");
    CHECK(totp::base32("f") == "MY");
    CHECK(totp::base32("foobar") == "MZXW6YTBOI");
    CHECK(totp::base32(rfc_key) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}

TEST_CASE("the address names site and account, escaped") {
    CHECK(totp::address("foobar", "Samverk Sampelby", "anna@sampelby.example") ==
          "otpauth://totp/Samverk%20Sampelby:anna%40sampelby.example?secret=MZXW6YTBOI&issuer="
          "Samverk%20Sampelby");
}

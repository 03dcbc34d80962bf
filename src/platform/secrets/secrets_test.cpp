// Secrets and passwords, with little work so that the tests are quick; the real cost is checked
// once.
#include <doctest/doctest.h>

#include <set>

#include "platform/secrets/secrets.h"

using namespace secrets;

namespace {
constexpr PasswordCost little{.memory_kib = 64, .passes = 1};
}

TEST_CASE("secrets are 43 letters that may stand in an address, and never the same") {
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
        auto const secret = make();
        CHECK(secret.size() == secret_length);
        CHECK(secret.find_first_not_of(
                  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
              secret.npos);
        CHECK(seen.insert(secret).second);
    }
}

TEST_CASE("a secret is kept as its SHA-256") {
    CHECK(hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("secrets are equal only as a whole") {
    CHECK(equal("abcd", "abcd"));
    CHECK(equal("", ""));
    CHECK_FALSE(equal("abcd", "abce"));
    CHECK_FALSE(equal("abcd", "abc"));
    CHECK_FALSE(equal("abcd", ""));
}

TEST_CASE(
    "a password is recognised, another is not, and the same password never has the same hash") {
    auto const phc = hash_password("blåbär på tallriken", little);
    CHECK(is_password(phc, "blåbär på tallriken"));
    CHECK_FALSE(is_password(phc, "blåbär på tallrike"));
    CHECK_FALSE(is_password(phc, ""));
    CHECK(hash_password("blåbär på tallriken", little) != phc);
}

TEST_CASE("all 256 bytes of a long password count") {
    std::string const longest(256, 'x');
    auto const phc = hash_password(longest, little);
    CHECK(is_password(phc, longest));
    CHECK_FALSE(is_password(phc, std::string(255, 'x')));
}

TEST_CASE("the cost in use is argon2id with 46 MiB and two passes") {
    CHECK(hash_password("blåbär", {}).starts_with("$argon2id$v=19$m=47104,t=2,p=1$"));
}

TEST_CASE("a hash is outdated when the cost has changed since") {
    auto const phc = hash_password("blåbär", little);
    CHECK_FALSE(is_outdated(phc, little));
    CHECK(is_outdated(phc, {.memory_kib = 128, .passes = 1}));
    CHECK(is_outdated(phc, {.memory_kib = 64, .passes = 2}));
}

TEST_CASE("nothing is the password of the hash of nothing, and it is checked with the same work") {
    auto const nothing = hash_of_nothing(little);
    CHECK_FALSE(is_password(nothing, ""));
    CHECK_FALSE(is_password(nothing, "blåbär"));
    CHECK_FALSE(is_outdated(nothing, little));
}

TEST_CASE("what is sealed is read again with the same secret only, and not when it was changed") {
    auto const secret = make();
    auto const sealed = seal("a key", secret);
    CHECK_FALSE(sealed.contains("key"));
    CHECK(unseal(sealed, secret) == "a key");
    CHECK(unseal(seal("", secret), secret) == "");
    CHECK(seal("a key", secret) != sealed);
    CHECK_FALSE(unseal(sealed, make()));
    auto changed = sealed;
    changed[40] = changed[40] == 'a' ? 'b' : 'a';
    CHECK_FALSE(unseal(changed, secret));
    for (auto nonsense : {"", "a", "åäö", "not sealed at all, but rather long as texts go"})
        CHECK_FALSE(unseal(nonsense, secret));
}

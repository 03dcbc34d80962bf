#include "platform/secrets/renewal.h"

#include <doctest/doctest.h>

#include "platform/secrets/secrets.h"

using namespace secrets;

TEST_CASE("what was sealed is read with the next secret and not with the old one any more") {
    auto const old = make(), next = make();
    Renewal renewal(old, next);
    auto const anew = renewal.sealed_anew(seal("nyckel", old)).value();
    CHECK(unseal(anew, next) == "nyckel");
    CHECK_FALSE(unseal(anew, old));
    CHECK(renewal.renewed() == 1);
}

TEST_CASE("done again it changes nothing, and what neither opens is counted and left alone") {
    auto const old = make(), next = make();
    Renewal renewal(old, next);
    CHECK_FALSE(renewal.sealed_anew(seal("nyckel", next)));
    CHECK(renewal.lost() == 0);
    CHECK_FALSE(renewal.sealed_anew(seal("nyckel", make())));
    CHECK_FALSE(renewal.sealed_anew("no seal"));
    CHECK(renewal.lost() == 2);
    CHECK(renewal.renewed() == 0);
}

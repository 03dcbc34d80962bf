// Which words may be made of one another.
#include <doctest/doctest.h>

#include <algorithm>

#include "platform/fulltext/kin.h"

using texts::Language;

namespace {

bool akin(std::string_view base, std::string_view other, Language language = Language::sv) {
    auto const kin = fulltext::kin_of(base, language);
    return std::ranges::find(kin, other) != kin.end();
}

}

TEST_CASE("verbs, what is done and who does it are kin, both ways") {
    CHECK(akin("utvärdera", "utvärdering"));
    CHECK(akin("utvärdering", "utvärdera"));
    CHECK(akin("kommunikation", "kommunicera") == false);
    CHECK(akin("modell", "modellering"));
    CHECK(akin("hållbarhet", "hållbar"));
    CHECK(akin("compute", "computation", Language::en));
    CHECK(akin("computers", "computer", Language::en));
}

TEST_CASE("nothing is kin of itself, of another language's words or of a short word") {
    CHECK_FALSE(akin("modell", "modell"));
    CHECK(fulltext::kin_of("modell", Language::nb).empty());
    CHECK(fulltext::kin_of("bil", Language::sv).empty());
    CHECK(fulltext::kin_of("", Language::en).empty());
}

// Whom barriers are lifted to, and what became of those that are no more.
#include <doctest/doctest.h>

#include "features/escalations/addressees.h"

using namespace escalations;

namespace {

Addressees const& ours() {
    static Addressees const all{resources::embedded()};
    return all;
}

Addressees made(std::string_view rows) {
    static std::string content;
    content =
        "# source: us\nkey,name_sv,name_en,name_nb,country,kind,level,registry_email,"
        "ended_on,became,aliases\n" +
        std::string(rows);
    static resources::File file;
    file = {"registers/addressees.csv", content};
    return Addressees(resources::Resources(std::span(&file, 1)));
}

}

TEST_CASE("each addressee has a name, and an address that may be one") {
    CHECK(ours().all().size() > 100);
    for (auto const& one : ours().all()) {
        CHECK_FALSE(registers::name_in(one.names, texts::Language::en).empty());
        if (!one.registry_email.empty()) CHECK(one.registry_email.find('@') != std::string::npos);
        CHECK(one.ended_on.has_value() == !ours().successors(one).empty());
    }
    CHECK(ours().find("nobody") == nullptr);
}

TEST_CASE("who was merged has a successor of today") {
    auto const* one = ours().find("vagverket");
    REQUIRE(one);
    auto const now = ours().successors(*one);
    REQUIRE(now.size() == 1);
    CHECK(now.front()->key == "trafikverket");
}

TEST_CASE("mergers are followed to the end, also in a circle") {
    auto const all = made(
        "a,A,,,SE,agency,national,,2001-01-01,b|c,\n"
        "b,B,,,SE,agency,national,,2005-01-01,d|a,\n"
        "c,C,,,SE,agency,national,,2006-01-01,d,\nd,D,,,SE,agency,national,,,,\n");
    auto const now = all.successors(*all.find("a"));
    REQUIRE(now.size() == 1);
    CHECK(now.front()->key == "d");
}

TEST_CASE("a register that contradicts itself is refused") {
    CHECK_THROWS(made("a,A,,,SE,agency,national,,2001-01-01,,\n"));
    CHECK_THROWS(made("a,A,,,SE,agency,national,,,b,\nb,B,,,SE,agency,national,,,,\n"));
    CHECK_THROWS(made("a,A,,,SE,agency,national,,2001-01-01,x,\n"));
    CHECK_THROWS(made("a,A,,,SE,agency,national,,2001-01-01,a,\n"));
    CHECK_THROWS(made("a,A,,,SE,palace,national,,,,\n"));
    CHECK_THROWS(made("a,A,,,SE,agency,national,,,,\na,A,,,SE,agency,national,,,,\n"));
    CHECK_THROWS(made("a,A,,,SE,agency,national,,2001-13-01,b,\nb,B,,,SE,agency,national,,,,\n"));
}

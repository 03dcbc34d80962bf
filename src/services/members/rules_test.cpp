// The rules about addresses, names, roles, passwords, limits and room for hashing, one line each.
#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "services/members/attempts.h"
#include "services/members/hashing.h"
#include "services/members/passwords.h"
#include "services/members/rules.h"

using namespace members;
using permissions::Role;

namespace {
constexpr std::int64_t second = 1'000'000, minute = 60 * second, hour = 60 * minute;
std::string problem(std::string_view password) {
    std::vector<std::string> const context = {"Ragnhild", "Bärnsten", "r.barnsten", "fagerhult"};
    return password_problem(password, context).value_or("");
}
}

TEST_CASE("an address is kept with its domain in lower case") {
    CHECK(normalised_email(" Anna.Lind@Sampelby.SE ") == "Anna.Lind@sampelby.se");
    CHECK(normalised_email("anna+idé@sampelby.example") == "anna+idé@sampelby.example");
    CHECK(email_key("Anna@sampelby.se") == email_key("anna@sampelby.se"));
}

TEST_CASE("what is no address is refused") {
    for (auto text : {"", "anna", "@sampelby.se", "anna@", "anna@@sampelby.se", "a b@sampelby.se",
                      "anna@sampelby..se", "anna@.se", "anna@sampelby.", "<anna@sampelby.se>",
                      "anna@sampelby.se, erik@sampelby.se", "anna\r\nBcc: x@y.se",
                      "anna\xE2\x80\x8B@sampelby.se", "\xff@sampelby.se"})
        CHECK_MESSAGE(!normalised_email(text), std::string(text));
    CHECK_FALSE(normalised_email(std::string(65, 'a') + "@sampelby.se"));
    CHECK_FALSE(normalised_email("anna@" + std::string(300, 'a') + ".se"));
}

TEST_CASE("a name is one line of at most a hundred characters") {
    CHECK(checked_name("  Anna\n Lind ") == "Anna Lind");
    CHECK(checked_name(" \t").error() == "members.name_missing");
    CHECK(checked_name(std::string(101, 'a')).error() == "members.name_long");
    CHECK(checked_name([] {
        std::string hundred;
        for (int i = 0; i < 100; ++i) hundred += "å";
        return hundred;
    }()));
}

TEST_CASE("a role of an organisation needs one, a national role has none") {
    auto const here = organisations::OrganisationId::make();
    CHECK(is_well_formed({Role::coordinator, here}));
    CHECK_FALSE(is_well_formed({Role::contributor, {}}));
    CHECK(is_well_formed({Role::process_leader, {}}));
    CHECK_FALSE(is_well_formed({Role::operator_, here}));
}

TEST_CASE("a programme may at most what its member may") {
    auto const here = organisations::OrganisationId::make(),
               there = organisations::OrganisationId::make();
    permissions::Viewer const coordinator{MemberId::make(), "Anna", {{Role::coordinator, here}}};
    permissions::Viewer const leader{MemberId::make(), "Nils", {{Role::process_leader, {}}}};
    permissions::Viewer const both{
        MemberId::make(), "Eva", {{Role::contributor, here}, {Role::coordinator, there}}};
    CHECK(covers(coordinator, {Role::coordinator, here}));
    CHECK(covers(coordinator, {Role::contributor, here}));
    CHECK_FALSE(covers(coordinator, {Role::contributor, there}));
    CHECK_FALSE(covers(coordinator, {Role::process_leader, {}}));
    CHECK_FALSE(covers(coordinator, {Role::coordinator, {}}));
    CHECK_FALSE(covers(both, {Role::coordinator, here}));
    CHECK(covers(leader, {Role::coordinator, here}));
    CHECK(covers(leader, {Role::process_leader, {}}));
    CHECK_FALSE(covers(leader, {Role::operator_, {}}));
    CHECK_FALSE(covers({}, {Role::contributor, here}));
}

TEST_CASE("a session of somebody with a role is short, others last") {
    Settings const settings;
    auto const over = [&](std::int64_t age, std::int64_t idle, bool is_staff) {
        return is_over({0}, {age - idle}, is_staff, {age}, settings);
    };
    CHECK_FALSE(over(30 * minute - 1, 30 * minute - 1, true));
    CHECK(over(30 * minute, 30 * minute, true));
    CHECK(over(12 * hour, 0, true));
    CHECK_FALSE(over(12 * hour, 0, false));
    CHECK_FALSE(over(8 * hour - 1, 8 * hour - 1, false));
    CHECK(over(8 * hour, 8 * hour, false));
    CHECK(over(30 * 24 * hour, 0, false));
}

TEST_CASE("browsers and machines are named as people know them") {
    CHECK(device("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0") ==
          "Firefox, Linux");
    CHECK(
        device(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 "
            "Safari/537.36 Edg/126.0") == "Edge, Windows");
    CHECK(
        device(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 "
            "Safari/604.1") == "Safari, iPhone");
    CHECK(device("curl/8.0").empty());
}

TEST_CASE("a good password is long and nobody's first guess") {
    for (auto password : {"korrekt häst batteri", "Jag cyklar till bryggan varje morgon",
                          "tolv fula traktorer", "q7#Lw!2vRt9z", "regnkläder på en tisdag",
                          "8f3a1c9b7e5d", "Vi åt makaroner hos tant Agda"})
        CHECK_MESSAGE(problem(password) == "", std::string(password));
}

TEST_CASE("a password has at least twelve characters and at most 256 bytes") {
    CHECK(problem("q7#Lw!2vRt9") == "members.password_short");
    CHECK(problem("åäöåäöåä") == "members.password_short");
    std::string long_one = "Vi åt makaroner hos tant Agda ";
    while (long_one.size() < 256) long_one += static_cast<char>('a' + long_one.size() * 7 % 26);
    CHECK(problem(long_one) == "");
    CHECK(problem(long_one + "x") == "members.password_long");
}

TEST_CASE("what a guesser would try first is refused") {
    for (auto password :
         {"password1234",   "Lösenord2024!",      "losenord12345", "P@ssw0rd12345",
          "Sommaren2025!!", "Velkommen1234",      "Välkommen123!", "samverk-2025-",
          "sommarvinter1",  "hejhejhejhej",       "aaaaaaaaaaaa",  "abcabcabcabc",
          "123456789012",   "qwertyuiopåä",       "abcdefghijkl",  "19850412-1234",
          "070-123 45 67",  "Ragnhild1234",       "Bärnsten!!!!",  "ragnhildbärnsten",
          "Fagerhult2025",  "stockholmstockholm", "jagälskardig1", "Kommun2025!!",
          "IFKGöteborg1"})
        CHECK_MESSAGE(problem(password) == "members.password_common", std::string(password));
}

TEST_CASE("the common words are sorted, so that they are found") {
    CHECK(std::ranges::is_sorted(common_words()));
    CHECK(common_words().size() > 500);
}

TEST_CASE("a network is an IPv4 address or the first half of an IPv6 address") {
    CHECK(network_of("192.0.2.7") == "192.0.2.7");
    CHECK(network_of("::ffff:192.0.2.7") == "192.0.2.7");
    CHECK(network_of("2001:db8:1:2:3:4:5:6") == network_of("2001:db8:1:2:ffff::1"));
    CHECK(network_of("2001:db8:1:2::1") != network_of("2001:db8:1:3::1"));
    CHECK(network_of("") == "");
}

TEST_CASE("after ten failures the next attempts wait longer and longer, but never for good") {
    Attempts attempts;
    std::int64_t now = 0;
    auto const next = [&] { return attempts.begin("anna", std::to_string(now), {now}); };
    for (int i = 0; i < 10; ++i) CHECK(next());
    for (auto wait : {1, 2, 4, 8, 15}) {
        now += wait * minute - 1;
        CHECK_FALSE(next());
        now += 1;
        CHECK(next());
    }
    CHECK(attempts.begin("erik", "somewhere", {now}));
    now += hour;
    CHECK(next());
    CHECK(next());
}

TEST_CASE("success lets the account begin anew, and what was not tried is not counted") {
    Attempts attempts;
    for (int i = 0; i < 9; ++i) REQUIRE(attempts.begin("anna", "here", {0}));
    REQUIRE(attempts.begin("anna", "here", {0}));
    attempts.succeeded("anna", "here");
    for (int i = 0; i < 10; ++i) CHECK(attempts.begin("anna", "here", {0}));
    CHECK_FALSE(attempts.begin("anna", "here", {0}));
    attempts.undo("anna", "here");
    CHECK(attempts.begin("anna", "here", {0}));
}

TEST_CASE("a network may fail sixty times an hour, whoever it tries to be") {
    Attempts attempts;
    for (int i = 0; i < 60; ++i) CHECK(attempts.begin("member" + std::to_string(i), "here", {i}));
    CHECK_FALSE(attempts.begin("one more", "here", {100}));
    CHECK(attempts.begin("one more", "there", {100}));
    CHECK(attempts.begin("one more", "here", {hour}));
}

TEST_CASE("colleagues behind one address who sign in rightly do not use up its attempts") {
    Attempts attempts;
    for (int i = 0; i < 500; ++i) {
        REQUIRE(attempts.begin("member" + std::to_string(i), "town hall", {i}));
        attempts.succeeded("member" + std::to_string(i), "town hall");
    }
}

TEST_CASE(
    "somebody who tries many names does not fill the memory, nor make a watched account forgotten") {
    Attempts attempts;
    for (int i = 0; i < 10; ++i) REQUIRE(attempts.begin("anna", "n" + std::to_string(i), {0}));
    for (int i = 0; i < 120'000; ++i)
        attempts.begin("x" + std::to_string(i), "m" + std::to_string(i), {1});
    CHECK_FALSE(attempts.begin("anna", "elsewhere", {second}));
}

TEST_CASE("only so many hash at a time and only so many wait") {
    HashingRoom room(2, 3);
    std::mutex gate;
    gate.lock();
    std::atomic<int> inside = 0, most = 0, refused = 0, done = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 12; ++i)
        threads.emplace_back([&] {
            bool const ran = room.run([&] {
                most = std::max(most.load(), ++inside);
                std::lock_guard const wait(gate);
                --inside;
                ++done;
            });
            if (!ran) ++refused;
        });
    while (refused < 7) std::this_thread::yield();
    gate.unlock();
    threads.clear();
    CHECK(done == 5);
    CHECK(refused == 7);
    CHECK(most <= 2);
    CHECK(room.run([] {}));
}

// Rules of questions, and what of a reply is its writer's own.
#include <doctest/doctest.h>

#include <algorithm>

#include "features/questions/reply.h"
#include "features/questions/rules.h"

using namespace questions;

namespace {

basics::Date const today{2026, 3, 10};
OrganisationId const asker = OrganisationId::make(), other = OrganisationId::make(),
                     third = OrganisationId::make();

Typed good() {
    return {"question", "Har någon provat?", "Vi undrar.", asker.string(), "all", "", "public", ""};
}

std::vector<std::string> fields(Typed const& typed) {
    auto const asking = checked(typed, texts::Language::sv, today);
    std::vector<std::string> all;
    if (!asking)
        for (auto const& one : asking.error()) all.push_back(one.field);
    return all;
}

permissions::Viewer in(OrganisationId const& organisation,
                       permissions::Role role = permissions::Role::contributor) {
    return {.member = members::MemberId::make(), .name = "", .grants = {{role, organisation, {}}}};
}

Question question(Visibility visibility) {
    Question one;
    one.asked.organisation = asker;
    one.asked.visibility = visibility;
    return one;
}

}

TEST_CASE("a question is tidied, and every mistake is told at once") {
    auto typed = good();
    typed.title = "  Har någon\nprovat? ";
    auto const asking = checked(typed, texts::Language::sv, today);
    REQUIRE(asking.has_value());
    CHECK(asking->title == "Har någon provat?");
    CHECK(fields({}) == std::vector<std::string>{"title", "story", "kind", "organisation",
                                                 "audience", "visibility"});
    typed = good();
    typed.audience = "network";
    CHECK(fields(typed) == std::vector<std::string>{"network"});
    typed = good();
    typed.title = std::string(longest_title + 1, 'x');
    typed.story = std::string("\xFF");
    CHECK(fields(typed) == std::vector<std::string>{"title", "story"});
}

TEST_CASE("the last day is a whole day that has not been") {
    auto of = [](std::string day) {
        auto typed = good();
        typed.last_day = std::move(day);
        return fields(typed).empty();
    };
    CHECK(of(""));
    CHECK(of("2026-03-10"));
    CHECK_FALSE(of("2026-03-09"));
    CHECK_FALSE(of("2026-04"));
    CHECK_FALSE(of("2027-02-29"));
    CHECK(of("2028-02-29"));
}

TEST_CASE("who reads, tends and answers") {
    std::vector<OrganisationId> const asked{other};
    auto const open = question(Visibility::public_), inner = question(Visibility::asked);
    CHECK(may_read({}, open, asked));
    CHECK_FALSE(may_read({}, inner, asked));
    CHECK(may_read(in(asker), inner, asked));
    CHECK(may_read(in(other), inner, asked));
    CHECK_FALSE(may_read(in(third), inner, asked));
    auto hidden = open;
    hidden.is_hidden = true;
    CHECK_FALSE(may_read({}, hidden, asked));
    CHECK_FALSE(may_read(in(other), hidden, asked));
    CHECK(may_read(in(asker), hidden, asked));

    CHECK(may_tend(in(asker), open));
    CHECK_FALSE(may_tend(in(other), open));

    CHECK(may_answer_for(in(asker), open, asked).empty());
    CHECK(may_answer_for(in(third), open, asked) == std::vector{third});
    CHECK(may_answer_for(in(third), inner, asked).empty());
    CHECK(may_answer_for(in(other), inner, asked) == std::vector{other});
    auto closed = open;
    closed.is_closed = true;
    CHECK(may_answer_for(in(third), closed, asked).empty());
    CHECK(may_answer_for(in(third), hidden, asked).empty());
}

TEST_CASE("letters: at once within the day's number, otherwise gathered") {
    constexpr std::int64_t day = 24LL * 60 * 60 * 1'000'000;
    CHECK(is_told_now(Digest::at_once, most_letters_a_day - 1));
    CHECK_FALSE(is_told_now(Digest::at_once, most_letters_a_day));
    CHECK_FALSE(is_told_now(Digest::weekly, 0));
    CHECK_FALSE(is_told_now(Digest::never, 0));
    CHECK(is_digest_due(Digest::weekly, {}));
    CHECK_FALSE(is_digest_due(Digest::weekly, 7 * day - 1));
    CHECK(is_digest_due(Digest::weekly, 7 * day));
    CHECK_FALSE(is_digest_due(Digest::at_once, day - 1));
    CHECK(is_digest_due(Digest::at_once, day));
    CHECK_FALSE(is_digest_due(Digest::never, {}));
}

TEST_CASE("links are addresses of cases and projects, each once") {
    auto const links = checked_links(
        "https://x.example/sv/cases/01j00000000000000000000001/titel\n\n"
        "project/01j00000000000000000000002\n"
        "https://x.example/en/cases/01j00000000000000000000001\n");
    REQUIRE(links.has_value());
    CHECK(*links == std::vector<LinkTo>{{"case", "01j00000000000000000000001"},
                                        {"project", "01j00000000000000000000002"}});
    CHECK(!checked_links("https://elsewhere.example/"));
    CHECK(!checked_links("javascript:alert(1)"));
    std::string many;
    for (std::size_t i = 0; i <= most_links; ++i)
        many += "case/01j000000000000000000000" + std::to_string(10 + i) + "\n";
    CHECK(!checked_links(many).has_value());
}

TEST_CASE("what is quoted is cut off, in each language") {
    for (std::string const attribution :
         {"Den tis 3 mars 2026 kl 10:12 skrev Samverk <svar@samverk.example>:",
          "Den tis. 3. mars 2026 kl. 10:12 skrev Samverk\n<svar@samverk.example>:",
          "tir. 3. mar. 2026 kl. 10.12 skrev Samverk <svar@samverk.example>:",
          "On Tue, Mar 3, 2026 at 10:12 AM Samverk <svar@samverk.example> wrote:",
          "ti 3. maalisk. 2026 klo 10.12 Samverk (svar@samverk.example) kirjoitti:",
          "Anna Svensson skrev:"}) {
        CAPTURE(attribution);
        CHECK(own_words("Ja, i två skolor.\n\n" + attribution +
                        "\n\n> Har ni gjort det?\n> Hälsningar\n") == "Ja, i två skolor.");
    }
    for (std::string const separator :
         {"-----Ursprungligt meddelande-----", "-----Original Message-----",
          "-----Opprinnelig melding-----", "-----Oprindelig meddelelse-----",
          "-----Alkuperäinen viesti-----",
          "Från: Samverk <svar@samverk.example>\nSkickat: den 3 mars 2026 10:12\nTill: Anna",
          "From: Samverk\nSent: Tuesday\nTo: Anna", "*Fra:* Samverk\n*Sendt:* tirsdag",
          "Lähettäjä: Samverk\nLähetetty: tiistai",
          "________________________________\nFrån: Samverk\nSkickat: tisdag"}) {
        CAPTURE(separator);
        CHECK(own_words("Ja.\n\n" + separator + "\nÄmne: Har ni gjort det?\n\nHar ni?\n") == "Ja.");
    }
}

TEST_CASE("answers below and between what is quoted stay") {
    CHECK(own_words("Ja.\nDen 3 mars 2026 kl 10:12 skrev Samverk <a@b.example>:\n> Har ni?\n") ==
          "Ja.");
    CHECK(own_words("Já.\n\nhttps://samverk.example/sv/questions/answer/AbC\n") == "Já.");
    CHECK(own_words("On 3 March Samverk wrote:\n> Har ni?\n> Hur?\n\nJa.\n") == "Ja.");
    CHECK(own_words("> Har ni?\nJa.\n> Hur?\nMed cykel.\n") == "Ja.\nMed cykel.");
}

TEST_CASE("signatures and phones are cut off, ordinary lines are not") {
    CHECK(own_words("Ja.\n-- \nAnna Svensson\nGranby\n") == "Ja.");
    CHECK(own_words("Ja.\n\nSkickat från min iPhone\n") == "Ja.");
    CHECK(own_words("Ja.\n\nHämta Outlook för iOS\n") == "Ja.");
    CHECK(own_words("Från: och med i höst gör vi det.\nTrevligt.") ==
          "Från: och med i höst gör vi det.\nTrevligt.");
    CHECK(own_words("Hon skrev 2024 en rapport om det:\nden heter Vägen.") ==
          "Hon skrev 2024 en rapport om det:\nden heter Vägen.");
    CHECK(own_words("- ett\n- två\n--- tre") == "- ett\n- två\n--- tre");
}

TEST_CASE("only a quoted thread is nobody's answer") {
    CHECK(own_words("").empty());
    CHECK(own_words("> Har ni?\n>> Ja\n\n").empty());
    CHECK(own_words("Den 3 mars 2026 skrev Samverk <a@b.example>:\n> Har ni?\n").empty());
}

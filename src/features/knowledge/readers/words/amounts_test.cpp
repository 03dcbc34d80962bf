// Sums of money, one line per way of writing.
#include "features/knowledge/readers/words/amounts.h"

#include <doctest/doctest.h>

#include <string>

#include "features/knowledge/readers/words/status_words.h"

using namespace knowledge::readers;
using texts::Language;

namespace {

std::string money(std::string_view text, Language language = Language::sv) {
    auto const found = read_money(text, language);
    if (!found) return "none";
    return basics::plain_amount(found->money.minor) + " " + found->money.currency +
           (found->currency_assumed ? "?" : "");
}

}

TEST_CASE("a sum is read in every way that people write it") {
    CHECK(money("6 850 000 kronor") == "6850000 SEK");
    CHECK(money("6 850 000 kronor") == "6850000 SEK");
    CHECK(money("SEK 6 850 000") == "6850000 SEK");
    CHECK(money("6,850,000 SEK") == "6850000 SEK");
    CHECK(money("6.850.000 kr") == "6850000 SEK");
    CHECK(money("1 998 436 kr.") == "1998436 SEK");
    CHECK(money("1,2 mnkr") == "1200000 SEK");
    CHECK(money("500 tkr") == "500000 SEK");
    CHECK(money("2 miljoner kronor") == "2000000 SEK");
    CHECK(money("två miljoner kronor") == "2000000 SEK");
    CHECK(money("8,3 miljoner") == "8300000 SEK?");
    CHECK(money("1,998436 miljoner kronor") == "1998436 SEK");
    CHECK(money("3,125 mkr") == "3125000 SEK");
    CHECK(money("MSEK 1.2") == "1200000 SEK");
    CHECK(money("SEK 8.3 million", Language::en) == "8300000 SEK");
    CHECK(money("€ 3 499 076,25", Language::en) == "3499076.25 EUR");
    CHECK(money("1.2 M€", Language::en) == "1200000 EUR");
    CHECK(money("2 million euro", Language::en) == "2000000 EUR");
    CHECK(money("1,5 mill. kr", Language::nb) == "1500000 NOK");
    CHECK(money("500 000 kroner", Language::nb) == "500000 NOK");
    CHECK(money("3 MNOK", Language::nb) == "3000000 NOK");
    CHECK(money("kr 250 000", Language::nb) == "250000 NOK");
    CHECK(money("2 miljoner svenska kronor") == "2000000 SEK");
    CHECK(money("1 998 436") == "1998436 SEK?");
    CHECK(money("Vinnova 6 850 000 kronor (varav 50 % i år)") == "6850000 SEK");
}

TEST_CASE("what is no sum is not taken for one") {
    CHECK(money("Pågående") == "none");
    CHECK(money("") == "none");
    CHECK(money("99999999999999999999 kr") == "none");
    CHECK(
        find_money("Diarienummer 2015-06045 i 15 kommuner med 120 projekt", Language::sv).empty());
    CHECK(find_money("från 2016 till 2019, telefon 08-508 290 00", Language::sv).empty());
}

TEST_CASE("several sums are found in order") {
    auto const found = find_money("Bidrag 2 mnkr, egen insats 500 tkr", Language::sv);
    REQUIRE(found.size() == 2);
    CHECK(found[0].money.minor == 200'000'000);
    CHECK(found[1].money.minor == 50'000'000);
}

TEST_CASE("status words of three languages are one status") {
    using knowledge::Status;
    for (auto text : {"Pågående", "PÅGÅR", "Ongoing", "løpende", "SIGNED", " Aktivt "})
        CHECK(read_status(text) == Status::ongoing);
    for (auto text : {"Avslutat", "Avslutad", "Completed", "CLOSED", "Fullført"})
        CHECK(read_status(text) == Status::completed);
    for (auto text : {"Planerat", "Ej påbörjad", "Kommande"})
        CHECK(read_status(text) == Status::planned);
    for (auto text : {"TERMINATED", "Avbruten"}) CHECK(read_status(text) == Status::terminated);
    CHECK_FALSE(read_status("Avslutat 2019"));
    CHECK(read_status_beginning("Avslutat 2019-08-31") == Status::completed);
    CHECK(read_status_beginning("Ej påbörjat än") == Status::planned);
    CHECK_FALSE(read_status_beginning("Aktivitet"));
}

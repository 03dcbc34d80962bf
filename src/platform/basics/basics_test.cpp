// Ids, dates, amounts and texts.
#include <doctest/doctest.h>

#include "platform/basics/id.h"
#include "platform/basics/lines.h"
#include "platform/basics/money.h"
#include "platform/basics/text.h"
#include "platform/basics/time.h"

using namespace basics;

TEST_CASE("a later id sorts after an earlier one and survives being written") {
    using ThingId = Id<struct ThingTag>;
    ThingId const early(new_id_letters(1'000)), late(new_id_letters(2'000));
    CHECK(early < late);
    CHECK(ThingId::parse(late.text()) == late);
    CHECK(ThingId::make() != ThingId::make());
}

TEST_CASE("what is not an id is refused") {
    using ThingId = Id<struct ThingTag>;
    for (auto text : {"", "8zzzzzzzzzzzzzzzzzzzzzzzzz", "0000000000000000000000000",
                      "0000000000000000000000000u", "0000000000000000000000000A"})
        CHECK_FALSE(ThingId::parse(text));
}

TEST_CASE("dates keep how exactly they are known") {
    CHECK(iso(*parse_iso_date("2016")) == "2016");
    CHECK(iso(*parse_iso_date("2016-01")) == "2016-01");
    CHECK(iso(*parse_iso_date("2021-10-15T00:00:00")) == "2021-10-15");
    for (auto text :
         {"", "16", "2016-13", "2023-02-29", "2016-1", "2016-01-00", "20160101", "2016-01-01x"})
        CHECK_FALSE(parse_iso_date(text));
    CHECK(last_day({2024, 2, 0}) == Date{2024, 2, 29});
    CHECK(first_day({2024, 0, 0}) == Date{2024, 1, 1});
}

TEST_CASE("times are read and written in UTC; the day is Stockholm's") {
    auto const time = *parse_iso_time("2026-03-29T00:59:59Z");
    CHECK(iso(time) == "2026-03-29T00:59:59Z");
    CHECK(day_in_stockholm(*parse_iso_time("2026-06-30T22:00:00Z")) == Date{2026, 7, 1});
    CHECK(day_in_stockholm(*parse_iso_time("2026-12-31T22:59:59Z")) == Date{2026, 12, 31});
    CHECK(day_in_stockholm(*parse_iso_time("2026-12-31T23:00:00Z")) == Date{2027, 1, 1});
    CHECK_FALSE(parse_iso_time("2026-03-29"));
    CHECK_FALSE(parse_iso_time("2026-03-29T25:00:00Z"));
}

TEST_CASE("amounts are read as people write them") {
    CHECK(parse_amount("6 850 000") == 685'000'000);
    CHECK(parse_amount("1 998 436") == 199'843'600);
    CHECK(parse_amount("1,998,436") == 199'843'600);
    CHECK(parse_amount("1.998.436,50") == 199'843'650);
    CHECK(parse_amount("3499076,25") == 349'907'625);
    CHECK(parse_amount("4107067.0000") == 410'706'700);
    CHECK(parse_amount("8,3") == 830);
    CHECK(parse_amount("0.125") == 13);
    CHECK(parse_amount("6,850") == 685'000);
    CHECK(parse_amount("3e+05") == 30'000'000);
    CHECK(parse_amount("1.7E7") == 1'700'000'000);
    for (auto text :
         {"", "kr", "-5", "e9", "1e", "1e-2", "1e99", "1ex", ",5", "12x", "99999999999999999999"})
        CHECK_FALSE(parse_amount(text));
    CHECK(plain_amount(685'000'000) == "6850000");
    CHECK(plain_amount(150) == "1.5");
    CHECK(plain_amount(5) == "0.05");
}

TEST_CASE("text is normalised, counted, cut and made into addresses") {
    CHECK(normalised("a\xCC\x8A") == "å");
    CHECK_FALSE(normalised("\xff"));
    CHECK_FALSE(normalised(std::string_view("a\0b", 3)));
    CHECK(length("åäö") == 3);
    CHECK(trimmed(" \xC2\xA0 hej\n") == "hej");
    CHECK(folded("SDG-13 Az") == "sdg-13 az");
    CHECK(folded("Östra ÅÄÖÆØ") == "östra åäöæø");
    CHECK(slug("Hållbara städer – Øst!") == "hallbara-stader-ost");
    CHECK(slug("…") == "x");
    CHECK(shortened("ett två tre", 8) == "ett två…");
    CHECK(one_line("a\u202Eb\n c") == "ab c");
    CHECK(decoded("\xEF\xBB\xBFhej") == "hej");
    CHECK(decoded("G\xF6teborg") == "Göteborg");
    CHECK(decoded(std::string_view("\xFF\xFEG\0\xF6\0", 6)) == "Gö");
    CHECK(compare_swedish("zon", "ång") < 0);
}

TEST_CASE("what is typed in several lines keeps its paragraphs and loses what cannot be seen") {
    CHECK(tidied("  Ett\u200b\n\n\n\n två \x01\ntre  \n\n") == "Ett\n\ntvå\ntre");
    CHECK(tidied("\n \n\t\n") == "");
    CHECK(paragraphs("ett\nrad två\n\n\n\ntvå\n\n") ==
          std::vector<std::string>{"ett\nrad två", "två"});
    CHECK(paragraphs("").empty());
}

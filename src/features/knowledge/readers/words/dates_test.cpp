// Dates, periods and lengths of time, one line per way of writing.
#include "features/knowledge/readers/words/dates.h"

#include <doctest/doctest.h>

#include <string>

using namespace knowledge::readers;

namespace {

std::string date(std::string_view text) {
    auto const found = read_date(text);
    return found ? basics::iso(*found) : "none";
}

std::string period(std::string_view text) {
    auto const found = read_period(text);
    if (!found) return "none";
    return (found->start ? basics::iso(*found->start) : "?") + "/" +
           (found->end ? basics::iso(*found->end) : "?");
}

std::string exact(std::string_view text) {
    auto const found = read_exact_date(text);
    return found ? basics::iso(*found) : "none";
}

}

TEST_CASE("a date is read in every way that people write it") {
    CHECK(date("2021-10-15") == "2021-10-15");
    CHECK(date("2021/10/15") == "2021-10-15");
    CHECK(date("20211015") == "2021-10-15");
    CHECK(date("15. oktober 2021") == "2021-10-15");
    CHECK(date("15 oktober 2021") == "2021-10-15");
    CHECK(date("den 1:a mars 2020") == "2020-03-01");
    CHECK(date("15 okt. 2021") == "2021-10-15");
    CHECK(date("October 15, 2021") == "2021-10-15");
    CHECK(date("15th of October 2021") == "2021-10-15");
    CHECK(date("1. desember 2022") == "2022-12-01");
    CHECK(date("15.10.2021") == "2021-10-15");
    CHECK(date("15/10/2021") == "2021-10-15");
    CHECK(date("10/25/2021") == "2021-10-25");
    CHECK(date("januari 2016") == "2016-01");
    CHECK(date("mai 2023") == "2023-05");
    CHECK(date("Sept 2019") == "2019-09");
    CHECK(date("2016-01") == "2016-01");
    CHECK(date("2016") == "2016");
}

TEST_CASE("what is vaguer than a month is only its year") {
    CHECK(date("hösten 2021") == "2021");
    CHECK(date("Q3 2022") == "2022");
    CHECK(date("2022-Q3") == "2022");
    CHECK(date("tredje kvartalet 2022") == "2022");
    CHECK(date("kvartal 3, 2022") == "2022");
    CHECK(date("i början av 2024") == "2024");
    CHECK(date("spring 2023") == "2023");
    CHECK(read_period("hösten 2021 – våren 2023")->told == "hösten 2021 – våren 2023");
    CHECK(read_period("januari 2016 – mars 2017")->told.empty());
}

TEST_CASE("what is no date is not taken for one") {
    CHECK(date("") == "none");
    CHECK(date("2015-06045") == "none");
    CHECK(date("2021-13-45") == "none");
    CHECK(date("30 februari 2021") == "none");
    CHECK(date("6 850 000 kronor") == "none");
    CHECK(date("+46 10 516 54 24") == "none");
    CHECK(date("mars") == "none");
}

TEST_CASE("a period is read with both ends, or with the end that is told") {
    CHECK(period("januari 2016 - augusti 2019") == "2016-01/2019-08");
    CHECK(period("15. oktober 2021 – 15. mars 2023") == "2021-10-15/2023-03-15");
    CHECK(period("2021-10-15 - 2023-03-15") == "2021-10-15/2023-03-15");
    CHECK(period("2021-10-15--2023-03-15") == "2021-10-15/2023-03-15");
    CHECK(period("2021-10-15/2023-03-15") == "2021-10-15/2023-03-15");
    CHECK(period("2019-2022") == "2019/2022");
    CHECK(period("2019–22") == "2019/2022");
    CHECK(period("2016-01 - 2019-08") == "2016-01/2019-08");
    CHECK(period("jan–aug 2016") == "2016-01/2016-08");
    CHECK(period("15 oktober – 15 december 2021") == "2021-10-15/2021-12-15");
    CHECK(period("från mars 2020 till och med juni 2022") == "2020-03/2022-06");
    CHECK(period("mellan januari 2016 och augusti 2019") == "2016-01/2019-08");
    CHECK(period("January 2016 to August 2019") == "2016-01/2019-08");
    CHECK(period("01.01.2021 - 31.12.2023") == "2021-01-01/2023-12-31");
    CHECK(period("mars 2020 - pågående") == "2020-03/?");
    CHECK(period("mars 2020 –") == "2020-03/?");
    CHECK(period("2020 - ongoing") == "2020/?");
    CHECK(period("t.o.m. 2024-06-30") == "?/2024-06-30");
    CHECK(period("2021") == "2021/2021");
    CHECK(period("från 2021") == "2021/?");
    CHECK(period("Q3 2022 – Q1 2024") == "2022/2024");
    CHECK(period("ingen uppgift") == "none");
}

TEST_CASE("a period that ends before it begins keeps its beginning and its words") {
    auto const found = read_period("2023-03-15 – 2021-10-15");
    REQUIRE(found);
    CHECK(basics::iso(*found->start) == "2023-03-15");
    CHECK_FALSE(found->end);
    CHECK(found->told == "2023-03-15 – 2021-10-15");
}

TEST_CASE("a length of time is told from other texts") {
    for (auto text : {"4 år", "fyra år", "36 månader", "3,5 years", "two years", "18 mnd",
                      "ca 2 år", "1 år och 6 månader"})
        CHECK_MESSAGE(is_duration(text), text);
    for (auto text : {"år", "4", "2016-01", "fyra kommuner", "4 år av samverkan", ""})
        CHECK_FALSE_MESSAGE(is_duration(text), text);
}

TEST_CASE("a date of a structured source is taken only when it is whole") {
    CHECK(exact("2025-09-01 12:00:00") == "2025-09-01");
    CHECK(exact("2025-09-01T00:00:00") == "2025-09-01");
    CHECK(exact("2016-01") == "2016-01");
    CHECK(exact("31/12/2023") == "2023-12-31");
    CHECK(exact("20231231") == "2023-12-31");
    CHECK(exact("2021-13-45") == "none");
    CHECK(exact("NULL") == "none");
    CHECK(exact("ungefär 2021-01-01") == "none");
    CHECK(exact("2021-01-01 eller senare") == "none");
}

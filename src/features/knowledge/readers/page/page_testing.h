// How the tests of pages say what a page must hold, and what must not be in its story.
#pragma once
#include <doctest/doctest.h>
#include "features/knowledge/readers/testing.h"

namespace knowledge::readers::testing {

/// Facts that must be there, and texts that no section may hold.
inline void check(std::string_view page, std::vector<std::string> const& expected,
                  std::vector<std::string> const& unwanted = {}) {
    auto const result = given(read_page, page);
    REQUIRE_FALSE(result.error);
    REQUIRE(result.records.size() == 1);
    auto const absent = missing(result.records[0], expected);
    CHECK_MESSAGE(absent.empty(), "missing:\n", absent, "\nread:\n", all_facts(result.records[0]));
    for (auto const& [key, texts] : result.records[0].content.sections)
        for (auto const& [language, text] : texts)
            for (auto const& piece : unwanted)
                CHECK_MESSAGE(text.find(piece) == std::string::npos, key, " holds ", piece, ":\n",
                              text);
}

}

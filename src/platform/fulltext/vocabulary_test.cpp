// How far apart words are, and which are offered.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "platform/fulltext/vocabulary.h"

using fulltext::spelling_distance;

namespace {

/// The same distance counted the slow way, without a band.
int slow_distance(std::string const& a, std::string const& b) {
    std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = static_cast<int>(2 * (i + j));
                continue;
            }
            d[i][j] = std::min({d[i - 1][j] + 2, d[i][j - 1] + 2,
                                d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 2)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 2);
        }
    }
    return d[a.size()][b.size()];
}

}

TEST_CASE("a slip counts two, a missing ring or dots one") {
    CHECK(spelling_distance("stad", "stad", 6) == 0);
    CHECK(spelling_distance("stad", "stat", 6) == 2);
    CHECK(spelling_distance("stad", "stadd", 6) == 2);
    CHECK(spelling_distance("stad", "satd", 6) == 2);
    CHECK(spelling_distance("hallbar", "hållbar", 6) == 1);
    CHECK(spelling_distance("goteborg", "gøteborg", 6) == 1);
    CHECK(spelling_distance("stad", "plattform", 4) == 5);
    CHECK(spelling_distance("", "abc", 4) == 5);
    CHECK(spelling_distance(std::string(500, 'a'), std::string(500, 'a'), 4) == 0);
}

TEST_CASE("counting only near the diagonal gives the same distances") {
    std::mt19937 random(3);
    for (int i = 0; i < 3000; ++i) {
        std::string a, b;
        for (auto n = random() % 9; n > 0; --n) a += static_cast<char>('b' + random() % 3);
        b = a;
        for (auto n = random() % 5; n > 0; --n) {
            auto const at = random() % (b.size() + 1);
            if (random() % 2 == 0)
                b.insert(b.begin() + static_cast<std::ptrdiff_t>(at),
                         static_cast<char>('b' + random() % 3));
            else if (at < b.size()) b.erase(b.begin() + static_cast<std::ptrdiff_t>(at));
        }
        CAPTURE(a);
        CAPTURE(b);
        CHECK(spelling_distance(a, b, 4) == std::min(5, slow_distance(a, b)));
    }
}

TEST_CASE("the word most used is offered first, unless another is much nearer") {
    fulltext::Vocabulary words;
    words.add("hållbar", 5);
    words.add("hållbara", 900);
    words.add("hållbart", 10);
    words.add("plattform", 100);
    CHECK(words.near("hallbara", 1) == std::vector<std::string_view>{"hållbara"});
    CHECK(words.near("hållbarx", 3).front() == "hållbara");
    CHECK(words.near("hål", 3).empty());
    CHECK(words.near("hållbara", 3).size() == 2);
    CHECK(words.beginning("hållbar", 2) == std::vector<std::string_view>{"hållbara", "hållbart"});
    CHECK(words.beginning("x", 2).empty());
    CHECK(words.contains("plattform"));
    CHECK_FALSE(words.contains("platt"));
}

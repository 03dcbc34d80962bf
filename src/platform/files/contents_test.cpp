// What is kept is there, whole, under its hash; what was damaged is noticed.
#include "platform/files/contents.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "platform/basics/id.h"
#include "platform/files/mapped.h"

using files::Contents;

namespace {

struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() /
                                 ("samverk-" + basics::Id<struct TestTag>::make().string());
    ~Folder() { std::filesystem::remove_all(path); }
    std::string string() const { return path.string(); }
};

}

TEST_CASE("a content is found by its hash, however often it was kept") {
    Folder const folder;
    Contents contents(folder.string());
    auto const hash = contents.keep("en fil\n");
    CHECK(hash == contents.keep("en fil\n"));
    CHECK(hash != contents.keep("en annan"));
    REQUIRE(contents.find(hash));
    CHECK(files::Mapped(*contents.find(hash)).bytes() == "en fil\n");
    std::size_t count = 0;
    contents.each([&](std::string const&, std::uint64_t) { ++count; });
    CHECK(count == 2);
}

TEST_CASE("what is not a hash names nothing, least of all a path") {
    Folder const folder;
    Contents contents(folder.string());
    contents.keep("x");
    for (auto name : {"", "..", "../../etc/passwd", "ab/../../x"}) CHECK_FALSE(contents.find(name));
    CHECK_FALSE(contents.find(std::string(64, 'A')));
    CHECK_FALSE(contents.find(std::string(64, 'a')));
}

TEST_CASE("a content that was changed or cut on disk is not sound, and keeping it anew mends it") {
    Folder const folder;
    Contents contents(folder.string());
    auto const hash = contents.keep("innehåll");
    CHECK(contents.is_sound(hash));
    std::ofstream(*contents.find(hash), std::ios::trunc) << "inne";
    CHECK_FALSE(contents.is_sound(hash));
    contents.keep("innehåll");
    CHECK(contents.is_sound(hash));
    CHECK(contents.remove(hash));
    CHECK_FALSE(contents.remove(hash));
    CHECK_FALSE(contents.is_sound(hash));
}

TEST_CASE("many who keep the same content at once leave one, and nothing unfinished") {
    Folder const folder;
    Contents contents(folder.string());
    std::string const bytes(300'000, 'b');
    {
        std::vector<std::jthread> writers;
        for (int i = 0; i < 8; ++i) writers.emplace_back([&] { contents.keep(bytes); });
    }
    std::size_t count = 0;
    contents.each([&](std::string const& hash, std::uint64_t size) {
        ++count;
        CHECK(size == bytes.size());
        CHECK(contents.is_sound(hash));
    });
    CHECK(count == 1);
    CHECK(contents.remove_unfinished() == 0);
}

TEST_CASE("what an interrupted writer left is cleared away and is no content") {
    Folder const folder;
    Contents contents(folder.string());
    contents.keep("hel");
    std::ofstream(folder.string() + "/unfinished-1") << "halv";
    std::size_t count = 0;
    contents.each([&](std::string const&, std::uint64_t) { ++count; });
    CHECK(count == 1);
    CHECK(contents.remove_unfinished() == 1);
    CHECK(contents.remove_unfinished() == 0);
}

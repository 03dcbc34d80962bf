// Zips as they come, and zips made to do harm.
#include <doctest/doctest.h>

#include "platform/documents/archive.h"
#include "platform/documents/made_zip.h"

#include <random>

using namespace documents;
using enum ArchiveError;

namespace {

std::string number(std::uint64_t value, int size) {
    std::string bytes;
    for (int i = 0; i < size; ++i, value >>= 8) bytes += static_cast<char>(value);
    return bytes;
}

std::string replaced(std::string bytes, std::string_view from, std::string_view to) {
    for (auto at = bytes.find(from); at != bytes.npos; at = bytes.find(from, at + to.size())) {
        bytes.replace(at, from.size(), to);
    }
    return bytes;
}

/// What goes wrong when everything is read; nothing when nothing does.
std::optional<ArchiveError> error_of(std::string_view bytes, ArchiveLimits limits = {}) {
    auto archive = Archive::open(bytes, limits);
    if (!archive) return archive.error();
    for (;;) {
        auto const entry = archive->next();
        if (!entry) return entry.error();
        if (!*entry) return std::nullopt;
        auto const content = archive->content();
        if (!content) return content.error();
    }
}

/// The place of the first central header.
std::size_t directory_of(std::string const& zip) { return zip.find("PK\x01\x02"); }

}

TEST_CASE("entries come with their names and contents, folders left out") {
    auto const zip = made_zip({{"mapp/", ""}, {"mapp/år.csv", "a;b\n"}, {"tom.txt", ""}});
    auto archive = Archive::open(zip);
    REQUIRE(archive);
    REQUIRE(archive->entries().size() == 2);
    CHECK(archive->entries()[1].name == "tom.txt");
    auto const first = archive->next();
    REQUIRE((first && *first));
    CHECK((*first)->name == "mapp/år.csv");
    CHECK(archive->content() == "a;b\n");
    CHECK(archive->chunk() == "");
    REQUIRE(archive->next());
    CHECK(archive->content() == "");
    auto const after_last = archive->next();
    REQUIRE(after_last);
    CHECK_FALSE(*after_last);
}

TEST_CASE("an entry is found by its name, others are passed over unread") {
    auto const zip = made_zip({{"a", std::string(50'000, 'a')}, {"b", "bra"}});
    CHECK(*read_entry(zip, "b", {.inflated_bytes = 3}) == "bra");
    CHECK(*read_entry(zip, "c") == std::nullopt);
    CHECK(read_entry(zip, "a", {.inflated_bytes = 3}).error() == too_large);
}

TEST_CASE("a large entry comes in pieces") {
    std::mt19937 random;
    std::string csv;
    while (csv.size() < 3'000'000) csv += std::to_string(random()) + ";";
    auto const zip = made_zip({{"project.csv", csv}});
    auto archive = Archive::open(zip);
    REQUIRE(archive->find("project.csv") == true);
    std::string together;
    int pieces = 0;
    for (auto piece = archive->chunk(); !piece->empty(); piece = archive->chunk(), ++pieces)
        together += *piece;
    CHECK(pieces > 1);
    CHECK(together == csv);
}

TEST_CASE("what is not a zip, or not a whole one, is told apart from bombs") {
    auto const zip = made_zip({{"a", "innehåll som packas"}, {"b", "mer"}});
    CHECK(error_of("") == not_an_archive);
    CHECK(error_of("PK\x03\x04 inte mer") == not_an_archive);
    CHECK(error_of(zip.substr(0, zip.size() - 30)) == not_an_archive);
    CHECK(error_of(zip.substr(5)) == damaged);
    for (std::size_t at = 0; at < zip.size(); ++at) {
        auto changed = zip;
        changed[at] = static_cast<char>(changed[at] ^ 0xFF);
        error_of(changed);  // Any answer will do, but there must be one.
    }
    auto wrong_sum = made_zip({{"a", "innehåll"}}, "compression=store");
    CHECK(error_of(replaced(wrong_sum, "innehåll", "annathål")) == damaged);
}

TEST_CASE("names that lead out of a folder are refused") {
    for (auto const* name : {"/etc/passwd", "../x", "a/../../x", "a/..", "C:x", "a\\b", "a\nb"}) {
        CAPTURE(name);
        auto const zip =
            made_zip({{"ok.txt", "x"}, {std::string(std::string_view(name).size(), 'N'), "x"}});
        auto const named = replaced(zip, std::string(std::string_view(name).size(), 'N'), name);
        CHECK(error_of(named) == unsafe_name);
    }
    CHECK_FALSE(error_of(made_zip({{"a..b/..c", "x"}})));
}

TEST_CASE("links are refused") {
    CHECK(error_of(made_zip({{"lank", "/etc/passwd"}}, "", AE_IFLNK)) == not_a_file);
}

TEST_CASE("encryption is told apart from damage") {
    CHECK(error_of(made_zip({{"a", "hemligt"}}, "encryption=traditional")) == encrypted);
    CHECK(error_of(made_zip({{"a", "hemligt"}}, "encryption=aes256")) == encrypted);
}

TEST_CASE("too many entries are refused before the first is read") {
    MadeEntries many;
    for (int i = 0; i < 11; ++i) many.push_back({std::to_string(i), ""});
    CHECK(error_of(made_zip(many), {.entries = 10}) == too_many_entries);
    CHECK_FALSE(error_of(made_zip(many), {.entries = 11}));
}

TEST_CASE("a bomb is stopped by what comes out, whatever its header says") {
    auto const bomb = made_zip({{"noll", std::string(20'000'000, '\0')}});
    CHECK(error_of(bomb) == too_compressed);
    CHECK(error_of(bomb, {.ratio = 100'000}) == std::nullopt);
    CHECK(error_of(bomb, {.inflated_bytes = 1'000'000, .ratio = 100'000}) == too_large);
    CHECK_FALSE(error_of(made_zip({{"liten", std::string(1'000'000, '\0')}})));

    auto lying = bomb;
    lying.replace(directory_of(lying) + 24, 4, number(10, 4));
    CHECK(error_of(lying, {.inflated_bytes = 1'000'000, .ratio = 100'000}));
}

TEST_CASE("entries that share the same bytes are refused") {
    auto const zip = made_zip({{"a", "samma"}, {"b", "samma"}}, "compression=store");
    auto overlapping_zip = zip;
    auto const second = overlapping_zip.find("PK\x01\x02", directory_of(zip) + 4);
    overlapping_zip.replace(second + 42, 4, number(0, 4));
    overlapping_zip[second + 46] = 'a';
    CHECK(error_of(overlapping_zip) == overlapping);

    auto swallowing = zip;  // The first entry's bytes are said to go on over the second.
    swallowing.replace(directory_of(zip) + 20, 4, number(60, 4));
    CHECK(error_of(swallowing) == overlapping);
}

TEST_CASE("two headers that name the same entry differently are refused") {
    auto zip = made_zip({{"ofarlig.txt", "x"}});
    zip.replace(directory_of(zip) + 46, 11, "annat.numme");
    CHECK(error_of(zip) == damaged);
}

TEST_CASE("an archive inside is never read, and does no harm unread") {
    auto const inner = made_zip({{"x", "y"}});
    auto const zip = made_zip({{"bok.xlsx", inner}, {"text.xml", "<a/>"}});
    CHECK(error_of(zip) == nested);
    CHECK(*read_entry(zip, "text.xml") == "<a/>");
}

TEST_CASE("sizes of eight bytes are understood") {
    // As writers that stream make them: the sizes in an extra field, the short ones all ones.
    std::string const data = "lagrat";
    std::string const crc = "\x38\xAC\xAC\xB0";
    auto const extra = number(1, 2) + number(16, 2) + number(6, 8) + number(6, 8);
    auto const sizes = std::string(8, '\xFF') + number(1, 2) + number(extra.size(), 2);
    auto const fields = number(45, 2) + number(0, 8) + crc + sizes;
    auto const local = "PK\x03\x04" + fields + "n" + extra + data;
    auto const central = "PK\x01\x02" + number(45, 2) + fields + number(0, 14) + "n" + extra;
    auto const end = "PK\x05\x06" + number(0, 4) + number(1, 2) + number(1, 2) +
                     number(central.size(), 4) + number(local.size(), 4) + number(0, 2);
    auto const content = read_entry(local + central + end, "n");
    REQUIRE((content && *content));
    CHECK(**content == data);
}

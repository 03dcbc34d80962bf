// A tar file gives back what was put in, and says so when it cannot.
#include "platform/files/tar.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "platform/basics/id.h"

namespace {

struct File {
    std::string path = (std::filesystem::temp_directory_path() /
                        ("samverk-" + basics::Id<struct TestTag>::make().string() + ".tar"))
                           .string();
    ~File() { std::filesystem::remove(path); }
};

std::string content(files::TarReader& reader) {
    std::string all;
    for (auto part = reader.chunk(); !part.empty(); part = reader.chunk()) all += part;
    return all;
}

void write(std::string const& path, std::string const& bytes) {
    files::TarWriter writer(path);
    writer.add("a.db", bytes);
    writer.add("files/b", "b");
    writer.finish();
}

}

TEST_CASE("files come back in order with their bytes") {
    File const file;
    std::string const large(1'000'000, 'x');
    write(file.path, large);
    CHECK(files::is_tar(file.path));
    files::TarReader reader(file.path);
    CHECK(reader.next() == "a.db");
    CHECK(content(reader) == large);
    CHECK(reader.next() == "files/b");
    CHECK(content(reader) == "b");
    CHECK_FALSE(reader.next());
}

TEST_CASE("a file that is cut short is broken, wherever the cut") {
    File const file;
    write(file.path, std::string(100'000, 'x'));
    for (std::uintmax_t size : {50'000, 600, 100}) {
        std::filesystem::resize_file(file.path, size);
        auto const read_all = [&] {
            files::TarReader reader(file.path);
            while (reader.next()) content(reader);
        };
        CHECK_THROWS_AS(read_all(), files::BrokenArchive);
    }
}

TEST_CASE("an existing file is not written over, and an unfinished one does not stay") {
    File const file;
    { files::TarWriter unfinished(file.path); }
    CHECK_FALSE(std::filesystem::exists(file.path));
    std::ofstream(file.path) << "mitt";
    CHECK_THROWS(files::TarWriter(file.path));
    CHECK(std::filesystem::file_size(file.path) == 4);
    CHECK_FALSE(files::is_tar(file.path));
}

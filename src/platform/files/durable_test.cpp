// Writing files that are whole or absent.
#include <doctest/doctest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "platform/basics/room.h"
#include "platform/files/durable.h"

namespace {

struct Folder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("samverk-durable-" + std::to_string(getpid()));
    Folder() { std::filesystem::create_directory(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    std::string file(char const* name) const { return (path / name).string(); }
};

std::string content(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

/// Files of this process cannot grow beyond `bytes` as long as it lives.
class SmallFiles {
public:
    explicit SmallFiles(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &before_);
        rlimit const now{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &now);
    }
    ~SmallFiles() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    SmallFiles(SmallFiles const&) = delete;
    SmallFiles& operator=(SmallFiles const&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int);
};

}

TEST_CASE("a file that is written durably has its name and nothing is left beside it") {
    Folder const folder;
    files::write_durably(folder.file("a"), "one");
    files::write_durably(folder.file("a"), "two");
    CHECK(content(folder.file("a")) == "two");
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("when there is no room the file that was there stays as it was") {
    Folder const folder;
    files::write_durably(folder.file("a"), "one");
    std::string const large(100'000, 'x');
    {
        SmallFiles const limit(50'000);
        try {
            files::write_durably(folder.file("a"), large);
            FAIL("there was room");
        } catch (std::system_error const& failure) { CHECK(basics::is_for_want_of_room(failure)); }
    }
    CHECK(content(folder.file("a")) == "one");
    CHECK_FALSE(std::filesystem::exists(folder.file("a.part")));
}

TEST_CASE("a file that is put in place takes the place of another") {
    Folder const folder;
    files::write_durably(folder.file("old"), "old");
    files::write_durably(folder.file("new"), "new");
    files::put_in_place(folder.file("new"), folder.file("old"));
    CHECK(content(folder.file("old")) == "new");
    CHECK_FALSE(std::filesystem::exists(folder.file("new")));
    CHECK_THROWS_AS(files::put_in_place(folder.file("absent"), folder.file("old")),
                    std::system_error);
}

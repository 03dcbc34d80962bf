// How many files a scanner is shown at the same time, and what becomes of the others.
#include "services/scanning/scanning.h"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <thread>

#include "platform/db/temporary.h"
#include "services/activity/edition.h"

using namespace scanning;

namespace {

/// Listens, and answers nobody.
class SilentScanner {
public:
    SilentScanner() : listening_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        auto folder = (std::filesystem::temp_directory_path() / "scanning-XXXXXX").string();
        REQUIRE(::mkdtemp(folder.data()) != nullptr);
        path_ = folder + "/clamd.ctl";
        sockaddr_un at{};
        at.sun_family = AF_UNIX;
        std::memcpy(at.sun_path, path_.data(), path_.size());
        REQUIRE(::bind(listening_, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0);
        REQUIRE(::listen(listening_, 8) == 0);
    }
    ~SilentScanner() {
        ::close(listening_);
        std::filesystem::remove_all(std::filesystem::path(path_).parent_path());
    }
    SilentScanner(SilentScanner const&) = delete;
    SilentScanner& operator=(SilentScanner const&) = delete;
    std::string const& path() const { return path_; }
    /// Waits until a file is brought; the end of its connection is the caller's to close.
    int meet() const { return ::accept(listening_, nullptr, nullptr); }

private:
    int listening_;
    std::string path_;
};

struct World {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log activity{edition};
    logging::Log log{logging::Level::error};
    SilentScanner scanner;
    Guard guard{
        *made.database, activity, log,
        settings::Uploads{.scanner = scanner.path(), .scanner_seconds = 60, .scanner_at_once = 1}};

    std::optional<Refusal> refuse() const { return guard.refuse({}, {"a.txt", "Anteckningar"}); }
};

}

TEST_CASE(
    "who waits too long for the scanner is told to come again, and does not wait for the one before") {
    World world;
    std::optional<Refusal> first;
    std::thread one([&] { first = world.refuse(); });
    auto const peer = world.scanner.meet();
    CHECK(world.refuse() == Refusal::unscanned);
    ::close(peer);
    one.join();
    CHECK(first == Refusal::unscanned);
}

TEST_CASE("a turn is given back, also by a file that got no verdict") {
    World world;
    for (int file = 0; file < 2; ++file) {
        std::optional<Refusal> refused;
        std::thread one([&] { refused = world.refuse(); });
        ::close(world.scanner.meet());
        one.join();
        CHECK(refused == Refusal::unscanned);
    }
}

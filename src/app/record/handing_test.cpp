// The log handed to a socket that a test listens at.
#include "app/record/handing.h"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "platform/db/temporary.h"
#include "platform/json/value.h"
#include "services/activity/activity.h"
#include "services/activity/edition.h"

namespace {

/// Who listens at a path, until it goes.
class Listener {
public:
    explicit Listener(std::string path) : path_(std::move(path)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, path_.data(), path_.size());
        descriptor_ = ::socket(AF_UNIX, SOCK_DGRAM, 0);
        REQUIRE(::bind(descriptor_, reinterpret_cast<sockaddr const*>(&address), sizeof address) ==
                0);
    }
    ~Listener() {
        ::close(descriptor_);
        std::filesystem::remove(path_);
    }
    Listener(Listener const&) = delete;
    Listener& operator=(Listener const&) = delete;

    /// The sequences of what has come, in order.
    std::vector<std::int64_t> taken() {
        std::vector<std::int64_t> sequences;
        std::array<char, 16'384> bytes;
        for (;;) {
            auto const size = ::recv(descriptor_, bytes.data(), bytes.size(), MSG_DONTWAIT);
            if (size < 0) return sequences;
            std::string_view const message(bytes.data(), static_cast<std::size_t>(size));
            auto const line = json::parse(message.substr(message.find('{')));
            REQUIRE(line);
            sequences.push_back(*line->at("sequence").integer());
        }
    }

private:
    std::string path_;
    int descriptor_ = -1;
};

struct World : db::TemporaryDatabase {
    activity::Edition edition;
    activity::Log log{edition};
    std::string path = (std::filesystem::temp_directory_path() /
                        ("samverk-" + members::MemberId::make().string() + ".socket"))
                           .string();
    record::Socket socket{path, std::chrono::milliseconds(1)};

    World() {
        auto tx = database->begin();
        for (auto const* name : {"src/services/activity/migrations/001_activity.sql",
                                 "src/services/activity/migrations/002_chain.sql",
                                 "src/app/record/migrations/001_record.sql"}) {
            std::ifstream file(name);
            tx.script(std::string(std::istreambuf_iterator<char>(file), {}));
        }
        tx.commit();
    }
    void happens(int times) {
        auto tx = database->begin();
        for (int i = 0; i < times; ++i)
            log.record(tx, {.at = {5}, .action = "x.changed", .subject = {"project", "a"}});
        tx.commit();
    }
};

using Sequences = std::vector<std::int64_t>;

}

TEST_CASE("each entry is handed on once, in order, a part at a time") {
    World world;
    Listener listener(world.path);
    world.happens(5);
    CHECK(record::hand_on(*world.database, world.socket, 2) == 2);
    CHECK(record::hand_on(*world.database, world.socket, 2) == 2);
    CHECK(record::hand_on(*world.database, world.socket, 2) == 1);
    CHECK(record::hand_on(*world.database, world.socket, 2) == 0);
    CHECK(listener.taken() == Sequences{1, 2, 3, 4, 5});
}

TEST_CASE("while nobody listens entries wait, and go on from there when somebody does again") {
    World world;
    world.happens(2);
    CHECK_THROWS_AS(record::hand_on(*world.database, world.socket), std::system_error);
    {
        Listener listener(world.path);
        CHECK(record::hand_on(*world.database, world.socket) == 2);
        CHECK(listener.taken() == Sequences{1, 2});
    }
    world.happens(2);
    CHECK_THROWS_AS(record::hand_on(*world.database, world.socket), std::system_error);
    Listener listener(world.path);
    CHECK(record::hand_on(*world.database, world.socket) == 2);
    CHECK(listener.taken() == Sequences{3, 4});
}

TEST_CASE("when a receiver has no more room, what it took is not sent again") {
    World world;
    Listener listener(world.path);
    // More than the queue of a socket holds (net.unix.max_dgram_qlen).
    world.happens(700);
    Sequences all;
    for (int rounds = 0; all.size() < 700 && rounds < 200; ++rounds) {
        try {
            record::hand_on(*world.database, world.socket);
        } catch (std::system_error const&) {}
        auto const some = listener.taken();
        all.insert(all.end(), some.begin(), some.end());
    }
    REQUIRE(all.size() == 700);
    for (std::size_t i = 0; i < all.size(); ++i) REQUIRE(all[i] == static_cast<int>(i) + 1);
}

TEST_CASE("a path that no socket can have is refused with words") {
    World world;
    world.happens(1);
    record::Socket endless("/" + std::string(200, 'x'));
    CHECK_THROWS_AS(record::hand_on(*world.database, endless), std::system_error);
}

// The client against scanners that answer rightly, wrongly, half, without end or not at all.
#include "platform/scanner/scanner.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <thread>

using namespace scanner;
using namespace std::string_literals;

namespace {

/// One side of a connection, blocking.
struct Peer {
    int descriptor = -1;

    std::string read(std::size_t bytes) const {
        std::string text(bytes, '\0');
        std::size_t have = 0;
        while (have < bytes) {
            auto const came = ::recv(descriptor, text.data() + have, bytes - have, 0);
            if (came <= 0) return text.substr(0, have);
            have += static_cast<std::size_t>(came);
        }
        return text;
    }
    bool write(std::string_view text) const {
        return ::send(descriptor, text.data(), text.size(), MSG_NOSIGNAL) ==
               static_cast<ssize_t>(text.size());
    }
    /// What INSTREAM brings, unpacked; the command is checked.
    std::string file() const {
        CHECK(read(10) == "zINSTREAM\0"s);
        std::string whole;
        for (;;) {
            auto const head = read(4);
            if (head.size() < 4) return whole;
            std::uint32_t length = 0;
            std::memcpy(&length, head.data(), 4);
            if (length == 0) return whole;
            whole += read(ntohl(length));
        }
    }
    void until_hung_up() const {
        while (!read(64 * 1024).empty()) {}
    }
    /// Reads nothing meanwhile.
    void wait_for_the_end() const {
        pollfd one{.fd = descriptor, .events = POLLRDHUP, .revents = 0};
        while (::poll(&one, 1, 60'000) < 0) {}
    }
};

/// Listens in a folder of its own, or at a port of this machine, and meets one visitor.
class Scanner {
public:
    explicit Scanner(std::function<void(Peer const&)> meet, bool tcp = false)
        : listening_(::socket(tcp ? AF_INET : AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        tcp ? at_port() : at_path();
        REQUIRE(::listen(listening_, 1) == 0);
        thread_ = std::thread([this, meet = std::move(meet)] {
            Peer const peer{::accept(listening_, nullptr, nullptr)};
            meet(peer);
            ::close(peer.descriptor);
        });
    }
    ~Scanner() {
        thread_.join();
        ::close(listening_);
        if (!folder_.empty()) std::filesystem::remove_all(folder_);
    }
    settings::Uploads settings(int seconds = 20) const {
        return {.scanner = address_, .scanner_seconds = seconds};
    }

private:
    void at_path() {
        auto pattern = (std::filesystem::temp_directory_path() / "scanner-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        folder_ = pattern;
        address_ = folder_ + "/clamd";
        sockaddr_un where{};
        where.sun_family = AF_UNIX;
        std::memcpy(where.sun_path, address_.data(), address_.size());
        REQUIRE(::bind(listening_, reinterpret_cast<sockaddr*>(&where), sizeof where) == 0);
    }
    void at_port() {
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof where;
        REQUIRE(::bind(listening_, reinterpret_cast<sockaddr*>(&where), size) == 0);
        REQUIRE(::getsockname(listening_, reinterpret_cast<sockaddr*>(&where), &size) == 0);
        address_ = "127.0.0.1:" + std::to_string(ntohs(where.sin_port));
    }

    int listening_;
    std::string folder_, address_;
    std::thread thread_;
};

/// The trouble with a scanner that does this.
std::string trouble_with(std::function<void(Peer const&)> meet, std::string_view file = "abc",
                         int seconds = 20) {
    Scanner const scanner(std::move(meet));
    auto const verdict = look(scanner.settings(seconds), file);
    return verdict ? "a verdict" : std::string(name(verdict.error()));
}

}

TEST_CASE("the scanner gets the file byte by byte, and is believed when it has had all of it") {
    std::string file;
    for (int i = 0; i < 200'000; ++i) file += static_cast<char>(i % 251);
    for (bool const tcp : {false, true}) {
        std::string got;
        std::expected<Verdict, Trouble> verdict;
        {
            Scanner const scanner(
                [&](Peer const& peer) {
                    got = peer.file();
                    peer.write("stream: OK\0"s);
                },
                tcp);
            verdict = look(scanner.settings(), file);
        }
        CHECK(verdict == Verdict{});
        CHECK(got == file);
    }
}

TEST_CASE("what is found has its name, also when the scanner says so before the end") {
    Scanner const scanner([](Peer const& peer) {
        peer.read(100);
        peer.write("stream: Eicar-Test-Signature FOUND\0"s);
        peer.until_hung_up();
    });
    auto const verdict = look(scanner.settings(), std::string(8'000'000, 'x'));
    REQUIRE(verdict);
    CHECK(verdict->found == "Eicar-Test-Signature");
}

TEST_CASE("a scanner that misbehaves makes no file clean") {
    CHECK(trouble_with([](Peer const&) {}) == "broke_off");
    CHECK(trouble_with([](Peer const& peer) {
              peer.file();
              peer.write("stream: O");
          }) == "broke_off");
    CHECK(trouble_with([](Peer const& peer) {
              peer.file();
              peer.write("stream: OK\0stream: OK\0"s);
          }) == "senseless");
    CHECK(trouble_with([](Peer const& peer) {
              while (peer.write(std::string(4096, 'A'))) {}
          }) == "senseless");
    CHECK(trouble_with(
              [](Peer const& peer) {
                  peer.read(10);
                  peer.write("stream: OK\0"s);
                  peer.until_hung_up();
              },
              std::string(8'000'000, 'x')) == "senseless");
    CHECK(trouble_with([](Peer const& peer) {
              peer.file();
              peer.write("INSTREAM size limit exceeded. ERROR\0"s);
          }) == "too_large");
    CHECK(trouble_with([](Peer const& peer) {
              peer.file();
              peer.write("stream: Can't allocate memory ERROR\0"s);
          }) == "failed");
}

TEST_CASE("a scanner that never answers, or drips, is given up in time") {
    CHECK(trouble_with([](Peer const& peer) { peer.until_hung_up(); }, "abc", 1) == "slow");
    CHECK(trouble_with([](Peer const& peer) { peer.wait_for_the_end(); },
                       std::string(8'000'000, 'x'), 1) == "slow");
    CHECK(trouble_with(
              [](Peer const& peer) {
                  peer.file();
                  peer.write("stream: ");
                  peer.wait_for_the_end();
              },
              "abc", 1) == "slow");
}

TEST_CASE("without a scanner at the address, and beyond its size, nothing is clean") {
    CHECK(look({.scanner = "/nowhere/clamd.ctl"}, "abc").error() == Trouble::unreachable);
    CHECK(look({.scanner = "127.0.0.1:1"}, "abc").error() == Trouble::unreachable);
    CHECK(look({.scanner = "/" + std::string(200, 'a')}, "abc").error() == Trouble::unreachable);
    CHECK(look({.scanner = "/nowhere/clamd.ctl", .scanner_mebibytes = 1},
               std::string(1024 * 1024 + 1, 'x'))
              .error() == Trouble::too_large);
}

TEST_CASE("only the very words are an answer") {
    auto read = [](std::string const& text) { return parse_reply(text, true); };
    CHECK(read("stream: OK\0"s) == Verdict{});
    CHECK(read("stream: A.B-1 FOUND\0"s) == Verdict{"A.B-1"});
    CHECK(read("stream: OK FOUND\0"s) == Verdict{"OK"});
    for (auto const& text :
         {"stream: ok\0"s, "OK\0"s, "stream:  FOUND\0"s, "stream: FOUND\0"s, "\0"s,
          "stream: OK \0"s, "stream: a\nb FOUND\0"s, "stream: \xff FOUND\0"s})
        CHECK_MESSAGE(read(text).error() == Trouble::senseless, text);
    CHECK(read("").error() == Trouble::broke_off);
    CHECK(read("stream: OK").error() == Trouble::broke_off);
    CHECK(read("stream: " + std::string(900, 'x') + " FOUND\0"s)->found.size() == longest_found);
}

// Asking servers that answer well, badly, slowly and with bad intent.
#include "platform/outbound/outbound.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <atomic>

#include "platform/outbound/local_server.h"

using namespace outbound;

namespace {

/// May ask this machine, and gives up soon.
settings::Outbound at_home() {
    settings::Outbound settings;
    settings.inside = {"127.0.0.1"};
    settings.connect_seconds = settings.wait_seconds = settings.stall_seconds = 1;
    settings.total_seconds = 20;
    settings.answer_mebibytes = 1;
    return settings;
}

/// Says of every name that it has these addresses, and counts how often it was asked.
struct Names {
    std::vector<std::string> addresses;
    std::atomic<int> asked = 0;

    Resolve resolve() {
        return [this](std::string const&) {
            ++asked;
            std::vector<http::Address> found;
            for (auto const& text : addresses) found.push_back(*http::Address::parse(text));
            return found;
        };
    }
};

LocalServer::Handler saying(std::string bytes) {
    return [bytes](std::string const&, Link& link) { link.send(bytes); };
}

Reason reason_for(Client const& client, std::string const& address) {
    auto const fetched = client.fetch({.address = address});
    REQUIRE_FALSE(fetched);
    return fetched.error().reason;
}

Reason reason_for(std::string const& bytes) {
    LocalServer const server(saying(bytes));
    return reason_for(Client(at_home()), server.address());
}

std::string gzip(std::string_view bytes) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
    std::string packed(bytes.size() / 500 + 1000, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

}

TEST_CASE("an answer comes with status, headers in lower case and its body") {
    LocalServer const server(saying(answer_of(200, "hello", "ETag: \"1\"\r\nX-Next: /b\r\n")));
    auto const fetched = Client(at_home()).fetch({.address = server.address("/a?b=c")});
    REQUIRE(fetched);
    auto const& [answer, body] = *fetched;
    CHECK(answer.status == 200);
    CHECK(answer.header("etag") == "\"1\"");
    CHECK(answer.header("x-next") == "/b");
    CHECK(answer.bytes == 5);
    CHECK(body == "hello");
    CHECK(server.heads().at(0).starts_with("GET /a?b=c HTTP/1.1\r\n"));
}

TEST_CASE("what was seen before is asked for conditionally, and unchanged comes back empty") {
    LocalServer const server(saying("HTTP/1.1 304 x\r\nConnection: close\r\n\r\n"));
    auto const fetched =
        Client(at_home()).fetch({.address = server.address(),
                                 .etag = "\"7\"",
                                 .last_modified = "Sat, 01 Feb 2025 00:00:00 GMT"});
    REQUIRE(fetched);
    CHECK(fetched->first.unchanged());
    auto const head = server.heads().at(0);
    CHECK(head.contains("If-None-Match: \"7\"\r\n"));
    CHECK(head.contains("If-Modified-Since: Sat, 01 Feb 2025 00:00:00 GMT\r\n"));
}

TEST_CASE("a failing answer is an answer, and its body is not handed over") {
    LocalServer const server(saying(answer_of(503, "sorry", "Retry-After: 120\r\n")));
    auto const fetched = Client(at_home()).fetch({.address = server.address()});
    REQUIRE(fetched);
    CHECK(fetched->first.status == 503);
    CHECK(fetched->second.empty());
    CHECK(fetched->first.retry_after({0}) == std::chrono::seconds(120));
}

TEST_CASE("Retry-After is read as seconds or a date, and nonsense is not") {
    auto after = [](std::string text) {
        return Answer{.headers = {{"retry-after", std::move(text)}}}.retry_after({1'000'000'000});
    };
    CHECK(after("5") == std::chrono::seconds(5));
    CHECK(after("Thu, 01 Jan 1970 00:17:40 GMT") == std::chrono::seconds(60));
    CHECK_FALSE(after("Thu, 01 Jan 1970 00:00:10 GMT"));
    CHECK_FALSE(after("soon"));
    CHECK_FALSE(after("-5"));
}

TEST_CASE("without an exemption only https at its own port of a public address is asked") {
    Names names{{"1.1.1.1"}};
    Client const client({}, names.resolve());
    CHECK(reason_for(client, "http://api.example/") == Reason::scheme_wrong);
    CHECK(reason_for(client, "https://api.example:8443/") == Reason::port_wrong);
    CHECK(reason_for(client, "https://api.example:22/") == Reason::port_wrong);
    CHECK(reason_for(client, "ftp://api.example/") == Reason::scheme_wrong);
    CHECK(reason_for(client, "file:///etc/passwd") == Reason::scheme_wrong);
    CHECK(reason_for(client, "gopher://api.example/") == Reason::scheme_wrong);
    CHECK(names.asked == 0);
}

TEST_CASE("an address that holds a name or password, or is none, is refused before anything else") {
    Client const client(at_home());
    CHECK(reason_for(client, "https://user:pass@api.example/") == Reason::has_credentials);
    CHECK(reason_for(client, "https://user@api.example/") == Reason::has_credentials);
    CHECK(reason_for(client, "https://api.example@127.0.0.1/") == Reason::has_credentials);
    for (auto text : {"", "api.example", "https://", "https://a b/", "//a.example/",
                      "https://[::1/", "https://a.example:99999/", "https://a.example\r\nX: y/"}) {
        CAPTURE(std::string(text));
        CHECK(reason_for(client, text) == Reason::address_wrong);
    }
    CHECK(reason_for(client, "https://a.example/" + std::string(5000, 'a')) ==
          Reason::address_wrong);
}

TEST_CASE("this machine and its neighbours are refused however their addresses are written") {
    Client const client({});
    for (auto host : {"127.0.0.1",
                      "127.1",
                      "0x7f.0.0.1",
                      "0x7f000001",
                      "2130706433",
                      "017700000001",
                      "0177.0.0.1",
                      "0",
                      "0.0.0.0",
                      "169.254.169.254",
                      "[::1]",
                      "[::]",
                      "[::ffff:127.0.0.1]",
                      "[::ffff:7f00:1]",
                      "[::127.0.0.1]",
                      "[64:ff9b::a9fe:a9fe]",
                      "[2002:7f00:1::]",
                      "[fe80::1]",
                      "[fd00:ec2::254]",
                      "localhost",
                      "LOCALHOST"}) {
        CAPTURE(std::string(host));
        CHECK(reason_for(client, "https://" + std::string(host) + "/latest/meta-data/") ==
              Reason::address_internal);
    }
}

TEST_CASE("a name that leads inside is refused, also when only one of its addresses does") {
    Names one{{"10.0.0.1"}}, mixed{{"1.1.1.1", "169.254.169.254"}}, none{{}};
    CHECK(reason_for(Client({}, one.resolve()), "https://api.example/") ==
          Reason::address_internal);
    CHECK(reason_for(Client({}, mixed.resolve()), "https://api.example/") ==
          Reason::address_internal);
    CHECK(reason_for(Client({}, none.resolve()), "https://api.example/") == Reason::host_unknown);
}

TEST_CASE("an exemption is for the networks that it names and no others") {
    auto settings = at_home();
    settings.inside = {"10.0.0.0/8"};
    Client const client(settings);
    CHECK(reason_for(client, "http://127.0.0.1:1/") == Reason::address_internal);
    CHECK(reason_for(client, "http://192.168.0.1/") == Reason::address_internal);
    // What is public needs https all the same.
    CHECK(reason_for(client, "http://1.1.1.1/") == Reason::scheme_wrong);
}

TEST_CASE("a name is looked up once, and only the addresses that were checked are connected to") {
    LocalServer const server(saying(answer_of(200, "pinned")));
    Names names{{"127.0.0.1"}};
    Client const client(at_home(), names.resolve());
    auto const fetched =
        client.fetch({.address = "http://samverk.invalid:" + std::to_string(server.port()) + "/"});
    REQUIRE(fetched);
    CHECK(fetched->second == "pinned");
    CHECK(names.asked == 1);
    CHECK(server.heads().at(0).contains("Host: samverk.invalid:"));
}

TEST_CASE("hosts that are not listed are refused, and those below a listed one are not") {
    auto settings = at_home();
    settings.hosts = {"Vinnova.se", "127.0.0.1"};
    Names names{{}};
    Client const client(settings, names.resolve());
    CHECK(reason_for(client, "https://evilvinnova.se/") == Reason::host_not_listed);
    CHECK(reason_for(client, "https://vinnova.se.example/") == Reason::host_not_listed);
    CHECK(reason_for(client, "https://data.vinnova.se/") == Reason::host_unknown);
    CHECK(reason_for(client, "https://VINNOVA.SE./") == Reason::host_unknown);
}

TEST_CASE("nothing is asked when the operator says so") {
    auto settings = at_home();
    settings.allowed = false;
    CHECK(reason_for(Client(settings), "http://127.0.0.1:1/") == Reason::not_allowed);
}

TEST_CASE("redirects are followed, each checked like the first address") {
    LocalServer const server([](std::string const& head, Link& link) {
        auto to = [&](std::string const& place) {
            link.send(answer_of(302, "moved", "Location: " + place + "\r\n"));
        };
        if (head.starts_with("GET /start ")) to("/end?x=1");
        else if (head.starts_with("GET /end?x=1 ")) link.send(answer_of(200, "there"));
        else if (head.starts_with("GET /metadata ")) to("http://169.254.169.254/latest/");
        else if (head.starts_with("GET /file ")) to("file:///etc/passwd");
        else if (head.starts_with("GET /user ")) to("http://a:b@127.0.0.1/");
        else if (head.starts_with("GET /nowhere ")) link.send(answer_of(302, ""));
        else to("/again" + head.substr(4, head.find(' ', 4) - 4));
    });
    Client const client(at_home());
    auto const fetched = client.fetch({.address = server.address("/start")});
    REQUIRE(fetched);
    CHECK(fetched->second == "there");
    CHECK(fetched->first.address == server.address("/end?x=1"));
    CHECK(reason_for(client, server.address("/metadata")) == Reason::address_internal);
    CHECK(reason_for(client, server.address("/file")) == Reason::scheme_wrong);
    CHECK(reason_for(client, server.address("/user")) == Reason::has_credentials);
    CHECK(reason_for(client, server.address("/nowhere")) == Reason::redirects);
    CHECK(reason_for(client, server.address("/loop")) == Reason::redirects);
}

TEST_CASE("a key goes to the server that it was meant for, and not to where that redirects") {
    LocalServer const other(saying(answer_of(200, "")));
    LocalServer const first([&](std::string const& head, Link& link) {
        auto const place = head.starts_with("GET /out ") ? other.address() : "/own";
        link.send(head.starts_with("GET /own ")
                      ? answer_of(200, "")
                      : answer_of(302, "", "Location: " + place + "\r\n"));
    });
    Client const client(at_home());
    Request request{.address = first.address("/in"), .headers = {{"Authorization", "Bearer x"}}};
    REQUIRE(client.fetch(request));
    for (auto const& head : first.heads()) CHECK(head.contains("Authorization: Bearer x\r\n"));
    request.address = first.address("/out");
    REQUIRE(client.fetch(request));
    CHECK_FALSE(other.heads().at(0).contains("Bearer"));
}

TEST_CASE("a header with a line break is never sent") {
    Client const client(at_home());
    CHECK_THROWS_AS((void)client.fetch({.address = "http://127.0.0.1:1/",
                                        .headers = {{"Authorization", "x\r\nHost: y"}}}),
                    std::invalid_argument);
}

TEST_CASE("an answer larger than allowed ends, whether it says so before or not") {
    CHECK(reason_for("HTTP/1.1 200 x\r\nContent-Length: 99999999\r\n\r\n") == Reason::too_large);
    LocalServer const endless([](std::string const&, Link& link) {
        link.send("HTTP/1.1 200 x\r\nConnection: close\r\n\r\n");
        while (link.send(std::string(65536, 'x'))) {}
    });
    CHECK(reason_for(Client(at_home()), endless.address()) == Reason::too_large);
    LocalServer const small(saying(answer_of(200, "12345678")));
    auto const fetched = Client(at_home()).fetch({.address = small.address(), .most_bytes = 7});
    REQUIRE_FALSE(fetched);
    CHECK(fetched.error().reason == Reason::too_large);
}

TEST_CASE("endless headers end as well") {
    LocalServer const server([](std::string const&, Link& link) {
        link.send("HTTP/1.1 200 x\r\n");
        while (link.send("X-Filler: " + std::string(1000, 'x') + "\r\n")) {}
    });
    CHECK(reason_for(Client(at_home()), server.address()) == Reason::too_large);
}

TEST_CASE("packed answers are unpacked, and what grows too large is not") {
    auto packed = [](std::string const& bytes) {
        return answer_of(200, gzip(bytes), "Content-Encoding: gzip\r\n");
    };
    LocalServer const good(saying(packed("unpacked")));
    auto const fetched = Client(at_home()).fetch({.address = good.address()});
    REQUIRE(fetched);
    CHECK(fetched->second == "unpacked");
    CHECK(good.heads().at(0).contains("Accept-Encoding: gzip\r\n"));
    CHECK(reason_for(packed(std::string(50'000'000, '\0'))) == Reason::too_large);
    CHECK(reason_for(answer_of(200, "not gzip at all", "Content-Encoding: gzip\r\n")) ==
          Reason::incomplete);
}

TEST_CASE("an answer that ends early is no answer") {
    CHECK(reason_for("HTTP/1.1 200 x\r\nContent-Length: 10\r\n\r\n12345") == Reason::incomplete);
    CHECK(reason_for("HTTP/1.1 200 x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n123") ==
          Reason::incomplete);
    CHECK(reason_for("") == Reason::not_reached);
}

TEST_CASE("what is not HTTP is told") {
    CHECK(reason_for("SSH-2.0-OpenSSH_9.2\r\n") == Reason::not_http);
    CHECK(reason_for("<html>no head</html>\r\n\r\n") == Reason::not_http);
}

TEST_CASE("a server that says nothing, or a byte now and then, is given up") {
    LocalServer const silent([](std::string const&, Link& link) {
        while (link.stays(50)) {}
    });
    CHECK(reason_for(Client(at_home()), silent.address()) == Reason::too_slow);
    LocalServer const dripping([](std::string const&, Link& link) {
        link.send("HTTP/1.1 200 x\r\nContent-Length: 1000000\r\n\r\n");
        while (link.stays(50) && link.send("x")) {}
    });
    CHECK(reason_for(Client(at_home()), dripping.address()) == Reason::too_slow);
    LocalServer const dripping_head([](std::string const&, Link& link) {
        link.send("HTTP/1.1 200 x\r\n");
        while (link.stays(50) && link.send("x")) {}
    });
    CHECK(reason_for(Client(at_home()), dripping_head.address()) == Reason::too_slow);
}

TEST_CASE("nobody there is told, and may pass") {
    int free_port = 0;
    {
        LocalServer const gone(saying(""));
        free_port = gone.port();
    }
    auto const fetched = Client(at_home()).fetch(
        {.address = "http://127.0.0.1:" + std::to_string(free_port) + "/a?key=secret"});
    REQUIRE_FALSE(fetched);
    CHECK(fetched.error().reason == Reason::not_reached);
    CHECK(fetched.error().is_passing());
    CHECK_FALSE(fetched.error().where.contains("secret"));
}

TEST_CASE("who asked may stop, and what takes the body may throw") {
    std::stop_source stop;
    LocalServer const server([&](std::string const&, Link& link) {
        link.send("HTTP/1.1 200 x\r\nContent-Length: 1000000\r\n\r\nbegun");
        stop.request_stop();
        while (link.stays(20)) {}
    });
    Client const client(at_home());
    auto const stopped = client.fetch({.address = server.address(), .stop = stop.get_token()});
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().reason == Reason::stopped);
    auto full = [](std::string_view) { throw std::runtime_error("no room"); };
    CHECK_THROWS_WITH_AS((void)client.fetch({.address = server.address()}, full), "no room",
                         std::runtime_error);
}

TEST_CASE("a proxy is asked for what lies outside, and told the name") {
    LocalServer const proxy(saying("HTTP/1.1 403 no\r\nContent-Length: 0\r\n\r\n"));
    auto settings = at_home();
    settings.proxy = "http://127.0.0.1:" + std::to_string(proxy.port());
    Client const client(settings);
    CHECK(reason_for(client, "https://api.example/") == Reason::not_reached);
    CHECK(proxy.heads().at(0).starts_with("CONNECT api.example:443 HTTP/1.1\r\n"));
    CHECK(reason_for(client, "https://169.254.169.254/") == Reason::address_internal);
    CHECK(reason_for(client, "https://api.example:8443/") == Reason::port_wrong);
    LocalServer const inside(saying(answer_of(200, "straight")));
    CHECK(client.fetch({.address = inside.address()})->second == "straight");
}

TEST_CASE("a form learns what speaks against an address before it is ever asked") {
    Client const client({});
    CHECK(client.refused("http://api.example/")->reason == Reason::scheme_wrong);
    CHECK(client.refused("https://10.0.0.1/")->reason == Reason::address_internal);
    CHECK_FALSE(client.refused("https://data.vinnova.se/api/projekt/2024-01-01"));
    CHECK_FALSE(client.refused("https://räksmörgås.example/å ä?ö=1"));
    CHECK_FALSE(Client(at_home()).refused("http://127.0.0.1:8080/"));
}

// The settings file: what it may say, and what it is told when it says something else.
#include "platform/settings/settings.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

using namespace settings;

namespace {

/// The mistakes as "line: what".
std::vector<std::string> wrong_with(std::string_view toml) {
    std::vector<std::string> lines;
    auto const settings = read(toml);
    if (!settings)
        for (auto const& mistake : settings.error())
            lines.push_back(std::to_string(mistake.line) + ": " + mistake.what);
    return lines;
}

std::string only_mistake(std::string_view toml) {
    auto const lines = wrong_with(toml);
    return lines.size() == 1 ? lines.front() : std::to_string(lines.size()) + " mistakes";
}

std::string shown_file() {
    std::ifstream in("packaging/samverk.toml");
    return {std::istreambuf_iterator<char>(in), {}};
}

}

TEST_CASE("an empty file gives the defaults") {
    auto const settings = read("").value();
    CHECK(settings.site.name == "Samverk");
    CHECK(settings.server.workers == 8);
    CHECK(settings.outbound.inside.empty());
}

TEST_CASE("what the file says is taken, the rest keeps its default") {
    auto const settings = read(
                              "[site]\nname = \"Samverk Sampelby\"\n"
                              "[server]\nworkers = 3\nproxies = [\"10.0.0.0/8\", \"::1\"]\n"
                              "[outbound]\nallowed = false\n")
                              .value();
    CHECK(settings.site.name == "Samverk Sampelby");
    CHECK(settings.server.workers == 3);
    CHECK(settings.server.io_threads == 2);
    CHECK(settings.server.proxies == std::vector<std::string>{"10.0.0.0/8", "::1"});
    CHECK_FALSE(settings.outbound.allowed);
}

TEST_CASE("an unknown key or section is refused at its line, and the known ones are named") {
    CHECK(only_mistake("\n[server]\nworker = 3\n")
              .starts_with("3: there is no key worker in [server]; there are listen, metrics,"));
    CHECK(
        only_mistake("[serve]\n") ==
        "1: there is no section [serve]; there are [site], [server], [database], [publisher], [files], [uploads], [outbound], [mail], [record]");
    CHECK(only_mistake("workers = 3\n").starts_with("1: there is no section [workers]"));
    CHECK(only_mistake("site = 3\n") == "1: site is a section: write [site] on a line");
}

TEST_CASE("a value of another type, or out of range, is refused with what it may be") {
    auto const range = "2: workers is a whole number from 1 to 256, without quotes";
    for (auto value : {"0", "257", "-1", "\"8\"", "8.5", "true", "9223372036854775807"})
        CHECK(only_mistake(std::string("[server]\nworkers = ") + value + "\n") == range);
    CHECK(only_mistake("[outbound]\nallowed = 1\n") ==
          "2: allowed is true or false, without quotes");
    CHECK(only_mistake("[site]\nname = 1\n") == "2: name is a text: write it in quotes");
    CHECK(only_mistake("[outbound]\nhosts = \"a.example\"\n")
              .starts_with("2: hosts is a list of at most 200 texts"));
    CHECK(only_mistake("[outbound]\nhosts = [\"a.example\",\n 7]\n") ==
          "3: hosts is a text: write it in quotes");
}

TEST_CASE("all mistakes are told at once, in the order of their lines") {
    auto const lines =
        wrong_with("[server]\nworkers = 0\nlisten = \"8080\"\n[site]\nname = \"\"\n");
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].starts_with("2: workers"));
    CHECK(lines[1] == "3: listen is HOST:PORT, as in 127.0.0.1:8080");
    CHECK(lines[2] == "5: name is one line of 1 to 60 characters");
}

TEST_CASE("each kind of text is refused when it is something else") {
    auto refuses = [](std::string_view section, std::string_view line) {
        return wrong_with("[" + std::string(section) + "]\n" + std::string(line) + "\n").size() ==
               1;
    };
    for (auto wrong : {"samverk.example", "https://", "https://a.example/", "ftp://a.example",
                       "https://a.example:99999", "https://u:p@a.example"})
        CHECK(refuses("site", "public_address = \"" + std::string(wrong) + "\""));
    for (auto wrong : {"https://files.example", "files.example:80", "files.example/"})
        CHECK(refuses("site", "files_host = \"" + std::string(wrong) + "\""));
    for (auto wrong : {"", ":8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:8o"})
        CHECK(refuses("server", "listen = \"" + std::string(wrong) + "\""));
    for (auto wrong : {"", "10.0.0.0/33", "::1/129", "10.0.0", "host", "10.0.0.0/", "10.0.0.0/a"})
        CHECK(refuses("outbound", "inside = [\"" + std::string(wrong) + "\"]"));
    for (auto wrong : {"", "https://a.example", "a.example:80", ".example", "a b"})
        CHECK(refuses("outbound", "hosts = [\"" + std::string(wrong) + "\"]"));
    for (auto wrong : {"sampelby", "@a.example", "a@", "a b@c.example"})
        CHECK(refuses("publisher", "email = \"" + std::string(wrong) + "\""));
    for (auto wrong : {"proxy:3128", "http://proxy", "http://u:p@proxy:3128", "socks://a:1"})
        CHECK(refuses("outbound", "proxy = \"" + std::string(wrong) + "\""));
    CHECK(refuses("publisher", "type = \"Municipality\""));
    CHECK(refuses("outbound", "certificates = \"ca.pem\""));
    CHECK(refuses("mail", "security = \"ssl\""));
    CHECK(refuses("mail", "user = \"a\\nb\""));
    CHECK(refuses("mail", "server = \"smtp.example\""));
    CHECK(refuses("mail", "password_file = \"secret\""));
    for (auto wrong :
         {"clamd.ctl", "10.1.2.3:3310", "clamav.example:3310", "127.0.0.1", "127.0.0.1:0"})
        CHECK(refuses("uploads", "scanner = \"" + std::string(wrong) + "\""));
    CHECK(refuses("uploads", "scanner = \"/" + std::string(107, 'a') + "\""));
    CHECK(refuses("server", "least_logged = \"all\""));
}

TEST_CASE("right texts of each kind are taken") {
    CHECK(wrong_with("[site]\npublic_address = \"https://samverk.example:8443\"\n"
                     "[server]\nlisten = \"[::1]:0\"\nmetrics = \"\"\n"
                     "[publisher]\nemail = \"samverk@sampelby.example\"\n"
                     "[uploads]\nscanner = \"[::1]:3310\"\n"
                     "[outbound]\nproxy = \"http://proxy.example:3128\"\n"
                     "inside = [\"10.1.2.3\", \"fd00::/8\"]\n")
              .empty());
    auto const read = endpoint("[::1]:8080").value();
    CHECK(read.host == "::1");
    CHECK(read.port == 8080);
}

TEST_CASE("what is no TOML is refused at its line") {
    CHECK(only_mistake("[site]\nname = Samverk\n").starts_with("2: "));
    CHECK(only_mistake("[site]\nname = \"a\"\nname = \"b\"\n").starts_with("3: "));
    CHECK(only_mistake("[site]\nname = \"\xFF\"\n").starts_with("2: "));
}

TEST_CASE("a file that cannot be read says so, and mistakes in one name the file") {
    CHECK_THROWS_WITH_AS(read_file("/nowhere/samverk.toml"),
                         "the settings file /nowhere/samverk.toml cannot be read; check its name "
                         "and who may read it",
                         std::runtime_error);
    CHECK(read_file("").server.workers == 8);
}

TEST_CASE("the file that is shipped shows every key, with its default") {
    auto const text = shown_file();
    REQUIRE_FALSE(text.empty());
    auto const shown = read(text);
    REQUIRE(shown);
    // Taken away line by line, each key must be missed: none is only mentioned in a comment.
    std::string section;
    std::vector<std::string> found;
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find('\n', begin), text.size());
        auto const line = text.substr(begin, end - begin);
        if (line.starts_with('[')) section = line.substr(1, line.find(']') - 1);
        else if (!line.empty() && line[0] != '#')
            found.push_back(section + "." + line.substr(0, line.find(' ')));
        begin = end + 1;
    }
    CHECK(found == keys());
    Settings const defaults;
    CHECK(shown->site.name == defaults.site.name);
    CHECK(shown->server.listen == defaults.server.listen);
    CHECK(shown->server.workers == defaults.server.workers);
    CHECK(shown->server.connections == defaults.server.connections);
    CHECK(shown->server.connections_per_client == defaults.server.connections_per_client);
    CHECK(shown->server.waiting_requests == defaults.server.waiting_requests);
    CHECK(shown->server.upload_mebibytes == defaults.server.upload_mebibytes);
    CHECK(shown->files.file_mebibytes == defaults.files.file_mebibytes);
    CHECK(shown->files.per_subject == defaults.files.per_subject);
    CHECK(shown->files.subject_mebibytes == defaults.files.subject_mebibytes);
    CHECK(shown->outbound.total_seconds == defaults.outbound.total_seconds);
    CHECK(shown->outbound.answer_mebibytes == defaults.outbound.answer_mebibytes);
    CHECK(shown->mail.security == defaults.mail.security);
    CHECK(shown->mail.connect_seconds == defaults.mail.connect_seconds);
    CHECK(shown->mail.total_seconds == defaults.mail.total_seconds);
    CHECK(shown->outbound.inside == defaults.outbound.inside);
}

// The outbox against a real database: what is put is sent once, whatever happens on the way.
#include "services/outbox/outbox.h"
#include "platform/logging/log.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <vector>

#include "platform/db/temporary.h"

using namespace outbox;

namespace {

std::string file(char const* path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

constexpr std::int64_t minute = 60'000'000;

/// The process ends here, as far as the outbox can know.
struct Crash {};

enum class When { never, before_the_end, after_the_end };

struct Post : mail::Carrier {
    std::vector<mail::Parcel>& delivered;
    When crashes = When::never;
    mail::Outcome outcome = {mail::Result::delivered, "250 ok"};

    explicit Post(std::vector<mail::Parcel>& into) : delivered(into) {}
    mail::Outcome carry(mail::Parcel const& parcel, std::function<void()> const& before_the_end,
                        std::stop_token const&) override {
        if (crashes == When::before_the_end) throw Crash();
        before_the_end();
        if (outcome.result == mail::Result::delivered) delivered.push_back(parcel);
        if (crashes == When::after_the_end) throw Crash();
        return outcome;
    }
    std::string name() const override { return "test"; }
};

struct World {
    db::TemporaryDatabase made;
    basics::Time now = {1'795'365'117'000'000};
    std::string templ = file("src/services/outbox/templates/letter.mustache");
    std::string sv = file("src/services/outbox/texts/sv.json"),
                en = file("src/services/outbox/texts/en.json"),
                nb = file("src/services/outbox/texts/nb.json");
    std::vector<resources::File> files = {{"src/services/outbox/templates/letter.mustache", templ}};
    resources::Resources resources{files};
    texts::Catalogue texts{{{"outbox", texts::Language::sv, sv},
                            {"outbox", texts::Language::en, en},
                            {"outbox", texts::Language::nb, nb},
                            {"x", texts::Language::sv, own},
                            {"x", texts::Language::en, own},
                            {"x", texts::Language::nb, own}}};
    logging::Log log{logging::Level::error};
    std::vector<mail::Parcel> delivered;
    Post* post = nullptr;
    std::unique_ptr<Outbox> outbox;

    static constexpr char own[] =
        R"({"mail_subject": "Till {name}", "mail_text": "Första <b>.\n\nAndra.", "mail_link": "Svara"})";

    World() {
        make_table();
        start("one");
    }
    void make_table() {
        auto tx = made.database->begin();
        tx.script(file("src/services/outbox/migrations/001_outbox.sql") +
                  file("src/services/outbox/migrations/002_enclosures.sql") +
                  file("src/services/outbox/migrations/003_replies.sql"));
        tx.commit();
    }
    /// The program as it begins anew.
    void start(std::string const& machine) {
        auto carrier = std::make_unique<Post>(delivered);
        post = carrier.get();
        outbox = std::make_unique<Outbox>(
            *made.database, [this] { return now; }, texts, resources, log, std::move(carrier),
            Settings{.from = "samverk@sampelby.example",
                     .site_name = "Samverk",
                     .machine = machine,
                     .public_address = [] { return std::string("https://samverk.example"); }});
        outbox->take_up_again();
    }
    void put(std::string const& to = "anna@sampelby.example") {
        auto tx = made.database->begin();
        outbox->put(tx, {.to = to,
                         .about = "x.mail_",
                         .arguments = {{"name", "Anna"}},
                         .path = "/sv/sign-in/secret"});
        tx.commit();
    }
    void crash(When when) {
        post->crashes = when;
        CHECK_THROWS_AS(outbox->round(), Crash);
    }
    std::string text(std::string_view sql) {
        return made.database->read()
            .first(sql, {}, [](db::Row const& row) { return row.text(0); })
            .value_or("none");
    }
};

}

TEST_CASE("a letter is both parts, with the link whole, and is forgotten when it is sent") {
    World world;
    world.put();
    CHECK(world.outbox->round() == 1);
    REQUIRE(world.delivered.size() == 1);
    auto const& bytes = world.delivered[0].bytes;
    CHECK(bytes.contains("Subject: Till Anna\r\n"));
    CHECK(bytes.contains("https://samverk.example/sv/sign-in/secret\r\n"));
    CHECK(bytes.contains("F=C3=B6rsta <b>.\r\n"));
    CHECK(bytes.contains("<p>F=C3=B6rsta &lt;b&gt;.</p>"));
    CHECK(world.text("SELECT state FROM outbox") == "sent");
    CHECK(world.text("SELECT words FROM outbox") == "");
    CHECK(world.text("SELECT html FROM outbox") == "");
    CHECK(world.outbox->round() == 0);
}

TEST_CASE(
    "files go with their letter, also when it is sent anew after a crash, and are forgotten with it") {
    World world;
    {
        auto tx = world.made.database->begin();
        world.outbox->put(tx,
                          {.to = "anna@sampelby.example",
                           .about = "x.mail_",
                           .arguments = {{"name", "Anna"}},
                           .enclosures = {{"a.html", "text/html", "<p>\xC3\xA5</p>"},
                                          {"b.bin", "application/pdf", std::string("\0x", 2)}}});
        tx.commit();
    }
    world.crash(When::before_the_end);
    world.start("one");
    CHECK(world.outbox->round() == 1);
    REQUIRE(world.delivered.size() == 1);
    auto const& bytes = world.delivered[0].bytes;
    CHECK(bytes.contains("filename=\"a.html\"\r\n\r\nPHA+w6U8L3A+\r\n"));
    CHECK(bytes.contains("filename=\"b.bin\"\r\n\r\nAHg=\r\n"));
    CHECK(world.text("SELECT content FROM outbox_enclosures") == "none");
}

TEST_CASE("a letter whose transaction is rolled back is never sent") {
    World world;
    {
        auto tx = world.made.database->begin();
        world.outbox->put(
            tx, {.to = "anna@sampelby.example", .about = "x.mail_", .arguments = {{"name", "A"}}});
    }
    CHECK(world.outbox->round() == 0);
}

TEST_CASE("after a crash before the end of a letter it is sent, once") {
    World world;
    world.put();
    world.crash(When::before_the_end);
    CHECK(world.text("SELECT state FROM outbox") == "sending");
    world.start("one");
    CHECK(world.outbox->round() == 1);
    CHECK(world.delivered.size() == 1);
}

TEST_CASE("after a crash with the end given it is sent again under the same id") {
    World world;
    world.put();
    world.crash(When::after_the_end);
    CHECK(world.text("SELECT state FROM outbox") == "given");
    world.start("one");
    CHECK(world.outbox->round() == 1);
    REQUIRE(world.delivered.size() == 2);
    CHECK(world.delivered[0].id == world.delivered[1].id);
    CHECK(world.delivered[0].bytes == world.delivered[1].bytes);
}

TEST_CASE("what another machine has in its hands is left to it for a while") {
    World world;
    world.put();
    world.crash(When::before_the_end);
    world.start("two");
    CHECK(world.outbox->round() == 0);
    world.now.microseconds += 16 * minute;
    world.outbox->take_up_again();
    CHECK(world.outbox->round() == 1);
}

TEST_CASE("what is put off is tried again after growing pauses, and given up after four days") {
    World world;
    world.put();
    world.post->outcome = {mail::Result::later, "451 busy"};
    world.outbox->round();
    CHECK(world.text("SELECT said FROM outbox") == "451 busy");
    CHECK(world.outbox->round() == 0);
    CHECK(pause_microseconds(1, world.now, world.now) == minute);
    CHECK(pause_microseconds(2, world.now, world.now) == 5 * minute);
    CHECK(pause_microseconds(99, world.now, world.now) == 12 * 60 * minute);
    world.now.microseconds += minute;
    world.post->outcome = {mail::Result::delivered, ""};
    CHECK(world.outbox->round() == 1);

    world.put();
    world.now.microseconds += 5 * 24 * 60 * minute;
    world.post->outcome = {mail::Result::later, "451 busy"};
    world.outbox->round();
    CHECK(world.outbox->status().refused == 1);
    CHECK(world.outbox->status().waiting == 0);
}

TEST_CASE("what is refused is not tried again, and the others are sent") {
    World world;
    world.put();
    world.post->outcome = {mail::Result::refused, "550 no such mailbox"};
    world.outbox->round();
    world.post->outcome = {mail::Result::delivered, ""};
    world.put();
    CHECK(world.outbox->round() == 1);
    CHECK(world.text("SELECT said FROM outbox WHERE state = 'refused'") == "550 no such mailbox");
    CHECK(world.text("SELECT words FROM outbox WHERE state = 'refused'") == "");
}

TEST_CASE("when the server cannot be reached nothing is counted, and all wait") {
    World world;
    world.put();
    world.put();
    world.post->outcome = {mail::Result::unreached, "connection refused"};
    CHECK(world.outbox->round() == 0);
    CHECK(world.made.database->read().number("SELECT max(attempts) FROM outbox") == 0);
    CHECK(world.outbox->status().waiting == 2);
    world.now.microseconds += minute;
    world.post->outcome = {mail::Result::delivered, ""};
    CHECK(world.outbox->round() == 2);
}

TEST_CASE("an address that cannot be written to is refused at once, without a try") {
    World world;
    world.put("a@b\r\nRCPT TO:<c@d.example>");
    CHECK(world.outbox->round() == 0);
    CHECK(world.outbox->status().refused == 1);
    CHECK(world.delivered.empty());
}

TEST_CASE("what ended a month ago is removed, what waits is not") {
    World world;
    world.put();
    world.outbox->round();
    world.put();
    world.now.microseconds += 31LL * 24 * 60 * minute;
    world.outbox->remove_old();
    CHECK(world.made.database->read().number("SELECT count(*) FROM outbox") == 1);
    CHECK(world.text("SELECT state FROM outbox") == "waiting");
}

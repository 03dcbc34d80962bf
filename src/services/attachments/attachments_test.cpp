// Files on a real database and disk: nothing is lost, nothing is there twice, nothing is forgotten.
#include "services/attachments/attachments.h"
#include "services/activity/edition.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "platform/db/temporary.h"
#include "platform/documents/made_office.h"
#include "platform/json/value.h"
#include "platform/pictures/picture.h"

using namespace attachments;

namespace {

std::string file(std::string const& path) {
    std::ifstream in(path);
    REQUIRE_MESSAGE(in.good(), path);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> child(std::string const& test_case) {
    return {"/proc/self/exe", "--no-skip", "--out=/dev/null", "--test-case=" + test_case};
}

struct World {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log{edition};
    Access access{.may_see = true,
                  .may_change = true,
                  .may_show = true,
                  .is_public = true,
                  .organisation = organisations::OrganisationId::make(),
                  .id = "01arz3ndektsv4rrffq69g5fav"};
    Hand hand{members::MemberId::make(), {1'000'000}};
    Attachments attachments;

    explicit World(Limits limits = {})
        : attachments(*made.database, log, (made.folder.path() / "files").string(),
                      {.limits = limits,
                       .preparing = {.pictures = {.command = child("child makes copies")},
                                     .pdf = {.command = child("child reads a PDF")}}}) {
        auto const sql = file("src/services/attachments/migrations/001_attachments.sql");
        std::vector<db::Migration> const migrations{
            {"services/attachments", "001_attachments.sql", sql}};
        db::migrate(*made.database, migrations, {});
        auto tx = made.database->begin();
        tx.script(file("src/services/activity/migrations/001_activity.sql"));
        tx.script(file("src/services/activity/migrations/002_chain.sql"));
        tx.commit();
    }

    std::expected<Attachment, Refusal> attach(std::string const& name, std::string_view bytes) {
        return attachments.attach(hand, access, "project", {name, bytes, {}});
    }
    std::string refused(std::string const& file_name, std::string_view bytes) {
        auto const made_one = attach(file_name, bytes);
        return made_one ? "attached" : std::string(attachments::name(made_one.error()));
    }
    std::vector<Attachment> list() {
        auto reader = made.database->read();
        return attachments.list(reader, access, "project");
    }
    std::size_t contents() const {
        std::size_t count = 0;
        attachments.contents().each([&](auto const&, auto) { ++count; });
        return count;
    }
    std::vector<std::string> actions() {
        auto reader = made.database->read();
        std::vector<std::string> names;
        for (auto const& entry : activity::entries_after(reader, 0, 100))
            names.push_back(entry.action);
        return names;
    }
    Attachment make(Attachment const& of, Move move) {
        auto tx = made.database->begin();
        auto changed = attachments.make(tx, hand, access, find(tx, of.id).value(), move);
        tx.commit();
        return changed;
    }
};

std::string case_file(std::string const& name) {
    return file("src/services/attachments/cases/" + name);
}

}

TEST_CASE("child makes copies" * doctest::skip()) { std::_Exit(pictures::make_copies_main(0, 1)); }
TEST_CASE("child reads a PDF" * doctest::skip()) { std::_Exit(documents::read_pdf_main(0, 1)); }

TEST_CASE("a picture has its row, its copies and its contents; what was hidden in it is gone") {
    World world;
    auto const made = world.attach("Nyckeln.png", case_file("picture.png"));
    REQUIRE(made);
    auto const stored = world.list().at(0);
    CHECK(stored.name == "Nyckeln.png");
    CHECK(stored.kind == Kind::png);
    CHECK(stored.contents == made->contents);
    CHECK(stored.content().width == 800);
    CHECK(stored.content(Size::phone).media_type == "image/webp");
    for (auto const& content : stored.contents) {
        auto const path = world.attachments.contents().find(content.hash);
        REQUIRE(path);
        CHECK_FALSE(file(*path).contains("GPS"));
        CHECK_FALSE(file(*path).contains("script"));
    }
    CHECK(world.actions() == std::vector<std::string>{"attachments.attached"});
}

TEST_CASE("bytes that are not a picture's are kept as they came") {
    World world;
    auto const report = case_file("report.pdf");
    auto const made = world.attach("rapport.pdf", report);
    REQUIRE(made);
    CHECK(file(*world.attachments.contents().find(made->content().hash)) == report);
}

TEST_CASE("hostile and broken files leave no row, no content and no word in the log") {
    World world({.file_bytes = 1'000'000});
    auto const picture = case_file("picture.png"), report = case_file("report.pdf");
    CHECK(world.refused("a.png", picture.substr(0, picture.size() / 2)) == "damaged");
    CHECK(world.refused("a.pdf", "%PDF-1.4\nskräp") == "damaged");
    CHECK(world.refused("a.pdf", report + std::string(1'000'000, ' ')) == "too_large");
    CHECK(world.refused("a.svg", "<svg onload='alert(1)'/>") == "svg");
    CHECK(world.refused("a.docx", documents::made_docx(
                                      {.more = {{"x", std::string(30'000'000, '0')}}})) == "bomb");
    CHECK(world.list().empty());
    CHECK(world.contents() == 0);
    CHECK(world.actions().empty());
}

TEST_CASE("the same content twice beside one subject is told of; beside another it is kept once") {
    World world;
    auto const report = case_file("report.pdf");
    auto const first = world.attach("a.pdf", report);
    CHECK(world.refused("b.pdf", report) == "already_there");
    world.access.id = "01arz3ndektsv4rrffq69g5faw";
    CHECK(world.attach("c.pdf", report));
    CHECK(world.contents() == 1);
    world.access.id = first->subject.id;
    world.make(*first, Move::remove);
    CHECK(world.attach("d.pdf", report));
}

TEST_CASE("two who send the same file at once leave one, and no more than there is room for") {
    World world({.files = 3});
    std::vector<std::string> texts;
    for (int i = 0; i < 5; ++i) texts.push_back("text " + std::to_string(i));
    std::atomic<int> attached = 0;
    {
        std::vector<std::jthread> senders;
        for (int i = 0; i < 10; ++i)
            senders.emplace_back([&, i] {
                auto const& text = texts[static_cast<std::size_t>(i) % texts.size()];
                if (world.attach(text + ".txt", text)) ++attached;
            });
    }
    CHECK(attached == 3);
    auto const list = world.list();
    CHECK(list.size() == 3);
    for (std::size_t i = 0; i < list.size(); ++i)
        CHECK(list[i].place == static_cast<std::int64_t>(i) + 1);
}

TEST_CASE("what is removed is hidden, and comes back whole") {
    World world;
    auto const report = case_file("report.pdf");
    auto const made = world.attach("rapport.pdf", report);
    CHECK(world.make(*made, Move::remove).state == State::hidden);
    world.attachments.clean();
    auto const back = world.make(*made, Move::restore);
    CHECK(back.state == State::shown);
    CHECK(back.version == 3);
    CHECK(file(*world.attachments.contents().find(back.content().hash)) == report);
    CHECK(world.actions() == std::vector<std::string>{"attachments.attached",
                                                      "attachments.detached",
                                                      "attachments.restored"});
}

TEST_CASE("what is said about a file is kept, and the second of two writers is told") {
    World world;
    auto const report = case_file("report.pdf");
    auto const made = world.attach("rapport.pdf", report).value();
    Description const said{.titles = {{texts::Language::sv, "Slutrapport"}}, .licence = "CC0-1.0"};
    auto tx = world.made.database->begin();
    CHECK(world.attachments.describe(tx, world.hand, world.access, made, 1, said, {}));
    auto const now = find(tx, made.id).value();
    CHECK(now.description == said);
    CHECK_FALSE(world.attachments.describe(tx, world.hand, world.access, now, 1, {}, {}));
    CHECK(find(tx, made.id)->description == said);
}

TEST_CASE("a file that is moved in the list pushes the others along") {
    World world;
    for (auto name : {"a.txt", "b.txt", "c.txt"}) REQUIRE(world.attach(name, name));
    auto const last = world.list().at(2);
    auto tx = world.made.database->begin();
    CHECK(world.attachments.describe(tx, world.hand, world.access, last, 1, {}, 1));
    tx.commit();
    std::string order;
    for (auto const& one : world.list()) order += one.name;
    CHECK(order == "c.txta.txtb.txt");
}

TEST_CASE("cleaning takes what no row needs and nothing else") {
    World world;
    auto const report = case_file("report.pdf");
    auto const made = world.attach("rapport.pdf", report).value();
    files::Contents lost((world.made.folder.path() / "files").string());
    lost.keep("ingen behöver mig");
    std::ofstream(world.made.folder.path() / "files/unfinished-x") << "halv";
    auto const cleaned = world.attachments.clean();
    CHECK(cleaned.contents == 1);
    CHECK(cleaned.unfinished == 1);
    CHECK(world.attachments.contents().is_sound(made.content().hash));
    CHECK(world.attachments.clean().contents == 0);
}

TEST_CASE("a content that is damaged or missing on disk is found") {
    World world;
    auto const first = world.attach("a.txt", "ett").value();
    auto const second = world.attach("b.txt", "två").value();
    auto damage = [&] {
        auto reader = world.made.database->read();
        return damage_of(reader, world.attachments.contents());
    };
    CHECK(damage().empty());
    std::ofstream(*world.attachments.contents().find(first.content().hash)) << "ann";
    std::filesystem::remove(*world.attachments.contents().find(second.content().hash));
    auto const found = damage();
    REQUIRE(found.size() == 2);
    CHECK((found[0] + found[1]).contains("the file " + first.content().hash + " is damaged"));
    CHECK((found[0] + found[1]).contains("the file " + second.content().hash + " is missing"));
}

TEST_CASE("a database from before there were attachments needs no contents") {
    db::TemporaryDatabase old;
    db::migrate(*old.database, {}, {});
    auto reader = old.database->read();
    CHECK(damage_of(reader, files::Contents("/finns/inte")).empty());
}

TEST_CASE("a subject is found by what everybody sees of its files") {
    World world;
    auto const made = world.attach("a.txt", "ett").value();
    auto tx = world.made.database->begin();
    world.attachments.describe(tx, world.hand, world.access, made, 1,
                               {.titles = {{texts::Language::sv, "Hyresavtal"}}}, {});
    search::Document document;
    add_to(document, tx, made.subject);
    REQUIRE(document.texts.size() == 1);
    CHECK(document.texts[0].text == "Hyresavtal");
    world.attachments.make(tx, world.hand, world.access, find(tx, made.id).value(), Move::remove);
    search::Document without;
    add_to(without, tx, made.subject);
    CHECK(without.texts.empty());
}

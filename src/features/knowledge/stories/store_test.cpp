// Cases on a real database: versions, two writers, review, what everybody sees.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "features/knowledge/content_json.h"
#include "features/knowledge/stories/actions.h"
#include "features/knowledge/stories/rules.h"
#include "features/knowledge/stories/testing.h"
#include "platform/basics/text.h"
#include "platform/db/temporary.h"
#include "services/activity/edition.h"

using namespace knowledge;
using namespace knowledge::stories;
using texts::Language;

namespace {

std::string file(std::string const& path) {
    std::ifstream in(path);
    REQUIRE_MESSAGE(in.good(), path);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct World {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log{edition};
    organisations::Directory directory{{}, {}, {}};
    organisations::OrganisationId sampelby = organisations::OrganisationId::make();
    members::MemberId anna = members::MemberId::make(), bo = members::MemberId::make();
    std::int64_t clock = 1'000'000;

    World() {
        auto tx = made.database->begin();
        for (auto path : {"src/services/activity/migrations/001_activity.sql",
                          "src/services/activity/migrations/002_chain.sql",
                          "src/features/knowledge/migrations/001_projects.sql",
                          "src/features/knowledge/migrations/005_persons.sql",
                          "src/features/knowledge/migrations/006_relations.sql",
                          "src/features/knowledge/migrations/002_cases.sql"})
            tx.script(file(path));
        tx.commit();
    }

    Hand hand(members::MemberId member) { return {log, directory, {clock += 1'000'000}, member}; }
    db::Transaction begin() { return made.database->begin(); }
    db::Reader read() { return made.database->read(); }

    Case create(Story story = full_story()) {
        auto tx = begin();
        auto of = stories::create(tx, hand(anna), sampelby, std::move(story));
        tx.commit();
        return of;
    }

    std::expected<Case, NotSaved> write(Case const& of, members::MemberId member, std::int64_t seen,
                                        Part part, Values changed) {
        auto tx = begin();
        auto const now = find(tx, of.id).value();
        auto typed = values_of(version(tx, of.id, seen).value().story, Language::sv);
        for (auto& [key, value] : changed) typed[key] = std::move(value);
        auto saved =
            stories::write(tx, hand(member), now,
                           {.fields = fields_of(part), .typed = std::move(typed), .seen = seen});
        tx.commit();
        return saved;
    }

    std::expected<Case, basics::Problems> make(Case const& of, Move move,
                                               std::string_view reason = {},
                                               std::int64_t seen = 0) {
        auto tx = begin();
        auto const now = find(tx, of.id).value();
        auto made_move = stories::make(tx, hand(bo), now, move, seen ? seen : now.version, reason);
        tx.commit();
        return made_move;
    }

    Case publish(Case const& of) {
        REQUIRE(make(of, Move::send));
        return make(of, Move::publish).value();
    }

    ProjectId project(std::string title) {
        auto tx = begin();
        auto const id = knowledge::create(
            tx, hand(anna),
            {{"title.sv", title}, {"start", "2023-02"}, {"section.results.sv", "Elva par."}},
            sampelby);
        tx.commit();
        return id;
    }

    std::vector<std::string> actions(Case const& of) {
        auto reader = read();
        std::vector<std::string> names;
        for (auto const& entry : activity::entries_about(reader, {"case", of.id.string()}, 0, 100))
            names.push_back(entry.action);
        return names;
    }
};

std::string text_of(Story const& story, std::string_view key) {
    auto const found = story.texts.find(key);
    return found == story.texts.end() ? std::string() : found->second.at(Language::sv);
}

}

TEST_CASE("each save is a version that tells who, what and why, and older ones stay as they were") {
    World world;
    auto const of = world.create();
    auto const saved = world.write(of, world.bo, 1, Part::learned, {{"results", {"Elva par."}}});
    REQUIRE(saved);
    CHECK(saved->version == 2);
    auto reader = world.read();
    auto const second = version(reader, of.id, 2).value();
    CHECK(second.member == world.bo);
    CHECK(second.changed == std::vector<std::string>{"results"});
    CHECK(text_of(second.story, "results") == "Elva par.");
    CHECK(text_of(version(reader, of.id, 1)->story, "results") == "Om results.");
    CHECK(versions_without_story(reader, of.id).size() == 2);
    CHECK(world.actions(of) ==
          std::vector<std::string>{"knowledge.case_changed", "knowledge.case_created"});
}

TEST_CASE("saving what is already there makes no version and no noise") {
    World world;
    auto const of = world.create();
    CHECK(world.write(of, world.anna, 1, Part::learned, {})->version == 1);
    CHECK(world.actions(of).size() == 1);
}

TEST_CASE(
    "who saves the same field last is shown what the other wrote, and nothing is overwritten") {
    World world;
    auto const of = world.create();
    REQUIRE(world.write(of, world.bo, 1, Part::learned, {{"results", {"Bos text"}}}));
    auto const late = world.write(of, world.anna, 1, Part::learned,
                                  {{"results", {"Annas text"}}, {"lessons", {"Annas lärdom"}}});
    REQUIRE_FALSE(late);
    REQUIRE(late.error().overtaken);
    auto const& overtaken = *late.error().overtaken;
    CHECK(overtaken.both == std::vector{field("results")});
    CHECK(text_of(overtaken.now.story, "results") == "Bos text");
    CHECK(overtaken.now.member == world.bo);
    auto reader = world.read();
    CHECK(find(reader, of.id)->version == 2);
}

TEST_CASE("two who write different fields both keep their words") {
    World world;
    auto const of = world.create();
    REQUIRE(world.write(of, world.bo, 1, Part::reuse, {{"fixed", {"Bos text"}}}));
    auto const saved = world.write(of, world.anna, 1, Part::learned, {{"results", {"Annas text"}}});
    REQUIRE(saved);
    auto reader = world.read();
    auto const newest = version(reader, of.id, saved->version)->story;
    CHECK(text_of(newest, "fixed") == "Bos text");
    CHECK(text_of(newest, "results") == "Annas text");
}

TEST_CASE("two who write the same do not disturb each other") {
    World world;
    auto const of = world.create();
    REQUIRE(world.write(of, world.bo, 1, Part::learned, {{"results", {"Samma text"}}}));
    CHECK(world.write(of, world.anna, 1, Part::learned, {{"results", {"Samma text"}}})->version ==
          2);
}

TEST_CASE("a writer without a mistake is saved; one with a mistake is told, and nothing is saved") {
    World world;
    auto const of = world.create();
    auto const refused =
        world.write(of, world.anna, 1, Part::what, {{"name", {""}}, {"year", {"i fjol"}}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().problems.size() == 2);
    CHECK(world.write(of, world.anna, 1, Part::what, {{"projects", {ProjectId::make().string()}}})
              .error()
              .problems.front()
              .field == "projects");
    auto reader = world.read();
    CHECK(find(reader, of.id)->version == 1);
}

TEST_CASE("what is public stays as it is while a new draft is written") {
    World world;
    auto const of = world.publish(world.create());
    REQUIRE(world.write(of, world.anna, 1, Part::what,
                        {{"name", {"Nytt namn"}}, {"short", {"Ny text"}}}));
    auto reader = world.read();
    auto const published = find_published(reader, of.id).value();
    CHECK(text_of(published.version.story, "short") == "Om short.");
    CHECK(published.of.title == "Om name.");
    CHECK(published.of.state == State::draft);
    auto const again = world.publish(of);
    CHECK(again.title == "Nytt namn");
    CHECK(again.slug == "nytt-namn");
    auto later = world.read();
    CHECK(text_of(find_published(later, of.id)->version.story, "short") == "Ny text");
}

TEST_CASE("a draft and a withdrawn case are nobody else's business") {
    World world;
    auto const of = world.create();
    auto reader = world.read();
    CHECK_FALSE(find_published(reader, of.id));
    CHECK(published_by_id(reader, "", 10).empty());
    world.publish(of);
    CHECK(world.make(of, Move::withdraw, "Fel siffror")->state == State::withdrawn);
    auto later = world.read();
    CHECK_FALSE(find_published(later, of.id));
    CHECK(count_published(later) == 0);
    CHECK(moves(later, of.id).front().reason == "Fel siffror");
}

TEST_CASE("nobody publishes a version that they have not read") {
    World world;
    auto const of = world.create();
    REQUIRE(world.make(of, Move::send));
    REQUIRE(world.write(of, world.anna, 1, Part::learned, {{"results", {"Sent inlägg"}}}));
    auto const refused = world.make(of, Move::publish, {}, 1);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().front().field == "version");
    CHECK(world.make(of, Move::publish, {}, 2)->published == 2);
}

TEST_CASE("what nobody could understand is not sent, and sending back needs a reason") {
    World world;
    Story thin{.texts = {{"name", {{Language::sv, "Bara ett namn"}}}}};
    auto const refused = world.make(world.create(thin), Move::send);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().size() == 3);
    auto const of = world.create();
    REQUIRE(world.make(of, Move::send));
    CHECK(world.make(of, Move::send_back).error().front().field == "reason");
    CHECK(world.make(of, Move::send_back, std::string(1001, 'x')).error().front().field ==
          "reason");
    CHECK(world.make(of, Move::send_back, "Skriv mer om kostnaden")->state == State::draft);
}

TEST_CASE("an illegal move is a mistake of the program, not of the person") {
    World world;
    auto const of = world.create();
    auto tx = world.begin();
    CHECK_THROWS_AS((void)stories::make(tx, world.hand(world.bo), of, Move::publish, 1, ""),
                    std::logic_error);
}

TEST_CASE("an old version comes back as a new one") {
    World world;
    auto const of = world.create();
    REQUIRE(world.write(of, world.anna, 1, Part::learned, {{"results", {"Ändrat"}}}));
    {
        auto tx = world.begin();
        CHECK(restore(tx, world.hand(world.bo), find(tx, of.id).value(), 1,
                      "Vi hade rätt från början"));
        CHECK_FALSE(restore(tx, world.hand(world.bo), find(tx, of.id).value(), 99, ""));
        tx.commit();
    }
    auto reader = world.read();
    auto const newest = version(reader, of.id, 3).value();
    CHECK(text_of(newest.story, "results") == "Om results.");
    CHECK(newest.way == Way::restored);
    CHECK(newest.restored_from == 1);
    CHECK(newest.why == "Vi hade rätt från början");
}

TEST_CASE("a project's page finds the public cases that tell of it, also after a merge") {
    World world;
    auto const kept = world.project("Delat boende"), other = world.project("Att dela bostad");
    Story story = full_story();
    story.projects = {other};
    auto const of = world.create(story);
    {
        auto reader = world.read();
        CHECK(of_project(reader, other).empty());
    }
    world.publish(of);
    {
        auto tx = world.begin();
        CHECK(of_project(tx, other).size() == 1);
        CHECK(of_project(tx, kept).empty());
        merge(tx, world.hand(world.bo), kept, other);
        tx.commit();
    }
    auto reader = world.read();
    CHECK(of_project(reader, kept).size() == 1);
}

TEST_CASE("a project gives a case its start") {
    World world;
    auto const id = world.project("Delat boende");
    auto reader = world.read();
    auto const story = stories::story_of(knowledge::find(reader, id).value(), Language::sv);
    CHECK(text_of(story, "name") == "Delat boende");
    CHECK(text_of(story, "results") == "Elva par.");
    CHECK(story.year == 2023);
    CHECK(story.projects == std::vector{id});
    CHECK(text_of(stories::story_of(knowledge::find(reader, id).value(), Language::en), "lessons")
              .empty());
}

TEST_CASE("a report becomes a draft in which no word is lost") {
    World world;
    std::string const long_text = std::string(520, 'a') + " slut";
    CaseId id;
    {
        auto tx = world.begin();
        id = create_from_draft(tx, world.hand(world.anna),
                               {.title = "Slutrapport",
                                .language = Language::sv,
                                .sections = {{"results", "Elva par."},
                                             {"short", long_text},
                                             {"ovrigt", "Okänd rubrik"}},
                                .leftover = "Överblivet"},
                               world.sampelby);
        tx.commit();
    }
    auto reader = world.read();
    auto const first = version(reader, id, 1).value();
    CHECK(first.way == Way::report);
    CHECK(text_of(first.story, "name") == "Slutrapport");
    CHECK(text_of(first.story, "results") == "Elva par.");
    CHECK(basics::length(text_of(first.story, "short")) <= 500);
    for (auto words : {std::string_view(long_text), std::string_view("Okänd rubrik"),
                       std::string_view("Överblivet")})
        CHECK(first.story.material.contains(words));
    CHECK(written_by(reader, world.anna, 10).size() == 1);
}

TEST_CASE("lists: a member's own, an organisation's, those in a state, public ones page by page") {
    World world;
    auto const first = world.publish(world.create()), second = world.publish(world.create());
    auto const draft = world.create();
    auto reader = world.read();
    CHECK(written_by(reader, world.anna, 10).size() == 3);
    CHECK(written_by(reader, world.bo, 10).empty());
    CHECK(of_organisation(reader, world.sampelby, 10).front().id == draft.id);
    CHECK(in_state(reader, State::draft, 10).size() == 1);
    auto const page = published_by_id(reader, "", 1);
    REQUIRE(page.size() == 1);
    CHECK(published_by_id(reader, page.front().of.id.text(), 10).front().of.id ==
          std::max(first.id, second.id));
    int seen = 0;
    each_published(reader, [&](Published const&) { return ++seen < 5; });
    CHECK(seen == 2);
}

TEST_CASE("a title that is a word of our addresses does not hide the page behind it") {
    World world;
    Story story = full_story();
    story.texts["name"] = {{Language::sv, "Edit"}};
    CHECK(world.create(story).slug == "edit-case");
}

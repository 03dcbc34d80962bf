// How tags are written, and what becomes of things when tags are renamed, merged and separated.
#include "services/tags/tag.h"
#include "services/activity/edition.h"
#include "services/search/search.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "platform/db/temporary.h"
#include "services/tags/actions.h"
#include "services/tags/tags.h"

using namespace tags;
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
    Subject project{"project", "1"}, story{"case", "2"};

    World() {
        auto tx = made.database->begin();
        tx.script(file("src/services/activity/migrations/001_activity.sql"));
        tx.script(file("src/services/activity/migrations/002_chain.sql"));
        tx.script(file("src/services/tags/migrations/001_tags.sql"));
        tx.commit();
    }
    Hand hand() { return {log, members::MemberId::make(), {1'000'000}, {}}; }

    void put(Subject const& subject, std::string const& typed, Language language = Language::sv) {
        auto tx = made.database->begin();
        REQUIRE(put_on(tx, hand(), subject, typed, language));
        tx.commit();
    }
    Tag tag(std::string const& label) {
        auto reader = made.database->read();
        return with_key(reader, key_of(label)).value();
    }
    std::string on(Subject const& subject) {
        auto reader = made.database->read();
        std::string all;
        for (auto const& one : of_subject(reader, subject))
            all += (all.empty() ? "" : " ") + label_in(one.labels, Language::sv);
        return all;
    }
    std::size_t logged_about(Subject const& subject) {
        auto reader = made.database->read();
        return activity::entries_about(reader, subject, 0, 100).size();
    }
    template <class Act>
    void act(Act const& act) {
        auto tx = made.database->begin();
        act(tx);
        tx.commit();
    }
};

std::string tidy(std::string_view typed) {
    auto const label = tidy_label(typed);
    return label ? *label : label.error().text;
}

}

TEST_CASE("a label is what people mean, without what they happened to type around it") {
    CHECK(tidy(" #Cirkulär   ekonomi. ") == "Cirkulär ekonomi");
    CHECK(tidy("AI") == "AI");
    CHECK(tidy("trygg\xE2\x80\xAEhet") == "trygghet");
    CHECK(tidy("x") == "tags.problem_short");
    CHECK(tidy("") == "tags.problem_short");
    CHECK(tidy("...") == "tags.problem_short");
    CHECK(tidy("2024") == "tags.problem_short");
    CHECK(tidy("anna@sampelby.example") == "tags.problem_address");
    CHECK(tidy("https://sampelby.example") == "tags.problem_address");
    CHECK(tidy(std::string(61, 'a')) == "tags.problem_long");
    CHECK(tidy("<script>") == "script");
}

TEST_CASE("ways of writing that differ in capitals, hyphens and spaces are one tag") {
    CHECK(key_of("Smart-Stad") == key_of("smart  stad"));
    CHECK(key_of("smart_stad") == key_of("SMART STAD"));
    CHECK(key_of("får") != key_of("far"));
}

TEST_CASE("several labels are typed at once; each mistake is told of") {
    CHECK(typed_labels("trygghet, Trygghet; AI\ncirkulärt,,")->size() == 3);
    CHECK(typed_labels(" , ").error().at(0).text == "tags.problem_none");
    CHECK(typed_labels("bra, x, a@b").error().size() == 2);
    std::string many;
    for (int i = 0; i < 11; ++i) many += "ord " + std::string(1, static_cast<char>('a' + i)) + "a,";
    CHECK(typed_labels(many).error().at(0).text == "tags.problem_many");
}

TEST_CASE("a tag is the same on all things, in whatever language and way it is written") {
    World world;
    world.put(world.project, "Trygghet, AI");
    world.put(world.story, "trygghet");
    CHECK(world.on(world.project) == "AI Trygghet");
    CHECK(world.on(world.story) == "Trygghet");
    world.put(world.project, "TRYGGHET");
    CHECK(world.on(world.project) == "AI Trygghet");
    CHECK(world.logged_about(world.project) == 2);
    auto reader = world.made.database->read();
    auto const used = most_used(reader, 10);
    REQUIRE(used.size() == 2);
    CHECK(label_in(used[0].tag.labels, Language::en) == "Trygghet");
    CHECK(used[0].subjects == 2);
}

TEST_CASE("there is an end to the tags on one thing, and a full one keeps what it has") {
    World world;
    for (int i = 0; i < 30; ++i)
        world.put(world.project, std::string("ord ") + static_cast<char>('a' + i % 26) +
                                     static_cast<char>('a' + i / 26));
    auto tx = world.made.database->begin();
    auto const more = put_on(tx, world.hand(), world.project, "ett till", Language::sv);
    REQUIRE_FALSE(more);
    CHECK(more.error().at(0).text == "tags.problem_full");
    CHECK(of_subject(tx, world.project).size() == most_tags);
}

TEST_CASE("a renamed tag is found by its old name, too, and what has it is searched anew") {
    World world;
    world.put(world.project, "cirkulart");
    auto const tag = world.tag("cirkulart");
    world.act([&](db::Transaction& tx) {
        REQUIRE(rename(tx, world.hand(), tag, 1,
                       {{Language::sv, "Cirkulärt"}, {Language::en, "Circular"}}));
    });
    CHECK(world.on(world.project) == "Cirkulärt");
    CHECK(world.logged_about(world.project) == 2);
    world.put(world.story, "circular", Language::en);
    world.put(world.story, "cirkulart");
    CHECK(world.on(world.story) == "Cirkulärt");
}

TEST_CASE("renaming is refused when the name is another tag's, when none is left, and when late") {
    World world;
    world.put(world.project, "trygghet, säkerhet");
    auto const tag = world.tag("trygghet");
    auto tx = world.made.database->begin();
    auto refused = [&](std::int64_t seen, Labels const& labels) {
        auto const renamed = rename(tx, world.hand(), tag, seen, labels);
        return renamed ? "renamed" : renamed.error().at(0).text;
    };
    CHECK(refused(1, {{Language::sv, "Säkerhet"}}) == "tags.problem_taken");
    CHECK(refused(1, {{Language::sv, ""}}) == "tags.problem_no_label");
    CHECK(refused(1, {{Language::nb, "x"}}) == "tags.problem_short");
    CHECK(refused(7, {{Language::sv, "Lugn"}}) == "tags.problem_overtaken");
    CHECK(find(tx, tag.id)->labels.at(Language::sv) == "trygghet");
}

TEST_CASE("merging gives all things the other tag, and separating gives back what was") {
    World world;
    world.put(world.project, "trygghet, säkerhet");
    world.put(world.story, "säkerhet");
    auto const kept = world.tag("trygghet"), away = world.tag("säkerhet");
    world.act([&](db::Transaction& tx) { merge(tx, world.hand(), away, kept); });
    CHECK(world.on(world.project) == "trygghet");
    CHECK(world.on(world.story) == "trygghet");
    CHECK(world.tag("säkerhet").id == kept.id);
    CHECK(world.logged_about(world.story) == 2);
    world.act([&](db::Transaction& tx) { separate(tx, world.hand(), find(tx, away.id).value()); });
    CHECK(world.on(world.project) == "säkerhet trygghet");
    CHECK(world.on(world.story) == "säkerhet");
}

TEST_CASE("merging makes no chains and no circles") {
    World world;
    world.put(world.project, "ett, två, tre");
    world.act([&](db::Transaction& tx) {
        merge(tx, world.hand(), with_key(tx, "ett").value(), with_key(tx, "två").value());
        merge(tx, world.hand(), with_key(tx, "två").value(), with_key(tx, "tre").value());
    });
    CHECK(world.on(world.project) == "tre");
    auto tx = world.made.database->begin();
    auto const three = with_key(tx, "ett").value();
    CHECK(label_in(three.labels, Language::sv) == "tre");
    CHECK_THROWS_AS(merge(tx, world.hand(), three, three), std::logic_error);
}

TEST_CASE("taking a tag off takes also what became part of it") {
    World world;
    world.put(world.project, "trygghet, säkerhet");
    world.act([&](db::Transaction& tx) {
        auto const kept = with_key(tx, "trygghet").value();
        merge(tx, world.hand(), with_key(tx, "säkerhet").value(), kept);
        CHECK(take_off(tx, world.hand(), world.project, kept.id));
        CHECK_FALSE(take_off(tx, world.hand(), world.project, kept.id));
    });
    CHECK(world.on(world.project).empty());
}

TEST_CASE("a tagged thing is found among the themes, and by the tag in every language") {
    World world;
    world.put(world.project, "cirkulärt");
    world.act([&](db::Transaction& tx) {
        auto const renamed = rename(tx, world.hand(), with_key(tx, "cirkulärt").value(), 1,
                                    {{Language::sv, "Cirkulärt"}, {Language::en, "Circular"}});
        REQUIRE(renamed);
        search::Document document;
        add_to(document, tx, world.project);
        CHECK(document.facets.at(search::Facet::theme) == std::vector<std::string>{"Cirkulärt"});
        CHECK(document.texts.size() == 2);
    });
}

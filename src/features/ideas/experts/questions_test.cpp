// A colleague's one question on a real database: asked, answered once, taken back, over in time.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "features/ideas/experts/asking.h"
#include "platform/db/temporary.h"
#include "platform/secrets/secrets.h"
#include "services/activity/edition.h"

using namespace ideas;
using namespace ideas::experts;

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
    members::MemberId karin = members::MemberId::make();
    basics::Time now{1'000'000};
    Need need{.id = NeedId::make(),
              .told = {.title = "Bussen", .organisation = organisations::OrganisationId::make()},
              .slug = "bussen"};

    World() {
        auto tx = made.database->begin();
        for (auto const* script : {"src/services/activity/migrations/001_activity.sql",
                                   "src/services/activity/migrations/002_chain.sql",
                                   "src/features/ideas/migrations/001_needs.sql",
                                   "src/features/ideas/migrations/003_letters_language.sql",
                                   "src/features/ideas/migrations/004_ideas.sql",
                                   "src/features/ideas/migrations/006_support.sql",
                                   "src/features/ideas/migrations/008_merging.sql",
                                   "src/features/ideas/migrations/002_expert_questions.sql"})
            tx.script(file(script));
        ideas::add(tx, need);
        tx.commit();
    }

    Hand hand(members::MemberId member = {}) { return {log, now, member}; }
    std::optional<Asked> asked(std::string email = "trafik@sampelby.example",
                               std::string words = "Varför?") {
        auto tx = made.database->begin();
        auto result = ask(tx, hand(karin), need, {std::move(email), std::move(words)});
        tx.commit();
        return result;
    }
    std::optional<Question> behind(std::string const& link) {
        auto reader = made.database->read();
        return with_link(reader, secrets::hash(link));
    }
};

}

TEST_CASE("a link opens its question and no other, and is kept as a hash only") {
    World world;
    auto const first = world.asked(), second = world.asked("park@sampelby.example");
    REQUIRE(first);
    REQUIRE(second);
    CHECK(world.behind(first->link)->id == first->question.id);
    CHECK(world.behind(second->link)->id == second->question.id);
    CHECK_FALSE(world.behind(secrets::make()));
    auto reader = world.made.database->read();
    CHECK(reader.number("SELECT count(*) FROM need_question_links WHERE hash = $1",
                        {first->link}) == 0);
}

TEST_CASE("a question is open until it is answered, taken back, too old or its need withdrawn") {
    World world;
    auto const made = world.asked();
    auto const& question = made->question;
    CHECK(is_open(question, world.need, world.now));
    auto const last = basics::Time{question.expires_at.microseconds - 1};
    CHECK(is_open(question, world.need, last));
    CHECK_FALSE(is_open(question, world.need, question.expires_at));
    auto gone = world.need;
    gone.visibility = Visibility::withdrawn;
    CHECK_FALSE(is_open(question, gone, world.now));
    // Hidden from everybody else it is still to be answered.
    gone.visibility = Visibility::hidden;
    CHECK(is_open(question, gone, world.now));

    auto tx = world.made.database->begin();
    auto const answered = answer(tx, world.hand(), world.need, question, "Därför.");
    CHECK_FALSE(is_open(answered, world.need, world.now));
    // An answer is never taken back with the question.
    withdraw(tx, world.hand(world.karin), world.need, answered);
    tx.commit();
    CHECK(world.behind(made->link)->answer == "Därför.");
    CHECK(world.behind(made->link)->state == experts::State::answered);
}

TEST_CASE("a question taken back is open to nobody, and the same may be asked again") {
    World world;
    auto const made = world.asked();
    CHECK_FALSE(world.asked());
    {
        auto tx = world.made.database->begin();
        withdraw(tx, world.hand(world.karin), world.need, made->question);
        tx.commit();
    }
    CHECK_FALSE(is_open(*world.behind(made->link), world.need, world.now));
    CHECK(world.asked());
}

TEST_CASE("ten questions about a need may wait at once") {
    World world;
    for (int i = 0; i < most_waiting; ++i)
        CHECK(world.asked("a@sampelby.example", std::to_string(i)));
    CHECK_FALSE(world.asked("a@sampelby.example", "en till"));
    world.now = expiry(world.now);
    CHECK(world.asked("a@sampelby.example", "en till"));
}

TEST_CASE("the log tells that somebody was asked, not who or what") {
    World world;
    auto const made = world.asked();
    auto reader = world.made.database->read();
    std::string all;
    for (auto const& entry : activity::entries_after(reader, 0, 100))
        all += entry.action + json::write(entry.details);
    CHECK(all.contains("ideas.expert_asked"));
    CHECK_FALSE(all.contains("trafik@"));
    CHECK_FALSE(all.contains("Varför"));
    CHECK_FALSE(all.contains(made->link));
}

TEST_CASE("a question needs an address and words, an answer only words") {
    CHECK(checked({" trafik@sampelby.example ", "  Varför?\n\n\n"})->words == "Varför?");
    auto const problems = checked({"trafik", " \n"}).error();
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].field == "email");
    CHECK(problems[1].field == "question");
    CHECK_FALSE(checked_answer(" \n "));
    CHECK(checked_answer("Jag vet inte."));
    CHECK_FALSE(checked_answer(std::string(longest_answer + 1, 'x')));
}

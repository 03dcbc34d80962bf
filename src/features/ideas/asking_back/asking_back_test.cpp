// Questions to senders on a real database: asked once, answered once, and time that stands still.
#include "features/ideas/asking_back/asking.h"
#include "features/ideas/test_world.h"
#include "services/letter_links/letter_links.h"
#include "services/promises/clock.h"

using namespace ideas;
namespace back = ideas::asking_back;

namespace {

struct Asking : World {
    Need need = told(sending()).need;

    std::optional<back::Question> ask(bool is_told = true, back::Typed const& typed = {"Var?"}) {
        auto tx = begin();
        auto question = back::ask(tx, hand(karin), now(), typed, is_told);
        tx.commit();
        return question;
    }
    Need now() {
        auto reader = read();
        return *find(reader, need.id);
    }
    back::Question question(back::Question const& asked) {
        auto reader = read();
        return *back::find(reader, asked.need, asked.id);
    }
    bool stands_still() {
        auto reader = read();
        auto const clock = promises::clock_of(reader, sampelby, subject_of(need));
        return clock && promises::stands_still(*clock);
    }
    back::Question replied(back::Question const& asked, members::MemberId member = {},
                           Reading reading = Reading::as_usual) {
        auto tx = begin();
        auto done = back::reply(tx, hand(member), now(), question(asked), "Där.", reading);
        tx.commit();
        return done;
    }
    std::string link(back::Question const& asked) {
        auto tx = begin();
        auto token = letter_links::make(tx, {.purpose = std::string(back::link_purpose),
                                             .subject = subject_of(need),
                                             .detail = asked.id.string(),
                                             .address = "berit@example.org",
                                             .made_at = asked.asked_at,
                                             .expires_at = asked.expires_at});
        tx.commit();
        return token;
    }
    letter_links::State state(std::string const& token) {
        auto reader = read();
        auto const found = letter_links::find(reader, token);
        return found ? letter_links::state_of(*found, {clock}) : letter_links::State::unknown;
    }
};

}

TEST_CASE("one question waits at a time, and time stands still until it is answered") {
    Asking world;
    auto const asked = world.ask();
    REQUIRE(asked);
    CHECK_FALSE(world.ask());
    CHECK(world.stands_still());
    auto const token = world.link(*asked);
    auto const before = world.now().version;
    auto const done = world.replied(*asked);
    CHECK(done.state == back::State::answered);
    CHECK_FALSE(world.stands_still());
    CHECK(world.state(token) == letter_links::State::ended);
    // What is being written at the desk has not seen it.
    CHECK(world.now().version == before + 1);
    CHECK(world.ask());
    CHECK(world.everything_logged().find("Där.") == std::string::npos);
}

TEST_CASE("whom no letter reaches keeps nobody waiting, and there are so many questions at most") {
    Asking world;
    for (int number = 0; number < back::most_questions; ++number) {
        auto const asked = world.ask(false);
        REQUIRE(asked);
        CHECK_FALSE(world.stands_still());
        world.replied(*asked);
    }
    CHECK_FALSE(world.ask());
}

TEST_CASE("a stranger's public answer is looked at before others read it, a member's is not") {
    Asking world;
    back::Typed const typed{"Var?", true};
    auto const stranger = world.replied(*world.ask(true, typed));
    CHECK(back::waits_to_be_shown(stranger));
    auto tx = world.begin();
    CHECK(back::show(tx, world.hand(world.karin), world.need, stranger));
    tx.commit();
    CHECK(back::is_for_everybody(world.question(stranger)));
    CHECK(back::is_for_everybody(world.replied(*world.ask(true, typed), world.anna)));
    auto const caught = world.replied(*world.ask(true, typed), world.anna, Reading::first);
    CHECK_FALSE(back::is_for_everybody(caught));
    auto const inside = world.replied(*world.ask(), world.anna);
    CHECK_FALSE(back::is_for_everybody(inside));
    CHECK_FALSE(back::waits_to_be_shown(inside));
}

TEST_CASE("who never answers locks nothing: the time is over once, or the need is answered") {
    Asking world;
    auto const asked = world.ask();
    auto const token = world.link(*asked);
    auto tx = world.begin();
    CHECK_FALSE(back::give_up(tx, world.hand(), world.need, *asked));
    auto const over = asked->expires_at;
    CHECK(back::give_up(tx, {world.log, over}, world.need, *asked));
    CHECK_FALSE(
        back::give_up(tx, {world.log, over}, world.need, *back::find(tx, asked->need, asked->id)));
    tx.commit();
    CHECK_FALSE(world.stands_still());
    CHECK(world.state(token) == letter_links::State::ended);

    auto const again = world.ask();
    REQUIRE(again);
    CHECK(world.stands_still());
    auto answering = world.begin();
    auto const answered = answer(answering, world.hand(world.karin), world.now(),
                                 {.state = State::goes_on, .reason = "Vi bygger."});
    answering.commit();
    CHECK_FALSE(world.stands_still());
    CHECK_FALSE(back::is_open(*again, answered, {world.clock}));
    CHECK_FALSE(back::may_ask(answered));
}

TEST_CASE(
    "a question whose time is over is put away by the next one, and ends nothing of it later") {
    Asking world;
    auto const first = world.ask();
    auto const old = world.link(*first);
    world.clock = first->expires_at.microseconds;
    auto const second = world.ask();
    REQUIRE(second);
    CHECK(world.question(*first).state == back::State::unanswered);
    CHECK(world.state(old) == letter_links::State::ended);
    auto const token = world.link(*second);
    // The round that comes to the first one later finds nothing to do.
    auto tx = world.begin();
    CHECK_FALSE(back::give_up(tx, world.hand(), world.now(), world.question(*first)));
    tx.commit();
    CHECK(world.stands_still());
    CHECK(world.state(token) == letter_links::State::open);
    CHECK(world.replied(*second).state == back::State::answered);
}

TEST_CASE("a question taken back waits no longer, and one answered meanwhile stays answered") {
    Asking world;
    auto const asked = world.ask();
    auto tx = world.begin();
    CHECK(back::withdraw(tx, world.hand(world.karin), world.need, *asked));
    CHECK_FALSE(back::withdraw(tx, world.hand(world.karin), world.need,
                               *back::find(tx, asked->need, asked->id)));
    tx.commit();
    CHECK_FALSE(world.stands_still());
    auto const next = world.replied(*world.ask());
    auto later = world.begin();
    CHECK_FALSE(back::withdraw(later, world.hand(world.karin), world.need, next));
}

TEST_CASE(
    "senders are reminded once, and whoever gives up an address gets no letter of ours opened") {
    Asking world;
    auto const asked = world.ask();
    auto tx = world.begin();
    CHECK(back::waiting_since(tx, {asked->asked_at.microseconds - 1}, true, 10).empty());
    CHECK(back::waiting_since(tx, asked->asked_at, true, 10).size() == 1);
    CHECK(back::note_reminded(tx, *asked));
    CHECK_FALSE(back::note_reminded(tx, *asked));
    CHECK(back::waiting_since(tx, asked->asked_at, true, 10).empty());
    CHECK(back::waiting_since(tx, asked->asked_at, false, 10).size() == 1);
    tx.commit();
    auto const token = world.link(*asked);
    auto forgetting = world.begin();
    change_sender(forgetting, world.need, {});
    forgetting.commit();
    CHECK(world.state(token) == letter_links::State::unknown);
}

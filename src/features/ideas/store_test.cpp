// Needs on a real database: told once, corrected, answered, withdrawn; what the log is told.
#include <doctest/doctest.h>

#include "features/ideas/actions.h"
#include "features/ideas/need_json.h"
#include "features/ideas/test_world.h"
#include "services/claims/claim_code.h"

using namespace ideas;

TEST_CASE("a need is stored as it was told, and opened by its code alone") {
    World world;
    auto const sent = world.told(world.sending());
    auto reader = world.read();
    auto const need = find(reader, sent.need.id);
    REQUIRE(need);
    CHECK(need->told == world.sending().told);
    CHECK(need->visibility == Visibility::waiting);
    CHECK(with_claim(reader, claims::code_hash(sent.code)) == sent.need.id);
    CHECK_FALSE(with_claim(reader, sent.code));
    CHECK_FALSE(with_sending(reader, claims::code_hash(sent.code)));
    CHECK(sender(reader, need->id) == world.sending().sender);
    CHECK(reader.number("SELECT count(*) FROM need_keys WHERE hash = $1", {sent.code}) == 0);
}

TEST_CASE("sent twice it is one need with one code; other words or another form make another") {
    World world;
    auto const first = world.told(world.sending()), second = world.told(world.sending());
    CHECK(first.need.id == second.need.id);
    CHECK(first.code == second.code);
    CHECK_FALSE(second.is_new);
    auto const other = world.told(world.sending("Något annat"));
    CHECK(other.is_new);
    CHECK(other.code != first.code);
    auto elsewhere = world.sending();
    elsewhere.key = "en annan nyckel";
    CHECK(world.told(elsewhere).code != first.code);
}

TEST_CASE("the log has no words and no names of anybody") {
    World world;
    auto need = world.told(world.sending()).need;
    auto tx = world.begin();
    auto telling = need.told;
    telling.title = "En annan rubrik";
    need = correct(tx, world.hand(), need, telling, Reading::as_usual);
    need = add_words(tx, world.hand(), need, "Ett tillägg", Reading::as_usual);
    need = publish(tx, world.hand(world.karin), need);
    need = answer(tx, world.hand(world.karin), need,
                  {.state = State::declined, .reason = "Ett hemligt skäl"});
    need = hide(tx, world.hand(world.karin), need, "En persons namn");
    withdraw(tx, world.hand(), need);
    tx.commit();
    auto const logged = world.everything_logged();
    for (auto word :
         {"Trappan", "syster", "Berit", "example.org", "rubrik", "tillägg", "skäl", "persons"})
        CHECK_FALSE(logged.contains(word));
    for (auto action : {"need_told", "need_corrected", "need_added", "need_published",
                        "need_answered", "need_hidden", "need_withdrawn"})
        CHECK(logged.contains(action));
}

TEST_CASE("a correction keeps what stood there, and a stranger's public words wait once more") {
    World world;
    auto need = world.told(world.sending()).need;
    auto tx = world.begin();
    need = publish(tx, world.hand(world.karin), need);
    auto telling = need.told;
    telling.story = "Nya ord.";
    telling.organisation = organisations::OrganisationId::make();
    need = correct(tx, world.hand(), need, telling, Reading::as_usual);
    CHECK(need.visibility == Visibility::waiting);
    CHECK(need.told.organisation == world.sampelby);
    CHECK(history(tx, need.id).back().words.contains("Min syster kommer inte upp."));
    auto const version = need.version;
    CHECK(correct(tx, world.hand(), need, need.told, Reading::as_usual).version == version);
}

TEST_CASE("what is withdrawn keeps its history and forgets its sender") {
    World world;
    auto need = world.told(world.sending()).need;
    auto tx = world.begin();
    need = withdraw(tx, world.hand(), need);
    CHECK(sender(tx, need.id).empty());
    CHECK(find(tx, need.id)->visibility == Visibility::withdrawn);
    CHECK(history(tx, need.id).size() == 2);
}

TEST_CASE("a stranger's addition waits to be seen; the same words twice in a row are one") {
    World world;
    auto need = world.told(world.sending()).need;
    auto tx = world.begin();
    need = add_words(tx, world.hand(), need, "Tillägg", Reading::as_usual);
    need = add_words(tx, world.hand(), need, "Tillägg", Reading::as_usual);
    auto const events = history(tx, need.id);
    REQUIRE(events.size() == 2);
    CHECK_FALSE(events.back().shown);
    CHECK_FALSE(publish_addition(tx, world.hand(world.karin), need, 1));
    CHECK(publish_addition(tx, world.hand(world.karin), need, 2));
    CHECK(history(tx, need.id).back().shown);
}

TEST_CASE("entered for somebody it is theirs, not the one's who entered it") {
    World world;
    auto sending = world.sending();
    sending.way = Way::counter;
    auto const need = world.told(sending, world.anna).need;
    CHECK(need.told_by.empty());
    CHECK(need.entered_by == world.anna);
    auto reader = world.read();
    CHECK(told_by(reader, world.anna, 10).empty());
}

TEST_CASE("the desk has the oldest first, goes on after any of them, and leaves out what is done") {
    World world;
    std::vector<NeedId> ids;
    for (auto title : {"Ett", "Två", "Tre", "Fyra"})
        ids.push_back(world.told(world.sending(title)).need.id);
    auto tx = world.begin();
    answer(tx, world.hand(world.karin), *find(tx, ids[1]),
           {.state = State::declined, .reason = "Nej."});
    withdraw(tx, world.hand(), *find(tx, ids[2]));
    auto titles = [&](DeskFilter filter, std::size_t after) {
        std::string found;
        auto const from = find(tx, ids[after]).value();
        each_at_desk(tx, world.sampelby, filter, from.told_at, from.id, [&](Need const& need) {
            found += need.told.title + " ";
            return true;
        });
        return found;
    };
    CHECK(titles({}, 0) == "Fyra ");
    CHECK(titles({DeskFilter::Kind::all}, 0) == "Två Tre Fyra ");
    CHECK(titles({DeskFilter::Kind::all}, 2) == "Fyra ");
    CHECK(titles({DeskFilter::Kind::state, State::declined}, 0) == "Två ");
    CHECK(titles({DeskFilter::Kind::unseen}, 0) == "Två Fyra ");
    std::size_t anywhere = 0;
    each_anywhere(tx, {}, {}, {}, [&](Need const&) { return ++anywhere < 100; });
    CHECK(anywhere == 2);
}

TEST_CASE("only public needs are listed, page by page, by organisation and state") {
    World world;
    std::vector<NeedId> ids;
    for (auto title : {"Ett", "Två", "Tre"}) {
        auto const need = world.told(world.sending(title), world.anna).need;
        ids.push_back(need.id);
    }
    world.told(world.sending("Väntar"));
    auto reader = world.read();
    auto const first = public_by_id(reader, Kind::need, "", 2);
    REQUIRE(first.size() == 2);
    CHECK(public_by_id(reader, Kind::need, first.back().id.text(), 10).size() == 1);
    CHECK(public_by_id(reader, Kind::need, "", 10, organisations::OrganisationId::make()).empty());
    CHECK(public_by_id(reader, Kind::need, "", 10, world.sampelby, State::declined).empty());
    CHECK(public_by_id(reader, Kind::need, "", 10, world.sampelby, State::received).size() == 3);
}

TEST_CASE("as data a need has its answer and not who gave it") {
    World world;
    auto need = world.told(world.sending(), world.anna).need;
    auto tx = world.begin();
    need = answer(tx, world.hand(world.karin), need,
                  {.state = State::referred,
                   .reason = "Regionen kör bussarna.",
                   .referred_to = "Regionen",
                   .link = "https://region.example/"});
    organisations::Directory const directory({}, {}, {});
    auto const line = need_json(need, history(tx, need.id), directory, "https://samverk.example");
    auto const text = json::write(line);
    CHECK(text.contains("Regionen kör bussarna."));
    for (auto const& secret : {world.karin.string(), world.anna.string(), std::string("Berit")})
        CHECK_FALSE(text.contains(secret));
    auto const fields = table_fields(Kind::need, line);
    REQUIRE(fields.size() == table_columns(Kind::need).size());
    CHECK(fields[11] == "Regionen kör bussarna.");
    CHECK(fields[12] == "Regionen");
}

TEST_CASE(
    "an idea is stored with the need that it answers, and is listed there while both are public") {
    World world;
    auto const need = world.told(world.sending(), world.anna).need;
    auto sending = world.sending("En hiss");
    sending.told.kind = Kind::idea;
    sending.told.how_often = Frequency::unknown;
    sending.told.better = "Hon kommer upp.";
    sending.told.answers = need.id;
    auto const idea = world.told(sending, world.anna).need;
    CHECK(path_of(idea).starts_with("/ideas/"));
    CHECK(world.everything_logged().contains("ideas.idea_told"));
    auto tx = world.begin();
    REQUIRE(find(tx, idea.id));
    CHECK(find(tx, idea.id)->told == sending.told);
    auto const listed = answering(tx, need.id, 10);
    REQUIRE(listed.size() == 1);
    CHECK(listed.front().id == idea.id);
    CHECK(public_by_id(tx, Kind::idea, "", 10).size() == 1);
    CHECK(public_by_id(tx, Kind::need, "", 10).size() == 1);
    auto telling = idea.told;
    telling.kind = Kind::need;
    telling.answers = {};
    telling.better = "Alla kommer upp.";
    auto const corrected = correct(tx, world.hand(world.anna), idea, telling, Reading::as_usual);
    CHECK(corrected.told.kind == Kind::idea);
    CHECK(corrected.told.answers == need.id);
    CHECK(find(tx, idea.id)->told.better == "Alla kommer upp.");
    hide(tx, world.hand(world.karin), corrected, "Prov");
    CHECK(answering(tx, need.id, 10).empty());
}

// Matters on a real database: one for what waits, in the order of the queue, and addresses that go.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "platform/db/temporary.h"
#include "services/activity/edition.h"
#include "services/claims/claim_code.h"
#include "services/moderation/actions.h"

using namespace moderation;

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
    organisations::OrganisationId sampelby = organisations::OrganisationId::make();
    members::MemberId karin = members::MemberId::make();
    std::int64_t clock = 1'000'000;

    World() {
        auto tx = made.database->begin();
        for (auto const* script : {"src/services/activity/migrations/001_activity.sql",
                                   "src/services/activity/migrations/002_chain.sql",
                                   "src/services/moderation/migrations/001_moderation.sql"})
            tx.script(file(script));
        tx.commit();
    }

    Hand hand(members::MemberId member = {}) { return {log, {clock += 1'000'000}, member}; }
    Taken taken(std::string subject, std::string reason = "insult", std::string key = "nyckel") {
        auto tx = made.database->begin();
        auto result = take_in(
            tx, hand(),
            {.subject = {"need", std::move(subject)},
             .text = {.title = "En titel", .words = "Hemliga ord", .organisation = sampelby},
             .told = {std::move(reason), "Förklaring", "eva@example.org"},
             .key = std::move(key)});
        tx.commit();
        return result;
    }
    Matter decided(Matter const& matter, Outcome outcome) {
        auto tx = made.database->begin();
        auto now = find(tx, matter.id).value();
        auto result = decide(tx, hand(karin), now,
                             {outcome, outcome == Outcome::hidden ? "insult" : "allowed", ""});
        forget_when_final(tx, result);
        tx.commit();
        return result;
    }
    Matter asked(Matter const& matter, Side side) {
        auto tx = made.database->begin();
        auto result = ask_again(tx, hand(), find(tx, matter.id).value(), side, "Därför.");
        tx.commit();
        return result;
    }
    std::vector<MatterId> queue(Filter const& filter = {}) {
        std::vector<MatterId> ids;
        auto reader = made.database->read();
        each(reader, sampelby, filter, nullptr, [&](Matter const& matter) {
            ids.push_back(matter.id);
            return true;
        });
        return ids;
    }
    std::int64_t addresses() {
        auto reader = made.database->read();
        return reader.number("SELECT count(*) FROM moderation_reporters", {});
    }
};

}

TEST_CASE(
    "notices about a text that waits are one matter, and the same notice twice is one notice") {
    World world;
    auto const first = world.taken("ett"), again = world.taken("ett"),
               other = world.taken("ett", "threat"), elsewhere = world.taken("två");
    CHECK(first.is_new);
    CHECK_FALSE(again.is_new);
    CHECK(again.code == first.code);
    CHECK(other.matter.id == first.matter.id);
    CHECK(other.has_become_urgent);
    CHECK_FALSE(world.taken("ett", "hate").has_become_urgent);
    CHECK(elsewhere.matter.id != first.matter.id);
    auto reader = world.made.database->read();
    CHECK(notices(reader, first.matter.id).size() == 3);
    CHECK(with_code(reader, claims::code_hash(first.code))->notice == first.notice.id);
    CHECK_FALSE(with_code(reader, first.code));
}

TEST_CASE("what is urgent comes first, then what has waited longest, then what was decided last") {
    World world;
    auto const old = world.taken("ett").matter, young = world.taken("två").matter,
               urgent = world.taken("tre", "threat").matter;
    CHECK(world.queue() == std::vector{urgent.id, old.id, young.id});
    world.decided(urgent, Outcome::hidden);
    world.decided(old, Outcome::left);
    CHECK(world.queue() == std::vector{young.id});
    CHECK(world.queue({.kind = Filter::Kind::all}) == std::vector{young.id, old.id, urgent.id});
    CHECK(world.queue({.kind = Filter::Kind::hidden}) == std::vector{urgent.id});
    CHECK(world.queue({.kind = Filter::Kind::all, .reason = "threat"}) == std::vector{urgent.id});
    // Asked about again it waits from then on, urgent as it was.
    world.asked(old, Side::reporter);
    world.asked(urgent, Side::writer);
    CHECK(world.queue({.kind = Filter::Kind::again}) == std::vector{urgent.id, old.id});
}

TEST_CASE("addresses go when nobody can ask for another look, at the latest after 180 days") {
    World world;
    auto const one = world.taken("ett").matter, other = world.taken("två").matter;
    world.decided(one, Outcome::left);
    world.decided(other, Outcome::left);
    CHECK(world.addresses() == 2);
    world.asked(one, Side::reporter);
    world.decided(one, Outcome::left);
    CHECK(world.addresses() == 1);
    world.clock += 181LL * 24 * 60 * 60 * 1'000'000;
    world.decided(world.taken("tre").matter, Outcome::left);
    CHECK(world.addresses() == 1);
    auto reader = world.made.database->read();
    CHECK(reporter(reader, notices(reader, other.id).at(0)).empty());
}

TEST_CASE("the log tells what was decided, and nobody's words or address") {
    World world;
    auto const taken = world.taken("ett");
    world.decided(taken.matter, Outcome::hidden);
    world.asked(taken.matter, Side::writer);
    auto reader = world.made.database->read();
    std::string all;
    for (auto const& entry : activity::entries_after(reader, 0, 100))
        all += entry.subject.kind + " " + entry.action + json::write(entry.details) + "\n";
    CHECK(all.contains("moderation.reported"));
    CHECK(all.contains("moderation.decided"));
    CHECK(all.contains("moderation.asked_again"));
    for (auto const* secret : {"eva@", "Hemliga", "Förklaring", "Därför.", "need moderation"})
        CHECK_FALSE(all.contains(secret));
}

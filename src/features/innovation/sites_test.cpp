// Trials at several sites: what may be said of them together, and a real database where one answers
// once, locks, leaves, ends; what is left to do after decisions is moved with its history.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "features/innovation/following.h"
#include "features/innovation/innovation.h"
#include "features/innovation/trials.h"
#include "platform/db/temporary.h"
#include "services/activity/edition.h"

using namespace innovation;

namespace {

basics::Date const today{2026, 3, 10};

std::string file(std::string const& path) {
    std::ifstream in(path);
    REQUIRE_MESSAGE(in.good(), path);
    return {std::istreambuf_iterator<char>(in), {}};
}

Site ended(std::string_view unit, std::int64_t before, std::int64_t after,
           std::int64_t observed = 0) {
    Site site{.state = SiteState::ended};
    site.start.unit = std::string(unit);
    site.start.before = before;
    site.finding = SiteFinding{.after = after, .observed = observed};
    return site;
}

bool has(basics::Problems const& problems, std::string_view field) {
    return std::ranges::any_of(problems,
                               [&](basics::Problem const& one) { return one.field == field; });
}

Plan plan() { return {"Prov", "Tro", "Mått", "Nu", "Så", "Ingen", "Aldrig"}; }

struct World {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log{edition};
    basics::Time now = basics::parse_iso_time("2026-03-10T12:00:00.5Z").value();
    members::MemberId anna = members::MemberId::make(), gun = members::MemberId::make();
    organisations::OrganisationId granby = organisations::OrganisationId::make();
    std::string project = "01j0000000000000000000000a";

    World() {
        auto tx = made.database->begin();
        for (auto const* script : {"src/services/activity/migrations/001_activity.sql",
                                   "src/services/activity/migrations/002_chain.sql",
                                   "src/services/letter_links/migrations/001_letter_links.sql",
                                   "src/services/red_thread/migrations/001_red_thread.sql",
                                   "src/features/innovation/migrations/001_process.sql",
                                   "src/features/innovation/migrations/002_gates.sql",
                                   "src/features/innovation/migrations/003_experiments.sql",
                                   "src/features/innovation/migrations/004_trial_sites.sql",
                                   "src/features/innovation/migrations/004_deputies.sql",
                                   "src/features/innovation/migrations/005_moved_conditions.sql"})
            tx.script(file(script));
        begin(tx, hand(), project, Template::city, Step::frame);
        tx.commit();
    }
    Hand hand() { return {log, now, anna, {}}; }
    Hand there() { return {log, now, gun, granby}; }
    template <class Act>
    auto within(Act act) {
        auto tx = made.database->begin();
        auto result = act(tx);
        tx.commit();
        return result;
    }
    Experiment locked() {
        return within(
            [&](db::Transaction& tx) { return write_down(tx, hand(), project, plan(), true); });
    }
    Site invited(Experiment const& one) {
        return within([&](db::Transaction& tx) { return invite(tx, hand(), one, granby).value(); });
    }
    std::optional<Site> accepted(Experiment const& one, Site const& site) {
        return within([&](db::Transaction& tx) {
            return accept(tx, there(), one, site,
                          {"Fyra av tio", "procent", 40'000, {2026, 4, 1}, {2026, 9, 1}});
        });
    }
    Site kept(Site const& site) {
        auto reader = made.database->read();
        return find_site(reader, site.project, site.experiment, site.number).value();
    }
};

}

TEST_CASE("figures are read as people write them, and nothing else is a figure") {
    CHECK(parse_figure("42") == 42'000);
    CHECK(parse_figure(" 4,5 ") == 4'500);
    CHECK(parse_figure("-0.25") == -250);
    CHECK(parse_figure("−3") == -3'000);
    for (auto const* odd :
         {"", "-", ".5", "4,", "4,5555", "1 000", "4.5.6", "1e3", "fyra", "99999999999"})
        CHECK_FALSE_MESSAGE(parse_figure(odd), odd);
    for (auto const* text : {"42", "-0.25", "4.5", "0", "0.001"})
        CHECK(written(parse_figure(text)) == text);
    CHECK(written(std::nullopt).empty());
}

TEST_CASE("sites are put together only when they measured the same, and never as a mean") {
    using enum Together::What;
    CHECK(together({}).what == nothing);
    CHECK(together({ended("procent", 40'000, 55'000)}).what == too_few);
    auto const all = together({ended("procent", 40'000, 55'000), ended("Procent", 30'000, 28'000),
                               ended("procent", 50'000, 50'000)});
    CHECK(all.what == range);
    CHECK(all.least == -2'000);
    CHECK(all.most == 15'000);
    CHECK(all.more == 1);
    CHECK(all.less == 1);
    CHECK(all.sites == 3);
    CHECK(together({ended("procent", 1, 2), ended("minuter", 1, 2), ended("procent", 1, 2)}).what ==
          units);
    auto otherwise_measured = ended("procent", 1, 2);
    otherwise_measured.finding->measured_otherwise = "Vi frågade bara vuxna.";
    CHECK(together({ended("procent", 1, 2), ended("minuter", 1, 2), otherwise_measured}).what ==
          otherwise);
}

TEST_CASE("too few measured is left out, and what was left or goes on is not counted") {
    auto going_on = ended("procent", 1, 2);
    going_on.state = SiteState::left;
    auto const all = together(
        {ended("procent", 40'000, 55'000, 40), ended("procent", 40'000, 90'000, 3),
         ended("procent", 30'000, 31'000, 10), ended("procent", 30'000, 36'000), going_on});
    CHECK(all.what == Together::What::range);
    CHECK(all.sites == 3);
    CHECK(all.left_out == 1);
    CHECK(all.most == 15'000);
}

TEST_CASE("what a site says when it begins and ends") {
    auto const good =
        checked(TypedStart{"Nu", "procent", "42,5", "2026-04-01", "2026-04-01"}, today);
    REQUIRE(good);
    CHECK(good->before == 42'500);
    auto const bad = checked(TypedStart{" ", "", "många", "2026-04-02", "2026-04-01"}, today);
    REQUIRE_FALSE(bad);
    for (auto const* field : {"site_baseline", "before", "ends"}) CHECK(has(bad.error(), field));
    CHECK(
        has(checked(TypedStart{"Nu", "", "4", "2026-04-01", "2026-04-01"}, today).error(), "unit"));
    CHECK(has(checked(TypedStart{"Nu", "", "", "2026-02-29", "2039-04-01"}, today).error(),
              "starts"));
    // Without a figure there is no unit to compare.
    CHECK(
        checked(TypedStart{"Nu", "procent", "", "2026-04-01", "2026-04-01"}, today)->unit.empty());
    auto const found = checked(TypedFinding{"partly", "Fem", "Mer tid", "4", "-1", ""}, Start{});
    REQUIRE_FALSE(found);
    CHECK(has(found.error(), "after"));
    CHECK(has(found.error(), "observed"));
}

TEST_CASE("a draft is locked once, and whoever comes second changes nothing") {
    World world;
    auto const draft = world.within([&](db::Transaction& tx) {
        return write_down(tx, world.hand(), world.project, {"Prov"}, false);
    });
    auto const write = [&](Plan const& words, std::int64_t version, bool is_locked) {
        return world.within([&](db::Transaction& tx) {
            return rewrite(tx, world.hand(), draft, words, version, is_locked);
        });
    };
    auto const locked = write(plan(), 1, true);
    REQUIRE(locked);
    CHECK(locked->fingerprint == fingerprint_of(*locked));
    auto changed = plan();
    changed[1] = "Något annat";
    for (std::int64_t const version : {1, 2}) {
        CHECK_FALSE(write(changed, version, false));
        CHECK_FALSE(write(changed, version, true));
    }
    auto reader = world.made.database->read();
    auto const kept = find_experiment(reader, world.project, draft.number).value();
    CHECK(kept.plan == plan());
    CHECK(fingerprint_of(kept) == kept.fingerprint);
}

TEST_CASE("the same plan sent twice is one trial, also when the second time locks it") {
    World world;
    auto const write = [&](bool is_locked) {
        return world.within([&](db::Transaction& tx) {
            return write_down(tx, world.hand(), world.project, plan(), is_locked);
        });
    };
    CHECK(write(false).number == 1);
    CHECK(write(true).state == Trial::registered);
    CHECK(write(true).number == 1);
    auto reader = world.made.database->read();
    CHECK(experiments(reader, world.project).size() == 1);
}

TEST_CASE("a site answers once; what it locked has a fingerprint that anybody can count again") {
    World world;
    auto const one = world.locked();
    auto const site = world.invited(one);
    CHECK_FALSE(world.within(
        [&](db::Transaction& tx) { return invite(tx, world.hand(), one, world.granby); }));
    REQUIRE(world.accepted(one, site));
    CHECK_FALSE(world.accepted(one, site));
    CHECK_FALSE(world.within(
        [&](db::Transaction& tx) { return decline(tx, world.there(), site, "Nej."); }));
    CHECK_FALSE(
        world.within([&](db::Transaction& tx) { return take_back(tx, world.hand(), site); }));
    auto const kept = world.kept(site);
    CHECK(kept.state == SiteState::taking_part);
    CHECK(kept.start.before == 40'000);
    CHECK(kept.fingerprint == fingerprint_of(kept, one));
    auto other = kept;
    other.start.baseline += "!";
    CHECK(fingerprint_of(other, one) != kept.fingerprint);
}

TEST_CASE("a site leaves with its reason, or ends once with its result") {
    World world;
    auto const one = world.locked();
    auto const site = world.accepted(one, world.invited(one)).value();
    auto const finish = [&](Site const& at) {
        return world.within([&](db::Transaction& tx) {
            return end_site(
                tx, world.there(), at,
                {.found = {Ending::refuted, "Fem", "Ett"}, .after = 50'000, .observed = 12});
        });
    };
    REQUIRE(finish(world.kept(site)));
    CHECK_FALSE(finish(world.kept(site)));
    CHECK_FALSE(world.within(
        [&](db::Transaction& tx) { return leave(tx, world.there(), world.kept(site), "Tid."); }));
    CHECK(change_of(world.kept(site)) == 10'000);
    auto const again = [&](std::string const& words) {
        return world.within([&](db::Transaction& tx) {
            return add_to(tx, world.there(), world.kept(site), words);
        });
    };
    CHECK(again("Räknat om."));
    CHECK_FALSE(again("Räknat om."));
    auto reader = world.made.database->read();
    CHECK(site_addenda(reader, site).size() == 1);
    CHECK(experiment_addenda(reader, one.project, one.number).empty());
}

TEST_CASE("an organisation that left may be asked again, and its first time stays") {
    World world;
    auto const one = world.locked();
    auto const first = world.accepted(one, world.invited(one)).value();
    CHECK(world.within([&](db::Transaction& tx) {
        return leave(tx, world.there(), world.kept(first), "Ingen tid.");
    }));
    auto const second = world.invited(one);
    CHECK(second.number == first.number + 1);
    CHECK(world.kept(first).reason == "Ingen tid.");
    CHECK(world.kept(first).start.baseline == "Fyra av tio");
}

TEST_CASE("nobody is asked to a draft or to what has ended") {
    World world;
    auto const draft = world.within([&](db::Transaction& tx) {
        return write_down(tx, world.hand(), world.project, {"Prov"}, false);
    });
    auto const asked = [&](Experiment const& one) {
        return world
            .within(
                [&](db::Transaction& tx) { return invite(tx, world.hand(), one, world.granby); })
            .has_value();
    };
    CHECK_FALSE(asked(draft));
    auto const one = world.locked();
    auto const site = world.invited(one);
    auto const over = world.within([&](db::Transaction& tx) {
        return end_trial(tx, world.hand(), one, {Ending::partly, "Ja", "Ett"});
    });
    REQUIRE(over);
    CHECK_FALSE(world.within([&](db::Transaction& tx) {
        return end_trial(tx, world.hand(), one, {Ending::partly, "Nej", "Två"});
    }));
    CHECK_FALSE(asked(*over));
    CHECK_FALSE(world.accepted(*over, site));
}

TEST_CASE("what is left to do is moved with its reason, and reminders follow its new day") {
    World world;
    auto const gate = world.within([&](db::Transaction& tx) {
        Gate asked{.project = world.project, .step = Step::frame};
        asked.number = add_gate(tx, asked);
        add_follow_up(tx, world.project, asked.number,
                      {.number = 1,
                       .words = "Räkna",
                       .owner_name = "Eva",
                       .owner_email = "eva@sampelby.example",
                       .due = {2026, 3, 12}});
        return asked;
    });
    auto const left = [&] {
        auto reader = world.made.database->read();
        return follow_ups(reader, world.project, gate.number).front();
    };
    auto const first = left();
    CHECK(is_to_remind(first.due, first.reminded_at, world.now));
    auto const good =
        checked(TypedMove{"2026-06-01", "Olle", "olle@sampelby.example", "Sjuk."}, first, today);
    REQUIRE(good);
    for (bool const is_first : {true, false})
        CHECK(world.within([&](db::Transaction& tx) {
            return move_follow_up(tx, world.hand(), gate, first, *good);
        }) == is_first);
    auto const now = left();
    CHECK(now.owner_name == "Olle");
    CHECK_FALSE(is_to_remind(now.due, now.reminded_at, world.now));
    CHECK(is_to_remind(now.due, now.reminded_at,
                       basics::parse_iso_time("2026-05-28T12:00:00Z").value()));
    auto tx = world.made.database->begin();
    auto const history = moved_follow_ups(tx, world.project, gate.number);
    REQUIRE(history.size() == 1);
    CHECK(history[0].due_before == basics::Date{2026, 3, 12});
    CHECK(history[0].owner_before == "Eva");
    CHECK(history[0].reason == "Sjuk.");
    forget_member(tx, world.gun, "eva@sampelby.example");
    CHECK(moved_follow_ups(tx, world.project, gate.number)[0].owner_before.empty());
    meet(tx, world.hand(), gate, 1, "");
    CHECK_FALSE(move_follow_up(tx, world.hand(), gate, now, *good));
}

TEST_CASE("moving needs a reason, and something that is moved") {
    FollowUp const one{.number = 1,
                       .words = "Räkna",
                       .owner_name = "Eva",
                       .owner_email = "eva@sampelby.example",
                       .due = {2026, 4, 1}};
    auto const same = checked(TypedMove{"", "", "", "Därför."}, one, today);
    REQUIRE_FALSE(same);
    CHECK(has(same.error(), "move_due"));
    CHECK(has(checked(TypedMove{"2026-05-01", "", "", " "}, one, today).error(), "move_reason"));
    CHECK(has(checked(TypedMove{"2026-03-09", "", "", "x"}, one, today).error(), "move_due"));
    CHECK(has(checked(TypedMove{"2026-05", "", "", "x"}, one, today).error(), "move_due"));
    CHECK(has(checked(TypedMove{"", "Olle", "olle", "x"}, one, today).error(), "move_email"));
    CHECK(checked(TypedMove{"", "Olle", "olle@sampelby.example", "x"}, one, today)->to.due ==
          one.due);
}

TEST_CASE("a project that is weeded takes its sites with it") {
    World world;
    auto const one = world.locked();
    auto const site = world.accepted(one, world.invited(one)).value();
    auto tx = world.made.database->begin();
    CHECK(json::write(own_data(tx, world.gun)).contains("Fyra av tio"));
    add_to(tx, world.there(), site, "Mer");
    forget_subject(tx, "project", world.project);
    CHECK(sites(tx, world.project, one.number).empty());
    CHECK(site_addenda(tx, site).empty());
}

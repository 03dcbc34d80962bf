// The law of the red thread: nothing falls out of a chain, however things are tied, merged and
// hidden.
#include "services/red_thread/chain.h"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace red_thread {

namespace {

Subject need(int number) { return {"need", std::to_string(number)}; }

/// A small world: links between numbered needs, and which needs were merged into which.
struct World {
    std::vector<std::pair<int, int>> links = {};
    std::map<int, int> merged = {};

    int standing(int number) const {
        auto const found = merged.find(number);
        return found == merged.end() ? number : found->second;
    }
    LookUp look_up(int count) const {
        return [this, count](Subject const& subject) -> std::optional<Found> {
            int const number = std::stoi(subject.id);
            if (number >= count) return std::nullopt;
            Found found{.subject = need(standing(number))};
            for (auto const& [earlier, later] : links)
                if (standing(earlier) == standing(number) || standing(later) == standing(number))
                    found.links.push_back({need(earlier), need(later), Relation::became});
            return found;
        };
    }
    /// Everything that can be reached from a need along the links, itself too.
    std::set<int> reached(int from, bool forth) const {
        std::set<int> all{standing(from)};
        for (bool grows = true; grows;) {
            grows = false;
            for (auto const& [earlier, later] : links) {
                int const near = standing(forth ? earlier : later);
                int const far = standing(forth ? later : earlier);
                if (all.contains(near) && all.insert(far).second) grows = true;
            }
        }
        return all;
    }
};

std::set<int> numbers(Chain const& chain) {
    std::set<int> all;
    for (auto const& subject : chain.subjects) all.insert(std::stoi(subject.id));
    return all;
}

constexpr int many = 9;

MaySee const everything = [](Subject const&) { return true; };

World any_world() {
    World world;
    world.links = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, many), rc::gen::inRange(0, many)));
    // The upper ones are merged into lower ones: merging makes no circles of its own.
    for (int number = many - 3; number < many; ++number)
        if (*rc::gen::arbitrary<bool>()) world.merged[number] = *rc::gen::inRange(0, many - 3);
    return world;
}

bool leads_in(Chain const& chain, Subject const& from, Subject const& to) {
    std::set<Subject> all{from};
    for (bool grows = true; grows;) {
        grows = false;
        for (auto const& link : chain.links)
            if (all.contains(link.earlier) && all.insert(link.later).second) grows = true;
    }
    return all.contains(to);
}

}

TEST_CASE("a chain has all that it came from and all that came of it, and nothing else") {
    REQUIRE(rc::check([] {
        auto const world = any_world();
        int const start = *rc::gen::inRange(0, many);
        auto const chain = grown(need(start), world.look_up(many), everything);
        auto expected = world.reached(start, false);
        expected.merge(world.reached(start, true));
        RC_ASSERT(chain.has_value());
        RC_ASSERT(numbers(*chain) == expected);
        RC_ASSERT(chain->start == need(world.standing(start)));
        RC_ASSERT(!chain->is_cut);
    }));
}

TEST_CASE("the ancestors are all that leads to the start, whatever else is in the chain") {
    REQUIRE(rc::check([] {
        auto const world = any_world();
        int const start = *rc::gen::inRange(0, many);
        auto const chain = *grown(need(start), world.look_up(many), everything);
        auto expected = world.reached(start, false);
        expected.erase(world.standing(start));
        std::set<int> before;
        for (auto const& one : ancestors(chain)) before.insert(std::stoi(one.id));
        RC_ASSERT(before == expected);
    }));
}

TEST_CASE("what was merged away is found in the chain of what it became part of") {
    World const world{.links = {{1, 2}, {3, 4}}, .merged = {{3, 2}}};
    auto const chain = grown(need(4), world.look_up(many), everything);
    CHECK(numbers(*chain) == std::set{1, 2, 4});
    CHECK(grown(need(3), world.look_up(many), everything)->start == need(2));
}

TEST_CASE("hiding breaks no thread between what can be seen, and shows nothing that is hidden") {
    REQUIRE(rc::check([] {
        auto const world = any_world();
        int const start = *rc::gen::inRange(0, many);
        auto const hidden = *rc::gen::container<std::set<int>>(rc::gen::inRange(0, many));
        auto const whole = *grown(need(start), world.look_up(many), everything);
        auto const shown =
            seen(whole, [&](Subject const& one) { return !hidden.contains(std::stoi(one.id)); });
        for (auto const& subject : shown.subjects)
            RC_ASSERT(subject == shown.start || !hidden.contains(std::stoi(subject.id)));
        for (auto const& from : shown.subjects)
            for (auto const& to : shown.subjects)
                if (from != to) RC_ASSERT(leads_in(whole, from, to) == leads_in(shown, from, to));
    }));
}

TEST_CASE("generations go forwards along every link that is in no circle") {
    REQUIRE(rc::check([] {
        auto const world = any_world();
        auto const chain =
            *grown(need(*rc::gen::inRange(0, many)), world.look_up(many), everything);
        auto const generation = generations(chain);
        RC_ASSERT(generation.size() == chain.subjects.size());
        for (auto const& link : chain.links)
            if (!leads_in(chain, link.later, link.earlier))
                RC_ASSERT(generation.at(link.earlier) < generation.at(link.later));
    }));
}

TEST_CASE("a chain that is too long is cut and says so; the nearest stay") {
    World const world{.links = {{1, 2}, {2, 3}, {3, 4}, {4, 5}}};
    auto const chain = *grown(need(3), world.look_up(many), everything, 3);
    CHECK(chain.is_cut);
    CHECK(chain.subjects.size() == 3);
    CHECK(chain.subjects.front() == need(3));
}

TEST_CASE("what may not be seen takes no place from what may, and tells nothing by a cut") {
    World const world{.links = {{1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 0}}};
    auto const is_late = [](Subject const& one) { return one.id == "0" || one.id > "2"; };
    auto const chain = seen(*grown(need(0), world.look_up(many), is_late, 4), is_late);
    CHECK(numbers(chain) == std::set{0, 3, 4, 5});
    CHECK_FALSE(chain.is_cut);
}

TEST_CASE("a circle is seen before it is tied") {
    World const world{.links = {{1, 2}, {2, 3}}, .merged = {{4, 1}}};
    auto const look_up = world.look_up(many);
    CHECK(leads(need(1), need(3), look_up));
    CHECK(leads(need(4), need(3), look_up));
    CHECK_FALSE(leads(need(3), need(1), look_up));
    CHECK_FALSE(leads(need(3), need(7), look_up));
}

TEST_CASE("there is no chain of what does not exist") {
    CHECK_FALSE(grown(need(many), World{}.look_up(many), everything).has_value());
}

}

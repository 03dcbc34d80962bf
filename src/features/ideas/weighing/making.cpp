// What is sent is held against what is there.
#include "features/ideas/weighing/making.h"

#include <algorithm>

#include "features/ideas/placing.h"
#include "services/members/members.h"

namespace ideas::weighing {

namespace {

/// Every subject is the viewer's to answer, in the one organisation, and what anybody judges is
/// public; every member has a role there.
void check_things(Showing const& showing, db::Reader& reader, Good const& good,
                  basics::Problems& problems) {
    auto const& weighing = good.weighing;
    for (auto const& id : weighing.subjects) {
        auto const need = find(reader, id);
        bool const is_ours = need && need->told.organisation == weighing.organisation &&
                             need->visibility != Visibility::withdrawn &&
                             answers_for(showing.services, reader, showing.visit.viewer, *need);
        if (!is_ours) problems.push_back({"subject", "ideas.problem_weighing_subject"});
        else if (weighing.is_open_to_all && need->visibility != Visibility::public_)
            problems.push_back({"subject", "ideas.problem_weighing_hidden"});
        if (!problems.empty()) return;
    }
    auto const holders = showing.services.members.of_organisation(weighing.organisation);
    for (auto const& member : good.members)
        if (std::ranges::find(holders, member, [](auto const& one) { return one.member.id; }) ==
            holders.end()) {
            problems.push_back({"team", "ideas.problem_weighing_member"});
            return;
        }
}

/// Whether those who are asked are just these. Among all who may answer some have joined already.
bool asks_the_same(db::Reader& reader, Weighing const& made, Good const& good) {
    if (made.is_open_to_all) return true;
    auto const people = store::people(reader, made.id);
    auto const is_wanted = [&](Person const& one) {
        return one.member.empty()
                   ? std::ranges::find(good.addresses, one.address) != good.addresses.end()
                   : std::ranges::find(good.members, one.member) != good.members.end();
    };
    return people.size() == good.members.size() + good.addresses.size() &&
           std::ranges::all_of(people, is_wanted);
}

/// The same one, sent a little while ago by the same hand: everybody has got their letter.
std::optional<WeighingId> sent_already(db::Reader& reader, Good const& good, Hand const& hand) {
    constexpr std::int64_t a_while = 10LL * 60 * 1'000'000;
    auto const& typed = good.weighing;
    for (auto const& one : store::of_organisation(reader, typed.organisation, 5)) {
        bool const is_late = hand.now.microseconds - one.made_at.microseconds >= a_while;
        if (is_late || one.made_by != hand.member || one.closed_at != basics::Time()) continue;
        bool const is_same = one.by == typed.by && one.name == typed.name &&
                             one.question == typed.question && one.last_day == typed.last_day &&
                             one.is_public == typed.is_public &&
                             one.is_open_to_all == typed.is_open_to_all &&
                             one.subjects == typed.subjects && one.criteria == typed.criteria;
        if (is_same && asks_the_same(reader, one, good)) return one.id;
    }
    return std::nullopt;
}

}

std::expected<WeighingId, basics::Problems> make_once(
    Showing const& showing, db::Transaction& tx, Draft const& draft,
    organisations::OrganisationId const& organisation) {
    auto& services = showing.services;
    auto good = checked(draft, basics::day_in_stockholm(services.now()));
    if (!good) return std::unexpected(good.error());
    good->weighing.organisation = organisation;
    basics::Problems problems;
    check_things(showing, tx, *good, problems);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    auto const hand = hand_of(showing);
    if (auto const before = sent_already(tx, *good, hand)) return *before;
    return make(services, tx, hand, *std::move(good), showing.visit.language).id;
}

}

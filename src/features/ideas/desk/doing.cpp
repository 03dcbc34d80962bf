// Each by itself: looked at again, done, and told.
#include "features/ideas/desk/doing.h"

#include <algorithm>

#include "features/ideas/letters.h"
#include "features/ideas/placing.h"
#include "features/ideas/rules.h"

namespace ideas::desk {

std::expected<Work, basics::Problems> checked(Wish wish) {
    Work work;
    basics::Problems problems;
    if (wish.act == "assign") {
        auto const member = members::MemberId::parse(wish.member);
        if (!wish.member.empty() && !member)
            problems.push_back({"member", "ideas.problem_bulk_member"});
        work.member = member.value_or(members::MemberId());
    } else if (wish.act == "give") {
        work.what = Work::What::give;
        work.unit = wish.unit;
    } else if (wish.act == "answer") {
        work.what = Work::What::answer;
        auto const state = parse_state(wish.state);
        if (state) wish.answer.state = *state;
        auto const good = ideas::checked(wish.answer);
        if (!good) problems = good.error();
        if (!state || *state == State::received)
            problems.insert(problems.begin(), {"state", "ideas.problem_state"});
        if (good) work.answer = *good;
    } else throw http::BadRequest{"act is assign, give or answer"};
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return work;
}

namespace {

Came assign_one(Showing const& showing, db::Transaction& tx, Need const& need, Work const& work) {
    auto const all = colleagues(showing.services, tx, showing.visit, need);
    bool const is_there =
        work.member.empty() || std::ranges::find(all, work.member, &Colleague::member) != all.end();
    if (!is_there) return Came::not_theirs;
    if (!may_answer(need)) return Came::not_possible;
    if (!assign(tx, hand_of(showing), need, work.member)) return Came::same;
    tell_assigned(showing.services, tx, need, work.member, showing.visit.viewer.member);
    return Came::done;
}

Came give_one(Showing const& showing, db::Transaction& tx, Need const& need, Work const& work) {
    auto const given = give_to_unit(tx, hand_of(showing), need, work.unit);
    if (!given) return Came::not_theirs;
    return given->version == need.version ? Came::same : Came::done;
}

Came answer_one(Showing const& showing, db::Transaction& tx, Need const& need, Work const& work) {
    if (!may_answer(need) || !may_move(need.state, work.answer.state)) return Came::not_possible;
    tell_answer(showing.services, tx, answer(tx, hand_of(showing), need, work.answer), work.answer);
    return Came::done;
}

}

Came do_one(Showing const& showing, Pick const& pick, Work const& work) {
    auto tx = showing.services.database.begin();
    auto const need = find(tx, pick.id);
    if (!need || !answers_for(showing.services, tx, showing.visit.viewer, *need)) return Came::gone;
    if (need->version != pick.version) return Came::overtaken;
    auto const came = work.what == Work::What::assign ? assign_one(showing, tx, *need, work)
                      : work.what == Work::What::give ? give_one(showing, tx, *need, work)
                                                      : answer_one(showing, tx, *need, work);
    if (came == Came::done) tx.commit();
    return came;
}

}

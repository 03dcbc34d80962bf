// Results are of the same votes whoever asks: kept until the dialogue has moved.
#include "features/dialogues/groupings.h"

#include <algorithm>
#include <unordered_map>

namespace dialogues {

namespace {

opinion_groups::Answer answer_of(Choice choice) {
    return choice == Choice::agree      ? opinion_groups::Answer::agree
           : choice == Choice::disagree ? opinion_groups::Answer::disagree
                                        : opinion_groups::Answer::pass;
}

}

Ballots ballots_of(db::Reader& reader, DialogueId const& id) {
    Ballots ballots{.statements = statements(reader, id)};
    std::unordered_map<std::int64_t, std::uint32_t> people, places;
    for (auto const& one : ballots.statements) {
        places.emplace(one.number, static_cast<std::uint32_t>(ballots.states.size()));
        ballots.states.push_back(one.standing == Standing::accepted
                                     ? opinion_groups::StatementState::active
                                     : opinion_groups::StatementState::moderated_out);
    }
    each_vote(reader, id, [&](Vote const& vote) {
        auto const place = places.find(vote.statement);
        if (place == places.end()) return;
        auto const person =
            people.try_emplace(vote.participant, static_cast<std::uint32_t>(people.size()));
        ballots.votes.push_back({.participant = person.first->second,
                                 .statement = place->second,
                                 .answer = answer_of(vote.choice)});
    });
    ballots.participants = people.size();
    return ballots;
}

Grouping grouped(Ballots const& ballots, std::int64_t revision) {
    Grouping made{.revision = revision};
    for (auto const& one : ballots.statements) made.numbers.push_back(one.number);
    // Statements and people are counted by us, so that nothing can be wrong with the votes; where
    // there are too many of them nothing is said of groups.
    if (auto result = opinion_groups::analyse(ballots.participants, ballots.states, ballots.votes,
                                              opinion_groups::Parameters()))
        made.result = *std::move(result);
    return made;
}

std::shared_ptr<Grouping const> Groupings::last(DialogueId const& id) const {
    std::lock_guard const lock(mutex_);
    auto const found = kept_.find(id);
    return found == kept_.end() ? nullptr : found->second;
}

void Groupings::keep(DialogueId const& id, std::shared_ptr<Grouping const> made) {
    std::lock_guard const lock(mutex_);
    if (kept_.size() >= most_kept && !kept_.contains(id)) kept_.erase(kept_.begin());
    kept_.insert_or_assign(id, std::move(made));
}

std::shared_ptr<Grouping const> Groupings::of(db::Reader& reader, DialogueId const& id) {
    auto const revision = pulse(reader, id).revision;
    auto known = last(id);
    if (known && known->revision == revision) return known;
    std::unique_lock const computing(computing_, std::try_to_lock);
    if (!computing) return known;
    auto made = std::make_shared<Grouping const>(grouped(ballots_of(reader, id), revision));
    keep(id, made);
    return made;
}

}

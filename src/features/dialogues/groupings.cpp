// Results are of the same votes whoever asks: kept until the dialogue has moved. Of the time of the
// processor a dialogue gets a twentieth at most.
#include "features/dialogues/groupings.h"

#include <algorithm>
#include <unordered_map>

#include "features/dialogues/rules.h"

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

void keep_told_ones(Ballots& ballots) {
    // A statement that nobody else saw has its author's vote alone: it would tell which row of
    // answers is theirs. What few have answered is told nowhere else either.
    std::erase_if(ballots.votes, [&](opinion_groups::Vote const& vote) {
        auto const& one = ballots.statements[vote.statement];
        return one.standing != Standing::accepted || one.tally.all() < least_shown;
    });
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
    auto const before = kept_.find(id);
    if (before != kept_.end() && before->second->revision > made->revision) return;
    if (kept_.size() >= most_kept && !kept_.contains(id)) kept_.erase(kept_.begin());
    kept_.insert_or_assign(id, std::move(made));
}

std::shared_ptr<Grouping const> Groupings::of(db::Reader& reader, DialogueId const& id) {
    auto const revision = pulse(reader, id).revision;
    auto known = last(id);
    auto const begun = std::chrono::steady_clock::now();
    // Whoever reads what was a moment ago does not put it in the place of what is newer.
    if (known && (known->revision >= revision || begun < known->good_until)) return known;
    std::unique_lock const computing(computing_, std::try_to_lock);
    if (!computing) return known;
    auto fresh = grouped(ballots_of(reader, id), revision);
    auto const ended = std::chrono::steady_clock::now();
    fresh.good_until = ended + 20 * (ended - begun);
    auto made = std::make_shared<Grouping const>(std::move(fresh));
    keep(id, made);
    return made;
}

Groupings::Bundle Groupings::known_bundle(DialogueId const& id, std::int64_t revision) const {
    std::lock_guard const lock(mutex_);
    auto const found = bundles_.find(id);
    return found != bundles_.end() && found->second.first == revision ? found->second.second
                                                                      : nullptr;
}

std::shared_ptr<std::string const> Groupings::bundle(DialogueId const& id, std::int64_t revision,
                                                     std::function<std::string()> const& make) {
    if (auto known = known_bundle(id, revision)) return known;
    std::unique_lock const computing(computing_, std::try_to_lock);
    if (!computing) return nullptr;
    if (auto known = known_bundle(id, revision)) return known;
    auto made = std::make_shared<std::string const>(make());
    std::lock_guard const lock(mutex_);
    if (bundles_.size() >= most_bundles && !bundles_.contains(id)) bundles_.erase(bundles_.begin());
    bundles_.insert_or_assign(id, std::pair(revision, made));
    return made;
}

}

// Dialogues made up for tests and measurements, always the same for the same seed.
#pragma once
#include "services/opinion_groups/mixing.h"
#include "services/opinion_groups/opinion_groups.h"

#include <cmath>
#include <vector>

namespace opinion_groups {

enum class Crowd {
    groups,  ///< Each person answers as their group does, but for noise.
    random,  ///< Answers say nothing about each other.
    spread,  ///< People stand evenly along one line of opinion.
    middle,  ///< The same, but most of them in its middle.
};

struct Making {
    std::size_t people = 0, statements = 0, groups = 1;
    double seen = 1;  ///< Share of the statements that a person answers.
    double noise = 0.15;
    std::uint64_t seed = 0;
    Crowd crowd = Crowd::groups;
};

struct MadeDialogue {
    std::size_t participants = 0;
    std::vector<StatementState> states = {};
    std::vector<Vote> votes = {};
    std::vector<std::size_t> group_of = {};  ///< By participant.
};

inline MadeDialogue made_dialogue(Making const& making) {
    Draws draws(making.seed);
    MadeDialogue made{making.people, std::vector(making.statements, StatementState::active)};
    std::vector<std::vector<double>> leaning(making.statements);
    std::vector<double> slope;
    for (auto& by_group : leaning) {
        for (std::size_t group = 0; group < making.groups; ++group)
            by_group.push_back(draws.share() < 0.5 ? making.noise : 1 - making.noise);
        slope.push_back(draws.share() * 6 - 3);
    }
    for (std::size_t person = 0; person < making.people; ++person) {
        auto const group = draws.below(making.groups);
        made.group_of.push_back(group);
        double line = draws.share() - 0.5;
        if (making.crowd == Crowd::middle)
            line = (line + draws.share() + draws.share() + draws.share() - 1.5) * 0.8;
        for (std::size_t statement = 0; statement < making.statements; ++statement) {
            if (draws.share() >= making.seen) continue;
            double agrees = leaning[statement][group];
            if (making.crowd == Crowd::random) agrees = leaning[statement][0];
            else if (making.crowd != Crowd::groups)
                agrees = 1 / (1 + std::exp(-2 * slope[statement] * line));
            auto const chance = draws.share();
            auto const answer = chance < 0.07                     ? Answer::pass
                                : (chance - 0.07) / 0.93 < agrees ? Answer::agree
                                                                  : Answer::disagree;
            made.votes.push_back({static_cast<std::uint32_t>(person),
                                  static_cast<std::uint32_t>(statement), answer,
                                  static_cast<std::int64_t>(made.votes.size())});
        }
    }
    return made;
}

}

// Real dialogues: our groups as Polis computes them are those that Polis published, wherever these
// are stable.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "platform/tables/csv.h"
#include "services/opinion_groups/opinion_groups.h"
#include "services/opinion_groups/stability.h"

using namespace opinion_groups;

namespace {

std::string content(std::filesystem::path const& path) {
    std::stringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

struct RealDialogue {
    std::vector<StatementState> states = {};
    std::vector<Vote> votes = {};
    std::size_t participants = 0;
    std::map<std::size_t, std::size_t> published = {};  ///< Group by participant.
};

/// The files number people and statements from 0 already.
RealDialogue dialogue_in(std::filesystem::path const& folder) {
    RealDialogue dialogue;
    auto const each = [&](char const* file, auto const& take) {
        auto const bytes = content(folder / file);
        tables::CsvReader reader(bytes);
        for (tables::Record record; reader.next(record);)
            take(
                [&](char const* column) {
                    return std::atoll(std::string(reader.field(record, column)).c_str());
                },
                !reader.field(record, "group-id").empty());
    };
    auto const room = [&](std::size_t statement) {
        if (dialogue.states.size() <= statement)
            dialogue.states.resize(statement + 1, StatementState::active);
    };
    each("comments.csv", [&](auto const& number, bool) {
        auto const statement = static_cast<std::size_t>(number("comment-id"));
        room(statement);
        if (number("moderated") == -1) dialogue.states[statement] = StatementState::moderated_out;
    });
    each("votes.csv", [&](auto const& number, bool) {
        auto const participant = static_cast<std::size_t>(number("voter-id"));
        auto const statement = static_cast<std::size_t>(number("comment-id"));
        room(statement);
        dialogue.participants = std::max(dialogue.participants, participant + 1);
        dialogue.votes.push_back({static_cast<std::uint32_t>(participant),
                                  static_cast<std::uint32_t>(statement),
                                  static_cast<Answer>(number("vote")), number("timestamp")});
    });
    each("participants-votes.csv", [&](auto const& number, bool has_group) {
        if (has_group)
            dialogue.published[static_cast<std::size_t>(number("participant"))] =
                static_cast<std::size_t>(number("group-id"));
    });
    return dialogue;
}

/// Over the people whom both have put in a group.
double likeness(RealDialogue const& dialogue, Result const& result) {
    std::vector<std::size_t> ours, theirs;
    for (auto const& [participant, group] : dialogue.published)
        if (auto const own = result.participants.at(participant).group) {
            ours.push_back(*own);
            theirs.push_back(group);
        }
    return adjusted_rand_index(ours, theirs);
}

}

TEST_CASE("where Polis' grouping is stable, --polis finds what Polis published") {
    auto const* given = std::getenv("SAMVERK_REAL_DATA");
    std::filesystem::path const folder =
        std::filesystem::path(given ? given : "../shared/data") / "dialogues";
    if (!std::filesystem::exists(folder)) {
        MESSAGE("skipped: no real data at " << folder.string());
        return;
    }
    std::size_t stable = 0;
    Parameters const polis{.method = Method::polis};
    for (auto const* name :
         {"brexit-consensus", "london.youth.policing", "scoop-hivemind.freshwater"}) {
        auto const dialogue = dialogue_in(folder / name);
        auto const result =
            analyse(dialogue.participants, dialogue.states, dialogue.votes, polis).value();
        auto const sampled =
            stability(dialogue.participants, dialogue.states, dialogue.votes, polis).value();
        auto const like = likeness(dialogue, result);
        MESSAGE(std::string(name) << ": likeness " << like << ", stability " << sampled.median);
        CHECK(sampled.likeness.size() == 100);
        if (sampled.median < 0.8) continue;
        ++stable;
        CHECK(like >= 0.8);
    }
    CHECK(stable >= 1);
}

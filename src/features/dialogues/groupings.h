// Groups of opinion in dialogues, computed from their votes (services/opinion_groups) and kept.
#pragma once
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "features/dialogues/store.h"
#include "services/opinion_groups/opinion_groups.h"

namespace dialogues {

/// The result for one moment of a dialogue. Places in `result.statements` are those of `numbers`.
struct Grouping {
    std::int64_t revision = 0;
    std::vector<std::int64_t> numbers = {};  ///< Of the statements.
    opinion_groups::Result result = {};
    /// Not computed anew before: whoever votes and reads by turns does not keep the program busy.
    std::chrono::steady_clock::time_point good_until = {};
};

/// The votes of a dialogue as the computation wants them: people and statements counted from 0.
struct Ballots {
    std::size_t participants = 0;
    std::vector<Statement> statements = {};
    std::vector<opinion_groups::StatementState> states = {};
    std::vector<opinion_groups::Vote> votes = {};
};
Ballots ballots_of(db::Reader& reader, DialogueId const& id);
/// Without votes on statements that are not shown or that few have answered.
void keep_told_ones(Ballots& ballots);

Grouping grouped(Ballots const& ballots, std::int64_t revision);

/// Keeps the last result of each dialogue. One is computed at a time; who comes meanwhile gets the
/// one before. Thread-safe.
class Groupings {
public:
    /// Dialogues; more than these would drive each other out.
    static constexpr std::size_t most_kept = 50;
    /// How it is now, or was a moment ago; null while the first one is being computed.
    std::shared_ptr<Grouping const> of(db::Reader& reader, DialogueId const& id);
    /// What was computed last, without computing anything; null when nothing was.
    std::shared_ptr<Grouping const> last(DialogueId const& id) const;
    /// The bundle of this revision, made once; null while something else is being computed.
    std::shared_ptr<std::string const> bundle(DialogueId const& id, std::int64_t revision,
                                              std::function<std::string()> const& make);

private:
    using Bundle = std::shared_ptr<std::string const>;
    Bundle known_bundle(DialogueId const& id, std::int64_t revision) const;
    void keep(DialogueId const& id, std::shared_ptr<Grouping const> made);

    mutable std::mutex mutex_;
    std::mutex computing_;
    std::map<DialogueId, std::shared_ptr<Grouping const>> kept_;
    std::map<DialogueId, std::pair<std::int64_t, Bundle>> bundles_;
    static constexpr std::size_t most_bundles = 4;
};

}

// Groups of opinion in dialogues, computed from their votes (services/opinion_groups) and kept.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "features/dialogues/store.h"
#include "services/opinion_groups/opinion_groups.h"

namespace dialogues {

/// The result for one moment of a dialogue. Places in `result.statements` are those of `numbers`.
struct Grouping {
    std::int64_t revision = 0;
    std::vector<std::int64_t> numbers = {};  ///< Of the statements.
    opinion_groups::Result result = {};
};

/// The votes of a dialogue as the computation wants them: people and statements counted from 0.
struct Ballots {
    std::size_t participants = 0;
    std::vector<Statement> statements = {};
    std::vector<opinion_groups::StatementState> states = {};
    std::vector<opinion_groups::Vote> votes = {};
};
Ballots ballots_of(db::Reader& reader, DialogueId const& id);

Grouping grouped(Ballots const& ballots, std::int64_t revision);

/// Keeps the last result of each dialogue. One is computed at a time; who comes meanwhile gets the
/// one before. Thread-safe.
class Groupings {
public:
    /// How it is now, or was a moment ago; null while the first one is being computed.
    std::shared_ptr<Grouping const> of(db::Reader& reader, DialogueId const& id);
    /// What was computed last, without computing anything; null when nothing was.
    std::shared_ptr<Grouping const> last(DialogueId const& id) const;

private:
    void keep(DialogueId const& id, std::shared_ptr<Grouping const> made);

    mutable std::mutex mutex_;
    std::mutex computing_;
    std::map<DialogueId, std::shared_ptr<Grouping const>> kept_;
    static constexpr std::size_t most_kept = 50;
};

}

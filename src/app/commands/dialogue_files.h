// Votes and statements in the files that Polis exports.
#pragma once
#include "services/opinion_groups/opinion_groups.h"

#include <string>
#include <string_view>
#include <vector>

namespace commands {

struct DialogueStatement {
    std::string id = {}, text = {};
    opinion_groups::StatementState state = opinion_groups::StatementState::active;
    /// As the file counts them; -1 where it does not.
    long agrees = -1, disagrees = -1;
};

/// A dialogue as read; people and statements are in the order of their ids, numbers by size.
struct DialogueFiles {
    std::vector<std::string> participants = {};
    std::vector<DialogueStatement> statements = {};
    std::vector<opinion_groups::Vote> votes = {};
    int agree = 0;              ///< What agreeing was in the file.
    std::string agree_by = {};  ///< How that is known, for people.
};

/// `comments` may be empty; then the statements are those that got votes. `agree` as in the
/// options. Throws std::runtime_error that says what to do, with the line.
DialogueFiles read_dialogue(std::string const& votes, std::string const& comments, int agree);

}

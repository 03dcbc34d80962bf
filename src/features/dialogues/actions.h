// What can be done to dialogues: each stores and records in one transaction of the caller's.
// Whether the one who asks may do it is the caller's to check. The log holds no words, no votes and
// nobody who takes part.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/dialogues/store.h"
#include "services/activity/activity.h"

namespace dialogues {

/// Who does something, when.
struct Hand {
    activity::Log& log;
    basics::Time now = {};
    members::MemberId member = {};
};

activity::Subject subject_of(Dialogue const& dialogue);

/// A draft. The same key with the same title by the same member is the same dialogue.
Dialogue make(db::Transaction& tx, Hand const& hand, Telling const& told, std::string_view key);
Dialogue change(db::Transaction& tx, Hand const& hand, Dialogue dialogue, Telling const& told);
/// From one state to another: published, opened, closed, opened again.
Dialogue turn(db::Transaction& tx, Hand const& hand, Dialogue dialogue, State state);

/// Statements of those who arrange it; those that are there already are left out. Gives how many
/// were added.
std::size_t add_seeds(db::Transaction& tx, Hand const& hand, Dialogue const& dialogue,
                      std::vector<std::string> const& words);

enum class Said : std::uint8_t {
    shown,     ///< Others see it at once.
    waiting,   ///< Somebody looks at it first.
    known,     ///< The same words are there already.
    too_many,  ///< They have written as many as one may, or there is no room for more.
};
/// A statement of somebody who takes part, who agrees with it.
Said say(db::Transaction& tx, Dialogue const& dialogue, Participant const& one,
         std::string const& words);

/// Those who lead it let others see the statement, or take it away for a reason.
void accept(db::Transaction& tx, Hand const& hand, Dialogue const& dialogue,
            Statement const& statement);
void hide(db::Transaction& tx, Hand const& hand, Dialogue const& dialogue,
          Statement const& statement, std::string const& reason);

}

// What is left to do after a decision, moved to another day or to somebody else.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "features/innovation/actions.h"
#include "features/innovation/pages.h"

namespace innovation {

struct MovedFollowUp {
    std::int64_t condition = 0, number = 0;
    basics::Time at = {};
    members::MemberId by = {};
    basics::Date due_before = {}, due_after = {};
    std::string owner_before = {}, owner_after = {};
    std::string reason = {};
};

/// As typed; fields have the members' names.
struct TypedMove {
    std::string move_due = {}, move_owner = {}, move_email = {}, move_reason = {};
};
/// The follow-up as it is to be, with a reason. An empty name and address mean the one who has it.
/// Field "move_due" when neither day nor owner differs.
struct Moving {
    FollowUp to = {};
    std::string reason = {};
};
std::expected<Moving, basics::Problems> checked(TypedMove const& typed, FollowUp const& one,
                                                basics::Date today);

/// False when it is met, or is not any more as `one` says.
bool move_follow_up(db::Transaction& tx, Hand const& hand, Gate const& gate, FollowUp const& one,
                    Moving const& moving);
/// The first one first.
std::vector<MovedFollowUp> moved_follow_ups(db::Reader& reader, std::string_view project,
                                            std::int64_t gate);

/// The form of a gate's page, and what has been moved: {may_move is_moving, fields, moves[]}.
web::View moving_view(Showing const& showing, db::Reader& reader, Gate const& gate, bool works,
                      Sent const& sent);
/// What somebody sent with it, and a letter to the one who has it now.
void move_one(Showing const& showing, Limits& limits, db::Transaction& tx, Work const& work,
              Gate const& gate, Sent& sent);

}

// What can be done to calls: each stores, records and tells features/ideas in one transaction of
// the caller's. Whether the one who asks may do it is the caller's to check.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/calls/store.h"
#include "services/activity/activity.h"

namespace calls {

/// Who does something, when.
struct Hand {
    activity::Log& log;
    basics::Time now = {};
    members::MemberId member = {};
};

activity::Subject subject_of(Call const& call);

struct Made {
    Call call = {};
    bool is_new = true;
};
/// A draft. The same key with the same title by the same member is the same call.
Made make(db::Transaction& tx, Hand const& hand, Telling const& told, std::string_view key);
Call change(db::Transaction& tx, Hand const& hand, Call call, Telling const& told);
Call ask(db::Transaction& tx, Hand const& hand, Call call, std::vector<Question> questions);

Call publish(db::Transaction& tx, Hand const& hand, Call call);
Call pause(db::Transaction& tx, Hand const& hand, Call call, std::string const& reason);
Call resume(db::Transaction& tx, Hand const& hand, Call call);
Call extend(db::Transaction& tx, Hand const& hand, Call call, basics::Time closes_at,
            std::string const& reason);
/// Nothing more is taken in from now on.
Call close(db::Transaction& tx, Hand const& hand, Call call, std::string const& reason);
Call decide(db::Transaction& tx, Hand const& hand, Call call, std::string const& result);

/// The log is told that it has opened or closed by itself: pages in memory and those who follow it
/// learn of that. Nothing when it has not.
bool notice(db::Transaction& tx, Hand const& hand, Call call);

}

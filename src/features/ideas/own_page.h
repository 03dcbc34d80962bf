// The page of those who told a need or an idea, opened by the code or signed in.
#pragma once
#include <optional>
#include <string>

#include "features/ideas/show.h"
#include "features/ideas/typed.h"
#include "services/moderation/moderation.h"

namespace ideas::pages::own {

/// What was just done or went wrong, and what was typed.
struct Shown {
    std::string code = {};  ///< Empty for a member's own need.
    std::string done = {};  ///< Text id of what was done, without "own_done_".
    basics::Problems problems = {};
    std::optional<Telling> correction = {};
    std::optional<Sender> sender = {};
    std::string addition = {};
    std::string reply = {};  ///< To a question.
    std::string again = {};  ///< Why the hiding should be looked at again.
    bool is_overtaken = false;
    bool is_by_letter = false;
};

/// Whether the sender may ask for another look at the need's being hidden.
moderation::WriterMay what_may_be_asked(Showing const& showing, db::Reader& reader,
                                        Need const& need);

/// 409 when somebody was first, 422 with problems.
http::Response page(Showing const& showing, db::Reader& reader, Need const& need,
                    Shown const& shown);

}

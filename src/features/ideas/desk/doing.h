// What is done with each of many, for the page and for programs.
#pragma once
#include <expected>

#include "features/ideas/desk/bulk.h"
#include "features/ideas/show.h"
#include "platform/basics/problems.h"

namespace ideas::desk {

/// As typed or sent: act is "assign", "give" or "answer".
struct Wish {
    std::string act = {}, state = {}, member = {}, unit = {};
    Answer answer = {};  ///< But for its state.
};
/// Fields "member", "state" and those of an answer. Throws BadRequest for another act.
std::expected<Work, basics::Problems> checked(Wish wish);

/// One of them in a transaction of its own.
Came do_one(Showing const& showing, Pick const& pick, Work const& work);

}

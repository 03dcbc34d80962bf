// From draft to decided: one step, as a form or a program sends it.
#pragma once
#include <string>
#include <string_view>

#include "features/calls/show.h"
#include "platform/basics/problems.h"

namespace calls {

/// What was typed, and what is wrong with it.
struct Work {
    std::string act = {}, reason = {}, closes_on = {}, closes_clock = {}, result = {};
    basics::Problems problems = {};
    std::string_view warning = {};
    int status = 200;
};

/// Whether it was done; otherwise `shown` says what is wrong, or that it cannot be done now
/// (status 409). Throws BadRequest for an act that there is not.
bool work_on(Showing const& showing, db::Transaction& tx, Call const& call, Work& shown);

}

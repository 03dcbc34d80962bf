// How many letters somebody may have sent, and what is said when it is one too many.
#pragma once
#include "features/innovation/show.h"
#include "services/members/allowance.h"

namespace innovation {

/// For each member in an hour: a letter goes to an address of their choice, and words of theirs
/// with it. What goes to all sites of a trial counts as one.
struct Limits {
    members::Allowance letters{30};
};

/// Whether the one who visits may send one more; counts it.
bool takes_letter(Limits& limits, Showing const& showing);

/// For a page: 429, and what to do.
void too_many_letters(Sent& sent);

/// For a program: 429, and when to try again.
http::Response too_many_letters();

}

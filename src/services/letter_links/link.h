// A link in a letter: what it opens, for whom, and until when. Plain values and one rule.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/basics/time.h"
#include "services/activity/activity.h"

namespace letter_links {

struct Link {
    /// What it is for, "outcomes.confirm": a link is good for its purpose alone.
    std::string purpose = {};
    activity::Subject subject = {};  ///< What it opens.
    std::string detail = {};         ///< The maker's own, as the version that was asked about.
    std::string address = {};        ///< Whom the letter goes to. Personal data.
    members::MemberId member = {};   ///< When the addressee is one.
    basics::Time made_at = {}, expires_at = {};
    basics::Time used_at = {}, ended_at = {};  ///< Zero: not.
};

/// What a link is good for.
///   open     its one use
///   used     nothing: it was used
///   ended    nothing: what it was about has changed or was taken back
///   expired  nothing: its time is over
///   unknown  nothing: there is none
enum class State : std::uint8_t { open, used, ended, expired, unknown };
/// "open" …: in text ids.
std::string_view name(State state);

/// A link that was used stays so, whatever happens to it afterwards.
State state_of(Link const& link, basics::Time now);

/// So many days after `from`, to the same second.
basics::Time days_after(basics::Time from, int days);

}

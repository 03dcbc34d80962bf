// Where a link stands.
#include "services/letter_links/link.h"

#include <array>

namespace letter_links {

namespace {

constexpr std::array<std::string_view, 5> names = {"open", "used", "ended", "expired", "unknown"};
constexpr std::int64_t day = 24LL * 60 * 60 * 1'000'000;

}

std::string_view name(State state) { return names.at(static_cast<std::size_t>(state)); }

State state_of(Link const& link, basics::Time now) {
    if (link.used_at.microseconds != 0) return State::used;
    if (link.ended_at.microseconds != 0) return State::ended;
    return now < link.expires_at ? State::open : State::expired;
}

basics::Time days_after(basics::Time from, int days) { return {from.microseconds + days * day}; }

}

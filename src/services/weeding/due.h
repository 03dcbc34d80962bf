// What may go now: things whose time is over by the length that their organisation has said, and
// that nothing holds.
#pragma once
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "services/lifetimes/rule.h"
#include "services/weeding/store.h"

namespace weeding {

/// Why something stays though its time is over: text ids "weeding.held_" and these. Empty: it does
/// not.
using Holds =
    std::function<std::string_view(db::Reader&, std::string_view kind, std::string_view subject)>;

/// How long the rule's things of this organisation are kept.
lifetimes::Span span_of(store::Spans const& spans, lifetimes::Rule const& rule,
                        OrganisationId const& organisation);

/// What is asked for.
struct Asking {
    lifetimes::Rule const& rule;
    store::Spans const& spans;
    basics::Date today = {};
    Holds const& holds;
    std::optional<OrganisationId> organisation = {};  ///< Nothing: everybody's.
};

/// A thing whose time is over, and why it is held; empty: it may go.
struct Over {
    lifetimes::Due due = {};
    std::string_view held = {};
};
/// The next ones in the order of their keys after `after`, at most `limit`.
std::vector<Over> over_after(db::Reader& reader, Asking const& asking, std::string_view after,
                             std::size_t limit);

struct Amount {
    std::int64_t due = 0, held = 0;
};
/// How many may go, and how many are held.
Amount count(db::Reader& reader, Asking const& asking);

/// Whether the thing's time is over today.
bool is_over(lifetimes::Due const& due, lifetimes::Span const& span, basics::Date today);

/// The rule of this name, or null.
lifetimes::Rule const* find_rule(lifetimes::Rules const& rules, std::string_view name);

}

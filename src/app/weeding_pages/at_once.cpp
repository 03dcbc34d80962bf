// Told here, since the services that do it know no rules; the lengths are theirs.
#include "app/weeding_pages/at_once.h"

namespace weeding_pages {

lifetimes::Rules removed_at_once() {
    using lifetimes::Unit;
    lifetimes::Rules rules;
    auto add = [&](std::string const& name, lifetimes::Span span) {
        rules.push_back(std::make_shared<lifetimes::Rule const>(
            lifetimes::Rule{.name = name,
                            .what = "weeding_pages.rule_" + name,
                            .from = "weeding_pages.from_" + name,
                            .ending = lifetimes::Ending::at_once,
                            .span = span}));
    };
    add("sessions", {30, Unit::days});
    add("links", {0, Unit::days});
    add("invitations", {7, Unit::days});
    add("letters", {30, Unit::days});
    add("news", {90, Unit::days});
    add("questions", {180, Unit::days});
    return rules;
}

}

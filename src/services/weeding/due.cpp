// The rule is asked for what may be over by the shortest of all lengths; each is then held against
// its own.
#include "services/weeding/due.h"

#include <algorithm>
#include <map>

namespace weeding {

lifetimes::Span span_of(store::Spans const& spans, lifetimes::Rule const& rule,
                        OrganisationId const& organisation) {
    if (!rule.least) return rule.span;
    auto const said = spans.find({rule.name, organisation});
    if (said == spans.end()) return rule.span;
    // What the program has come to demand since holds too.
    return lifetimes::is_at_least(said->second, *rule.least) ? said->second : rule.span;
}

bool is_over(lifetimes::Due const& due, lifetimes::Span const& span, basics::Date today) {
    return due.since < lifetimes::over_before(today, span);
}

std::vector<Over> over_after(db::Reader& reader, Asking const& asking, std::string_view after,
                             std::size_t limit) {
    auto const& [rule, spans, today, holds, organisation] = asking;
    std::vector<Over> found;
    if (!rule.each || limit == 0) return found;
    std::map<OrganisationId, basics::Time> limits;
    auto limit_of = [&](OrganisationId const& whose) {
        auto const known = limits.find(whose);
        if (known != limits.end()) return known->second;
        auto const time = lifetimes::over_before(today, span_of(spans, rule, whose));
        return limits.emplace(whose, time).first->second;
    };
    auto latest = lifetimes::over_before(today, rule.span);
    for (auto const& [whose, span] : spans)
        if (whose.first == rule.name) latest = std::max(latest, limit_of(whose.second));
    rule.each(reader, latest, after, [&](lifetimes::Due const& due) {
        if (organisation && due.organisation != *organisation) return true;
        if (due.since < limit_of(due.organisation)) found.push_back({due, {}});
        return found.size() < limit;
    });
    // One question after the other: none is asked while rows of another are being read.
    for (auto& one : found)
        if (!one.due.kind.empty()) one.held = holds(reader, one.due.kind, one.due.subject);
    return found;
}

Amount count(db::Reader& reader, Asking const& asking) {
    constexpr std::size_t at_a_time = 500;
    Amount amount;
    std::string after;
    for (;;) {
        auto const some = over_after(reader, asking, after, at_a_time);
        for (auto const& one : some) ++(one.held.empty() ? amount.due : amount.held);
        if (some.size() < at_a_time) return amount;
        after = some.back().due.key;
    }
}

lifetimes::Rule const* find_rule(lifetimes::Rules const& rules, std::string_view name) {
    auto const found = std::ranges::find(
        rules, name, [](auto const& rule) { return std::string_view(rule->name); });
    return found == rules.end() ? nullptr : found->get();
}

}

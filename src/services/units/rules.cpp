// A unit stands below one that is there, and never below itself, on any day.
#include "services/units/rules.h"

#include <algorithm>
#include <set>

#include "platform/basics/text.h"

namespace units {

namespace {

std::optional<basics::Date> whole_day(std::string const& text) {
    auto const day = basics::parse_iso_date(text);
    return day && day->day > 0 ? day : std::nullopt;
}

Unit const* find(std::vector<Unit> const& units, UnitId const& id) {
    auto const found = std::ranges::find(units, id, &Unit::id);
    return found == units.end() ? nullptr : &*found;
}

/// Whether somebody who goes upwards from `start` on that day comes to `id`.
bool leads_to(std::vector<Unit> const& units, UnitId const& start, UnitId const& id,
              basics::Date day) {
    auto at = start;
    for (std::size_t step = 0; !at.empty() && step <= units.size(); ++step) {
        if (at == id) return true;
        auto const* unit = find(units, at);
        auto const* span = unit ? span_on(*unit, day) : nullptr;
        at = span ? span->parent : UnitId();
    }
    return false;
}

/// The days on which something changes, from this day on.
std::set<basics::Date> days_from(std::vector<Unit> const& units, basics::Date day) {
    std::set<basics::Date> days{day};
    for (auto const& unit : units)
        for (auto const& span : unit.spans)
            if (span.from > day) days.insert(span.from);
    return days;
}

/// Whether the units would hold each other in a circle on any day from then on.
bool makes_circle(std::vector<Unit> units, Unit const& unit, Span const& span) {
    auto const at = std::ranges::find(units, unit.id, &Unit::id);
    if (at == units.end()) return false;
    *at = with_span(unit, span);
    return std::ranges::any_of(days_from(units, span.from), [&](basics::Date day) {
        auto const* now = span_on(*at, day);
        return now && leads_to(units, now->parent, unit.id, day);
    });
}

/// Somebody else has changed it since it was read.
bool is_overtaken(Unit const& unit, std::string const& seen) {
    return !seen.empty() && seen != edition_of(unit);
}

void check_parent(std::vector<Unit> const& units, Unit const* unit, Span const& span,
                  basics::Problems& problems) {
    auto const* parent = find(units, span.parent);
    if (!parent || !span_on(*parent, span.from))
        problems.push_back({"parent", "units.parent_gone"});
    else if (unit && makes_circle(units, *unit, span))
        problems.push_back({"parent", "units.parent_below"});
}

}

std::expected<Span, basics::Problems> checked(std::vector<Unit> const& units, Unit const* unit,
                                              Draft const& draft) {
    basics::Problems problems;
    Span span{.name = basics::one_line(basics::trimmed(draft.name)), .is_closed = draft.is_closed};
    if (span.name.empty()) problems.push_back({"name", "units.name_missing"});
    if (basics::length(span.name) > longest_name) problems.push_back({"name", "units.name_long"});
    auto const kind = parse_kind(draft.kind);
    if (!kind) problems.push_back({"kind", "units.kind_missing"});
    span.kind = kind.value_or(Kind::unit);
    auto const from = whole_day(draft.from);
    if (!from) problems.push_back({"from", "units.day_wrong"});
    span.from = from.value_or(basics::Date{});
    if (from && unit && *from < unit->spans.front().from)
        problems.push_back({"from", "units.before_it_began"});
    if (from && unit && unit->until && *from >= *unit->until)
        problems.push_back({"from", "units.after_its_end"});
    auto const parent = UnitId::parse(draft.parent);
    if (!draft.parent.empty() && !parent) problems.push_back({"parent", "units.parent_gone"});
    span.parent = parent.value_or(UnitId());
    if (from && parent) check_parent(units, unit, span, problems);
    if (!unit && units.size() >= most_units) problems.push_back({"name", "units.too_many"});
    if (unit && unit->spans.size() >= most_spans)
        problems.push_back({"from", "units.changed_too_often"});
    if (unit && is_overtaken(*unit, draft.seen)) problems.push_back({"name", "units.overtaken"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return span;
}

std::expected<End, basics::Problems> checked(std::vector<Unit> const& units, Unit const& unit,
                                             EndDraft const& draft) {
    basics::Problems problems;
    auto const until = whole_day(draft.until);
    if (!until) problems.push_back({"until", "units.day_wrong"});
    if (until && *until < unit.spans.front().from)
        problems.push_back({"until", "units.before_it_began"});
    End end{.until = until.value_or(basics::Date{})};
    if (!draft.became.empty()) {
        end.became = UnitId::parse(draft.became).value_or(UnitId());
        auto const* other = find(units, end.became);
        if (!other || other->id == unit.id || (until && !span_on(*other, *until)))
            problems.push_back({"became", "units.became_gone"});
        // What takes over cannot lie below what ends: it would be moved below itself.
        else if (until && leads_to(units, span_on(*other, *until)->parent, unit.id, *until))
            problems.push_back({"became", "units.became_below"});
    }
    if (is_overtaken(unit, draft.seen)) problems.push_back({"until", "units.overtaken"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return end;
}

Unit with_span(Unit unit, Span const& span) {
    std::erase_if(unit.spans, [&](Span const& one) { return one.from == span.from; });
    auto const after =
        std::ranges::find_if(unit.spans, [&](Span const& one) { return one.from > span.from; });
    unit.spans.insert(after, span);
    return unit;
}

std::vector<Unit> moved_by_end(std::vector<Unit> const& units, Unit const& ended, End const& end) {
    auto const* last = span_on(ended, end.until);
    auto const to = !end.became.empty() ? end.became : last ? last->parent : UnitId();
    std::vector<Unit> moved;
    for (auto const& unit : units) {
        auto changed = unit;
        if (auto const* span = span_on(unit, end.until); span && span->parent == ended.id) {
            auto next = *span;
            next.from = end.until;
            next.parent = to;
            changed = with_span(changed, next);
        }
        // Also what was planned to come below it later.
        bool is_moved = changed.spans.size() != unit.spans.size();
        for (auto& span : changed.spans)
            if (span.from >= end.until && span.parent == ended.id) {
                span.parent = to;
                is_moved = true;
            }
        auto const* before = span_on(unit, end.until);
        auto const* after = span_on(changed, end.until);
        if (is_moved || (before && after && before->parent != after->parent))
            moved.push_back(std::move(changed));
    }
    return moved;
}

}

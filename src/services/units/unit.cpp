// Trees of days that have been and that will come.
#include "services/units/unit.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

#include "platform/basics/text.h"

namespace units {

namespace {

constexpr std::array<std::string_view, 4> kind_names = {"board", "administration", "unit",
                                                        "company"};

/// Puts units in their places, each once.
class Tree {
public:
    explicit Tree(std::map<UnitId, std::vector<Placed>> below) : below_(std::move(below)) {
        for (auto& [parent, units] : below_)
            std::ranges::sort(units, [](Placed const& left, Placed const& right) {
                auto const order = basics::compare_swedish(left.span->name, right.span->name);
                return order != 0 ? order < 0 : left.unit->id < right.unit->id;
            });
    }

    std::vector<Placed> placed() && {
        place_below({}, 0);
        // Units that hold each other in a circle hang from nothing: they are shown all the same.
        for (auto const& [parent, units] : below_)
            for (auto const& one : units) place(one, 0);
        return std::move(placed_);
    }

private:
    void place(Placed one, int depth) {
        if (!seen_.insert(one.unit->id).second) return;
        one.depth = depth;
        placed_.push_back(one);
        place_below(one.unit->id, depth + 1);
    }
    void place_below(UnitId const& parent, int depth) {
        auto const found = below_.find(parent);
        if (found == below_.end()) return;
        for (auto const& one : found->second) place(one, depth);
    }

    std::map<UnitId, std::vector<Placed>> below_;
    std::set<UnitId> seen_;
    std::vector<Placed> placed_;
};

}

std::string_view name(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::optional<Kind> parse_kind(std::string_view text) {
    auto const found = std::ranges::find(kind_names, text);
    if (found == kind_names.end()) return std::nullopt;
    return static_cast<Kind>(found - kind_names.begin());
}

std::string edition_of(Unit const& unit) {
    auto all = (unit.until ? basics::iso(*unit.until) : "") + "\n" + unit.became.string();
    for (auto const& span : unit.spans)
        all += "\n" + basics::iso(span.from) + " " + std::string(name(span.kind)) + " " +
               span.parent.string() + (span.is_closed ? " closed " : " ") + span.name;
    return std::to_string(std::hash<std::string>()(all));
}

Span const* span_on(Unit const& unit, basics::Date day) {
    if (unit.until && day >= *unit.until) return nullptr;
    Span const* latest = nullptr;
    for (auto const& span : unit.spans)
        if (span.from <= day) latest = &span;
    return latest;
}

std::vector<Placed> tree_on(std::vector<Unit> const& units, basics::Date day) {
    std::set<UnitId> there;
    for (auto const& unit : units)
        if (span_on(unit, day)) there.insert(unit.id);
    std::map<UnitId, std::vector<Placed>> below;
    for (auto const& unit : units)
        if (auto const* span = span_on(unit, day))
            below[there.contains(span->parent) ? span->parent : UnitId()].push_back({&unit, span});
    return Tree(std::move(below)).placed();
}

Unit const* standing_on(std::vector<Unit> const& units, UnitId const& id, basics::Date day) {
    auto at = std::ranges::find(units, id, &Unit::id);
    // Each step ends later than the one before, so there is no circle; the count is for rows that
    // somebody wrote by hand.
    for (std::size_t step = 0; at != units.end() && step <= units.size(); ++step) {
        if (!at->until || day < *at->until) return &*at;
        at = std::ranges::find(units, at->became, &Unit::id);
    }
    return nullptr;
}

}

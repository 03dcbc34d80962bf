// Up along the sources, never twice past the same one.
#include "features/adoptions/tree.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace adoptions {

namespace {

/// The nearest source that is shown; nothing: the origin.
std::optional<AdoptionId> shown_source(AdoptionId const& id, Sources const& sources,
                                       std::set<AdoptionId> const& shown) {
    std::set<AdoptionId> been{id};
    for (auto at = sources.find(id); at != sources.end(); at = sources.find(at->second)) {
        if (!been.insert(at->second).second) return std::nullopt;
        if (shown.contains(at->second)) return at->second;
    }
    return std::nullopt;
}

}

std::vector<Twig> tree(std::vector<AdoptionId> const& ids, Sources const& sources) {
    std::set<AdoptionId> const shown(ids.begin(), ids.end());
    std::map<std::optional<AdoptionId>, std::vector<AdoptionId>> below;
    for (auto const& id : ids) below[shown_source(id, sources, shown)].push_back(id);
    std::vector<Twig> all;
    std::set<AdoptionId> placed;
    auto const grow = [&](std::vector<Twig> ahead) {
        while (!ahead.empty()) {
            auto const here = ahead.back();
            ahead.pop_back();
            if (!placed.insert(here.id).second) continue;
            all.push_back(here);
            auto const next = below.find(here.id);
            if (next == below.end()) continue;
            for (auto id = next->second.rbegin(); id != next->second.rend(); ++id)
                ahead.push_back({*id, here.id});
        }
    };
    for (auto const& id : below[std::nullopt]) grow({{id, std::nullopt}});
    // A circle hangs on nothing.
    for (auto const& id : ids)
        if (!placed.contains(id)) grow({{id, std::nullopt}});
    return all;
}

bool may_come_from(Sources const& sources, AdoptionId const& one, AdoptionId const& from) {
    if (one == from) return false;
    std::set<AdoptionId> been{from};
    for (auto at = sources.find(from); at != sources.end(); at = sources.find(at->second)) {
        if (at->second == one) return false;
        if (!been.insert(at->second).second) break;
    }
    return true;
}

bool was_used(Row const& row, int year) {
    if (row.used_since.year == 0 || row.used_since.year > year) return false;
    // Who went back to considering it does not use it any more, as little as who ended.
    bool const is_over = row.standing == Standing::ended || row.standing == Standing::on_the_way;
    return !is_over || row.since.year > year;
}

std::vector<Row> at_year(std::vector<Row> const& rows, int year, int this_year) {
    if (year >= this_year) return rows;
    std::vector<Row> some;
    std::ranges::copy_if(rows, std::back_inserter(some),
                         [&](Row const& row) { return was_used(row, year); });
    return some;
}

}

// Two searches from the start, one against the links and one along them.
#include "services/red_thread/chain.h"

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

namespace red_thread {

namespace {

enum class Way : std::uint8_t { back, forth };

/// What has been looked up, under the subject's own name and under those merged into it.
class Known {
public:
    explicit Known(LookUp const& look_up) : look_up_(look_up) {}

    Found const* find(Subject const& subject) {
        auto const known = standing_.find(subject);
        if (known != standing_.end()) return known->second ? &found_.at(*known->second) : nullptr;
        auto found = look_up_(subject);
        standing_[subject] = found ? std::optional(found->subject) : std::nullopt;
        if (!found) return nullptr;
        auto const name = found->subject;
        standing_[name] = name;
        return &found_.try_emplace(name, *std::move(found)).first->second;
    }

private:
    LookUp const& look_up_;
    std::map<Subject, std::optional<Subject>> standing_;
    std::map<Subject, Found> found_;
};

struct Growing {
    Known known;
    MaySee const& may_see;
    std::size_t most, seen = 0, unseen = 0;
    Chain chain = {};
    std::set<Subject> in_chain = {};
    std::map<std::pair<Subject, Subject>, Relation> links = {};

    bool take(Subject const& subject) {
        if (in_chain.contains(subject)) return true;
        bool const counts = chain.subjects.empty() || may_see(subject);
        if ((counts ? seen : unseen) >= most) {
            chain.is_cut = chain.is_cut || counts;
            return false;
        }
        ++(counts ? seen : unseen);
        in_chain.insert(subject);
        chain.subjects.push_back(subject);
        return true;
    }

    void walk(Subject const& start, Way way) {
        std::deque<Subject> ahead{start};
        std::set<Subject> been{start};
        while (!ahead.empty()) {
            auto const here = ahead.front();
            ahead.pop_front();
            for (auto const& next : beside(here, way))
                if (take(next) && been.insert(next).second) ahead.push_back(next);
        }
    }

    /// The subjects one link away, by their own names, in a settled order; their links are noted.
    std::vector<Subject> beside(Subject const& here, Way way) {
        std::vector<std::pair<Subject, Relation>> ends;
        for (auto const& link : known.find(here)->links) {
            auto const* earlier = known.find(link.earlier);
            auto const* later = known.find(link.later);
            if (!earlier || !later || earlier->subject == later->subject) continue;
            auto const& near = way == Way::back ? later->subject : earlier->subject;
            auto const& far = way == Way::back ? earlier->subject : later->subject;
            if (near == here) ends.emplace_back(far, link.relation);
        }
        std::ranges::sort(ends);
        std::vector<Subject> next;
        for (auto const& [far, relation] : ends) {
            links.try_emplace(way == Way::back ? std::pair(far, here) : std::pair(here, far),
                              relation);
            if (next.empty() || next.back() != far) next.push_back(far);
        }
        return next;
    }
};

}

std::optional<Chain> grown(Subject const& start, LookUp const& look_up, MaySee const& may_see,
                           std::size_t most) {
    Growing growing{
        .known = Known(look_up), .may_see = may_see, .most = std::max<std::size_t>(most, 1)};
    auto const* first = growing.known.find(start);
    if (!first) return std::nullopt;
    auto const name = first->subject;
    growing.chain.start = name;
    growing.take(name);
    growing.walk(name, Way::back);
    growing.walk(name, Way::forth);
    for (auto const& [ends, relation] : growing.links)
        if (growing.in_chain.contains(ends.first) && growing.in_chain.contains(ends.second))
            growing.chain.links.push_back({ends.first, ends.second, relation});
    return std::move(growing.chain);
}

Chain seen(Chain chain, MaySee const& may_see) {
    std::map<std::pair<Subject, Subject>, Relation> links;
    for (auto const& link : chain.links)
        links.try_emplace({link.earlier, link.later}, link.relation);
    auto const is_hidden = [&](Subject const& subject) {
        return subject != chain.start && !may_see(subject);
    };
    for (auto const& hidden : chain.subjects) {
        if (!is_hidden(hidden)) continue;
        std::vector<Subject> before, after;
        for (auto const& [ends, relation] : links) {
            if (ends.second == hidden) before.push_back(ends.first);
            if (ends.first == hidden) after.push_back(ends.second);
        }
        for (auto const& one : before)
            for (auto const& other : after)
                if (one != other) links.try_emplace({one, other}, Relation::became);
        std::erase_if(links, [&](auto const& link) {
            return link.first.first == hidden || link.first.second == hidden;
        });
    }
    std::erase_if(chain.subjects, is_hidden);
    chain.links.clear();
    for (auto const& [ends, relation] : links)
        chain.links.push_back({ends.first, ends.second, relation});
    return chain;
}

std::map<Subject, std::size_t> generations(Chain const& chain) {
    std::map<Subject, std::vector<Subject>> came_of;
    for (auto const& link : chain.links) came_of[link.earlier].push_back(link.later);
    std::map<Subject, std::set<Subject>> reached;
    for (auto const& subject : chain.subjects) {
        auto& all = reached[subject];
        std::vector<Subject> ahead{subject};
        while (!ahead.empty()) {
            auto const here = ahead.back();
            ahead.pop_back();
            for (auto const& next : came_of[here])
                if (all.insert(next).second) ahead.push_back(next);
        }
    }
    std::map<Subject, std::vector<Subject>> before;
    for (auto const& [from, all] : reached)
        for (auto const& to : all)
            if (!reached.at(to).contains(from)) before[to].push_back(from);
    // What stands before another has fewer before itself.
    auto in_order = chain.subjects;
    std::ranges::stable_sort(in_order, {},
                             [&](Subject const& subject) { return before[subject].size(); });
    std::map<Subject, std::size_t> generation;
    for (auto const& subject : in_order) {
        std::size_t place = 0;
        for (auto const& one : before[subject]) place = std::max(place, generation.at(one) + 1);
        generation[subject] = place;
    }
    return generation;
}

std::vector<Subject> ancestors(Chain const& chain) {
    std::set<Subject> before;
    std::deque<Subject> ahead{chain.start};
    while (!ahead.empty()) {
        auto const here = ahead.front();
        ahead.pop_front();
        for (auto const& link : chain.links)
            if (link.later == here && link.earlier != chain.start &&
                before.insert(link.earlier).second)
                ahead.push_back(link.earlier);
    }
    std::vector<Subject> in_order;
    for (auto const& subject : chain.subjects)
        if (before.contains(subject)) in_order.push_back(subject);
    return in_order;
}

bool leads(Subject const& from, Subject const& to, LookUp const& look_up) {
    auto const end = look_up(to);
    MaySee const everything = [](Subject const&) { return true; };
    Growing growing{.known = Known(look_up), .may_see = everything, .most = longest_chain};
    auto const* first = growing.known.find(from);
    if (!first || !end) return false;
    auto const name = first->subject;
    if (name == end->subject) return true;
    growing.take(name);
    growing.walk(name, Way::forth);
    return growing.in_chain.contains(end->subject);
}

}

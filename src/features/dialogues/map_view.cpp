// Positions as one path for each group, so that ten thousand people are a small page. What fewer
// than five of a group answered is not told.
#include "features/dialogues/map_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "features/dialogues/apart.h"
#include "features/dialogues/rules.h"

namespace dialogues {

namespace {

using opinion_groups::Finding;
using web::View;

constexpr double width = 600, height = 400;
constexpr long edge = 30, dot = 12;
constexpr std::size_t most_dots = 4000, most_says = 5, most_united = 6;

/// From places to the picture.
struct Frame {
    double left = 0, top = 0, across = 1, down = 1;

    explicit Frame(std::vector<opinion_groups::Participant> const& people) {
        if (people.empty()) return;
        auto by = [&](auto what) {
            auto const [least, most] = std::ranges::minmax_element(people, {}, what);
            return std::pair(what(*least), what(*most));
        };
        auto const [x0, x1] = by([](auto const& one) { return one.place.x; });
        auto const [y0, y1] = by([](auto const& one) { return one.place.y; });
        left = x0;
        top = y0;
        across = x1 > x0 ? (width - 2 * edge) / (x1 - x0) : 0;
        down = y1 > y0 ? (height - 2 * edge) / (y1 - y0) : 0;
    }
    long x(double at) const { return std::lround(edge + (at - left) * across); }
    long y(double at) const { return std::lround(edge + (at - top) * down); }
};

/// A, B …: groups have no other names.
std::string letter(std::size_t group) { return {static_cast<char>('A' + group)}; }

/// Dots of each group, and of those who are in none.
std::vector<View> dots(opinion_groups::Result const& result, Frame const& frame) {
    auto const groups = result.groups.size();
    std::vector<std::string> paths(groups + 1);
    auto const step = result.participants.size() / most_dots + 1;
    std::vector<Dot> places;
    for (std::size_t i = 0; i < result.participants.size(); i += step) {
        auto const& one = result.participants[i].place;
        places.push_back({frame.x(one.x), frame.y(one.y)});
    }
    places = set_apart(std::move(places), dot, edge - dot / 2);
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto& path = paths[result.participants[i * step].group.value_or(groups)];
        path += "M" + std::to_string(places[i].x) + " " + std::to_string(places[i].y) + "h0";
    }
    std::vector<View> views;
    for (std::size_t group = 0; group <= groups; ++group)
        if (!paths[group].empty())
            views.push_back(
                View()
                    .set("dots_path", paths[group])
                    .set("dots_kind", group == groups ? "none" : std::to_string(group + 1)));
    return views;
}

std::vector<View> labels(opinion_groups::Result const& result, Frame const& frame) {
    std::vector<View> views;
    for (std::size_t group = 0; group < result.groups.size(); ++group)
        views.push_back(View()
                            .set("label_x", std::to_string(frame.x(result.groups[group].centre.x)))
                            .set("label_y", std::to_string(frame.y(result.groups[group].centre.y)))
                            .set("label_text", letter(group)));
    return views;
}

int hundredths(double share) { return static_cast<int>(std::lround(share * 100)); }

std::string_view said(opinion_groups::Answer answer) {
    return answer == opinion_groups::Answer::agree ? "agree" : "disagree";
}

/// Whether enough of the group and of the others answered for it to be told.
bool may_tell(opinion_groups::Statement const& one, std::size_t group) {
    auto const own = static_cast<std::int64_t>(one.groups[group].all());
    return own >= least_shown && static_cast<std::int64_t>(one.all.all()) - own >= least_shown;
}

View opinion_view(Showing const& showing, std::vector<Statement> const& statements,
                  opinion_groups::Result const& result, std::size_t group) {
    std::vector<View> says;
    for (auto const& one : result.groups[group].representative) {
        // What was computed a moment ago may be of one that has been taken away since.
        bool const is_shown = statements[one.statement].standing == Standing::accepted;
        if (says.size() == most_says || !is_shown ||
            !may_tell(result.statements[one.statement], group))
            continue;
        says.push_back(
            View()
                .set("says_words", statements[one.statement].words)
                .set("says_text", showing.format("group_says_" + std::string(said(one.answer)),
                                                 {{"share", hundredths(one.share)},
                                                  {"others", hundredths(one.share_of_others)}})));
    }
    View view;
    return view
        .set("opinion_name",
             showing.format("group_name", {{"letter", letter(group)},
                                           {"count", result.groups[group].members.size()}}))
        .set_list("says", std::move(says));
}

/// What unites the groups: bridging first, then consensus, each statement once.
std::vector<View> united(Showing const& showing, std::vector<Statement> const& statements,
                         opinion_groups::Result const& result) {
    std::vector<View> views;
    std::vector<std::size_t> told;
    auto add = [&](std::vector<opinion_groups::Listed> const& list, std::string const& id) {
        for (auto const& one : list) {
            auto const& figures = result.statements[one.statement];
            bool const is_known = std::ranges::find(told, one.statement) != told.end();
            bool const is_told = std::ranges::all_of(figures.groups, [](auto const& count) {
                return static_cast<std::int64_t>(count.all()) >= least_shown;
            });
            bool const is_shown = statements[one.statement].standing == Standing::accepted;
            if (is_known || !is_told || !is_shown || views.size() == most_united) continue;
            told.push_back(one.statement);
            views.push_back(
                View()
                    .set("united_words", statements[one.statement].words)
                    .set("united_text", showing.text(id + "_" + std::string(said(one.answer)))));
        }
    };
    add(result.bridging, "bridging");
    add(result.consensus, "consensus");
    return views;
}

std::string finding_text(Showing const& showing, Grouping const* grouping) {
    if (!grouping) return showing.text("groups_waiting");
    switch (grouping->result.finding) {
        case Finding::no_clear_groups: return showing.text("groups_none");
        case Finding::too_little: return showing.text("groups_too_little");
        case Finding::groups: break;
    }
    return showing.format("groups_found", {{"count", grouping->result.groups.size()}});
}

}

View groups_view(Showing const& showing, Dialogue const& dialogue,
                 std::vector<Statement> const& statements, Grouping const* grouping) {
    auto const text = finding_text(showing, grouping);
    View view;
    view.set("finding_text", text);
    // What was computed a moment ago may be of fewer statements, never of others.
    bool const has_groups = grouping && grouping->result.finding == Finding::groups &&
                            grouping->numbers.size() <= statements.size();
    std::vector<View> opinions, dot_views, label_views, united_views;
    if (has_groups) {
        auto const& result = grouping->result;
        Frame const frame(result.participants);
        dot_views = dots(result, frame);
        label_views = labels(result, frame);
        united_views = united(showing, statements, result);
        for (std::size_t group = 0; group < result.groups.size(); ++group)
            opinions.push_back(opinion_view(showing, statements, result, group));
    }
    return view.set("has_map", has_groups)
        .set("map_label", showing.format("map_label", {{"title", dialogue.told.title}}))
        .set("dots", std::move(dot_views))
        .set("labels", std::move(label_views))
        .set("opinions", std::move(opinions))
        .set_list("united", std::move(united_views));
}

}

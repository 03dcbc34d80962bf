// The answer in words and tables: what to remove, in which order, and what would change it.
#include <algorithm>
#include <iterator>
#include <utility>

#include "features/leverage/pages.h"

namespace leverage {

namespace {

using web::View;

/// Steps one after the other, each with what is reached by then.
View steps_view(Scene const& scene, std::string const& title,
                std::vector<selection::Step> const& steps) {
    std::vector<std::vector<View>> rows;
    std::int64_t cost = 0, won = 0;
    for (auto const& step : steps) {
        cost += step.cost;
        won += step.won;
        auto const url = step.things.size() == 1
                             ? address_of(scene.showing, scene.picture.barriers[step.things[0]])
                             : std::string();
        rows.push_back({cell(scene.names(step.things), url, true),
                        cell(scene.cost_text(cost), "", false),
                        cell(scene.won_text(won), "", false)});
    }
    auto const& showing = scene.showing;
    return table(title,
                 {showing.text("head_step"), showing.text("head_cost_so_far"),
                  showing.text("head_free_so_far")},
                 std::move(rows));
}

std::string how_sure(Scene const& scene, selection::Answer const& answer) {
    auto const bound = scene.cost_text(answer.bound);
    switch (answer.ending) {
        case selection::Ending::proven: return scene.showing.text("proven");
        case selection::Ending::bounded: return scene.showing.format("bounded", {{"bound", bound}});
        case selection::Ending::broken_off:
            if (answer.bound == 0) return scene.showing.text("failed");
            return scene.showing.format("broken_off", {{"bound", bound}});
    }
    return {};
}

/// How long it takes when all is begun at once, as far as somebody has said.
std::string time_text(Scene const& scene, selection::Choice const& choice) {
    std::int64_t longest = -1, untold = 0;
    for (auto const thing : choice.things) {
        auto const& months = scene.picture.barriers[thing].removal.months;
        if (months) longest = std::max(longest, *months);
        else ++untold;
    }
    if (longest < 0) return scene.showing.text("time_untold");
    return scene.showing.format(untold > 0 ? "time_partly" : "time",
                                {{"months", longest}, {"count", untold}});
}

/// "In comes: … Out goes: …"; empty when it is the same choice.
std::string difference(Scene const& scene, selection::Choice const& from,
                       selection::Choice const& to) {
    std::vector<std::uint32_t> in, out;
    std::ranges::set_difference(to.things, from.things, std::back_inserter(in));
    std::ranges::set_difference(from.things, to.things, std::back_inserter(out));
    std::string text;
    auto const add = [&](std::string const& id, std::vector<std::uint32_t> const& things) {
        if (things.empty()) return;
        text += (text.empty() ? "" : " ") +
                scene.showing.format(id, {{"barriers", scene.quoted(things)}});
    };
    add("in", in);
    add("out", out);
    return text;
}

/// What is supposed: "If X costs twice as much"; empty for what is told elsewhere.
std::string supposed(Scene const& scene, Varied const& one) {
    auto const& showing = scene.showing;
    switch (one.change) {
        case Change::counted:
            return showing.text("if_" +
                                std::string(by_names.at(static_cast<std::size_t>(one.value))));
        case Change::doubled:
            return showing.format(
                "if_doubled", {{"barrier", scene.quoted({static_cast<std::uint32_t>(one.value)})}});
        case Change::low: return showing.text("if_low");
        case Change::high: return showing.text("if_high");
        case Change::share:
        case Change::without: return {};
    }
    return {};
}

std::vector<View> supposed_views(Scene const& scene, Found const& found) {
    std::vector<View> views;
    for (auto const& one : found.varied) {
        auto const text = supposed(scene, one);
        if (text.empty()) continue;
        auto change = difference(scene, found.answer.best, one.answer.best);
        if (one.answer.ending != selection::Ending::proven)
            change = scene.showing.text("not_worked_out");
        else if (change.empty()) change = scene.showing.text("same");
        views.push_back(View().set("supposed", text).set("change", std::move(change)));
    }
    return views;
}

/// Whether all that would change the choice was worked out to the end.
bool are_proven(Found const& found) {
    return !found.varied.empty() && std::ranges::all_of(found.varied, [](Varied const& one) {
        return one.change == Change::without || one.answer.ending == selection::Ending::proven;
    });
}

/// Which barriers a choice close to the cheapest can do without, and which it cannot.
std::vector<View> hold_views(Scene const& scene, Found const& found) {
    std::map<Hold, std::vector<std::uint32_t>> holds;
    for (auto const& one : found.varied)
        if (one.change == Change::without)
            holds[hold_of(found, one)].push_back(static_cast<std::uint32_t>(one.value));
    std::vector<View> views;
    auto const add = [&](std::string const& id, std::vector<std::uint32_t> const& things) {
        if (things.empty()) return;
        views.push_back(
            View().set("sentence", scene.showing.format(id, {{"barriers", scene.quoted(things)},
                                                             {"count", things.size()},
                                                             {"percent", close_per_cent}})));
    };
    auto const whole = found.answer.best.things.size();
    add(holds[Hold::needed].size() == whole ? "needed_all" : "needed", holds[Hold::needed]);
    add("spared", holds[Hold::spared]);
    add("unknown", holds[Hold::unknown]);
    if (are_proven(found)) {
        auto const all = in_all(found);
        add(all.size() == whole ? "in_all_all" : "in_all", all);
        if (all.empty()) views.push_back(View().set("sentence", scene.showing.text("in_all_none")));
    }
    return views;
}

/// What is not worked out to the end may cost less.
std::string most_cost_text(Scene const& scene, selection::Answer const& answer) {
    auto cost = scene.cost_text(answer.best.cost);
    if (answer.ending == selection::Ending::proven) return cost;
    return scene.showing.format("at_most_cost", {{"cost", std::move(cost)}});
}

/// What other shares cost, the one that was asked for among them.
View shares_view(Scene const& scene, Found const& found) {
    std::map<std::int64_t, selection::Answer const*> answers{{scene.asked.share, &found.answer}};
    for (auto const& one : found.varied)
        if (one.change == Change::share) answers.emplace(one.value, &one.answer);
    auto const& showing = scene.showing;
    std::vector<std::vector<View>> rows;
    for (auto const& [share, answer] : answers)
        rows.push_back({cell(showing.format("share", {{"share", share}}),
                             showing.visit.address("/barriers/leverage" +
                                                   query_of({.share = static_cast<int>(share),
                                                             .by = scene.asked.by})),
                             true),
                        cell(most_cost_text(scene, *answer), "", false),
                        cell(scene.won_text(answer->best.won), "", false),
                        cell(showing.number(std::ssize(answer->best.things)), "", false)});
    return table(showing.text("shares_title"),
                 {showing.text("head_share"), showing.text("head_choice_cost"),
                  showing.text("head_free"), showing.text("head_barriers")},
                 std::move(rows));
}

bool is_same_order(Found const& found) {
    return std::ranges::equal(found.order, found.greedy, {}, &selection::Step::things,
                              &selection::Step::things);
}

std::string greedy_text(Scene const& scene, Found const& found, bool is_failed) {
    if (is_failed) return scene.showing.text("greedy_alone");
    if (is_same_order(found)) return scene.showing.text("greedy_equal");
    auto const more = paid(found) - found.answer.best.cost;
    return more > 0 ? scene.showing.format("greedy_dearer", {{"more", scene.cost_text(more)}})
                    : scene.showing.text("greedy_same");
}

}

View found_view(Scene const& scene, Found const& found) {
    auto const& showing = scene.showing;
    auto const& answer = found.answer;
    auto supposed = supposed_views(scene, found);
    auto holds = hold_views(scene, found);
    bool const failed =
        answer.ending == selection::Ending::broken_off && answer.bound == 0 && answer.best.cost > 0;
    View view;
    view.set("choice_text", showing.format(scene.costs.stand_in ? "choice" : "choice_uncosted",
                                           {{"count", answer.best.things.size()},
                                            {"cost", scene.cost_text(answer.best.cost)},
                                            {"won", scene.won_text(answer.best.won)},
                                            {"whole", scene.won_text(whole(scene.question))}}))
        .set("sure_text", how_sure(scene, answer))
        .set("is_failed", failed)
        .set("time_text", time_text(scene, answer.best))
        .set("choice_table",
             View().set("table", steps_view(scene, showing.text("choice_title"), found.order)))
        .set("greedy_text", greedy_text(scene, found, failed))
        .set("greedy_table",
             View().set("table", steps_view(scene, showing.text("greedy_title"), found.greedy)))
        .set("has_greedy", failed || !is_same_order(found))
        .set("has_varied", !found.varied.empty())
        .set("is_partial", !found.is_whole)
        .set("shares_table", View().set("table", shares_view(scene, found)));
    view.set_list("supposed_views", std::move(supposed)).set_list("holds", std::move(holds));
    return view;
}

}

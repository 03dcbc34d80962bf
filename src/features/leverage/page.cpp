// Which barrier first: the cheapest choice, the order beside it, how sure it is, and what it was
// counted from.
#include <algorithm>
#include <utility>

#include "features/leverage/pages.h"
#include "platform/basics/text.h"

namespace leverage {

namespace {

using web::View;
using namespace std::chrono_literals;

constexpr auto patience = 2s;

View held_table(Scene const& scene) {
    auto const& showing = scene.showing;
    std::vector<std::vector<View>> rows;
    for (auto const& held : scene.picture.barriers) {
        auto const sum = held_by(scene.picture, held);
        auto const url = address_of(showing, held);
        bool const no_people = sum.without_people == sum.projects;
        bool const no_money = sum.without_money == sum.projects;
        rows.push_back(
            {cell(held.barrier.title, url, true),
             cell(showing.number(sum.projects), url + "#projects", false),
             cell(no_people ? showing.text("not_known") : showing.number(sum.people), "", false),
             cell(no_money ? showing.text("not_known") : showing.money(sum.money), "", false),
             cell(showing.number(std::ssize(sum.goals)), "", false),
             cell(showing.number(std::ssize(held.barrier.behind)), url + "#organisations", false),
             cell(showing.cost_text(held.removal), url + "#removal", false),
             cell(showing.months_text(held.removal), "", false)});
    }
    return table(
        showing.text("all_title"),
        {showing.text("head_barrier"), showing.text("head_projects"), showing.text("head_people"),
         showing.text("head_money"), showing.text("head_goals"), showing.text("head_organisations"),
         showing.text("head_cost"), showing.text("head_months")},
        std::move(rows));
}

void set_fields(View& view, Scene const& scene) {
    auto const& showing = scene.showing;
    auto const& problems = scene.asked.problems;
    std::vector<web::Option> options;
    for (auto const one : by_names)
        options.push_back({std::string(one), showing.text("by_" + std::string(one)),
                           one == name(scene.asked.by)});
    view.set("share_field", web::field_view({.name = "share",
                                             .label = showing.text("label_share"),
                                             .value = scene.asked.typed,
                                             .hint = showing.text("hint_share"),
                                             .problem = showing.problem(problems, "share"),
                                             .autocomplete = "off",
                                             .max_length = 3,
                                             .required = true,
                                             .narrow = true}))
        .set("by_field", web::choices_view({.name = "by",
                                            .label = showing.text("label_by"),
                                            .problem = showing.problem(problems, "by"),
                                            .required = true},
                                           options))
        .set("form_url", showing.visit.address("/barriers/leverage"));
}

/// What is not known, and how it was counted.
std::vector<View> counted_views(Scene const& scene) {
    auto const& showing = scene.showing;
    std::vector<View> views;
    auto const add = [&](std::string text) {
        views.push_back(View().set("sentence", std::move(text)));
    };
    if (!scene.costs.stand_in) add(showing.text("no_costs"));
    else if (scene.costs.untold > 0)
        add(showing.format("untold_costs", {{"count", scene.costs.untold},
                                            {"cost", showing.exact_money(*scene.costs.stand_in)}}));
    auto const sum = held_in_all(scene.picture);
    if (sum.without_money > 0) add(showing.format("without_money", {{"count", sum.without_money}}));
    if (sum.without_people > 0)
        add(showing.format("without_people", {{"count", sum.without_people}}));
    for (auto const* text : {"counted_people", "counted_seen", "counted_costs"})
        add(showing.text(text));
    return views;
}

std::vector<View> figures(Scene const& scene) {
    auto const& showing = scene.showing;
    auto const sum = held_in_all(scene.picture);
    auto const url = showing.visit.address("/barriers/leverage" + query_of(scene.asked)) + "#all";
    std::vector<View> views;
    auto const add = [&](std::string figure, std::string const& id, std::int64_t count) {
        views.push_back(View()
                            .set("figure", std::move(figure))
                            .set("figure_name", showing.format(id, {{"count", count}}))
                            .set("figure_url", url));
    };
    auto const barriers = std::ssize(scene.picture.barriers);
    add(showing.number(barriers), "figure_barriers", barriers);
    add(showing.number(sum.projects), "figure_projects", sum.projects);
    if (sum.without_people < sum.projects)
        add(showing.number(sum.people), "figure_people", sum.people);
    if (sum.without_money < sum.projects) add(showing.money(sum.money), "figure_money", sum.money);
    add(showing.number(std::ssize(sum.goals)), "figure_goals", std::ssize(sum.goals));
    return views;
}

char const* waiting_text(Solving::State state) {
    switch (state) {
        case Solving::State::under_way: return "under_way";
        case Solving::State::busy: return "busy";
        case Solving::State::too_often: return "too_often";
        case Solving::State::too_large: return "too_large";
        case Solving::State::found: break;
    }
    return "";
}

/// The answer, or why there is none. Whether the page may be kept.
bool set_answer(View& view, Scene const& scene) {
    auto const& showing = scene.showing;
    view.set("found", false);
    auto const wait = [&](std::string const& text, bool can_come) {
        view.set_optional("waiting_text", text.empty() ? text : showing.text(text))
            .set("may_come", can_come);
    };
    wait("", false);
    if (!scene.asked.problems.empty()) return false;
    if (whole(scene.question) == 0) {
        wait("nothing_" + std::string(name(scene.asked.by)), false);
        return true;
    }
    auto const answer = told(showing.parts, showing.visit, scene.question, patience);
    if (!answer.found) {
        wait(waiting_text(answer.state), answer.state != Solving::State::too_large);
        return false;
    }
    view.set("found", found_view(scene, *answer.found));
    return answer.found->is_whole && answer.found->answer.ending != selection::Ending::broken_off;
}

}

Solving::Told told(Parts& parts, web::Visit const& visit, Question const& question,
                   std::chrono::milliseconds patience) {
    return parts.solving.ask(question, patience, [&] {
        auto const who =
            visit.viewer.signed_in() ? visit.viewer.member.string() : visit.request.remote_address;
        return parts.questions.take(who, parts.services.now());
    });
}

Asked asked_in(web::Visit const& visit) {
    Asked asked;
    auto const& query = visit.request.query;
    auto const share = query.text("share"), by = query.text("by");
    asked.typed = share.empty() ? std::to_string(usual_share) : std::string(share);
    if (auto const good = parse_share(basics::trimmed(asked.typed))) asked.share = *good;
    else asked.problems.push_back({"share", "leverage.problem_share"});
    if (auto const good = parse_by(by.empty() ? name(By::projects) : by)) asked.by = *good;
    else asked.problems.push_back({"by", "leverage.problem_by"});
    return asked;
}

std::string query_of(Asked const& asked) {
    return "?share=" + std::to_string(asked.share) + "&by=" + std::string(name(asked.by));
}

http::Response show(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto const asked = asked_in(visit);
    auto const seen = parts.pictures.of(parts.services, visit);
    auto const counted = costs(*seen);
    auto const asks = question(*seen, asked.by, asked.share);
    Scene const scene{showing, *seen, counted, asks, asked};
    auto view = web::problems_view(visit, parts.services.pages, asked.problems);
    set_fields(view, scene);
    bool const is_empty = seen->barriers.empty();
    bool const may_be_kept = !is_empty && set_answer(view, scene);
    view.set("lead", showing.text("lead"))
        .set("is_empty", is_empty)
        .set("breadcrumbs", breadcrumbs(showing, false))
        .set("barriers_url", visit.address("/barriers"))
        .set("figures", figures(scene))
        .set("all", View().set("table", held_table(scene)))
        .set("counted", counted_views(scene))
        .set("again_url", visit.address("/barriers/leverage" + query_of(asked)))
        .set("csv_url", "/api/v1/export/leverage.csv")
        .set("data_url", "/api/v1/barriers/leverage" + query_of(asked));
    auto page = parts.services.pages.page(visit, "leverage/leverage", std::move(view),
                                          {.title = showing.text("title"),
                                           .description = showing.text("lead"),
                                           .status = asked.problems.empty() ? 200 : 422,
                                           .query = query_of(asked)});
    return may_be_kept ? page : web::private_page(std::move(page));
}

}

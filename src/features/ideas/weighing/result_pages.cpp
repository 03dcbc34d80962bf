// What a weighing came to: where the team disagrees first, the sum beside its spread, and whether
// the order holds. To everybody only when so many answered that it says nobody's own answer.
#include <algorithm>
#include <cmath>

#include "features/ideas/weighing/pages.h"
#include "services/members/members.h"

namespace ideas::weighing {

namespace {

using web::View;

constexpr std::size_t most_turns = 5;

std::string decimal(Showing const& showing, double value) {
    return texts::decimal(showing.visit.language, value, 1);
}

View cell(std::string text, bool is_number = false) {
    View view;
    view.set("cell_text", std::move(text))
        .set_optional("cell_url", "")
        .set("is_number", is_number)
        .set("is_head", false);
    return view;
}

View head_cell(std::string text, std::string const& url) {
    return cell(std::move(text)).set_optional("cell_url", url).set("is_head", true);
}

View head(std::string text, bool is_number = false) {
    View view;
    view.set("head_text", std::move(text))
        .set("is_number", is_number)
        .set_optional("sort_url", "")
        .set("is_ascending", false)
        .set("is_descending", false);
    return view;
}

/// "4 (2–5), 3 svar, 1 kan inte bedöma".
std::string spread_text(Showing const& showing, Spread const& spread) {
    if (spread.is_too_few) return showing.text("spread_few");
    if (spread.answers == 0) return showing.text("spread_none");
    auto text = showing.format("spread_text", {{"median", decimal(showing, spread.median)},
                                               {"least", spread.least},
                                               {"most", spread.most},
                                               {"count", spread.answers}});
    if (spread.cannot > 0)
        text += ", " + showing.format("spread_cannot", {{"count", spread.cannot}});
    return text;
}

std::string sum_text(Showing const& showing, Weighing const& weighing, Row const& row) {
    if (!row.sum) return showing.text("spread_none");
    auto text = decimal(showing, *row.sum);
    if (row.counted < weighing.criteria.size())
        text +=
            " " + showing.format("sum_of_some",
                                 {{"count", static_cast<std::int64_t>(row.counted)},
                                  {"all", static_cast<std::int64_t>(weighing.criteria.size())}});
    return text;
}

View table(Showing const& showing, Seen const& seen, std::vector<Row> const& rows) {
    std::vector<View> heads{head(showing.text("head_contribution"))};
    for (auto const& one : seen.weighing.criteria) heads.push_back(head(one.name));
    heads.push_back(head(showing.text("head_sum"), true));
    std::vector<View> lines;
    for (auto const place : by_disagreement(rows)) {
        auto const& row = rows[place];
        auto const& need = seen.needs[place];
        std::vector<View> cells{head_cell(
            need.told.title,
            need.visibility == Visibility::public_ ? showing.visit.address(path_of(need)) : "")};
        for (auto const& spread : row.spreads) cells.push_back(cell(spread_text(showing, spread)));
        cells.push_back(cell(sum_text(showing, seen.weighing, row), true));
        lines.push_back(View().set("cells", std::move(cells)));
    }
    return View()
        .set("table_title", showing.text("weighing_table"))
        .set("heads", std::move(heads))
        .set("rows", std::move(lines));
}

std::vector<View> turn_views(Showing const& showing, Seen const& seen,
                             std::vector<Row> const& rows) {
    std::vector<View> views;
    for (auto const& turn : turns_of(seen.weighing, rows)) {
        if (views.size() == most_turns) break;
        views.push_back(View().set(
            "turn_text", showing.format(turn.is_doubled ? "turn_doubled" : "turn_halved",
                                        {{"criterion", seen.weighing.criteria[turn.criterion].name},
                                         {"rises", seen.needs[turn.rises].told.title},
                                         {"falls", seen.needs[turn.falls].told.title}})));
    }
    return views;
}

std::vector<View> criterion_views(Showing const& showing, Weighing const& weighing) {
    std::vector<View> views;
    for (auto const& one : weighing.criteria)
        views.push_back(
            View()
                .set("criterion_name", one.name)
                .set("criterion_text",
                     showing.format(
                         one.low_is_good ? "criterion_low_said" : "criterion_high_said",
                         {{"low", one.low}, {"high", one.high}, {"weight", one.weight}})));
    return views;
}

/// Those that weigh the same stand in the same place.
std::int64_t rank_of(std::vector<Row> const& rows, std::size_t place) {
    return 1 + std::ranges::count_if(
                   rows, [&](Row const& other) { return weighs_more(other, rows[place]); });
}

/// How well the order holds when weights change.
std::string_view holds(std::vector<Row> const& rows, bool turns) {
    auto const differs = [&](Row const& one) {
        return weighs_more(one, rows.front()) || weighs_more(rows.front(), one);
    };
    if (std::ranges::none_of(rows, differs)) return "turns_even";
    return turns ? "turns_some" : "turns_none";
}

std::vector<View> order_views(Showing const& showing, Seen const& seen,
                              std::vector<Row> const& rows) {
    std::vector<View> views;
    for (auto const place : by_sum(rows))
        views.push_back(
            View()
                .set("order_number", texts::number(showing.visit.language, rank_of(rows, place)))
                .set("order_title", seen.needs[place].told.title)
                .set("order_sum", sum_text(showing, seen.weighing, rows[place])));
    return views;
}

std::vector<View> word_views(Seen const& seen, std::vector<Row> const& rows) {
    std::vector<View> views;
    for (auto const place : by_disagreement(rows)) {
        std::vector<View> words;
        for (auto const& one : rows[place].words) words.push_back(View().set("word_text", one));
        if (!words.empty())
            views.push_back(View()
                                .set("words_title", seen.needs[place].told.title)
                                .set("words", std::move(words)));
    }
    return views;
}

/// Times of a hundred that it would be chosen before one in the middle.
double share(double strength) { return 100 / (1 + std::exp(-strength)); }

View standing_view(Showing const& showing, Need const& need, pairs::Standing const& one,
                   std::int64_t number) {
    auto const place = [](double strength) {
        return std::to_string(std::lround(20 + share(strength) * 2.6));
    };
    auto const whole = [](double strength) {
        return static_cast<std::int64_t>(std::lround(share(strength)));
    };
    return View()
        .set("standing_number", texts::number(showing.visit.language, number))
        .set("standing_title", need.told.title)
        .set_optional("standing_url", need.visibility == Visibility::public_
                                          ? showing.visit.address(path_of(need))
                                          : "")
        .set("standing_text", showing.format("standing_text", {{"share", whole(one.strength)},
                                                               {"low", whole(one.low)},
                                                               {"high", whole(one.high)}}))
        .set("standing_count",
             showing.format("standing_count",
                            {{"chosen", texts::decimal(showing.visit.language, one.chosen, 1)},
                             {"count", one.compared}}))
        .set("x_low", place(one.low))
        .set("x_high", place(one.high))
        .set("x", place(one.strength));
}

std::vector<View> missing_views(Showing const& showing, Seen const& seen) {
    std::vector<members::MemberId> ids;
    for (auto const& one : seen.people)
        if (!one.member.empty()) ids.push_back(one.member);
    auto const names = showing.services.members.names(ids);
    std::vector<View> views;
    for (auto const& one : seen.people) {
        auto const found = names.find(one.member);
        auto const who = found != names.end()               ? found->second
                         : one.address.starts_with("left:") ? showing.text("weighing_left")
                                                            : one.address;
        bool const has = one.answered_at != basics::Time();
        views.push_back(View()
                            .set("person_name", who)
                            .set("person_id", one.id.text())
                            .set("person_state",
                                 showing.text(has ? "weighing_has_answered" : "weighing_has_not"))
                            .set("is_missing", !has)
                            .set("may_remove", !has && !seen.is_closed));
    }
    return views;
}

View managing_view(Showing const& showing, Seen const& seen) {
    View view;
    view.set("manages", seen.manages)
        .set("may_change_team", seen.manages && !seen.is_closed)
        .set("is_public", seen.weighing.is_public)
        .set("work_url", showing.visit.address(path_of(seen.weighing.id) + "/work"))
        .set_list("team", seen.manages && !seen.weighing.is_open_to_all
                              ? missing_views(showing, seen)
                              : std::vector<View>())
        .set("team_none", showing.text(seen.weighing.is_open_to_all ? "weighing_team_all"
                                                                    : "weighing_team_none"))
        .set("reading_text", showing.text(seen.weighing.is_public ? "weighing_reading_all"
                                                                  : "weighing_reading_inside"));
    return view;
}

}

View result_view(Showing const& showing, db::Reader& reader, Seen const& seen) {
    bool const has_all = is_inside(seen);
    bool const is_read = seen.may_see_result && seen.weighing.by == By::criteria;
    auto const all = is_read ? all_judgements(reader, seen) : std::vector<Judgements>();
    auto const rows = has_all ? rows_of(seen.weighing, all)
                              : shown_to_all(seen.weighing, rows_of(seen.weighing, all));
    bool const is_shown = is_read && (has_all ? !all.empty() : all.size() >= least_shown_to_all);
    auto turns = turn_views(showing, seen, rows);
    View view;
    view.set("has_result", is_shown)
        .set("table", table(showing, seen, rows))
        .set_list("criteria", criterion_views(showing, seen.weighing))
        .set("turns_lead", showing.text(holds(rows, !turns.empty())))
        .set_list("turns", std::move(turns))
        .set_list("order", order_views(showing, seen, rows))
        .set_list("words_of", word_views(seen, rows));
    return view;
}

View pairs_view(Showing const& showing, db::Reader& reader, Seen const& seen) {
    bool const is_read = seen.may_see_result && seen.weighing.by == By::pairs;
    auto const answers =
        is_read ? store::pair_answers(reader, seen.weighing.id) : std::vector<PairAnswer>();
    auto const compared = comparisons(seen, answers);
    auto const fit = pairs::fit(seen.needs.size(), compared);
    bool const is_shown =
        is_read && !compared.empty() &&
        (is_inside(seen) || store::choosers(reader, seen.weighing.id) >= least_shown_to_all);
    std::vector<View> standings, groups;
    for (auto const place : pairs::order_of(fit)) {
        // Those that are as strong stand in the same place.
        auto const& one = fit.standings[place];
        auto const number = 1 + std::ranges::count_if(fit.standings, [&](auto const& other) {
                                return other.strength > one.strength + 1e-6;
                            });
        standings.push_back(standing_view(showing, seen.needs[place], one, number));
    }
    for (auto const& group : pairs::cannot_be_told_apart(fit)) {
        std::string names;
        for (auto const place : group)
            names += (names.empty() ? "" : " · ") + seen.needs[place].told.title;
        groups.push_back(View().set("group_text", names));
    }
    View view;
    view.set("has_pairs", is_shown)
        .set_list("standings", std::move(standings))
        .set_list("groups", std::move(groups))
        .set("compared_text",
             showing.format("compared_text",
                            {{"count", static_cast<std::int64_t>(compared.size())}}));
    return view;
}

http::Response show(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const here = http::found(seen(services, reader, visit.viewer, visit.id<WeighingId>()));
    auto const& weighing = here.weighing;
    auto view = result_view(showing, reader, here);
    view.merge(pairs_view(showing, reader, here)).merge(managing_view(showing, here));
    bool const has_any = here.may_see_result && answered(here.people) > 0;
    view.set_optional("question", weighing.question)
        .set("lead", showing.format("weighing_lead",
                                    {{"who", showing.organisation_name(weighing.organisation)},
                                     {"count", static_cast<std::int64_t>(here.needs.size())}}))
        .set("state_text", state_text(showing, weighing, here.is_closed))
        .set("progress_text", progress_text(showing, weighing, here.people))
        .set("none_text", showing.text(!here.is_closed ? "weighing_wait"
                                       : has_any       ? "weighing_few"
                                                       : "weighing_nobody"))
        .set_optional("left_out_text",
                      here.left_out == 0
                          ? std::string()
                          : showing.format("weighing_left_out",
                                           {{"count", static_cast<std::int64_t>(here.left_out)}}))
        .set("may_answer", here.may_answer)
        .set("answer_url", visit.address(path_of(weighing.id) + "/answer"))
        .set("csv_url", "/api/v1/weighings/" + weighing.id.string() + "/table")
        .set("list_url", visit.address("/weighings"))
        .set("breadcrumbs",
             std::vector<View>{View()
                                   .set("crumb_name", showing.text("weighings_title"))
                                   .set("crumb_url", visit.address("/weighings"))});
    web::PageOptions options{.title = weighing.name, .unlisted = !weighing.is_public};
    auto const done = visit.request.query.text("done");
    for (auto const known :
         {"made", "answered", "reminded", "nobody", "closed", "reading", "removed"})
        if (done == known)
            options.notices.push_back(
                web::notice("done", showing.text("weighing_done_" + std::string(known))));
    return private_page(
        services.pages.page(visit, "ideas/weighing", std::move(view), std::move(options)));
}

http::Response work(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& form = visit.request.form;
    auto const act = form.text("act");
    auto tx = services.database.begin();
    auto here = http::found(seen(services, tx, visit.viewer, visit.id<WeighingId>()));
    if (!here.manages) throw http::NotFound();
    auto const hand = hand_of(showing);
    std::string done;
    if (act == "remind")
        done = !here.is_closed && remind(services, tx, hand, here, visit.language) > 0 ? "reminded"
                                                                                       : "nobody";
    else if (act == "close") {
        if (!here.is_closed) close(tx, hand, here.weighing);
        done = "closed";
    } else if (act == "reading") {
        set_public(tx, hand, here.weighing, form.text("reading") == "all");
        done = "reading";
    } else if (act == "remove") {
        auto const id = PersonId::parse(form.text("person"));
        auto const person = id ? store::person(tx, here.weighing.id, *id) : std::optional<Person>();
        bool const stays = person && (here.is_closed || person->answered_at != basics::Time());
        if (person && !stays) take_away(tx, hand, here.weighing, *person);
        // The list says that they have answered.
        done = stays ? "" : "removed";
    } else throw http::BadRequest{"act is remind, close, reading or remove"};
    tx.commit();
    return private_page(http::redirect(visit.address(path_of(here.weighing.id)) + "?done=" + done));
}

}

// The way of a barrier: where it stands, whom it was put before, what they answered, what changed.
#include <algorithm>

#include "features/escalations/afterwards/now.h"
#include "features/escalations/pages.h"

namespace escalations {

namespace {

using web::View;

/// The rungs of the barrier's ladder, with what happened on each.
std::vector<View> rung_views(Showing const& showing, Way const& way,
                             std::vector<Escalation> const& asked) {
    std::vector<View> views;
    for (auto const rung : ladder(way.of)) {
        std::int64_t all = 0, answered = 0;
        for (auto const& one : asked)
            if (one.rung == rung) {
                ++all;
                answered += one.is_settled() ? 1 : 0;
            }
        auto const text =
            all == 0 ? showing.text("rung_not_asked")
                     : showing.format("rung_asked", {{"asked", all}, {"answered", answered}});
        views.push_back(View()
                            .set("rung_name", showing.word("rung_", name(rung)))
                            .set("rung_text", text)
                            .set("is_asked", all != 0));
    }
    return views;
}

/// What those who tend the barrier may do with one escalation.
View tending_view(Showing const& showing, Seen const& seen, Escalation const& one) {
    auto const path = way_path(seen.barrier);
    auto const number = std::to_string(one.number);
    bool const may = seen.access.may_change;
    View view;
    view.set("may_answer", may && !one.is_settled())
        .set("answer_url", showing.visit.address(path + "/answer/" + number))
        .set("may_write", may && !told::said(one.told, "email").empty())
        .set("words_url", showing.visit.address(path + "/words/" + number))
        .set("words_field",
             web::field_view({.name = "words",
                              .label = showing.text("label_words_to"),
                              .hint = showing.text("hint_words_to"),
                              .max_length = static_cast<int>(longest_words),
                              .required = true,
                              .rows = 3})
                 .set("counter_text", showing.format("at_most", {{"count", longest_words}})));
    view.set("may_withdraw", may).set("withdraw_url", showing.visit.address(path + "/withdraw/"));
    return view;
}

std::vector<View> asked_views(Showing const& showing, db::Reader& reader, Seen const& seen,
                              std::vector<Escalation> const& asked) {
    auto const words = words_of(reader, seen.barrier.id);
    std::vector<View> views;
    for (auto one = asked.rbegin(); one != asked.rend(); ++one) {
        auto view = escalation_view(showing, *one, words);
        view.merge(tending_view(showing, seen, *one));
        views.push_back(std::move(view));
    }
    // What was asked about barriers that are part of this one now is read here.
    auto past = seen;
    past.access.may_change = false;
    for (auto const& part : seen.access.also)
        for (auto const& one : escalations_of(reader, part)) {
            auto view = escalation_view(showing, one, words_of(reader, part));
            view.merge(tending_view(showing, past, one));
            views.push_back(std::move(view.set("asked_number", std::to_string(views.size() + 1))));
        }
    return views;
}

View action_views(Showing const& showing, Seen const& seen) {
    auto const path = way_path(seen.barrier);
    auto const& way = seen.way;
    bool const may = seen.access.may_change;
    auto const rungs = ladder(way.of);
    bool const can_ask = std::ranges::any_of(rungs, [&](Rung rung) {
        return after(way, {.move = Move::escalate, .rung = rung}).has_value();
    });
    bool const can_resolve =
        after(way, {.move = Move::resolve, .resolution = Resolution::mitigated}).has_value() ||
        after(way, {.move = Move::resolve, .resolution = Resolution::removed}).has_value();
    bool const needs_words = may && (way.stage == Stage::reported || way.of == Class::unsorted);
    auto const url = [&](char const* part) { return showing.visit.address(path + part); };
    View view;
    view.set_optional("escalate_url", may && can_ask ? url("/escalate") : std::string())
        .set_optional("resolve_url", may && can_resolve ? url("/resolve") : std::string())
        .set_optional("move_url", may && !plain_moves(way).empty() ? url("/move") : std::string())
        .set_optional("describe_url",
                      needs_words
                          ? showing.visit.address("/barriers/" + seen.barrier.id + "/describe")
                          : std::string())
        .set("barrier_url", showing.visit.address(seen.barrier.path))
        .set("addressees_url", showing.visit.address("/addressees"))
        .set("data_url", "/api/v1" + path);
    return view;
}

}

http::Response show_way(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const seen = seen_barrier(showing, reader);
    auto const asked = escalations_of(reader, seen.barrier.id);
    View view = action_views(showing, seen);
    view.set_list("breadcrumbs", breadcrumbs(showing, seen.barrier))
        .set("lead", stage_text(showing, seen.way))
        .set("is_workaround", seen.way.resolution == Resolution::workaround)
        .set("class_text", showing.word("ladder_", name(seen.way.of)))
        .set_list("rungs", rung_views(showing, seen.way, asked))
        .set_list("asked", asked_views(showing, reader, seen, asked))
        .set_list("outcomes", outcome_views(showing, outcomes_of(reader, seen.barrier.id)))
        .set_list("events", move_views(showing, moves(reader, seen.barrier.id), asked));
    auto now = now_view(showing, reader, seen);
    if (asked_now(reader, seen.barrier.id).empty()) view.set("now", false);
    else view.set("now", std::move(now));
    web::PageOptions options{.title = showing.format("way_title", {{"title", seen.barrier.title}}),
                             .unlisted = !seen.access.is_public};
    auto const done = visit.request.query.text("done");
    for (std::string_view const one :
         {"moved", "escalated", "sent", "answered", "resolved", "gone", "wrote", "withdrawn",
          "nothing", "now", "now_back", "not_gone"})
        if (done == one)
            options.notices.push_back(
                web::notice(one == "nothing" || one == "not_gone" ? "info" : "done",
                            showing.word("done_", one)));
    auto page =
        parts.services.pages.page(visit, "escalations/way", std::move(view), std::move(options));
    // Days that pass stand on it.
    return private_page(std::move(page));
}

}

// What people said, as lists that a newcomer understands. Each figure stands in words as well.
#include "features/dialogues/becoming.h"
#include "features/dialogues/map_view.h"
#include "features/dialogues/pages.h"

namespace dialogues {

namespace {

using web::View;

constexpr std::size_t most_in_list = 5;

/// statement_words, shares_text, agree_part, pass_part, pass_from, disagree_part, disagree_from:
/// hundredths of a bar.
View bar_view(Showing const& showing, Statement const& one, Shares const& shares) {
    return View()
        .set("statement_words", one.words)
        .set("shares_text", showing.format("shares_text", {{"agree", shares.agree},
                                                           {"disagree", shares.disagree},
                                                           {"pass", shares.pass},
                                                           {"count", one.tally.all()}}))
        .set("agree_part", std::to_string(shares.agree))
        .set("pass_from", std::to_string(shares.agree))
        .set("pass_part", std::to_string(shares.pass))
        .set("disagree_from", std::to_string(shares.agree + shares.pass))
        .set("disagree_part", std::to_string(shares.disagree));
}

View list_view(Showing const& showing, Dialogue const& dialogue, std::string const& id,
               std::vector<Statement> const& all) {
    bool const may_make = showing.visit.viewer.signed_in();
    std::vector<View> rows;
    for (auto const& one : all)
        if (auto const shares = shares_of(one.tally))
            rows.push_back(bar_view(showing, one, *shares)
                               .set_list("into", may_make ? into_views(showing, dialogue, one)
                                                          : std::vector<View>()));
    View view;
    return view.set("list_heading", showing.text("list_" + id))
        .set("list_none", showing.text("list_none_" + id))
        .set_list("bars", std::move(rows));
}

View cell(std::string text, bool is_number, bool is_head = false) {
    return View()
        .set("cell_text", std::move(text))
        .set_optional("cell_url", "")
        .set("is_number", is_number)
        .set("is_head", is_head);
}

/// What came of statements that are shown: made[] {made_anchor, made_words, became[]}.
std::vector<View> made_views(std::vector<Became> const& all, std::vector<Statement> const& said) {
    std::vector<View> views;
    for (auto const& one : said) {
        auto became = became_views(all, one.number);
        if (one.standing == Standing::accepted && !became.empty())
            views.push_back(View()
                                .set("made_anchor", "statement-" + std::to_string(one.number))
                                .set("made_words", one.words)
                                .set_list("became", std::move(became)));
    }
    return views;
}

/// All statements that are shown, in a table.
View table_view(Showing const& showing, std::vector<Statement> const& all) {
    std::vector<View> heads, rows;
    for (auto const* id : {"statement", "agree", "disagree", "pass", "answers"})
        heads.push_back(View()
                            .set("head_text", showing.text(std::string("head_") + id))
                            .set("is_number", std::string_view(id) != "statement")
                            .set_optional("sort_url", "")
                            .set("is_ascending", false)
                            .set("is_descending", false));
    for (auto const& one : all) {
        if (one.standing != Standing::accepted) continue;
        auto const shares = shares_of(one.tally);
        auto percent = [&](int share) {
            return shares ? showing.number(share) + " %" : std::string("–");
        };
        auto const answers = shares ? showing.number(one.tally.all())
                                    : showing.format("fewer_than", {{"least", least_shown}});
        rows.push_back(View().set(
            "cells", std::vector<View>{cell(one.words, false, true),
                                       cell(percent(shares ? shares->agree : 0), true),
                                       cell(percent(shares ? shares->disagree : 0), true),
                                       cell(percent(shares ? shares->pass : 0), true),
                                       cell(answers, true)}));
    }
    View view;
    bool const has_rows = !rows.empty();
    return view
        .set("table", View()
                          .set("table_title", showing.text("table_title"))
                          .set("heads", std::move(heads))
                          .set("rows", std::move(rows)))
        .set("has_statements", has_rows);
}

}

http::Response show_results(web::Services& services, Groupings& groupings,
                            web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const seen = seen_dialogue(showing, reader);
    auto const& dialogue = seen.dialogue;
    if (!may_see_results(dialogue, seen.looker)) throw http::NotFound();
    auto const all = statements(reader, dialogue.id);
    auto const lists = lists_of(all, most_in_list);
    auto const now = pulse(reader, dialogue.id);
    bool const is_public = may_see_results(dialogue, {});
    auto view = table_view(showing, all);
    auto const grouping = groupings.of(reader, dialogue.id);
    view.merge(groups_view(showing, dialogue, all, grouping.get()));
    view.merge(pulse_view(showing, dialogue, now, counts(reader, dialogue.id).accepted));
    view.set_list("breadcrumbs", breadcrumbs(showing, &dialogue))
        .set("dialogue_language", dialogue.told.language)
        .set("lead",
             showing.format(dialogue.state == State::open ? "results_lead_open" : "results_lead",
                            {{"count", now.participants}, {"votes", now.votes}}))
        .set("lists", std::vector<View>{list_view(showing, dialogue, "agreed", lists.agreed),
                                        list_view(showing, dialogue, "disagreed", lists.disagreed),
                                        list_view(showing, dialogue, "divided", lists.divided)})
        .set_list("made", made_views(became(showing, reader, dialogue), all))
        .set("least_text", showing.format("least_text", {{"least", least_shown}}))
        .set("live_state", std::string(name(dialogue.state)))
        .set("page_url_of", visit.address(path_of(dialogue)))
        .set("is_public", is_public)
        .set("has_bundle",
             is_public && dialogue.state == State::closed && now.participants >= least_shown)
        .set("bundle_url", "/api/v1/dialogues/" + dialogue.id.string() + "/bundle")
        .set("csv_url", "/api/v1/dialogues/" + dialogue.id.string() + "/statements.csv")
        .set("data_url", "/api/v1/dialogues/" + dialogue.id.string() + "/statements");
    return private_page(services.pages.page(
        visit, "dialogues/results", std::move(view),
        {.title = showing.format("results_title", {{"title", dialogue.told.title}}),
         .unlisted = !is_public}));
}

}

// The desk of those who lead a dialogue: opening and closing it, and looking at what is written.
// Nothing is held between two requests: whoever loses the connection opens the page again.
#include <algorithm>

#include "features/dialogues/becoming.h"
#include "features/dialogues/pages.h"

namespace dialogues {

namespace {

using web::View;

struct Shown {
    std::string act = {}, statements = {}, reason = {};
    std::int64_t statement = 0;
    basics::Problems problems = {};
    std::string_view warning = {};
    int status = 200;
};

/// A statement in one of the desk's lists: statement_words, statement_number, who_wrote,
/// statement_note (optional), reason_field.
View row_view(Showing const& showing, Dialogue const& dialogue, Shown const& shown,
              std::vector<Became> const& made, Statement const& one) {
    bool const is_here = shown.act == "hide" && shown.statement == one.number;
    auto reason = web::field_view(
        {.name = "reason",
         .label = showing.text("label_reason"),
         .value = is_here ? shown.reason : std::string(),
         .problem = is_here ? showing.problem(shown.problems, "reason") : std::string(),
         .autocomplete = "off",
         .max_length = static_cast<int>(longest_reason),
         .required = true});
    reason.set("id", "reason-" + std::to_string(one.number));
    auto const shares = shares_of(one.tally);
    bool const is_shown = one.standing == Standing::accepted;
    std::string note;
    if (one.standing == Standing::hidden) note = one.reason;
    else if (shares)
        note = showing.format("shares_text", {{"agree", shares->agree},
                                              {"disagree", shares->disagree},
                                              {"pass", shares->pass},
                                              {"count", one.tally.all()}});
    else note = showing.format("too_few", {{"least", least_shown}});
    return View()
        .set("statement_words", one.words)
        .set("statement_number", std::to_string(one.number))
        .set("who_wrote", showing.text(one.author == 0 ? "by_arranger" : "by_participant"))
        .set_optional("statement_note", note)
        .set_list("into", is_shown ? into_views(showing, dialogue, one) : std::vector<View>())
        .set_list("became", became_views(made, one.number))
        .set("reason_field", std::move(reason))
        .set("is_hiding", is_here);
}

/// waiting[], accepted[], hidden[]
View lists_view(Showing const& showing, db::Reader& reader, Dialogue const& dialogue,
                Shown const& shown) {
    std::vector<View> waiting, accepted, hidden;
    auto const made = became(showing, reader, dialogue);
    for (auto const& one : statements(reader, dialogue.id)) {
        auto& list = one.standing == Standing::waiting    ? waiting
                     : one.standing == Standing::accepted ? accepted
                                                          : hidden;
        list.push_back(row_view(showing, dialogue, shown, made, one));
    }
    View view;
    view.set("waiting_count", showing.number(static_cast<std::int64_t>(waiting.size())));
    return view.set_list("waiting", std::move(waiting))
        .set_list("accepted", std::move(accepted))
        .set_list("hidden", std::move(hidden));
}

View ways_view(Showing const& showing, Dialogue const& dialogue) {
    auto const& visit = showing.visit;
    auto const address = short_address(showing.services, dialogue);
    auto const place = address.find("://");
    View view;
    view.set("may_publish", dialogue.state == State::draft)
        .set("may_open", dialogue.state == State::published)
        .set("may_close", dialogue.state == State::open)
        .set("may_open_again", dialogue.state == State::closed)
        .set("is_draft", dialogue.state == State::draft)
        .set("live_state", std::string(name(dialogue.state)))
        .set("opens_itself", dialogue.told.rhythm == Rhythm::weeks)
        .set("dialogue_code", dialogue.code)
        .set("short_address", place == address.npos ? address : address.substr(place + 3))
        .set("form_url", visit.address(place_of(dialogue, "/desk")))
        .set("edit_url", visit.address(place_of(dialogue, "/edit")))
        .set("screen_url", visit.address(place_of(dialogue, "/screen")))
        .set("results_url", visit.address(place_of(dialogue, "/results")))
        .set("page_url_of", visit.address(path_of(dialogue)));
    return view;
}

http::Response desk_page(Showing const& showing, db::Reader& reader, Dialogue const& dialogue,
                         Shown const& shown) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, shown.problems);
    view.merge(lists_view(showing, reader, dialogue, shown))
        .merge(ways_view(showing, dialogue))
        .merge(pulse_view(showing, dialogue, pulse(reader, dialogue.id),
                          counts(reader, dialogue.id).accepted));
    view.set_list("breadcrumbs", breadcrumbs(showing, &dialogue))
        .set("dialogue_language", dialogue.told.language)
        .set("state_text", showing.format("state_text_" + std::string(name(dialogue.state)),
                                          {{"when", when_text(showing, dialogue)},
                                           {"closed", showing.date(dialogue.closed_at)}}))
        .set("statements_field",
             web::field_view(
                 {.name = "statements",
                  .label = showing.text("label_statements"),
                  .value = shown.statements,
                  .hint = showing.format("hint_statements", {{"count", longest_statement}}),
                  .problem = shown.act == "add" ? showing.problem(shown.problems, "statements")
                                                : std::string(),
                  .required = true,
                  .rows = 5}));
    web::PageOptions options{
        .title = showing.format("desk_title", {{"title", dialogue.told.title}}),
        .status = shown.problems.empty() ? shown.status : 422,
        .unlisted = true};
    auto const done = visit.request.query.text("done");
    for (auto const* one : {"make", "change", "publish", "open", "close", "add", "accept", "hide"})
        if (done == one)
            options.notices.push_back(
                web::notice("done", showing.text("done_" + std::string(one))));
    if (!shown.warning.empty())
        options.notices.push_back(web::notice("warning", showing.text(shown.warning)));
    return private_page(
        showing.services.pages.page(visit, "dialogues/desk", std::move(view), std::move(options)));
}

/// From which states an act leads where; the same act twice is done.
struct Turn {
    std::string_view act;
    State from, to;
};
constexpr std::array<Turn, 4> turns = {{{"publish", State::draft, State::published},
                                        {"open", State::published, State::open},
                                        {"open", State::closed, State::open},
                                        {"close", State::open, State::closed}}};

bool is_act(std::string_view act) {
    return act == "add" || act == "accept" || act == "hide" ||
           std::ranges::find(turns, act, &Turn::act) != turns.end();
}

/// Whether it was done; otherwise `shown` says why not.
bool turn_it(Showing const& showing, db::Transaction& tx, Dialogue const& dialogue, Shown& shown) {
    for (auto const& one : turns) {
        if (one.act != shown.act) continue;
        if (dialogue.state == one.to) return true;
        if (dialogue.state != one.from) continue;
        // One of weeks that has ended would close again by itself.
        bool const is_past = dialogue.told.rhythm == Rhythm::weeks &&
                             showing.services.now() >= dialogue.told.ends_at;
        if (one.to == State::open && is_past) {
            shown.warning = "move_end_first";
            shown.status = 409;
            return false;
        }
        turn(tx, showing.hand(), dialogue, one.to);
        return true;
    }
    shown.warning = "not_now";
    shown.status = 409;
    return false;
}

bool act(Showing const& showing, db::Transaction& tx, Dialogue const& dialogue, Shown& shown) {
    auto const hand = showing.hand();
    if (shown.act == "add") {
        auto const words = checked_statements(shown.statements);
        if (words) add_seeds(tx, hand, dialogue, *words);
        else shown.problems = words.error();
        return words.has_value();
    }
    if (shown.act != "accept" && shown.act != "hide") return turn_it(showing, tx, dialogue, shown);
    auto const one = http::found(statement(tx, dialogue.id, shown.statement));
    if (shown.act == "accept") {
        accept(tx, hand, dialogue, one);
        return true;
    }
    auto const reason = checked_reason(shown.reason);
    if (reason) hide(tx, hand, dialogue, one, *reason);
    else shown.problems = reason.error();
    return reason.has_value();
}

}

http::Response show_desk(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return desk_page(showing, reader, led_dialogue(showing, reader), {});
}

http::Response work(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    Shown shown{.act = sent(visit, "act"),
                .statements = sent(visit, "statements"),
                .reason = sent(visit, "reason"),
                .statement = number_in(visit.request.form.text("statement"))};
    auto tx = services.database.begin();
    auto const dialogue = led_dialogue(showing, tx);
    if (!is_act(shown.act))
        throw http::BadRequest{"act is publish, open, close, add, accept or hide"};
    if (!act(showing, tx, dialogue, shown)) return desk_page(showing, tx, dialogue, shown);
    tx.commit();
    return private_page(
        http::redirect(visit.address(place_of(dialogue, "/desk?done=" + shown.act))));
}

}

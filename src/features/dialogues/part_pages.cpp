// Taking part: one statement at a time, and one's own. The same in as many tabs as one likes.
#include <algorithm>
#include <memory>

#include "features/dialogues/pages.h"
#include "platform/http/cookies.h"
#include "services/members/members.h"

namespace dialogues {

namespace {

using web::View;

/// What was typed, and what is wrong with it.
struct Shown {
    std::string words = {};
    basics::Problems problems = {};
    std::string_view notice = {}, warning = {};
    int status = 200;
};

/// Who takes part; whoever has no cookie of the dialogue is led to the door.
struct Inside {
    Dialogue dialogue = {};
    Participant participant = {};
    std::shared_ptr<Grouping const> grouping = {};  ///< Null: nothing is known of opinions yet.

    double extremity(std::int64_t number) const {
        if (!grouping) return 0;
        auto const found = std::ranges::lower_bound(grouping->numbers, number);
        if (found == grouping->numbers.end() || *found != number) return 0;
        auto const place = static_cast<std::size_t>(found - grouping->numbers.begin());
        auto const& all = grouping->result.statements;
        return place < all.size() ? all[place].extremity : 0;
    }
};

std::optional<Inside> inside(Showing const& showing, db::Reader& reader,
                             Groupings const& groupings) {
    auto dialogue = http::found(find(reader, showing.visit.id<DialogueId>()));
    auto const one = participant_in(showing.visit, reader, dialogue);
    if (!one || dialogue.state == State::draft) return std::nullopt;
    auto grouping = groupings.last(dialogue.id);
    return Inside{std::move(dialogue), *one, std::move(grouping)};
}

http::Response to_door(web::Visit const& visit) {
    return private_page(http::redirect(visit.address("/dialogues/join")));
}

/// The statement that is shown: the one that was asked for, or the next.
std::optional<Statement> shown_statement(Showing const& showing, Inside const& in,
                                         std::vector<Statement> const& all,
                                         std::vector<Vote> const& votes) {
    auto by_number = [&](std::int64_t number) -> std::optional<Statement> {
        auto const found = std::ranges::find(all, number, &Statement::number);
        if (found == all.end() || found->standing != Standing::accepted) return std::nullopt;
        return *found;
    };
    if (auto const wanted = number_in(showing.visit.request.query.text("statement")); wanted > 0)
        if (auto one = by_number(wanted)) return one;
    std::vector<std::int64_t> done;
    for (auto const& vote : votes) done.push_back(vote.statement);
    auto const next =
        next_statement(all, done, in.dialogue.id.string() + std::to_string(in.participant.number),
                       [&](std::int64_t number) { return in.extremity(number); });
    return next ? by_number(*next) : std::nullopt;
}

std::optional<Choice> choice_on(std::vector<Vote> const& votes, std::int64_t number) {
    auto const found = std::ranges::find(votes, number, &Vote::statement);
    return found == votes.end() ? std::nullopt : std::optional(found->choice);
}

/// {statement_words, statement_number, choices[] {choice_value choice_text is_chosen}}
View asked_view(Showing const& showing, Statement const& one, std::optional<Choice> before) {
    std::vector<View> choices;
    for (auto const choice : {Choice::agree, Choice::disagree, Choice::pass})
        choices.push_back(
            View()
                .set("choice_value", std::string(name(choice)))
                .set("choice_text", showing.text("choice_" + std::string(name(choice))))
                .set("is_chosen", before == choice));
    return View()
        .set("statement_words", one.words)
        .set("statement_number", std::to_string(one.number))
        .set("choices", std::move(choices));
}

/// statement as asked_view, or false; mine[] {mine_words mine_choice mine_url}, progress_text.
View statement_view(Showing const& showing, db::Reader& reader, Inside const& in) {
    auto const all = statements(reader, in.dialogue.id);
    auto const votes = votes_of(reader, in.participant);
    std::vector<View> mine;
    std::int64_t open = 0, answered = 0;
    for (auto const& each : all) {
        if (each.standing != Standing::accepted) continue;
        ++open;
        auto const vote = choice_on(votes, each.number);
        if (!vote) continue;
        ++answered;
        mine.push_back(View()
                           .set("mine_words", each.words)
                           .set("mine_choice", showing.text("choice_" + std::string(name(*vote))))
                           .set("mine_url", showing.visit.address(place_of(
                                                in.dialogue, "/take-part?statement=" +
                                                                 std::to_string(each.number)))));
    }
    View view;
    if (auto const one = shown_statement(showing, in, all, votes))
        view.set("statement", asked_view(showing, *one, choice_on(votes, one->number)));
    else view.set("statement", false);
    return view.set_list("mine", std::move(mine))
        .set("progress_text",
             showing.format("progress", {{"answered", answered}, {"count", open}}));
}

View words_field(Showing const& showing, Shown const& shown) {
    auto field = web::field_view({.name = "words",
                                  .label = showing.text("label_words"),
                                  .value = shown.words,
                                  .hint = showing.text("hint_words"),
                                  .problem = showing.problem(shown.problems, "words"),
                                  .autocomplete = "off",
                                  .max_length = static_cast<int>(longest_statement),
                                  .required = true,
                                  .rows = 3});
    field.set("counter_text", showing.format("at_most", {{"count", longest_statement}}));
    return field;
}

http::Response part_page(Showing const& showing, db::Reader& reader, Inside const& in,
                         Shown const& shown) {
    auto const& visit = showing.visit;
    auto const& dialogue = in.dialogue;
    auto view = web::problems_view(visit, showing.services.pages, shown.problems);
    view.merge(statement_view(showing, reader, in))
        .merge(pulse_view(showing, dialogue, pulse(reader, dialogue.id),
                          counts(reader, dialogue.id).accepted));
    view.set_list("breadcrumbs", breadcrumbs(showing, &dialogue))
        .set("dialogue_language", dialogue.told.language)
        .set("is_coming", dialogue.state == State::published)
        .set("is_open", dialogue.state == State::open)
        .set("is_closed", dialogue.state == State::closed)
        .set("live_state", std::string(name(dialogue.state)))
        .set("when_text", when_text(showing, dialogue))
        .set("form_url", visit.address(place_of(dialogue, "/take-part")))
        .set("words_field", words_field(showing, shown))
        .set_optional("kept_words", dialogue.state == State::open ? "" : shown.words)
        .set("moderation_text",
             showing.text("moderation_text_" + std::string(name(dialogue.told.moderation))))
        .set("results_url", visit.address(place_of(dialogue, "/results")))
        .set("about_url", visit.address(path_of(dialogue)));
    web::PageOptions options{.title = dialogue.told.title,
                             .status = shown.problems.empty() ? shown.status : 422,
                             .unlisted = true};
    if (!shown.notice.empty())
        options.notices.push_back(web::notice("done", showing.text(shown.notice)));
    if (!shown.warning.empty())
        options.notices.push_back(web::notice("warning", showing.text(shown.warning)));
    return private_page(
        showing.services.pages.page(visit, "dialogues/part", std::move(view), std::move(options)));
}

std::string_view notice_of(std::string_view done) {
    if (done == "shown") return "said_shown";
    if (done == "waiting") return "said_waiting";
    if (done == "known") return "said_known";
    return {};
}

/// A vote: nothing when it counts, otherwise what is shown instead.
std::optional<Shown> vote(Showing const& showing, db::Transaction& tx, Inside const& in) {
    auto const choice = parse_choice(showing.visit.request.form.text("choice"));
    if (!choice) throw http::BadRequest{"choice is agree, disagree or pass"};
    auto const number = number_in(showing.visit.request.form.text("statement"));
    auto const one = http::found(statement(tx, in.dialogue.id, number));
    if (one.standing != Standing::accepted) return Shown{.warning = "taken_away", .status = 409};
    put_vote(tx, in.participant, one.number, *choice);
    return std::nullopt;
}

/// A statement of one's own: where to go on when it is taken in, otherwise what is wrong.
std::expected<std::string, Shown> add_own(Showing const& showing, Limits& limits,
                                          db::Transaction& tx, Inside const& in) {
    Shown shown{.words = sent(showing.visit, "words")};
    auto const words = checked_statement(shown.words);
    if (!words) {
        shown.problems = words.error();
        return std::unexpected(std::move(shown));
    }
    auto const key = in.dialogue.id.string() + std::to_string(in.participant.number);
    if (!limits.statements.take(key, showing.services.now())) {
        shown.warning = "said_too_many";
        shown.status = 429;
        return std::unexpected(std::move(shown));
    }
    switch (say(tx, in.dialogue, in.participant, *words)) {
        case Said::shown: return "shown";
        case Said::waiting: return "waiting";
        case Said::known: return "known";
        case Said::too_many: break;
    }
    shown.warning = "said_too_many";
    shown.status = 409;
    return std::unexpected(std::move(shown));
}

/// The secret is no longer good for anything, and the browser forgets it.
http::Response gone(Showing const& showing, Dialogue const& dialogue, std::string_view done) {
    auto response = private_page(
        http::redirect(showing.visit.address("/dialogues/join?done=" + std::string(done))));
    response.with("Set-Cookie",
                  http::set_cookie({.name = cookie_name(dialogue.id),
                                    .value = "",
                                    .secure = showing.services.members.settings().secure,
                                    .max_age = std::chrono::seconds(0)}));
    return response;
}

}

http::Response show_part(web::Services& services, Groupings& groupings, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const in = inside(showing, reader, groupings);
    if (!in) return to_door(visit);
    return part_page(showing, reader, *in, {.notice = notice_of(visit.request.query.text("done"))});
}

http::Response take_part(web::Services& services, Limits& limits, Groupings& groupings,
                         web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const act = visit.request.form.text("act");
    auto tx = services.database.begin();
    auto const in = inside(showing, tx, groupings);
    if (!in) return to_door(visit);
    auto const here = visit.address(place_of(in->dialogue, "/take-part"));
    // The job that opens and closes comes by now and then: what is said of the time holds.
    auto const state = state_at(in->dialogue, services.now());
    if (act == "leave") {
        // Results that stand, beside those before, would tell what the one who left answered.
        bool const is_over = state == State::closed;
        if (is_over) untie(tx, in->participant);
        else forget(tx, in->participant);
        tx.commit();
        return gone(showing, in->dialogue, is_over ? "left_over" : "left");
    }
    if (act != "vote" && act != "say") throw http::BadRequest{"act is vote, say or leave"};
    if (state != State::open) {
        auto const words = act == "say" ? sent(visit, "words") : std::string();
        return part_page(showing, tx, *in, {.words = words, .warning = "not_open", .status = 409});
    }
    if (act == "vote") {
        if (auto const shown = vote(showing, tx, *in)) return part_page(showing, tx, *in, *shown);
        tx.commit();
        return private_page(http::redirect(here));
    }
    auto const said = add_own(showing, limits, tx, *in);
    if (!said) return part_page(showing, tx, *in, said.error());
    tx.commit();
    return private_page(http::redirect(here + "?done=" + *said));
}

}

// One need at the desk: read, publish or hide, answer with a reason.
#include <algorithm>
#include <array>
#include <utility>

#include "features/ideas/answer_times.h"
#include "features/ideas/asked/show.h"
#include "features/ideas/asking_back/pages.h"
#include "features/ideas/desk/pages.h"
#include "features/ideas/doors/pages.h"
#include "features/ideas/experts/pages.h"
#include "features/ideas/inside/seeing.h"
#include "features/ideas/joining.h"
#include "features/ideas/letters.h"
#include "features/ideas/pages.h"
#include "features/ideas/placing.h"
#include "features/ideas/rules.h"
#include "features/ideas/show.h"
#include "features/ideas/weighing/pages.h"
#include "services/identities/assurance.h"
#include "services/looking/looking.h"
#include "services/moderation/moderation.h"

namespace ideas::pages {

namespace {

using permissions::Permission;
using web::View;

/// What was asked for, when the page comes back instead of doing it.
struct Asked {
    std::string act = {};
    std::string state = {};
    Answer answer = {};
    std::string hide_reason = {};
    std::string unit = {};
    std::string from = {};  ///< The template that the answer began with.
    bool publishes = true;
    basics::Problems problems = {};
    bool is_overtaken = false;
    bool is_draft = false;  ///< The answer is what a colleague wrote.
    doors::Clicked clicked = {};
};

Asked asked_in(web::Visit const& visit) {
    auto const& form = visit.request.form;
    auto text = [&](std::string_view name) { return std::string(form.text(name)); };
    Asked asked{.act = text("act"),
                .state = text("state"),
                .answer = {.reason = text("reason"),
                           .referred_to = text("referred_to"),
                           .link = text("link")},
                .hide_reason = text("hide_reason"),
                .unit = text("unit"),
                .from = text("template"),
                .publishes = form.has("publish")};
    std::erase(asked.answer.reason, '\r');
    if (asked.act == "click")
        asked.clicked = {text("click"), std::exchange(asked.answer.reason, {}), {}};
    return asked;
}

/// The need of the path, for those who answer it; for others it is not there.
Need need_at_work(web::Services& services, db::Reader& reader, web::Visit const& visit) {
    auto need = http::found(find(reader, visit.id<NeedId>()));
    if (!answers_for(services, reader, visit.viewer, need)) throw http::NotFound();
    return need;
}

/// Writes down that the viewer sees who told it.
void note_look(web::Services& services, web::Visit const& visit, db::Reader& reader,
               Need const& need) {
    if (!sender(reader, need.id).empty())
        looking::record(services, {visit.viewer.member, "ideas.sender_looked", subject_of(need),
                                   need.told.organisation});
}

/// The unit that has the need today, as its field's value.
std::string unit_of(Showing const& showing, db::Reader& reader, Need const& need) {
    units::Where where(reader, basics::day_in_stockholm(showing.services.now()));
    auto const spot = where.spot(need.told.organisation, subject_of(need));
    return spot.unit ? spot.unit->id.string() : std::string();
}

View state_field(Showing const& showing, Need const& need, Asked const& asked) {
    std::vector<web::Option> options;
    for (auto to : next_states(need.state))
        options.push_back({std::string(name(to)), showing.text("move_" + std::string(name(to))),
                           asked.state == name(to)});
    return web::choices_view({.name = "state",
                              .label = showing.text("label_state"),
                              .problem = showing.problem(asked.problems, "state"),
                              .type = "radio",
                              .required = true},
                             options);
}

View answer_fields(Showing const& showing, Asked const& asked) {
    auto reason = web::field_view({.name = "reason",
                                   .label = showing.text("label_reason"),
                                   .value = asked.answer.reason,
                                   .hint = showing.text("hint_reason"),
                                   .problem = showing.problem(asked.problems, "reason"),
                                   .max_length = static_cast<int>(longest_reason),
                                   .required = true,
                                   .rows = 5});
    reason.set("counter_text", showing.format("at_most", {{"count", longest_reason}}));
    auto hiding = web::field_view({.name = "hide_reason",
                                   .label = showing.text("label_hide_reason"),
                                   .value = asked.hide_reason,
                                   .hint = showing.text("hint_hide_reason"),
                                   .problem = showing.problem(asked.problems, "hide_reason"),
                                   .max_length = static_cast<int>(longest_reason),
                                   .required = true,
                                   .rows = 3});
    hiding.set("counter_text", showing.format("at_most", {{"count", longest_reason}}));
    View view;
    view.set("reason_field", std::move(reason))
        .set("hide_reason_field", std::move(hiding))
        .set("referred_to_field",
             web::field_view({.name = "referred_to",
                              .label = showing.text("label_referred_to"),
                              .value = asked.answer.referred_to,
                              .hint = showing.text("hint_referred_to"),
                              .problem = showing.problem(asked.problems, "referred_to"),
                              .max_length = static_cast<int>(longest_words)}))
        .set("link_field", web::field_view({.name = "link",
                                            .label = showing.text("label_link"),
                                            .value = asked.answer.link,
                                            .hint = showing.text("hint_link"),
                                            .problem = showing.problem(asked.problems, "link"),
                                            .type = "url",
                                            .max_length = static_cast<int>(longest_link)}));
    return view;
}

/// Where one goes from a need at the desk.
View ways_view(Showing const& showing, db::Reader& reader, Need const& need) {
    auto const desk = showing.visit.address("/needs/desk/" + need.id.string());
    View view;
    auto const home =
        need.visibility == Visibility::waiting ? wanted_home(reader, need) : std::nullopt;
    view.set("act_url", desk)
        .set_optional("home_title", home ? home->told.title : std::string())
        .set("home_url", home ? showing.visit.address(path_of(*home)) : std::string())
        .set("merge_url", desk + "/merge")
        .set("is_public", need.visibility == Visibility::public_)
        .set("public_url", showing.visit.address(path_of(need)));
    return view;
}

/// What others were asked about it, who has it, and what an answer may begin with.
View beside_views(Showing const& showing, db::Reader& reader, Need const& need,
                  Asked const& asked) {
    auto view = experts::questions_view(showing, reader, need);
    view.merge(asking_back::desk_view(showing, reader, need));
    view.merge(desk::templates_view(showing, reader, need, asked.from));
    view.merge(asked::replies_view(showing, reader, asked::answered(reader, need.id)))
        .merge(inside::opening_view(showing, reader, need));
    view.merge(weighing::desk_view(showing, reader, need));
    return view.merge(desk::assigned_view(showing, reader, need));
}

View work_view(Showing const& showing, db::Reader& reader, Need const& need, Asked const& asked) {
    auto const events = history(reader, need.id);
    auto const contact = sender(reader, need.id);
    auto view = story_view(showing, need.told);
    view.merge(answer_view(showing, events));
    view.merge(answer_fields(showing, asked)).merge(promise_view(showing, reader, need));
    view.merge(ways_view(showing, reader, need));
    view.merge(doors::clicks_view(showing, reader, need, asked.clicked));
    view.merge(beside_views(showing, reader, need, asked));
    view.merge(unit_field(showing, reader, need.told.organisation,
                          asked.act == "give" ? asked.unit : unit_of(showing, reader, need),
                          "unit_none", asked.problems));
    view.merge(web::problems_view(showing.visit, showing.services.pages, asked.problems));
    view.set("breadcrumbs",
             std::vector<View>{View()
                                   .set("crumb_name", showing.text("desk_title"))
                                   .set("crumb_url", showing.visit.address("/needs/desk"))})
        .set_list("facts", fact_views(showing, need))
        .set("visibility_text",
             showing.text("desk_visibility_" + std::string(name(need.visibility))))
        .set("waiting_text",
             showing.format("told_days_ago",
                            {{"days", days_between(need.told_at, showing.services.now())}}))
        .set("state_field", state_field(showing, need, asked))
        .set_list("additions", addition_views(showing, events, true))
        .set_list("events", event_views(showing, need, events, true))
        // What was typed is never gone, though it cannot be sent from here any more.
        .set("may_answer", may_answer(need) || asked.is_overtaken)
        .set("may_publish", may_publish(need))
        .set("may_hide", may_hide(need))
        .set("is_waiting", need.visibility == Visibility::waiting)
        .set_optional("caught_text", why_caught(showing, reader, need))
        .set("publishes", asked.publishes)
        .set("has_draft_used", asked.is_draft)
        .set("has_sender", !contact.empty())
        .set_optional("sender_name", contact.name)
        .set_optional("sender_email", contact.email)
        .set("version", std::to_string(need.version));
    return view;
}

http::Response work_page(Showing const& showing, db::Reader& reader, Need const& need,
                         Asked const& asked) {
    web::PageOptions options{.title = need.told.title,
                             .status = asked.is_overtaken       ? 409
                                       : asked.problems.empty() ? 200
                                                                : 422,
                             .unlisted = true};
    static constexpr std::array<std::string_view, 12> done = {
        "assign",        "merge",   "split",
        "answer",        "publish", "hide",
        "show_addition", "ask",     "withdraw_question",
        "give",          "click",   "open_asked"};
    auto const what = showing.visit.request.query.text("done");
    if (std::ranges::find(done, what) != done.end())
        options.notices.push_back(
            web::notice("done", showing.text("desk_done_" + std::string(what))));
    if (what == "assign_gone")
        options.notices.push_back(web::notice("warning", showing.text("desk_assign_gone")));
    if (asked.is_overtaken)
        options.notices.push_back(web::notice("warning", showing.text("desk_overtaken")));
    return private_page(showing.services.pages.page(showing.visit, "ideas/desk_need",
                                                    work_view(showing, reader, need, asked),
                                                    std::move(options)));
}

void do_answer(Showing const& showing, db::Transaction& tx, Need const& need, Asked& asked) {
    auto const state = parse_state(asked.state);
    if (state) asked.answer.state = *state;
    auto const good = checked(asked.answer);
    if (!good) asked.problems = good.error();
    if (!state || !may_move(need.state, *state))
        asked.problems.insert(asked.problems.begin(), {"state", "ideas.problem_state"});
    auto const begun = desk::chosen_template(tx, need, asked.from);
    if (good && !begun.key.empty() && !desk::has_own_reason(good->reason, begun.words))
        asked.problems.push_back({"reason", "ideas.problem_own_reason"});
    if (!asked.problems.empty()) return;
    auto const hand = hand_of(showing);
    bool const looked = need.visibility == Visibility::waiting && asked.publishes;
    auto const seen = looked ? publish(tx, hand, need) : need;
    tell_answer(showing.services, tx, answer(tx, hand, seen, *good), *good);
}

/// Who may read it stays as it is: most of what is referred is nothing for everybody.
void do_click(Showing const& showing, db::Transaction& tx, Need const& need, Asked& asked) {
    auto const& form = showing.visit.request.form;
    auto const words = form.has("reason") ? std::optional(asked.clicked.reason) : std::nullopt;
    auto const good = doors::clicked_answer(showing.services, tx, need, asked.clicked.key, words);
    if (!good) asked.problems = good.error();
    else if (!may_move(need.state, good->state))
        asked.problems.push_back({"clicks", "ideas.problem_state"});
    asked.clicked.problems = asked.problems;
    // The words of a way that has gone meanwhile can be sent as an answer of one's own.
    if (!good && good.error().front().field == "clicks") asked.answer.reason = asked.clicked.reason;
    if (asked.problems.empty())
        tell_answer(showing.services, tx, answer(tx, hand_of(showing), need, *good), *good);
}

void do_hide(Showing const& showing, db::Transaction& tx, Need const& need, Asked& asked) {
    auto reason = checked_words(asked.hide_reason, "hide_reason", longest_reason,
                                "ideas.problem_hide_reason", "ideas.problem_long");
    if (!reason) asked.problems = reason.error();
    else {
        hide(tx, hand_of(showing), need, *reason);
        moderation::note_hidden(showing.services, showing.visit, tx, subject_of(need), *reason);
    }
}

/// Does what is asked, or leaves in `asked` why not.
void act(Showing const& showing, db::Transaction& tx, Need const& need, Asked& asked) {
    bool const answers = asked.act == "answer" || asked.act == "click";
    bool const is_possible = answers                  ? may_answer(need)
                             : asked.act == "publish" ? may_publish(need)
                             : asked.act == "hide"    ? may_hide(need)
                                                      : true;
    auto const& form = showing.visit.request.form;
    if (!is_possible || form.text("version") != std::to_string(need.version)) {
        asked.is_overtaken = true;
        return;
    }
    if (asked.act == "answer") do_answer(showing, tx, need, asked);
    else if (asked.act == "click") do_click(showing, tx, need, asked);
    else if (asked.act == "hide") do_hide(showing, tx, need, asked);
    else if (asked.act == "give") {
        auto const given = give_to_unit(tx, hand_of(showing), need, asked.unit);
        if (!given) asked.problems = given.error();
    } else if (asked.act == "publish") {
        publish_joining(tx, hand_of(showing), need);
        moderation::note_shown(showing.services, showing.visit, tx, subject_of(need));
    } else {
        auto const number = std::strtoll(std::string(form.text("number")).c_str(), nullptr, 10);
        asked.is_overtaken = !publish_addition(tx, hand_of(showing), need, number);
    }
}

}

http::Response show_work(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const need = need_at_work(services, reader, visit);
    // Asked before anything is typed, so that nothing is lost.
    if (auto more = identities::unless_sure(services, visit, need.told.organisation,
                                            identities::Action::answer))
        return *std::move(more);
    note_look(services, visit, reader, need);
    Asked asked{.answer = {.reason = experts::draft_in(visit, reader, need)}};
    asked.is_draft = !asked.answer.reason.empty();
    if (auto const begun =
            desk::chosen_template(reader, need, visit.request.query.text("template"));
        !begun.key.empty() && !asked.is_draft) {
        asked.from = begun.key;
        asked.answer.reason = begun.words + "\n\n";
    }
    return work_page(showing, reader, need, asked);
}

http::Response work(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto asked = asked_in(visit);
    static constexpr std::array<std::string_view, 6> acts = {"answer", "click",         "publish",
                                                             "hide",   "show_addition", "give"};
    if (std::ranges::find(acts, asked.act) == acts.end())
        throw http::BadRequest{"act is answer, click, publish, hide, show_addition or give"};
    {
        auto reader = services.database.read();
        auto const need = need_at_work(services, reader, visit);
        if (auto more = identities::unless_sure(services, visit, need.told.organisation,
                                                identities::Action::answer))
            return *std::move(more);
    }
    {
        auto tx = services.database.begin();
        act(showing, tx, need_at_work(services, tx, visit), asked);
        if (asked.problems.empty() && !asked.is_overtaken) {
            // What was given away may be another's to answer from now on.
            bool const is_theirs =
                answers_for(services, tx, visit.viewer, *find(tx, visit.id<NeedId>()));
            tx.commit();
            if (!is_theirs)
                return private_page(http::redirect(visit.address("/needs/desk") + "?done=given"));
            return private_page(
                http::redirect(visit.address("/needs/desk/" + std::string(visit.part("id"))) +
                               "?done=" + asked.act));
        }
    }
    auto reader = services.database.read();
    auto const need = need_at_work(services, reader, visit);
    note_look(services, visit, reader, need);
    return work_page(showing, reader, need, asked);
}

}

// Those who answer ask the one who told it.
#include <algorithm>
#include <array>
#include <string_view>

#include "features/ideas/asking_back/letters.h"
#include "features/ideas/asking_back/pages.h"
#include "features/ideas/placing.h"

namespace ideas::asking_back {

namespace {

using web::View;

/// The need of the path, for those who answer it; for others it is not there.
Need need_at_work(web::Services& services, db::Reader& reader, web::Visit const& visit) {
    auto need = http::found(ideas::find(reader, visit.id<NeedId>()));
    if (!answers_for(services, reader, visit.viewer, need)) throw http::NotFound();
    return need;
}

std::string desk_path(Need const& need) { return "/needs/desk/" + need.id.string(); }

View field(Showing const& showing, std::string const& typed, basics::Problems const& problems) {
    auto view = web::field_view({.name = "sender_question",
                                 .label = showing.text("label_sender_question"),
                                 .value = typed,
                                 .hint = showing.text("hint_sender_question"),
                                 .problem = showing.problem(problems, "sender_question"),
                                 .max_length = static_cast<int>(longest_question),
                                 .required = true,
                                 .rows = 3});
    view.set("counter_text", showing.format("at_most", {{"count", longest_question}}));
    return view;
}

std::string state_text(Showing const& showing, Need const& need, Question const& question) {
    if (question.state == State::asked && !is_open(question, need, showing.services.now()))
        return showing.text("sender_state_over");
    auto const at = question.state == State::asked      ? question.expires_at
                    : question.state == State::answered ? question.answered_at
                                                        : question.asked_at;
    return showing.format("sender_state_" + std::string(name(question.state)),
                          {{"date", showing.date(at)}});
}

View question_view(Showing const& showing, Need const& need, Question const& question) {
    return View()
        .set("sender_question_id", question.id.string())
        .set("sender_question_state", state_text(showing, need, question))
        .set("sender_question_for",
             showing.text(question.is_public ? "sender_for_all" : "sender_for_desk"))
        .set("sender_question_paragraphs", paragraphs(question.words))
        .set_list("sender_reply_paragraphs", paragraphs(question.answer))
        .set("sender_question_waits", is_open(question, need, showing.services.now()))
        .set("sender_reply_unseen", waits_to_be_shown(question));
}

/// What was typed, and what came of it.
struct Shown {
    Typed typed = {};
    basics::Problems problems = {};
    std::string warning = {};  ///< A text of ours.
    int status = 200;
};

std::vector<View> crumbs(Showing const& showing, Need const& need) {
    return {View()
                .set("crumb_name", showing.text("desk_title"))
                .set("crumb_url", showing.visit.address("/needs/desk")),
            View()
                .set("crumb_name", need.told.title)
                .set("crumb_url", showing.visit.address(desk_path(need)))};
}

http::Response asking_page(Showing const& showing, db::Reader& reader, Need const& need,
                           Shown const& shown) {
    auto const asked = of_need(reader, need.id);
    bool const are_many = asked.size() >= static_cast<std::size_t>(most_questions);
    bool const waits = std::ranges::any_of(
        asked, [&](Question const& one) { return is_open(one, need, showing.services.now()); });
    auto view = desk_view(showing, reader, need);
    view.merge(web::problems_view(showing.visit, showing.services.pages, shown.problems));
    view.set("breadcrumbs", crumbs(showing, need))
        .set("may_ask", (may_ask(need) && !waits && !are_many) || !shown.typed.words.empty())
        .set("are_many", may_ask(need) && are_many)
        .set("is_reached", is_reached(showing.services, reader, need))
        .set("ask_lead", showing.format("sender_ask_lead", {{"days", days_to_answer}}))
        .set("question_field", field(showing, shown.typed.words, shown.problems))
        .set("is_for_all", shown.typed.is_public)
        .set("desk_url", showing.visit.address(desk_path(need)));
    web::PageOptions options{.title = showing.text("sender_ask_title"),
                             .status = shown.problems.empty() ? shown.status : 422,
                             .unlisted = true};
    static constexpr std::array<std::string_view, 3> done = {"ask", "withdraw", "show"};
    auto const what = showing.visit.request.query.text("done");
    if (std::ranges::find(done, what) != done.end())
        options.notices.push_back(
            web::notice("done", showing.text("sender_done_" + std::string(what))));
    if (!shown.warning.empty())
        options.notices.push_back(web::notice("warning", showing.text(shown.warning)));
    return private_page(showing.services.pages.page(showing.visit, "ideas/sender_ask",
                                                    std::move(view), std::move(options)));
}

void do_ask(Showing const& showing, db::Transaction& tx, Need const& need, Shown& shown) {
    auto const good = checked(shown.typed);
    if (!good) {
        shown.problems = good.error();
        return;
    }
    bool const is_told = is_reached(showing.services, tx, need);
    auto const question =
        may_ask(need) ? ask(tx, hand_of(showing), need, *good, is_told) : std::nullopt;
    if (question) send_question(showing.services, tx, need, *question, false);
    else shown.warning = "sender_not_asked";
}

/// Does what the form asks for, or leaves in `shown` why not.
void act(Showing const& showing, db::Transaction& tx, Need const& need, Shown& shown) {
    auto const& form = showing.visit.request.form;
    auto const what = form.text("act");
    if (what == "ask") return do_ask(showing, tx, need, shown);
    if (what != "withdraw" && what != "show")
        throw http::BadRequest{"act is ask, withdraw or show"};
    auto const id = QuestionId::parse(form.text("question"));
    auto const question = http::found(id ? find(tx, need.id, *id) : std::nullopt);
    bool const is_done = what == "show" ? show(tx, hand_of(showing), need, question)
                                        : withdraw(tx, hand_of(showing), need, question);
    if (!is_done) shown.warning = "sender_overtaken";
}

}

View desk_view(Showing const& showing, db::Reader& reader, Need const& need) {
    std::vector<View> views;
    for (auto const& one : of_need(reader, need.id))
        views.push_back(question_view(showing, need, one));
    return View()
        .set_list("sender_questions", std::move(views))
        .set("sender_ask_url", showing.visit.address(desk_path(need) + "/sender"));
}

http::Response show_asking(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return asking_page(showing, reader, need_at_work(services, reader, visit), {});
}

http::Response work(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& form = visit.request.form;
    Shown shown{.typed = {std::string(form.text("sender_question")), form.has("for_all")}};
    std::erase(shown.typed.words, '\r');
    {
        auto tx = services.database.begin();
        auto const need = need_at_work(services, tx, visit);
        act(showing, tx, need, shown);
        if (shown.problems.empty() && shown.warning.empty()) {
            tx.commit();
            return private_page(http::redirect(visit.address(desk_path(need) + "/sender") +
                                               "?done=" + std::string(form.text("act"))));
        }
    }
    if (!shown.warning.empty()) shown.status = 409;
    auto reader = services.database.read();
    return asking_page(showing, reader, need_at_work(services, reader, visit), shown);
}

}

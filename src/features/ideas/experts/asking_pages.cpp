// A coordinator asks somebody who knows, by letter.
#include "features/ideas/experts/asking.h"
#include "features/ideas/experts/pages.h"
#include "features/ideas/placing.h"
#include "features/ideas/rules.h"
#include "services/members/members.h"
#include "services/web/own_site.h"

namespace ideas::experts {

namespace {

using web::View;

std::string desk_path(Need const& need) { return "/needs/desk/" + need.id.string(); }

/// The need of the path, for those who answer it; for others it is not there.
Need need_at_work(web::Services& services, db::Reader& reader, web::Visit const& visit) {
    auto need = http::found(ideas::find(reader, visit.id<NeedId>()));
    if (!answers_for(services, reader, visit.viewer, need)) throw http::NotFound();
    return need;
}

http::Response ask_page(Showing const& showing, Need const& need, Typed const& typed,
                        basics::Problems const& problems, std::string_view warning = {},
                        int status = 200) {
    auto view = web::problems_view(showing.visit, showing.services.pages, problems);
    auto question = web::field_view({.name = "question",
                                     .label = showing.text("label_question"),
                                     .value = typed.words,
                                     .hint = showing.text("hint_question"),
                                     .problem = showing.problem(problems, "question"),
                                     .max_length = static_cast<int>(longest_question),
                                     .required = true});
    question.set("counter_text", showing.format("at_most", {{"count", longest_question}}));
    std::vector<View> crumbs{View()
                                 .set("crumb_name", showing.text("desk_title"))
                                 .set("crumb_url", showing.visit.address("/needs/desk")),
                             View()
                                 .set("crumb_name", need.told.title)
                                 .set("crumb_url", showing.visit.address(desk_path(need)))};
    view.set("breadcrumbs", std::move(crumbs))
        .set("email_field", web::field_view({.name = "email",
                                             .label = showing.text("label_expert_email"),
                                             .value = typed.email,
                                             .problem = showing.problem(problems, "email"),
                                             .type = "email",
                                             .autocomplete = "off",
                                             .max_length = 254,
                                             .required = true}))
        .set("question_field", std::move(question))
        .set("ask_lead", showing.format("expert_ask_lead", {{"days", days_to_answer}}))
        .set("desk_url", showing.visit.address(desk_path(need)))
        .set("form_url", showing.visit.address(desk_path(need) + "/ask"));
    web::PageOptions options{.title = showing.text("expert_ask_title"),
                             .status = problems.empty() ? status : 422,
                             .unlisted = true};
    if (!warning.empty()) options.notices.push_back(web::notice("warning", showing.text(warning)));
    return private_page(showing.services.pages.page(showing.visit, "ideas/expert_ask",
                                                    std::move(view), std::move(options)));
}

void send_letter(Showing const& showing, db::Transaction& tx, Need const& need,
                 Asked const& asked) {
    auto const& visit = showing.visit;
    auto const until =
        texts::date(visit.language, basics::day_in_stockholm(asked.question.expires_at));
    showing.services.post(tx,
                          {.to = asked.question.email,
                           .language = visit.language,
                           .about = "ideas.mail_expert_question_",
                           .arguments = {{"name", visit.viewer.name},
                                         {"who", showing.organisation_name(need.told.organisation)},
                                         {"title", need.told.title},
                                         {"question", asked.question.words},
                                         {"date", until}},
                           .path = visit.address("/expert/" + asked.link),
                           .address = web::own_site(showing.services, need.told.organisation)});
}

std::string state_text(Showing const& showing, Need const& need, Question const& question) {
    if (question.state == State::asked && !is_open(question, need, showing.services.now()))
        return showing.text("expert_state_over");
    auto const at = question.state == State::answered ? question.answered_at
                    : question.state == State::asked  ? question.expires_at
                                                      : question.asked_at;
    return showing.format("expert_state_" + std::string(name(question.state)),
                          {{"date", showing.date(at)}});
}

}

http::Response show_ask(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    return ask_page(Showing(services, visit), need_at_work(services, reader, visit), {}, {});
}

http::Response send_question(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& form = visit.request.form;
    Typed typed{std::string(form.text("email")), std::string(form.text("question"))};
    std::erase(typed.words, '\r');
    auto const good = checked(typed);
    if (!good) {
        auto reader = services.database.read();
        return ask_page(showing, need_at_work(services, reader, visit), typed, good.error());
    }
    auto tx = services.database.begin();
    auto const need = need_at_work(services, tx, visit);
    if (!may_answer(need)) throw http::NotFound();
    if (!limits.letters.take(visit.viewer.member.text(), services.now()))
        return ask_page(showing, need, typed, {}, "expert_flood", 429).with("Retry-After", "3600");
    auto const asked = ask(tx, hand_of(showing), need, *good);
    if (!asked) return ask_page(showing, need, typed, {}, "expert_asked_already", 409);
    send_letter(showing, tx, need, *asked);
    tx.commit();
    return private_page(http::redirect(visit.address(desk_path(need)) + "?done=ask"));
}

http::Response take_back(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const need = need_at_work(services, tx, visit);
    auto const question = http::found(find(tx, need.id, visit.id<QuestionId>("question")));
    withdraw(tx, hand_of(showing), need, question);
    tx.commit();
    // What was answered meanwhile stays: the desk shows it.
    return private_page(
        http::redirect(visit.address(desk_path(need)) +
                       (question.state == State::asked ? "?done=withdraw_question" : "")));
}

View questions_view(Showing const& showing, db::Reader& reader, Need const& need) {
    std::vector<View> views;
    for (auto const& question : of_need(reader, need.id)) {
        auto const place = desk_path(need) + "/ask/" + question.id.string() + "/withdraw";
        views.push_back(
            View()
                .set("question_who", question.email)
                .set("question_state", state_text(showing, need, question))
                .set("question_paragraphs", paragraphs(question.words))
                .set("is_waiting", is_open(question, need, showing.services.now()))
                .set("withdraw_url", showing.visit.address(place))
                .set("has_draft", question.state == State::answered)
                .set("draft_paragraphs", paragraphs(question.answer))
                .set("draft_url", showing.visit.address(desk_path(need) + "?draft=" +
                                                        question.id.string() + "#reason")));
    }
    return View()
        .set("ask_url", showing.visit.address(desk_path(need) + "/ask"))
        .set("register_url",
             showing.visit.address("/registration/" + std::string(name(need.told.kind)) + "/" +
                                   need.id.string()))
        .set_list("questions", std::move(views));
}

std::string draft_in(web::Visit const& visit, db::Reader& reader, Need const& need) {
    auto const id = QuestionId::parse(visit.request.query.text("draft"));
    auto const question = id ? find(reader, need.id, *id) : std::nullopt;
    return question ? question->answer : std::string();
}

}

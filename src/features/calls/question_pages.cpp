// The call's own questions: one is added, taken away or moved at a time.
#include <algorithm>

#include "features/calls/pages.h"
#include "platform/basics/text.h"

namespace calls {

namespace {

using ideas::asked::Draft;
using web::View;

Draft draft_in(web::Visit const& visit) {
    return {.kind = sent(visit, "kind"),
            .label = sent(visit, "label"),
            .hint = sent(visit, "hint"),
            .longest = sent(visit, "longest"),
            .least = sent(visit, "least"),
            .most = sent(visit, "most"),
            .choices = sent(visit, "choices"),
            .is_required = sent(visit, "is_required") == "yes"};
}

View line(Showing const& showing, basics::Problems const& problems, std::string const& name,
          std::string const& value, bool required = false, int rows = 0) {
    return web::field_view({.name = name,
                            .label = showing.text("label_question_" + name),
                            .value = value,
                            .hint = showing.text("hint_question_" + name),
                            .problem = showing.problem(problems, name),
                            .autocomplete = "off",
                            .required = required,
                            .narrow = name == "longest" || name == "least" || name == "most",
                            .rows = rows})
        .set("counter_text", "");
}

View draft_view(Showing const& showing, Draft const& typed, basics::Problems const& problems) {
    std::vector<web::Option> kinds;
    for (auto const one : ideas::asked::question_kinds) {
        std::string const name(ideas::asked::name(one));
        kinds.push_back({name, showing.text("kind_" + name), name == typed.kind});
    }
    View view;
    view.set("label_field", line(showing, problems, "label", typed.label, true))
        .set("hint_field", line(showing, problems, "hint", typed.hint))
        .set("kind_field", web::choices_view({.name = "kind",
                                              .label = showing.text("label_question_kind"),
                                              .problem = showing.problem(problems, "kind"),
                                              .type = "radio",
                                              .required = true},
                                             kinds))
        .set("choices_field", line(showing, problems, "choices", typed.choices, false, 4))
        .set("longest_field", line(showing, problems, "longest", typed.longest))
        .set("least_field", line(showing, problems, "least", typed.least))
        .set("most_field", line(showing, problems, "most", typed.most))
        .set("required_field", web::field_view({.name = "is_required",
                                                .label = showing.text("label_question_required"),
                                                .value = "yes"})
                                   .set("is_checked", typed.is_required));
    return view;
}

/// What limits an answer, in words; may be empty.
std::string limits_text(Showing const& showing, Question const& question) {
    using enum ideas::asked::QuestionKind;
    if (question.kind == line || question.kind == text)
        return showing.format("limit_longest", {{"count", question.longest}});
    if (question.kind == number) {
        std::string words;
        if (question.least) words = showing.format("limit_least", {{"count", *question.least}});
        if (question.most)
            words += (words.empty() ? "" : " ") +
                     showing.format("limit_most", {{"count", *question.most}});
        return words;
    }
    std::string words;
    for (auto const& one : question.choices) words += (words.empty() ? "" : " · ") + one;
    return words;
}

http::Response questions_page(Showing const& showing, Call const& call, Draft const& typed,
                              basics::Problems const& problems, std::string_view warning = {},
                              int status = 200) {
    auto const& visit = showing.visit;
    std::vector<View> rows;
    for (std::size_t i = 0; i < call.questions.size(); ++i) {
        auto const& one = call.questions[i];
        rows.push_back(View()
                           .set("question_id", one.id)
                           .set("question_label", one.label)
                           .set_optional("question_hint", one.hint)
                           .set("question_kind",
                                showing.text("kind_" + std::string(ideas::asked::name(one.kind))))
                           .set_optional("question_limits", limits_text(showing, one))
                           .set("is_asked", one.is_required)
                           .set("may_up", i > 0));
    }
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.merge(draft_view(showing, typed, problems));
    view.set_list("breadcrumbs", breadcrumbs(showing, &call))
        .set_list("questions", std::move(rows))
        .set("may_edit", may_edit(call, showing.services.now()))
        .set("may_add", call.questions.size() < ideas::asked::most_questions)
        .set("version_value", std::to_string(call.version))
        .set("form_url", visit.address("/calls/" + call.id.string() + "/questions"))
        .set("work_url", visit.address("/calls/" + call.id.string() + "/work"));
    web::PageOptions options{.title = showing.text("questions_title"),
                             .status = problems.empty() ? status : 422,
                             .unlisted = true};
    if (!warning.empty()) options.notices.push_back(web::notice("warning", showing.text(warning)));
    return private_page(
        showing.services.pages.page(visit, "calls/questions", std::move(view), std::move(options)));
}

}

http::Response show_questions(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return questions_page(showing, worked_call(showing, reader), {.kind = "line"}, {});
}

http::Response change_questions(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const call = worked_call(showing, tx);
    auto const typed = draft_in(visit);
    auto const act = sent(visit, "act"), id = sent(visit, "question");
    bool const is_add = act == "add";
    if (call.version != version_in(visit))
        return questions_page(showing, call, typed, {}, "overtaken", 409);
    if (!may_edit(call, services.now()))
        return questions_page(showing, call, typed, {}, "opened_meanwhile", 409);
    auto questions = call.questions;
    auto const at = std::ranges::find(questions, id, &Question::id);
    if (is_add && questions.size() < ideas::asked::most_questions) {
        auto good = ideas::asked::checked(typed);
        if (!good) return questions_page(showing, call, typed, good.error());
        good->id = new_question_id(questions);
        questions.push_back(*std::move(good));
    } else if (act == "remove" && at != questions.end()) questions.erase(at);
    else if (act == "up" && at != questions.end() && at != questions.begin())
        std::iter_swap(at, at - 1);
    else throw http::BadRequest{"act is add, remove or up; question is one of the call's"};
    ask(tx, showing.hand(), call, std::move(questions));
    tx.commit();
    return private_page(http::redirect(visit.address("/calls/" + call.id.string() + "/questions")));
}

}

// The line owner reads what was stated and answers, from a letter, without an account.
#include "features/outcomes/letters.h"
#include "features/outcomes/pages.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace outcomes {

namespace {

using letter_links::Refusal;
using web::View;

/// What a link asks, as long as it stands as it was when the letter was written.
struct Open {
    Statement statement = {};
    knowledge::Brief project = {};
};

std::expected<Open, Refusal> open(letter_links::Door& door, web::Visit const& visit,
                                  db::Reader& reader) {
    auto const link = letter_links::open(door, visit, reader, link_purpose);
    if (!link) return std::unexpected(link.error());
    auto statement = find(reader, link->subject.id);
    auto project = statement ? knowledge::brief(reader, statement->project) : std::nullopt;
    if (!project || std::to_string(statement->version) != link->detail ||
        statement->state == State::withdrawn)
        return std::unexpected(Refusal{letter_links::State::ended, *link});
    return Open{*std::move(statement), *std::move(project)};
}

http::Response over(letter_links::Door& door, web::Visit const& visit, Refusal const& refusal) {
    return letter_links::over_page(
        door, visit, refusal,
        {door.services.pages.text(visit, "outcomes.see_count"), "/implemented"});
}

View answer_fields(Showing const& showing, bool is_later, std::string const& choice,
                   std::string const& comment, basics::Problems const& problems) {
    View view;
    view.set("answer_field",
             web::choices_view(
                 {.name = "answer",
                  .label = showing.text(is_later ? "label_answer_later" : "label_answer"),
                  .problem = showing.problem(problems, "answer"),
                  .type = "radio",
                  .required = true},
                 {{"yes", showing.text(is_later ? "answer_still" : "answer_yes"), choice == "yes"},
                  {"no", showing.text(is_later ? "answer_no_longer" : "answer_no"),
                   choice == "no"}}))
        .set("comment_field",
             web::field_view({.name = "comment",
                              .label = showing.text("label_comment"),
                              .value = comment,
                              .hint = showing.text("hint_comment"),
                              .problem = showing.problem(problems, "comment"),
                              .max_length = static_cast<int>(longest_comment)})
                 .set("counter_text", showing.format("at_most", {{"count", longest_comment}})));
    return view;
}

http::Response question_page(Showing const& showing, Open const& asked, std::string const& choice,
                             std::string const& comment, basics::Problems const& problems) {
    auto const& visit = showing.visit;
    auto const& statement = asked.statement;
    bool const is_later = statement.round != 0;
    auto const stater = showing.services.members.find(statement.stated_by);
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.merge(answer_fields(showing, is_later, choice, comment, problems));
    view.set("lead",
             showing.format(is_later ? "question_later_lead" : "question_lead",
                            {{"name", stater ? stater->name : showing.services.pages.site_name()},
                             {"who", showing.organisation_name(asked.project.organisation)},
                             {"since", showing.date(statement.told.since)},
                             {"confirmed", showing.date(statement.confirmed_at)}}))
        .set("project_title", asked.project.title(visit.language))
        .set("has_project_url", asked.project.is_public)
        .set("project_url", visit.address(asked.project.path))
        .set_list("facts", fact_views(showing, statement))
        .set_list("goals", {})
        .set("evidence_paragraphs", paragraphs(statement.told.evidence))
        .set("form_url", visit.address(visit.path));
    return letter_links::secret_page(showing.services.pages.page(
        visit, "outcomes/question", std::move(view),
        {.title = showing.text(is_later ? "question_later_title" : "question_title"),
         .status = problems.empty() ? 200 : 422,
         .unlisted = true}));
}

http::Response thanks(web::Visit const& visit) {
    return letter_links::secret_page(http::redirect(visit.address("/implemented/thanks")));
}

/// Whether the used link gave just this answer to what is still stated.
bool is_same_again(db::Reader& reader, Refusal const& refusal, Answer const& answer) {
    if (refusal.state != letter_links::State::used) return false;
    auto const statement = find(reader, refusal.link.subject.id);
    return statement && std::to_string(statement->version) == refusal.link.detail &&
           statement->comment == answer.comment &&
           answer.is_yes == (statement->state == State::confirmed);
}

}

http::Response show_question(letter_links::Door& door, web::Visit const& visit) {
    Showing const showing(door.services, visit);
    auto reader = door.services.database.read();
    auto const asked = open(door, visit, reader);
    return asked ? question_page(showing, *asked, "", "", {}) : over(door, visit, asked.error());
}

http::Response send_answer(letter_links::Door& door, web::Visit const& visit) {
    auto& services = door.services;
    Showing const showing(services, visit);
    std::string const choice(visit.request.form.text("answer"));
    std::string comment(visit.request.form.text("comment"));
    std::erase(comment, '\r');
    auto const good = checked_answer(choice, comment);
    auto tx = services.database.begin();
    auto const asked = open(door, visit, tx);
    if (!asked)
        return good && is_same_again(tx, asked.error(), *good) ? thanks(visit)
                                                               : over(door, visit, asked.error());
    if (!good) return question_page(showing, *asked, choice, comment, good.error());
    if (!letter_links::use(tx, visit.part("link"), services.now()))
        return over(door, visit, {letter_links::State::used, {}});
    auto const answered =
        answer(tx, {services.activity, services.now(), {}, asked->project.organisation},
               asked->statement, *good);
    tell_stater(services, tx, answered, asked->project);
    tx.commit();
    return thanks(visit);
}

http::Response show_thanks(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    return services.pages.page(visit, "outcomes/thanks",
                               View().set("count_url", visit.address("/implemented")),
                               {.title = showing.text("thanks_title"), .unlisted = true});
}

}

// Whoever has the link reads the one question and answers it, without an account. A link that is
// used, withdrawn, too old or never was looks the same.
#include "features/ideas/experts/asking.h"
#include "features/ideas/experts/pages.h"
#include "features/ideas/rules.h"
#include "platform/secrets/secrets.h"
#include "services/members/members.h"
#include "services/web/own_site.h"

namespace ideas::experts {

namespace {

using web::View;

/// A question that can be answered now, and what it is about.
struct Open {
    Question question = {};
    Need need = {};
};

std::optional<Question> of_link(db::Reader& reader, web::Visit const& visit) {
    auto const link = visit.part("link");
    if (link.size() != secrets::secret_length) return std::nullopt;
    return with_link(reader, secrets::hash(link));
}

std::optional<Open> open(Showing const& showing, db::Reader& reader) {
    auto question = of_link(reader, showing.visit);
    auto need = question ? ideas::find(reader, question->need) : std::nullopt;
    if (!need || !is_open(*question, *need, showing.services.now())) return std::nullopt;
    return Open{*std::move(question), *std::move(need)};
}

/// Other sites do not learn the address, and nobody keeps the page.
http::Response secret_page(http::Response response) {
    return private_page(std::move(response)).with("Referrer-Policy", "same-origin");
}

http::Response over_page(Showing const& showing) {
    View view;
    view.set("needs_url", showing.visit.address("/needs"));
    return secret_page(showing.services.pages.page(
        showing.visit, "ideas/expert_over", std::move(view),
        {.title = showing.text("expert_over_title"), .status = 410, .unlisted = true}));
}

std::string asker(Showing const& showing, Question const& question) {
    auto const member = showing.services.members.find(question.asked_by);
    return member ? member->name : std::string();
}

http::Response question_page(Showing const& showing, Open const& shown, std::string const& typed,
                             basics::Problems const& problems) {
    auto view = story_view(showing, shown.need.told);
    view.merge(web::problems_view(showing.visit, showing.services.pages, problems));
    auto field = web::field_view({.name = "answer",
                                  .label = showing.text("label_expert_answer"),
                                  .value = typed,
                                  .hint = showing.text("hint_expert_answer"),
                                  .problem = showing.problem(problems, "answer"),
                                  .max_length = static_cast<int>(longest_answer),
                                  .required = true,
                                  .rows = 8});
    field.set("counter_text", showing.format("at_most", {{"count", longest_answer}}));
    view.set("question_paragraphs", paragraphs(shown.question.words))
        .set("asked_text",
             showing.format("expert_asked",
                            {{"name", asker(showing, shown.question)},
                             {"who", showing.organisation_name(shown.need.told.organisation)},
                             {"date", showing.date(shown.question.expires_at)}}))
        .set("answer_field", std::move(field))
        .set("form_url", showing.visit.address(showing.visit.path));
    return secret_page(showing.services.pages.page(showing.visit, "ideas/expert_question",
                                                   std::move(view),
                                                   {.title = showing.text("expert_question_title"),
                                                    .status = problems.empty() ? 200 : 422,
                                                    .unlisted = true}));
}

/// To the one who asked, or who stands in for them: there is a draft.
void tell_asker(Showing const& showing, db::Transaction& tx, Open const& answered) {
    auto& members = showing.services.members;
    auto const member = members.find(
        members.reached_instead_of(answered.question.asked_by, answered.need.told.organisation));
    if (!member || member->email.empty()) return;
    showing.services.post(
        tx, {.to = member->email,
             .language = member->language,
             .about = "ideas.mail_expert_answered_",
             .arguments = {{"email", answered.question.email}, {"title", answered.need.told.title}},
             .path = "/" + std::string(texts::code(member->language)) + "/needs/desk/" +
                     answered.need.id.string(),
             .address = web::own_site(showing.services, answered.need.told.organisation)});
}

http::Response thanks(web::Visit const& visit) {
    return secret_page(http::redirect(visit.address("/expert/thanks")));
}

}

http::Response show_question(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const shown = open(showing, reader);
    return shown ? question_page(showing, *shown, {}, {}) : over_page(showing);
}

http::Response send_answer(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    std::string typed(visit.request.form.text("answer"));
    std::erase(typed, '\r');
    auto const words = checked_answer(typed);
    {
        auto tx = services.database.begin();
        auto const shown = open(showing, tx);
        if (shown && words) {
            answer(tx, hand_of(showing), shown->need, shown->question, *words);
            tell_asker(showing, tx, *shown);
            tx.commit();
            return thanks(visit);
        }
    }
    auto reader = services.database.read();
    if (auto const shown = open(showing, reader))
        return question_page(showing, *shown, typed, words.error());
    // Sent twice is sent: it tells nothing but to who sends the same words.
    auto const used = of_link(reader, visit);
    bool const is_same = used && used->state == State::answered && words && used->answer == *words;
    return is_same ? thanks(visit) : over_page(showing);
}

http::Response show_thanks(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    View view;
    view.set("needs_url", visit.address("/needs"));
    return services.pages.page(visit, "ideas/expert_thanks", std::move(view),
                               {.title = showing.text("expert_thanks_title"), .unlisted = true});
}

}

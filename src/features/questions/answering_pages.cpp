// Somebody who is asked reads and answers from a letter, without an account.
#include <algorithm>

#include "features/questions/pages.h"

namespace questions {

namespace {

using letter_links::Refusal;
using web::View;

struct Open {
    Question question = {};
    letter_links::Link link = {};
    OrganisationId organisation = {};
};

std::expected<Open, Refusal> open(letter_links::Door& door, web::Visit const& visit,
                                  db::Reader& reader) {
    auto const link = letter_links::open(door, visit, reader, link_purpose);
    if (!link) return std::unexpected(link.error());
    auto const id = QuestionId::parse(link->subject.id);
    auto const organisation = OrganisationId::parse(link->detail);
    auto const question = id ? find(reader, *id) : std::nullopt;
    if (!question || !organisation || question->is_closed || question->is_hidden)
        return std::unexpected(Refusal{letter_links::State::ended, *link});
    return Open{*question, *link, *organisation};
}

/// A question that was closed meanwhile can be read, where everybody may.
http::Response over(letter_links::Door& door, web::Visit const& visit, db::Reader& reader,
                    Refusal const& refusal) {
    auto const id = QuestionId::parse(refusal.link.subject.id);
    auto const question = id ? find(reader, *id) : std::nullopt;
    bool const is_public = question && question->is_public();
    return letter_links::over_page(
        door, visit, refusal,
        {door.services.pages.text(visit, is_public ? "questions.see_question" : "questions.title"),
         is_public ? path_of(*question) : "/questions"});
}

View answer_fields(Showing const& showing, std::string const& words, std::string const& name,
                   basics::Problems const& problems) {
    View view;
    view.set("words_field",
             web::field_view({.name = "words",
                              .label = showing.text("label_words"),
                              .value = words,
                              .hint = showing.text("hint_words"),
                              .problem = showing.problem(problems, "words"),
                              .max_length = static_cast<int>(longest_words),
                              .required = true,
                              .rows = 8})
                 .set("counter_text", showing.format("at_most", {{"count", longest_words}})))
        .set("name_field", web::field_view({.name = "name",
                                            .label = showing.text("label_name"),
                                            .value = name,
                                            .hint = showing.text("hint_name"),
                                            .problem = showing.problem(problems, "name"),
                                            .autocomplete = "name",
                                            .max_length = static_cast<int>(longest_answerer)}));
    return view;
}

http::Response asked_page(Showing const& showing, Open const& asked, std::string const& words,
                          std::string const& name, basics::Problems const& problems) {
    auto const& visit = showing.visit;
    auto const& question = asked.question;
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.merge(answer_fields(showing, words, name, problems));
    view.set("lead",
             showing.format("asked_lead",
                            {{"who", showing.organisation_name(question.asked.organisation)},
                             {"yours", showing.organisation_name(asked.organisation)}}))
        .set("question_title", question.asked.title)
        .set("kind_text", kind_text(showing, question.asked.kind))
        .set("words_language", std::string(texts::code(question.asked.language)))
        .set("paragraphs", paragraphs(question.asked.story))
        .set("seen_text",
             showing.text("seen_" + std::string(questions::name(question.asked.visibility))))
        .set("has_question_url", question.is_public())
        .set("question_url", visit.address(path_of(question)))
        .set("form_url", visit.address(visit.path));
    return letter_links::secret_page(
        showing.services.pages.page(visit, "questions/asked", std::move(view),
                                    {.title = showing.text("asked_title"),
                                     .status = problems.empty() ? 200 : 422,
                                     .unlisted = true}));
}

http::Response thanks(web::Visit const& visit) {
    return letter_links::secret_page(http::redirect(visit.address("/questions/thanks")));
}

/// Whether the used link gave just these words.
bool is_same_again(db::Reader& reader, Refusal const& refusal, std::string const& words) {
    if (refusal.state != letter_links::State::used) return false;
    auto const id = QuestionId::parse(refusal.link.subject.id);
    if (!id) return false;
    auto const all = answers(reader, *id);
    return std::ranges::any_of(all, [&](Answer const& one) {
        return one.words == words && one.address == refusal.link.address;
    });
}

}

http::Response show_asked(letter_links::Door& door, web::Visit const& visit) {
    Showing const showing(door.services, visit);
    auto reader = door.services.database.read();
    auto const asked = open(door, visit, reader);
    return asked ? asked_page(showing, *asked, "", "", {})
                 : over(door, visit, reader, asked.error());
}

http::Response send_answer(letter_links::Door& door, web::Visit const& visit) {
    auto& services = door.services;
    Showing const showing(services, visit);
    auto const typed = sent(visit, "words"), typed_name = sent(visit, "name");
    auto const words = checked_words(typed, "words", longest_words, "questions.problem_words");
    auto const name =
        checked_words(typed_name, "name", longest_answerer, "questions.problem_name", false);
    auto tx = services.database.begin();
    auto const asked = open(door, visit, tx);
    if (!asked)
        return words && is_same_again(tx, asked.error(), *words)
                   ? thanks(visit)
                   : over(door, visit, tx, asked.error());
    basics::Problems problems;
    if (!words) problems = words.error();
    if (!name) problems.insert(problems.end(), name.error().begin(), name.error().end());
    if (!problems.empty()) return asked_page(showing, *asked, typed, typed_name, problems);
    if (!letter_links::use(tx, visit.part("link"), services.now()))
        return over(door, visit, tx, {letter_links::State::used, {}});
    auto const answered =
        answer(tx, {services.activity, services.now(), asked->link.member}, asked->question,
               {.organisation = asked->organisation,
                .by = asked->link.member,
                .name = *name,
                .address = asked->link.address,
                .words = *words,
                .way = Way::link});
    tell_asker(services, tx, answered, "answered", asked->organisation, asked->link.member);
    tx.commit();
    return thanks(visit);
}

http::Response show_thanks(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    return services.pages.page(visit, "questions/thanks",
                               View().set("all_url", visit.address("/questions")),
                               {.title = showing.text("thanks_title"), .unlisted = true});
}

}

// The adopter answers from a letter whether it is still in use, without signing in.
#include "features/adoptions/letters.h"
#include "features/adoptions/pages.h"

namespace adoptions {

namespace {

using letter_links::Refusal;
using web::View;

/// What a link asks, as long as it stands as it was when the letter was written.
struct Open {
    Adoption adoption = {};
    knowledge::Brief subject = {};
};

std::expected<Open, Refusal> open(letter_links::Door& door, web::Visit const& visit,
                                  db::Reader& reader) {
    auto const link = letter_links::open(door, visit, reader, link_purpose);
    if (!link) return std::unexpected(link.error());
    auto const id = AdoptionId::parse(link->subject.id);
    auto adoption = id ? find(reader, *id) : std::nullopt;
    auto subject = adoption ? brief_of(reader, adoption->subject) : std::nullopt;
    if (!subject || !is_used(adoption->step.state))
        return std::unexpected(Refusal{letter_links::State::ended, *link});
    return Open{*std::move(adoption), *std::move(subject)};
}

http::Response over(letter_links::Door& door, web::Visit const& visit, Refusal const& refusal) {
    return letter_links::over_page(
        door, visit, refusal, {door.services.pages.text(visit, "adoptions.see_all"), "/adoptions"});
}

struct Answer {
    bool is_yes = false;
    std::string words = {};
};

std::expected<Answer, basics::Problems> checked_answer(web::Visit const& visit) {
    auto const choice = visit.request.form.text("answer");
    auto words = checked_words(visit.request.form.text("words"), "words", longest_reason,
                               choice == "no", "adoptions.problem_answer_reason");
    basics::Problems problems;
    if (choice != "yes" && choice != "no")
        problems.push_back({"answer", "adoptions.problem_answer"});
    if (!words) problems.insert(problems.end(), words.error().begin(), words.error().end());
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return Answer{choice == "yes", *std::move(words)};
}

http::Response question_page(Showing const& showing, db::Reader& reader, Open const& asked,
                             basics::Problems const& problems) {
    auto const& visit = showing.visit;
    auto const& one = asked.adoption;
    auto const choice = visit.request.form.text("answer");
    auto view = web::problems_view(visit, showing.services.pages, problems);
    auto facts = fact_views(showing, one.told);
    view.set("lead", showing.format("question_lead",
                                    {{"who", showing.who(reader, one.organisation, one.unit)},
                                     {"used", showing.date(one.used_since)},
                                     {"title", asked.subject.title(visit.language)}}))
        .set("answer_field",
             web::choices_view({.name = "answer",
                                .label = showing.text("label_answer"),
                                .problem = showing.problem(problems, "answer"),
                                .type = "radio",
                                .required = true},
                               {{"yes", showing.text("answer_yes"), choice == "yes"},
                                {"no", showing.text("answer_no"), choice == "no"}}))
        .set("words_field",
             web::field_view({.name = "words",
                              .label = showing.text("label_answer_words"),
                              .value = std::string(visit.request.form.text("words")),
                              .hint = showing.text("hint_answer_words"),
                              .problem = showing.problem(problems, "words"),
                              .max_length = static_cast<int>(longest_reason)})
                 .set("counter_text", showing.format("at_most", {{"count", longest_reason}})))
        .set("has_subject_url", asked.subject.is_public)
        .set("subject_title", asked.subject.title(visit.language))
        .set("subject_url", visit.address(asked.subject.path))
        .set_list("facts", std::move(facts))
        .set_list("goals", {})
        .set("form_url", visit.address(visit.path));
    return letter_links::secret_page(
        showing.services.pages.page(visit, "adoptions/question", std::move(view),
                                    {.title = showing.text("question_title"),
                                     .status = problems.empty() ? 200 : 422,
                                     .unlisted = true}));
}

http::Response thanks(web::Visit const& visit) {
    return letter_links::secret_page(http::redirect(visit.address("/adoptions/thanks")));
}

/// Whether the used link gave just this answer to what still stands so.
bool is_same_again(db::Reader& reader, Refusal const& refusal, Answer const& answer) {
    if (refusal.state != letter_links::State::used) return false;
    auto const id = AdoptionId::parse(refusal.link.subject.id);
    auto const adoption = id ? find(reader, *id) : std::nullopt;
    if (!adoption) return false;
    return answer.is_yes
               ? is_used(adoption->step.state)
               : adoption->step.state == State::abandoned && adoption->step.reason == answer.words;
}

}

http::Response show_question(letter_links::Door& door, web::Visit const& visit) {
    Showing const showing(door.services, visit);
    auto reader = door.services.database.read();
    auto const asked = open(door, visit, reader);
    return asked ? question_page(showing, reader, *asked, {}) : over(door, visit, asked.error());
}

http::Response send_answer(letter_links::Door& door, web::Visit const& visit) {
    auto& services = door.services;
    Showing const showing(services, visit);
    auto const good = checked_answer(visit);
    auto tx = services.database.begin();
    auto const asked = open(door, visit, tx);
    if (!asked)
        return good && is_same_again(tx, asked.error(), *good) ? thanks(visit)
                                                               : over(door, visit, asked.error());
    if (!good) return question_page(showing, tx, *asked, good.error());
    if (!letter_links::use(tx, visit.part("link"), services.now()))
        return over(door, visit, {letter_links::State::used, {}});
    Hand const hand{services.activity, services.now(), {}};
    if (good->is_yes) answer_yes(tx, hand, asked->adoption, good->words);
    else answer_no(tx, hand, asked->adoption, good->words);
    tx.commit();
    return thanks(visit);
}

http::Response show_thanks(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    return services.pages.page(visit, "adoptions/thanks",
                               View().set("list_url", visit.address("/adoptions")),
                               {.title = showing.text("thanks_title"), .unlisted = true});
}

}

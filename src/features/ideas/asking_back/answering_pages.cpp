// The sender answers: by the link of the letter, or on the need's own page. Opening changes
// nothing.
#include "features/ideas/asking_back/letters.h"
#include "features/ideas/asking_back/pages.h"

namespace ideas::asking_back {

namespace {

using letter_links::Refusal;
using web::View;

/// What a link asks, as long as it can be answered.
struct Open {
    Question question = {};
    Need need = {};
};

std::expected<Open, Refusal> open(letter_links::Door& door, web::Visit const& visit,
                                  db::Reader& reader) {
    auto const link = letter_links::open(door, visit, reader, link_purpose);
    if (!link) return std::unexpected(link.error());
    auto const id = NeedId::parse(link->subject.id);
    auto const asked = QuestionId::parse(link->detail);
    auto need = id ? ideas::find(reader, *id) : std::nullopt;
    auto question = need && asked ? find(reader, need->id, *asked) : std::nullopt;
    if (!question || !is_open(*question, *need, door.services.now()))
        return std::unexpected(Refusal{letter_links::State::ended, *link});
    return Open{*std::move(question), *std::move(need)};
}

http::Response over(letter_links::Door& door, web::Visit const& visit, Refusal const& refusal) {
    return letter_links::over_page(
        door, visit, refusal,
        {door.services.pages.text(visit, "ideas.follow_by_code"), "/needs/claim"});
}

View reply_field(Showing const& showing, std::string const& typed,
                 basics::Problems const& problems) {
    auto field = web::field_view({.name = "reply",
                                  .label = showing.text("label_reply"),
                                  .value = typed,
                                  .problem = showing.problem(problems, "reply"),
                                  .max_length = static_cast<int>(longest_answer),
                                  .required = true,
                                  .rows = 6});
    field.set("counter_text", showing.format("at_most", {{"count", longest_answer}}));
    return field;
}

http::Response question_page(Showing const& showing, Open const& shown, std::string const& typed,
                             basics::Problems const& problems) {
    auto view = story_view(showing, shown.need.told);
    view.merge(web::problems_view(showing.visit, showing.services.pages, problems));
    view.set("question_paragraphs", paragraphs(shown.question.words))
        .set("asked_text",
             showing.format("sender_asked",
                            {{"who", showing.organisation_name(shown.need.told.organisation)},
                             {"date", showing.date(shown.question.expires_at)}}))
        .set("who_reads",
             showing.text(shown.question.is_public ? "reply_for_all" : "reply_for_desk"))
        .set("reply_field", reply_field(showing, typed, problems))
        .set("form_url", showing.visit.address(showing.visit.path));
    return letter_links::secret_page(
        showing.services.pages.page(showing.visit, "ideas/sender_question", std::move(view),
                                    {.title = showing.text("sender_question_title"),
                                     .status = problems.empty() ? 200 : 422,
                                     .unlisted = true}));
}

http::Response thanks(web::Visit const& visit) {
    return letter_links::secret_page(http::redirect(visit.address("/needs/question/thanks")));
}

/// Whether the link was used to send just these words.
bool is_same_again(db::Reader& reader, Refusal const& refusal, std::string_view words) {
    if (refusal.state != letter_links::State::used) return false;
    auto const need = NeedId::parse(refusal.link.subject.id);
    auto const id = QuestionId::parse(refusal.link.detail);
    auto const question = need && id ? find(reader, *need, *id) : std::nullopt;
    return question && question->state == State::answered && question->answer == words;
}

void store_reply(Showing const& showing, db::Transaction& tx, Open const& open,
                 std::string const& words, members::MemberId const& member) {
    auto const reading = reading_of(showing.services, tx, open.need.told, words);
    auto const now = showing.services.now();
    auto const answered = reply(tx, {showing.services.activity, now, member}, open.need,
                                open.question, words, reading);
    tell_asker(showing.services, tx, open.need, answered);
}

View waiting_view(Showing const& showing, Question const& question) {
    return View()
        .set("sender_question_paragraphs", paragraphs(question.words))
        .set_list("sender_reply_paragraphs", paragraphs(question.answer))
        .set("sender_question_state",
             question.state == State::answered
                 ? showing.format("own_replied", {{"date", showing.date(question.answered_at)}})
                 : showing.format("own_asked", {{"date", showing.date(question.expires_at)}}))
        .set("sender_question_for",
             showing.text(question.is_public ? "reply_for_all" : "reply_for_desk"));
}

}

http::Response show_question(letter_links::Door& door, web::Visit const& visit) {
    Showing const showing(door.services, visit);
    auto reader = door.services.database.read();
    auto const shown = open(door, visit, reader);
    return shown ? question_page(showing, *shown, {}, {}) : over(door, visit, shown.error());
}

http::Response send_reply(letter_links::Door& door, web::Visit const& visit) {
    auto& services = door.services;
    Showing const showing(services, visit);
    std::string typed(visit.request.form.text("reply"));
    std::erase(typed, '\r');
    auto const words = checked_reply(typed);
    auto tx = services.database.begin();
    auto const shown = open(door, visit, tx);
    if (!shown)
        return words && is_same_again(tx, shown.error(), *words) ? thanks(visit)
                                                                 : over(door, visit, shown.error());
    if (!words) return question_page(showing, *shown, typed, words.error());
    auto const link = letter_links::find(tx, visit.part("link"));
    if (!link || !letter_links::use(tx, visit.part("link"), services.now()))
        return over(door, visit, {letter_links::State::used, {}});
    store_reply(showing, tx, *shown, *words, link->member);
    tx.commit();
    return thanks(visit);
}

http::Response show_thanks(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    return services.pages.page(visit, "ideas/sender_thanks",
                               View()
                                   .set("claim_url", visit.address("/needs/claim"))
                                   .set("needs_url", visit.address("/needs")),
                               {.title = showing.text("sender_thanks_title"), .unlisted = true});
}

View own_view(Showing const& showing, db::Reader& reader, Need const& need,
              std::string const& typed, basics::Problems const& problems) {
    std::vector<View> views;
    bool may_reply = false;
    for (auto const& one : of_need(reader, need.id)) {
        bool const waits = is_open(one, need, showing.services.now());
        if (!waits && one.state != State::answered) continue;
        may_reply = may_reply || waits;
        views.push_back(waiting_view(showing, one).set("may_reply", waits));
    }
    return View()
        .set_list("sender_questions", std::move(views))
        .set("may_reply", may_reply)
        // What was typed is never gone, though nobody asks any more.
        .set("has_late_reply", !may_reply && !typed.empty())
        .set("late_reply", typed)
        .set("reply_field", reply_field(showing, typed, problems));
}

std::expected<void, basics::Problems> reply_typed(Showing const& showing, db::Transaction& tx,
                                                  Need const& need, std::string_view typed) {
    auto const words = checked_reply(typed);
    if (!words) return std::unexpected(words.error());
    for (auto const& one : of_need(tx, need.id))
        if (is_open(one, need, showing.services.now())) {
            store_reply(showing, tx, {one, need}, *words, need.told_by);
            return {};
        }
    return std::unexpected(basics::Problems());
}

View public_view(Showing const& showing, db::Reader& reader, Need const& need) {
    std::vector<View> views;
    for (auto const& one : of_need(reader, need.id))
        if (is_for_everybody(one))
            views.push_back(View()
                                .set("sender_question_paragraphs", paragraphs(one.words))
                                .set("sender_reply_paragraphs", paragraphs(one.answer))
                                .set("sender_reply_when", showing.date(one.answered_at)));
    return View().set_list("sender_questions", std::move(views));
}

}

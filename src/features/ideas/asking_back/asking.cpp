// The log says that something was asked and answered, never what.
#include "features/ideas/asking_back/asking.h"

#include <algorithm>

#include "features/ideas/intake/intake.h"
#include "services/letter_links/letter_links.h"
#include "services/promises/clock.h"

namespace ideas::asking_back {

namespace {

void record(db::Transaction& tx, Hand const& hand, Need const& need, Question const& question,
            std::string_view what) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "ideas.sender_" + std::string(what),
                         .subject = subject_of(need),
                         .organisation = need.told.organisation,
                         .details = json::Object{{"question", question.id.text()}}});
}

/// No letter opens the question any more, and time goes on.
void close(db::Transaction& tx, Hand const& hand, Need const& need, Question const& question) {
    update(tx, question);
    letter_links::end_all(tx, link_purpose, subject_of(need), hand.now);
    promises::go_on_asked(tx, need.told.organisation, subject_of(need), hand.now);
}

}

std::optional<Question> ask(db::Transaction& tx, Hand const& hand, Need const& need,
                            Typed const& good, bool is_told) {
    auto const so_far = of_need(tx, need.id);
    bool const waits = std::ranges::any_of(
        so_far, [&](Question const& one) { return is_open(one, need, hand.now); });
    if (waits || so_far.size() >= static_cast<std::size_t>(most_questions)) return std::nullopt;
    // What is over is put away first, so that it ends no link and no pause of the new one later.
    for (auto const& one : so_far) give_up(tx, {hand.log, hand.now, {}}, need, one);
    Question const question{.id = QuestionId::make(),
                            .need = need.id,
                            .asked_by = hand.member,
                            .words = good.words,
                            .is_public = good.is_public,
                            .asked_at = hand.now,
                            .expires_at = letter_links::days_after(hand.now, days_to_answer)};
    add(tx, question);
    record(tx, hand, need, question, "asked");
    intake::note_sign(tx, need.told.organisation, hand.now);
    if (is_told) promises::stand_still(tx, need.told.organisation, subject_of(need), hand.now);
    return question;
}

Question reply(db::Transaction& tx, Hand const& hand, Need need, Question question,
               std::string words, Reading reading) {
    question.state = State::answered;
    question.answer = std::move(words);
    question.answered_at = hand.now;
    question.answered_by = hand.member;
    question.is_shown = question.is_public && !hand.member.empty() && reading == Reading::as_usual;
    close(tx, hand, need, question);
    // An answer that is being written at the desk has not seen this.
    ++need.version;
    need.updated_at = hand.now;
    ideas::update(tx, need);
    record(tx, hand, need, question, "answered");
    return question;
}

bool withdraw(db::Transaction& tx, Hand const& hand, Need const& need, Question question) {
    if (question.state != State::asked) return false;
    question.state = State::withdrawn;
    close(tx, hand, need, question);
    record(tx, hand, need, question, "question_withdrawn");
    return true;
}

bool give_up(db::Transaction& tx, Hand const& hand, Need const& need, Question question) {
    if (question.state != State::asked || hand.now < question.expires_at) return false;
    question.state = State::unanswered;
    close(tx, hand, need, question);
    record(tx, hand, need, question, "silent");
    return true;
}

bool show(db::Transaction& tx, Hand const& hand, Need const& need, Question question) {
    if (!waits_to_be_shown(question)) return false;
    question.is_shown = true;
    update(tx, question);
    record(tx, hand, need, question, "answer_shown");
    return true;
}

}

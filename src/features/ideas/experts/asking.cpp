// The log says that somebody was asked, never who or what.
#include "features/ideas/experts/asking.h"

#include "platform/secrets/secrets.h"

namespace ideas::experts {

namespace {

void record(db::Transaction& tx, Hand const& hand, Need const& need, Question const& question,
            std::string_view what) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "ideas.expert_" + std::string(what),
                         .subject = subject_of(need),
                         .organisation = need.told.organisation,
                         .details = json::Object{{"question", question.id.text()}}});
}

}

std::optional<Asked> ask(db::Transaction& tx, Hand const& hand, Need const& need,
                         Typed const& good) {
    int waiting = 0;
    for (auto const& question : of_need(tx, need.id)) {
        if (!is_open(question, need, hand.now)) continue;
        ++waiting;
        if (question.email == good.email && question.words == good.words) return std::nullopt;
    }
    if (waiting >= most_waiting) return std::nullopt;
    Asked asked{.question = {.id = QuestionId::make(),
                             .need = need.id,
                             .asked_by = hand.member,
                             .email = good.email,
                             .words = good.words,
                             .asked_at = hand.now,
                             .expires_at = expiry(hand.now)},
                .link = secrets::make()};
    add(tx, asked.question, secrets::hash(asked.link));
    record(tx, hand, need, asked.question, "asked");
    return asked;
}

Question answer(db::Transaction& tx, Hand const& hand, Need const& need, Question question,
                std::string words) {
    question.state = State::answered;
    question.answer = std::move(words);
    question.answered_at = hand.now;
    update(tx, question);
    record(tx, hand, need, question, "answered");
    return question;
}

void withdraw(db::Transaction& tx, Hand const& hand, Need const& need, Question question) {
    if (question.state != State::asked) return;
    question.state = State::withdrawn;
    update(tx, question);
    record(tx, hand, need, question, "withdrawn");
}

}

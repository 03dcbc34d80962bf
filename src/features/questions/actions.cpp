// The log says that and for whom, never in which words.
#include "features/questions/actions.h"

#include "platform/secrets/secrets.h"

namespace questions {

namespace {

void note(db::Transaction& tx, Hand const& hand, Question const& question, std::string_view what,
          json::Object details = {}) {
    details.append("version", question.version);
    // What only some read is recorded without telling others that it is there.
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "questions." + std::string(what),
                         .subject = subject_of(question),
                         .organisation = question.asked.organisation,
                         .details = std::move(details)});
}

/// A form's key with its words: other words are another sending.
std::string print_of(Hand const& hand, Asking const& asking, std::string_view key) {
    return secrets::hash(std::string(key) + "\n" + hand.member.string() + "\n" +
                         asking.organisation.string() + "\n" + asking.title + "\n" + asking.story);
}

void save(db::Transaction& tx, Hand const& hand, Question& question) {
    ++question.version;
    question.updated_at = hand.now;
    put(tx, question);
}

}

std::optional<Question> sent_question(db::Reader& reader, Hand const& hand, Asking const& asking,
                                      std::string_view key) {
    auto const before = sent_before(reader, print_of(hand, asking, key));
    return before ? find(reader, *before) : std::nullopt;
}

Asked ask(db::Transaction& tx, Hand const& hand, Asking const& asking, std::string_view key,
          std::vector<OrganisationId> const& organisations) {
    auto const hash = print_of(hand, asking, key);
    if (auto before = sent_question(tx, hand, asking, key)) return {*std::move(before), false};
    Question question{.id = QuestionId::make(),
                      .asked = asking,
                      .by = hand.member,
                      .asked_at = hand.now,
                      .updated_at = hand.now};
    put(tx, question);
    add_sending(tx, hash, question.id, hand.now);
    for (auto const& one : organisations) add_asked(tx, question.id, one, hand.now, {});
    note(tx, hand, question, "asked",
         {{"kind", name(asking.kind)}, {"organisations", organisations.size()}});
    return {std::move(question), true};
}

Question answer(db::Transaction& tx, Hand const& hand, Question question, Answer given) {
    given.id = AnswerId::make();
    given.given_at = hand.now;
    add_answer(tx, question.id, given);
    bool const is_shown = given.standing == Standing::shown;
    if (is_shown) ++question.answers;
    save(tx, hand, question);
    note(tx, hand, question, is_shown ? "answered" : "reply_kept",
         {{"organisation", given.organisation.text()}, {"way", name(given.way)}});
    return question;
}

std::optional<Question> decide(db::Transaction& tx, Hand const& hand, Question question,
                               AnswerId const& answer, bool accepts) {
    auto const now = accepts ? Standing::shown : Standing::refused;
    if (!set_standing(tx, question.id, answer, Standing::kept, now)) return std::nullopt;
    if (accepts) ++question.answers;
    save(tx, hand, question);
    note(tx, hand, question, accepts ? "reply_accepted" : "reply_refused");
    return question;
}

Question close(db::Transaction& tx, Hand const& hand, Question question, std::string summary,
               std::vector<LinkTo> const& all) {
    bool const was_closed = question.is_closed;
    question.summary = std::move(summary);
    question.is_closed = true;
    if (!was_closed) question.closed_at = hand.now;
    put_links(tx, question.id, all);
    save(tx, hand, question);
    note(tx, hand, question, was_closed ? "summarised" : "closed", {{"links", all.size()}});
    return question;
}

bool show_interest(db::Transaction& tx, Hand const& hand, Question question,
                   OrganisationId const& organisation, bool shows) {
    bool const changed = shows
                             ? add_interest(tx, question.id, {organisation, hand.member, hand.now})
                             : remove_interest(tx, question.id, organisation);
    if (!changed) return false;
    question.interested += shows ? 1 : -1;
    save(tx, hand, question);
    note(tx, hand, question, shows ? "interest_shown" : "interest_withdrawn",
         {{"organisation", organisation.text()}});
    return true;
}

void set_hidden(db::Transaction& tx, Hand const& hand, Question question, bool is_hidden) {
    if (question.is_hidden == is_hidden) return;
    question.is_hidden = is_hidden;
    save(tx, hand, question);
    note(tx, hand, question, is_hidden ? "hidden" : "shown");
}

}

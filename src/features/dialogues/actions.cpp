// Every change goes through here, so that version, log and pulse are never forgotten.
#include "features/dialogues/actions.h"

#include <algorithm>

#include "features/dialogues/rules.h"
#include "platform/basics/text.h"
#include "platform/secrets/secrets.h"

namespace dialogues {

namespace {

void record(db::Transaction& tx, Hand const& hand, Dialogue const& dialogue,
            std::string_view what) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "dialogues.dialogue_" + std::string(what),
                         .subject = subject_of(dialogue),
                         .organisation = dialogue.told.organisation,
                         .details = json::Object{{"version", dialogue.version}}});
}

void save(db::Transaction& tx, Hand const& hand, Dialogue& dialogue) {
    ++dialogue.version;
    dialogue.updated_at = hand.now;
    put(tx, dialogue);
    beat(tx, dialogue.id);
}

/// A code that no other dialogue has.
std::string free_code(db::Reader& reader) {
    auto code = new_code();
    while (with_code(reader, code)) code = new_code();
    return code;
}

Statement const* with_words(std::vector<Statement> const& all, std::string_view words) {
    auto const wanted = basics::folded(words);
    auto const found = std::ranges::find_if(
        all, [&](auto const& one) { return basics::folded(one.words) == wanted; });
    return found == all.end() ? nullptr : &*found;
}

}

activity::Subject subject_of(Dialogue const& dialogue) {
    return {"dialogue", dialogue.id.string()};
}

Dialogue make(db::Transaction& tx, Hand const& hand, Telling const& told, std::string_view key) {
    auto const hash = secrets::hash(std::string(key) + "\n" + hand.member.string() + "\n" +
                                    told.organisation.string() + "\n" + told.title);
    if (auto known = with_sending(tx, hash)) return *std::move(known);
    Dialogue dialogue{.id = DialogueId::make(),
                      .told = told,
                      .slug = basics::slug(told.title),
                      .code = free_code(tx),
                      .sending = hash,
                      .made_by = hand.member,
                      .made_at = hand.now,
                      .updated_at = hand.now};
    put(tx, dialogue);
    beat(tx, dialogue.id);
    record(tx, hand, dialogue, "made");
    return dialogue;
}

Dialogue change(db::Transaction& tx, Hand const& hand, Dialogue dialogue, Telling const& told) {
    if (dialogue.told == told) return dialogue;
    dialogue.told = told;
    dialogue.slug = basics::slug(told.title);
    save(tx, hand, dialogue);
    record(tx, hand, dialogue, "changed");
    return dialogue;
}

Dialogue turn(db::Transaction& tx, Hand const& hand, Dialogue dialogue, State state) {
    if (dialogue.state == state) return dialogue;
    bool const is_back = dialogue.state == State::closed;
    dialogue.state = state;
    dialogue.closed_at = state == State::closed ? hand.now : basics::Time();
    save(tx, hand, dialogue);
    record(tx, hand, dialogue,
           state == State::published ? "published"
           : state == State::closed  ? "closed"
           : is_back                 ? "opened_again"
                                     : "opened");
    return dialogue;
}

std::size_t add_seeds(db::Transaction& tx, Hand const& hand, Dialogue const& dialogue,
                      std::vector<std::string> const& words) {
    auto all = statements(tx, dialogue.id);
    std::size_t added = 0;
    for (auto const& one : words) {
        if (with_words(all, one) || static_cast<std::int64_t>(all.size()) >= most_statements)
            continue;
        Statement seed{.words = one, .standing = Standing::accepted};
        seed.number = add_statement(tx, dialogue.id, seed);
        all.push_back(std::move(seed));
        ++added;
    }
    if (added == 0) return 0;
    beat(tx, dialogue.id);
    record(tx, hand, dialogue, "statements_added");
    return added;
}

Said say(db::Transaction& tx, Dialogue const& dialogue, Participant const& one,
         std::string const& words) {
    auto const all = statements(tx, dialogue.id);
    if (with_words(all, words)) return Said::known;
    bool const is_full = static_cast<std::int64_t>(all.size()) >= most_statements ||
                         count_of_author(tx, dialogue.id, one.number) >= most_of_one;
    if (is_full) return Said::too_many;
    bool const is_shown = dialogue.told.moderation == Moderation::after;
    auto const number =
        add_statement(tx, dialogue.id,
                      {.words = words,
                       .standing = is_shown ? Standing::accepted : Standing::waiting,
                       .author = one.number});
    put_vote(tx, one, number, Choice::agree);
    beat(tx, dialogue.id);
    return is_shown ? Said::shown : Said::waiting;
}

void accept(db::Transaction& tx, Hand const& hand, Dialogue const& dialogue,
            Statement const& statement) {
    if (statement.standing == Standing::accepted) return;
    set_standing(tx, dialogue.id, statement.number, Standing::accepted, "", hand.member);
    beat(tx, dialogue.id);
    record(tx, hand, dialogue, "statement_accepted");
}

void hide(db::Transaction& tx, Hand const& hand, Dialogue const& dialogue,
          Statement const& statement, std::string const& reason) {
    if (statement.standing == Standing::hidden) return;
    set_standing(tx, dialogue.id, statement.number, Standing::hidden, reason, hand.member);
    beat(tx, dialogue.id);
    record(tx, hand, dialogue, "statement_hidden");
}

}

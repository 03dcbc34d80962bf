// The log says that and when, never who in the line or in which words.
#include "features/outcomes/actions.h"

#include <algorithm>

#include "services/letter_links/letter_links.h"

namespace outcomes {

namespace {

activity::Subject subject_of(Statement const& statement) { return {"project", statement.project}; }

void note(db::Transaction& tx, Hand const& hand, Statement const& statement, What what,
          std::string_view action, std::string const& comment = {}) {
    bool const is_told = what == What::stated || what == What::amended;
    add_event(tx, statement.project,
              {.at = hand.now,
               .what = what,
               .by = hand.member,
               .version = statement.version,
               .round = statement.round,
               .owner_name = statement.told.owner.name,
               .owner_member = statement.told.owner.member,
               .stated = is_told ? json::write(stated_json(statement.told)) : std::string(),
               .comment = comment});
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "outcomes.implemented_" + std::string(action),
                         .subject = subject_of(statement),
                         .organisation = hand.organisation,
                         .details = json::Object{{"since", basics::iso(statement.told.since)},
                                                 {"version", statement.version},
                                                 {"months", statement.round}}});
}

void end_links(db::Transaction& tx, Hand const& hand, Statement const& statement) {
    letter_links::end_all(tx, link_purpose, subject_of(statement), hand.now);
}

/// Asks the line owner, whose earlier links are void.
std::string ask(db::Transaction& tx, Hand const& hand, Statement& statement, int months) {
    end_links(tx, hand, statement);
    statement.round = months;
    statement.asked_at = hand.now;
    return letter_links::make(tx,
                              {.purpose = std::string(link_purpose),
                               .subject = subject_of(statement),
                               .detail = std::to_string(statement.version),
                               .address = statement.told.owner.email,
                               .member = statement.told.owner.member,
                               .made_at = hand.now,
                               .expires_at = letter_links::days_after(hand.now, days_to_answer)});
}

void plan_next(Statement& statement) {
    auto const next = later_question(statement.confirmed_at, statement.round);
    statement.ask_next_at = next ? next->at : basics::Time();
}

}

Done state(db::Transaction& tx, Hand const& hand, std::string const& project,
           std::optional<Statement> const& before, Telling const& told, texts::Language language) {
    if (before && before->told == told && before->state != State::withdrawn) return {*before, {}};
    Statement now{.project = project,
                  .told = told,
                  .version = before ? before->version + 1 : 1,
                  .language = language,
                  .stated_by = hand.member,
                  .stated_at = before ? before->stated_at : hand.now,
                  .updated_at = hand.now};
    std::string link;
    if (before && before->state == State::confirmed && is_only_owner_changed(before->told, told)) {
        now = *before;
        now.told = told;
        now.version = before->version + 1;
        now.language = language;
        now.stated_by = hand.member;
        now.updated_at = hand.now;
        // A question on its way to the one before goes to the new one.
        if (now.is_asked()) link = ask(tx, hand, now, now.round);
    } else link = ask(tx, hand, now, 0);
    put(tx, now);
    note(tx, hand, now, before ? What::amended : What::stated, before ? "amended" : "stated");
    return {std::move(now), std::move(link)};
}

Done ask_again(db::Transaction& tx, Hand const& hand, Statement statement) {
    // Whoever said no is asked from the beginning.
    if (statement.state == State::denied || statement.state == State::ended) {
        statement.state = State::waiting;
        statement.confirmed_at = {};
        statement.round = 0;
    }
    auto link = ask(tx, hand, statement, statement.round);
    statement.updated_at = hand.now;
    put(tx, statement);
    note(tx, hand, statement, What::asked, "asked");
    return {std::move(statement), std::move(link)};
}

Done ask_later(db::Transaction& tx, Hand const& hand, Statement statement, int months) {
    auto link = ask(tx, hand, statement, months);
    plan_next(statement);
    put(tx, statement);
    note(tx, hand, statement, What::asked, "asked");
    return {std::move(statement), std::move(link)};
}

Statement answer(db::Transaction& tx, Hand const& hand, Statement statement, Answer const& given) {
    bool const was_confirmed = statement.confirmed_at.microseconds != 0;
    // Asked and answered within one microsecond is answered.
    statement.answered_at = std::max(hand.now, statement.asked_at);
    statement.updated_at = hand.now;
    statement.comment = given.comment;
    if (given.is_yes) {
        statement.state = State::confirmed;
        if (!was_confirmed) statement.confirmed_at = hand.now;
        plan_next(statement);
    } else {
        statement.state = was_confirmed ? State::ended : State::denied;
        statement.ask_next_at = {};
    }
    put(tx, statement);
    auto const what = given.is_yes ? What::confirmed : was_confirmed ? What::ended : What::denied;
    note(tx, hand, statement, what, name(what), given.comment);
    return statement;
}

Statement lapse(db::Transaction& tx, Hand const& hand, Statement statement) {
    statement.state = State::lapsed;
    put(tx, statement);
    note(tx, hand, statement, What::lapsed, "lapsed");
    return statement;
}

Statement withdraw(db::Transaction& tx, Hand const& hand, Statement statement,
                   std::string const& reason) {
    end_links(tx, hand, statement);
    statement.state = State::withdrawn;
    statement.updated_at = hand.now;
    statement.ask_next_at = {};
    put(tx, statement);
    note(tx, hand, statement, What::withdrawn, "withdrawn", reason);
    return statement;
}

}

// The log says that and when, and which kind; never whose words.
#include "features/escalations/actions.h"

#include <algorithm>

#include "services/letter_links/letter_links.h"

namespace escalations {

namespace {

using Done = std::expected<Way, Refusal>;

activity::Subject subject_of(Known const& barrier) { return {"barrier", barrier.id}; }

/// Each escalation has a link of its own.
activity::Subject desk_of(Known const& barrier, Escalation const& one) {
    return {"barrier", barrier.id + "-" + std::to_string(one.number)};
}

void record(db::Transaction& tx, Hand const& hand, Known const& barrier, std::string const& action,
            json::Object details) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "escalations." + action,
                         .subject = subject_of(barrier),
                         .organisation = barrier.organisation,
                         .details = std::move(details)});
}

/// As the register of barriers calls it.
std::string_view standing(Way const& way) {
    if (way.is_gone()) return "gone";
    if (way.stage == Stage::dismissed) return "dismissed";
    if (way.asked > 0) return "lifted";
    auto const worked_with = way.stage == Stage::parked ? way.before : way.stage;
    return worked_with == Stage::reported ? "reported" : "described";
}

/// Makes the step if it may be made, and keeps it.
Done step_on(db::Transaction& tx, Hand const& hand, Known const& barrier, Step const& step,
             std::string const& note, int escalation) {
    auto const next = after(way_of(tx, barrier), step);
    if (!next) return next;
    keep_way(tx, barrier.id, *next, hand.now);
    keep_standing(tx, barrier, standing(*next), hand.now);
    add_move(tx, barrier.id,
             {.at = hand.now,
              .step = step,
              .stage = next->stage,
              .note = note,
              .escalation = escalation,
              .by = hand.member});
    return next;
}

std::string make_link(db::Transaction& tx, Hand const& hand, Known const& barrier,
                      Escalation const& one) {
    auto const& email = told::said(one.told, "email");
    if (email.empty()) return {};
    letter_links::end_all(tx, desk_purpose, desk_of(barrier, one), hand.now);
    return letter_links::make(tx,
                              {.purpose = std::string(desk_purpose),
                               .subject = desk_of(barrier, one),
                               .detail = std::to_string(one.number),
                               .address = email,
                               .made_at = hand.now,
                               .expires_at = letter_links::days_after(hand.now, days_for_desk)});
}

std::string today_of(Hand const& hand) { return basics::iso(basics::day_in_stockholm(hand.now)); }

}

Way way_of(db::Reader& reader, Known const& barrier) {
    auto const told = barrier.is_described ? Stage::described : Stage::reported;
    auto way = kept_way(reader, barrier.id).value_or(Way{.stage = told});
    if (way.stage == Stage::reported) way.stage = told;
    if (way.stage == Stage::parked && way.before == Stage::reported) way.before = told;
    way.of = barrier.of;
    return way;
}

Done move(db::Transaction& tx, Hand const& hand, Known const& barrier, Step const& step,
          std::string const& note) {
    auto done = step_on(tx, hand, barrier, step, note, 0);
    if (done)
        record(tx, hand, barrier, "barrier_moved",
               {{"move", name(step.move)}, {"stage", name(done->stage)}});
    return done;
}

std::expected<Sent, Refusal> escalate(db::Transaction& tx, Hand const& hand, Known const& barrier,
                                      Escalation made) {
    made.number = static_cast<int>(escalations_of(tx, barrier.id).size()) + 1;
    made.sent_by = hand.member;
    made.organisation = barrier.organisation;
    made.at = hand.now;
    auto const done = step_on(tx, hand, barrier, {.move = Move::escalate, .rung = made.rung},
                              told::said(made.told, "body"), made.number);
    if (!done) return std::unexpected(done.error());
    put(tx, barrier.id, made);
    record(tx, hand, barrier, "barrier_escalated",
           {{"addressee", made.addressee}, {"number", made.number}});
    auto link = make_link(tx, hand, barrier, made);
    return Sent{std::move(made), std::move(link)};
}

Sent send_again(db::Transaction& tx, Hand const& hand, Known const& barrier,
                Escalation const& one) {
    auto link = make_link(tx, hand, barrier, one);
    record(tx, hand, barrier, "barrier_sent_again", {{"number", one.number}});
    return {one, std::move(link)};
}

Done answer(db::Transaction& tx, Hand const& hand, Known const& barrier, Escalation one,
            told::Told const& told) {
    if (one.is_settled()) return std::unexpected(Refusal::none_open);
    // An answer that comes late stands in the place of none.
    if (one.is_answered()) {
        if (auto const back = retract(tx, hand, barrier, one, {}); !back) return back;
        one.answer.clear();
    }
    auto const done = step_on(tx, hand, barrier, {.move = Move::answer}, {}, one.number);
    if (!done) return done;
    one.answer = told;
    one.is_through_link = hand.member.empty();
    if (auto const& number = told::said(told, "their_number"); !number.empty())
        one.their_number = number;
    put(tx, barrier.id, one);
    record(tx, hand, barrier, "barrier_answered",
           {{"number", one.number}, {"answer", told::said(told, "answer")}});
    return done;
}

Done retract(db::Transaction& tx, Hand const& hand, Known const& barrier, Escalation one,
             std::string const& reason) {
    if (!one.is_answered()) return std::unexpected(Refusal::none_answered);
    auto const done = step_on(tx, hand, barrier, {.move = Move::retract}, reason, one.number);
    if (!done) return done;
    one.answer.clear();
    one.is_through_link = false;
    put(tx, barrier.id, one);
    record(tx, hand, barrier, "barrier_retracted", {{"number", one.number}});
    return done;
}

Done resolve(db::Transaction& tx, Hand const& hand, Known const& barrier,
             Resolved const& resolved) {
    auto const done =
        step_on(tx, hand, barrier, {.move = Move::resolve, .resolution = resolved.resolution},
                told::said(resolved.told, "changed"), 0);
    if (!done) return done;
    add(tx, barrier.id, Outcome{.told = resolved.told, .at = hand.now});
    record(tx, hand, barrier, done->is_gone() ? "barrier_gone" : "barrier_resolved",
           {{"resolution", name(resolved.resolution)}});
    if (!done->is_gone() || !barrier.is_public) return done;
    // Everybody who follows what it stopped is told.
    for (auto const& project : barrier.projects)
        hand.log.record(tx, {.at = hand.now,
                             .actor = hand.member,
                             .action = "escalations.project_freed",
                             .subject = {"project", project},
                             .organisation = barrier.organisation,
                             .details = json::Object{{"barrier", barrier.id}}});
    return done;
}

void say(db::Transaction& tx, Hand const& hand, Known const& barrier, Escalation one,
         told::Told const& told) {
    auto const said = parse_said(told::said(told, "did")).value_or(Said::replied);
    add(tx, barrier.id,
        Word{.escalation = one.number,
             .said = said,
             .words = told::said(told, "words"),
             .signed_by = told::said(told, "signed"),
             .link = told::said(told, "link"),
             .is_through_link = hand.member.empty(),
             .by = hand.member,
             .at = hand.now});
    if (auto const& number = told::said(told, "their_number"); !number.empty())
        one.their_number = number;
    one.is_acknowledged = true;
    put(tx, barrier.id, one);
    if (said == Said::answered) {
        told::Told given{{"answer", told::said(told, "answer")}, {"answered_on", today_of(hand)}};
        for (auto const* field : {"words", "link"})
            if (auto const& text = told::said(told, field); !text.empty()) given[field] = text;
        if (answer(tx, hand, barrier, one, given)) return;
    }
    record(tx, hand, barrier, "words_" + std::string(name(said)), {{"number", one.number}});
}

void write(db::Transaction& tx, Hand const& hand, Known const& barrier, Escalation const& one,
           std::string const& words) {
    add(tx, barrier.id,
        Word{.escalation = one.number,
             .said = Said::wrote,
             .words = words,
             .by = hand.member,
             .at = hand.now});
    record(tx, hand, barrier, "words_wrote", {{"number", one.number}});
}

void withdraw_words(db::Transaction& tx, Hand const& hand, Known const& barrier, Word word,
                    std::string const& reason) {
    word.withdrawn_at = hand.now;
    word.withdrawn_because = reason;
    withdraw(tx, barrier.id, word, hand.member);
    record(tx, hand, barrier, "words_withdrawn", {{"number", word.escalation}});
    auto const one = escalation(tx, barrier.id, word.escalation);
    if (one && word.said == Said::answered && one->is_answered() && one->is_through_link)
        (void)retract(tx, hand, barrier, *one, reason);
}

}

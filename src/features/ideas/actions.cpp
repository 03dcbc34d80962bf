// Every change goes through here, so that history, version and the log are never forgotten. The log
// holds no words of anybody: they are in the need and its history.
#include "features/ideas/actions.h"

#include "features/ideas/asked/rules.h"
#include "features/ideas/intake/intake.h"
#include "features/ideas/merging.h"
#include "features/ideas/rules.h"
#include "platform/basics/text.h"
#include "platform/secrets/secrets.h"
#include "services/claims/claim_code.h"
#include "services/letter_links/letter_links.h"
#include "services/promises/clock.h"

namespace ideas {

namespace {

void record(db::Transaction& tx, Hand const& hand, Need const& need, std::string_view what,
            json::Object details = {}) {
    details.append("version", need.version);
    hand.log.record(
        tx, {.at = hand.now,
             .actor = hand.member,
             .action = "ideas." + std::string(name(need.told.kind)) + "_" + std::string(what),
             .subject = subject_of(need),
             .organisation = need.told.organisation,
             .details = std::move(details)});
}

/// Whoever waits for an answer waits no longer, or anew.
void follow_clock(db::Transaction& tx, Hand const& hand, Need const& need) {
    auto const& organisation = need.told.organisation;
    if (need.visibility == Visibility::hidden || need.visibility == Visibility::withdrawn)
        promises::stop(tx, organisation, subject_of(need), promises::Outcome::ended, hand.now);
    else if (need.state == State::in_progress)
        promises::begin(tx, organisation, subject_of(need), hand.now);
    else if (need.state != State::received)
        promises::stop(tx, organisation, subject_of(need), promises::Outcome::answered, hand.now);
}

/// Whoever looks, hides or answers shows that somebody is there.
void note_answering(db::Transaction& tx, Hand const& hand, Need const& need) {
    if (!hand.member.empty()) intake::note_sign(tx, need.told.organisation, hand.now);
}

void changed(Need& need, Hand const& hand) {
    ++need.version;
    need.updated_at = hand.now;
}

Event event(Hand const& hand, Need const& need, Happened what, std::string words = {}) {
    return {.what = what,
            .at = hand.now,
            .member = hand.member,
            .state = need.state,
            .words = std::move(words)};
}

/// What the form's key and its words make together: other words are another sending.
std::string secret_of(Sending const& sending) {
    auto const& told = sending.told;
    std::string secret = sending.key;
    for (auto const* part : {&told.title, &told.story, &told.for_whom, &told.place})
        secret += "\n" + secrets::hash(*part);
    secret += "\n" + told.organisation.string();
    if (sending.answered)
        secret += "\n" + sending.answered->call + "\n" +
                  secrets::hash(asked::words(sending.answered->replies));
    return told.kind == Kind::need
               ? secret
               : secret + "\n" + secrets::hash(told.better) + "\n" + told.answers.string();
}

/// A correction keeps what stood there before.
std::string before(Telling const& told) {
    return told.title + "\n\n" + told.story + (told.better.empty() ? "" : "\n\n" + told.better);
}

}

activity::Subject subject_of(Need const& need) {
    return {std::string(name(need.told.kind)), need.id.string()};
}

std::string_view place_of(Kind kind) { return kind == Kind::idea ? "/ideas" : "/needs"; }

std::string path_of(Need const& need) {
    return std::string(place_of(need.told.kind)) + "/" + need.id.string() + "/" + need.slug;
}

Sent tell(db::Transaction& tx, Hand const& hand, Sending const& sending) {
    auto const secret = secret_of(sending);
    auto const code = claims::code_from(secret);
    auto const sending_hash = secrets::hash("sending\n" + secret);
    if (auto const known = with_sending(tx, sending_hash))
        if (auto need = find(tx, *known)) return {*std::move(need), code, false};
    bool const for_somebody = sending.way != Way::page;
    Need need{.id = NeedId::make(),
              .told = sending.told,
              .slug = basics::slug(sending.told.title),
              .way = sending.way,
              .told_at = hand.now,
              .updated_at = hand.now,
              .told_by = for_somebody ? members::MemberId() : hand.member,
              .entered_by = for_somebody ? hand.member : members::MemberId()};
    need.visibility = visibility_when_told(!need.told_by.empty(), need.way, sending.reading);
    if (sending.seen_by && need.visibility == Visibility::public_)
        need.visibility = inside::shown_as(*sending.seen_by);
    add(tx, need);
    add_sending(tx, sending_hash, need.id);
    add_claim(tx, claims::code_hash(code), need.id);
    set_sender(tx, need.id, sending.sender);
    if (sending.answered) asked::keep(tx, need.id, *sending.answered);
    if (sending.seen_by) inside::keep(tx, need.id, *sending.seen_by);
    add_event(tx, need.id, event(hand, need, Happened::told));
    record(tx, hand, need, "told", {{"way", name(need.way)}});
    promises::begin(tx, need.told.organisation, subject_of(need), hand.now);
    return {std::move(need), code, true};
}

Need correct(db::Transaction& tx, Hand const& hand, Need need, Telling told, Reading reading) {
    told.organisation = need.told.organisation;
    told.kind = need.told.kind;
    told.answers = need.told.answers;
    if (told == need.told) return need;
    add_event(tx, need.id, event(hand, need, Happened::corrected, before(need.told)));
    need.told = std::move(told);
    need.slug = basics::slug(need.told.title);
    need.visibility = visibility_when_corrected(need, reading);
    changed(need, hand);
    update(tx, need);
    record(tx, hand, need, "corrected");
    return need;
}

void wait_again(db::Transaction& tx, Hand const& hand, Need const& need) {
    if (need.state != State::received && need.state != State::in_progress) return;
    auto const& organisation = need.told.organisation;
    promises::go_on(tx, organisation, subject_of(need));
    // It may have been given to another unit, or taken up again, while nobody waited.
    promises::sent_on(tx, organisation, subject_of(need), hand.now);
    follow_clock(tx, hand, need);
}

Need withdraw(db::Transaction& tx, Hand const& hand, Need need) {
    need = stand_alone(tx, hand, need);
    need.visibility = Visibility::withdrawn;
    changed(need, hand);
    update(tx, need);
    change_sender(tx, need, {});
    add_event(tx, need.id, event(hand, need, Happened::withdrawn));
    record(tx, hand, need, "withdrawn");
    follow_clock(tx, hand, need);
    return need;
}

Need add_words(db::Transaction& tx, Hand const& hand, Need need, std::string words,
               Reading reading) {
    auto const so_far = history(tx, need.id);
    bool const is_there =
        !so_far.empty() && so_far.back().what == Happened::added && so_far.back().words == words;
    if (is_there) return need;
    auto added = event(hand, need, Happened::added, std::move(words));
    added.shown = !hand.member.empty() && reading == Reading::as_usual;
    add_event(tx, need.id, added);
    changed(need, hand);
    update(tx, need);
    record(tx, hand, need, "added");
    return need;
}

void change_sender(db::Transaction& tx, Need const& need, Sender const& sender) {
    // Letters with links went to the address that is given up.
    auto const subject = subject_of(need);
    if (ideas::sender(tx, need.id).email != sender.email)
        letter_links::forget_subject(tx, subject.kind, subject.id);
    set_sender(tx, need.id, sender);
}

Need opened(db::Transaction& tx, Hand const& hand, Need need) {
    if (need.visibility == Visibility::inside)
        need.visibility = inside::shown_as(inside::choice_of(tx, need.id));
    changed(need, hand);
    update(tx, need);
    add_event(tx, need.id, event(hand, need, Happened::opened));
    record(tx, hand, need, "opened");
    return need;
}

void keep_newer_sender(db::Transaction& tx, Need const& need, Sender const& sender) {
    bool const is_other = !sender.empty() && need.visibility != Visibility::withdrawn &&
                          ideas::sender(tx, need.id) != sender;
    if (is_other) change_sender(tx, need, sender);
}

Need publish(db::Transaction& tx, Hand const& hand, Need need) {
    need.visibility = inside::shown_as(inside::choice_of(tx, need.id));
    changed(need, hand);
    update(tx, need);
    add_event(tx, need.id, event(hand, need, Happened::published));
    record(tx, hand, need, "published");
    note_answering(tx, hand, need);
    wait_again(tx, hand, need);
    return need;
}

Need hide(db::Transaction& tx, Hand const& hand, Need need, std::string reason) {
    need.visibility = Visibility::hidden;
    changed(need, hand);
    update(tx, need);
    add_event(tx, need.id, event(hand, need, Happened::hidden, std::move(reason)));
    record(tx, hand, need, "hidden");
    note_answering(tx, hand, need);
    follow_clock(tx, hand, need);
    return need;
}

std::optional<Need> publish_addition(db::Transaction& tx, Hand const& hand, Need need,
                                     std::int64_t number) {
    if (!show_addition(tx, need.id, number)) return std::nullopt;
    changed(need, hand);
    update(tx, need);
    record(tx, hand, need, "addition_shown", {{"number", number}});
    return need;
}

Need answer(db::Transaction& tx, Hand const& hand, Need need, Answer const& answer) {
    auto const from = need.state;
    need.state = answer.state;
    changed(need, hand);
    update(tx, need);
    auto answered = event(hand, need, Happened::answered, answer.reason);
    answered.referred_to = answer.referred_to;
    answered.link = answer.link;
    add_event(tx, need.id, answered);
    record(tx, hand, need, "answered", {{"from", name(from)}, {"to", name(need.state)}});
    note_answering(tx, hand, need);
    follow_clock(tx, hand, need);
    return need;
}

}

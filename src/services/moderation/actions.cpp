// Every change goes through here, so that steps, version and the log are never forgotten. The log
// holds no words of anybody and nobody's address.
#include "services/moderation/actions.h"

#include <algorithm>

#include "platform/secrets/secrets.h"
#include "services/claims/claim_code.h"

namespace moderation {

namespace {

/// The log speaks of the matter, not of the text: histories that everybody reads are not to tell
/// that somebody has reported it.
void record(db::Transaction& tx, Hand const& hand, Matter const& matter, std::string_view what,
            json::Object details = {}) {
    details.append("kind", matter.subject.kind);
    details.append("id", matter.subject.id);
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "moderation." + std::string(what),
                         .subject = {"moderation", matter.id.string()},
                         .organisation = matter.organisation,
                         .details = std::move(details)});
}

/// What the form's key and its words make together: other words are another notice.
std::string secret_of(Sending const& sending) {
    return sending.key + "\n" + secrets::hash(sending.told.reason + "\n" + sending.told.words) +
           "\n" + sending.subject.kind + "\n" + sending.subject.id;
}

/// The one with this id among the matter's notices.
std::optional<Notice> notice_of(db::Reader& reader, Opened const& opened) {
    for (auto& notice : notices(reader, opened.matter))
        if (notice.id == opened.notice) return std::move(notice);
    return std::nullopt;
}

}

Matter matter_of(Subject const& subject, web::ModeratedText const& text, basics::Time now) {
    return {.id = MatterId::make(),
            .subject = subject,
            .organisation = text.organisation,
            .title = text.title,
            .words = text.words,
            .language = text.language,
            .path = text.path,
            .opened_at = now,
            .waits_since = now};
}

Taken take_in(db::Transaction& tx, Hand const& hand, Sending const& sending) {
    auto const secret = secret_of(sending);
    auto const code = claims::code_from(secret);
    auto const sending_hash = secrets::hash("sending\n" + secret);
    if (auto const known = with_sending(tx, sending_hash)) {
        auto matter = find(tx, known->matter);
        auto notice = notice_of(tx, *known);
        if (matter && notice) return {*std::move(matter), *std::move(notice), code, false};
    }
    auto matter = waiting_about(tx, sending.subject);
    bool const was_urgent = matter && matter->is_urgent;
    if (matter) {
        matter->is_urgent = matter->is_urgent || is_urgent(sending.told.reason);
        ++matter->version;
        update(tx, *matter);
    } else {
        matter = matter_of(sending.subject, sending.text, hand.now);
        matter->is_urgent = is_urgent(sending.told.reason);
        add(tx, *matter);
    }
    Notice notice{.id = NoticeId::make(),
                  .matter = matter->id,
                  .reason = sending.told.reason,
                  .words = sending.told.words,
                  .language = sending.language,
                  .member = hand.member,
                  .at = hand.now};
    add_notice(tx, notice);
    set_reporter(tx, notice, sending.told.email);
    add_sending(tx, sending_hash, {matter->id, notice.id});
    add_code(tx, claims::code_hash(code), {matter->id, notice.id});
    record(tx, hand, *matter, "reported", {{"reason", notice.reason}});
    bool const is_urgent_now = matter->is_urgent && !was_urgent;
    return {*std::move(matter), std::move(notice), code, true, is_urgent_now};
}

Matter decide(db::Transaction& tx, Hand const& hand, Matter matter, Ruling const& ruling) {
    auto const before = matter.outcome;
    matter.state = State::decided;
    matter.outcome = ruling.outcome;
    matter.decided_by = hand.member;
    matter.decided_at = hand.now;
    ++matter.version;
    update(tx, matter);
    add_step(tx, matter.id,
             {.outcome = ruling.outcome,
              .at = hand.now,
              .member = hand.member,
              .reason = ruling.reason,
              .words = ruling.words});
    record(
        tx, hand, matter, "decided",
        {{"before", name(before)}, {"outcome", name(matter.outcome)}, {"reason", ruling.reason}});
    return matter;
}

void forget_when_final(db::Transaction& tx, Matter const& matter) {
    bool const may_still_ask =
        matter.outcome == Outcome::hidden ? !matter.writer_asked : !matter.reporter_asked;
    if (matter.state == State::decided && !may_still_ask) forget_reporters(tx, matter.id);
    forget_reporters_of_matters_before(tx, last_asked_about(matter.decided_at));
}

Matter ask_again(db::Transaction& tx, Hand const& hand, Matter matter, Side side,
                 std::string words) {
    matter.state = State::again;
    // What is decided has no urgency: it comes back with what was said.
    matter.is_urgent = std::ranges::any_of(
        notices(tx, matter.id), [](Notice const& notice) { return is_urgent(notice.reason); });
    (side == Side::writer ? matter.writer_asked : matter.reporter_asked) = true;
    matter.waits_since = hand.now;
    ++matter.version;
    update(tx, matter);
    add_step(tx, matter.id,
             {.asked = side, .at = hand.now, .member = hand.member, .words = std::move(words)});
    record(tx, hand, matter, "asked_again", {{"side", name(side)}});
    return matter;
}

std::string new_code(db::Transaction& tx, Opened const& opens) {
    auto code = claims::code_from(secrets::make());
    add_code(tx, claims::code_hash(code), opens);
    return code;
}

}

// What features do with their texts themselves, written down here so that nobody who wrote one has
// fewer rights than after a notice.
#include "services/moderation/deciding.h"
#include "services/moderation/letters.h"
#include "services/moderation/moderation.h"

namespace moderation {

WriterMay writer_may(db::Reader& reader, activity::Subject const& subject, basics::Time now) {
    auto const matter = newest_about(reader, subject);
    if (!matter) return WriterMay::nothing;
    if (matter->state == State::again) return WriterMay::wait;
    return may_ask(*matter, Side::writer, now) ? WriterMay::ask : WriterMay::nothing;
}

std::expected<void, basics::Problems> ask_as_writer(web::Services& services,
                                                    members::MemberId const& member,
                                                    db::Transaction& tx,
                                                    activity::Subject const& subject,
                                                    std::string_view words) {
    auto good = checked_words(words);
    if (!good) return std::unexpected(std::move(good.error()));
    auto matter = newest_about(tx, subject);
    if (matter && may_ask(*matter, Side::writer, services.now()))
        ask_again(tx, {services.activity, services.now(), member}, *std::move(matter), Side::writer,
                  *std::move(good));
    return {};
}

void note_hidden(web::Services& services, web::Visit const& visit, db::Transaction& tx,
                 activity::Subject const& subject, std::string const& reason) {
    Showing const showing(services, visit);
    auto const text = text_now(showing, tx, subject);
    if (!text) return;
    Ruling const ruling{Outcome::hidden, "other", reason};
    // A notice that waits is answered by it.
    auto matter = waiting_about(tx, subject);
    bool const was_reported = matter.has_value();
    if (!matter) {
        matter = matter_of(subject, *text, services.now());
        add(tx, *matter);
    }
    auto const before = matter->outcome;
    auto const decided = decide(tx, hand_of(showing), *std::move(matter), ruling);
    if (was_reported) tell_decided(services, tx, decided, before, ruling);
    else tell_hidden_unasked(services, tx, decided, ruling);
}

void note_shown(web::Services& services, web::Visit const& visit, db::Transaction& tx,
                activity::Subject const& subject) {
    auto matter = newest_about(tx, subject);
    if (!matter || matter->outcome != Outcome::hidden) return;
    Showing const showing(services, visit);
    Ruling const ruling{Outcome::left, "thought_again", {}};
    auto const decided = decide(tx, hand_of(showing), *std::move(matter), ruling);
    tell_decided(services, tx, decided, Outcome::hidden, ruling);
    forget_when_final(tx, decided);
}

}

// One letter after the other: what is about to happen is written down before it does, and what
// happened after.
#include "services/outbox/outbox.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "platform/jobs/rounds.h"
#include "platform/logging/log.h"
#include "platform/mail/encoding.h"
#include "platform/mail/message.h"
#include "services/outbox/replies.h"
#include "services/outbox/store.h"
#include "services/outbox/writing.h"

namespace outbox {

namespace {

constexpr std::int64_t minute = 60 * 1'000'000LL, day = 24 * 60 * minute;
/// What cannot be sent just now waits so long; it is nobody's fault and counts for no letter.
constexpr std::int64_t rest = minute;

std::vector<mail::Enclosed> encoded(std::vector<Enclosure> const& files) {
    std::vector<mail::Enclosed> made;
    for (auto const& one : files)
        made.push_back({one.name, one.media_type, mail::base64(one.bytes)});
    return made;
}

std::map<std::string, std::string, std::less<>> only_template(
    resources::Resources const& resources) {
    auto const source = resources.find("src/services/outbox/templates/letter.mustache");
    if (!source) throw std::runtime_error("the program was built without the letter's template");
    return {{"outbox/letter", std::string(*source)}};
}

}

struct Outbox::Taken {
    store::Row row;
    std::vector<mail::Enclosed> enclosed;
    mail::Parcel parcel;
};

std::optional<std::int64_t> pause_microseconds(std::int64_t attempts, basics::Time made_at,
                                               basics::Time now) {
    constexpr std::array<std::int64_t, 7> minutes = {1, 5, 15, 60, 3 * 60, 6 * 60, 12 * 60};
    if (now.microseconds - made_at.microseconds > 4 * day) return std::nullopt;
    auto const step = std::clamp<std::int64_t>(attempts - 1, 0, minutes.size() - 1);
    return minutes[static_cast<std::size_t>(step)] * minute;
}

Outbox::Outbox(db::Database& database, basics::Clock now, texts::Catalogue const& texts,
               resources::Resources const& resources, logging::Log const& log,
               std::unique_ptr<mail::Carrier> carrier, Settings settings)
    : database_(database),
      now_(std::move(now)),
      texts_(texts),
      log_(log),
      carrier_(std::move(carrier)),
      settings_(std::move(settings)),
      renderer_(only_template(resources), {}) {}

Outbox::~Outbox() = default;

LetterId Outbox::put(db::Transaction& tx, Letter const& letter) {
    auto const made = written(letter, texts_, settings_.further, renderer_, settings_.site_name,
                              settings_.public_address());
    auto const address = mail::sendable(letter.to);
    store::Row const row{.id = LetterId::make(),
                         .recipient = address.value_or(letter.to),
                         .about = letter.about,
                         .language = std::string(letter.further ? texts::tag(*letter.further)
                                                                : texts::code(letter.language)),
                         .subject = made.subject,
                         .words = made.text,
                         .html = made.html,
                         .unsubscribe = letter.unsubscribe.empty()
                                            ? std::string()
                                            : settings_.public_address() + letter.unsubscribe,
                         .reply_to = mail::sendable(reply_address(letter)).value_or(""),
                         .made_at = now_()};
    store::add(tx, row);
    store::add_enclosed(tx, row.id, encoded(letter.enclosures));
    if (!address) store::end(tx, row.id, "refused", "not an address", now_());
    tx.after_commit([this] {
        if (rounds_) rounds_->wake();
    });
    return row.id;
}

void Outbox::take_up_again() {
    auto tx = database_.begin();
    auto const freed = store::free_taken(tx, settings_.machine,
                                         {now_().microseconds - settings_.lease_microseconds});
    tx.commit();
    if (freed.perhaps_given > 0)
        log_.write(logging::Level::warning, "mail_perhaps_sent_before",
                   {{"letters", std::to_string(freed.perhaps_given)}});
}

bool Outbox::send_next(std::stop_token const& stop, bool& sent) {
    Taken taken;
    {
        auto tx = database_.begin();
        auto found = store::due(tx, now_());
        if (!found || !store::take(tx, found->id, settings_.machine, now_())) return false;
        taken.enclosed = store::enclosed(tx, found->id);
        tx.commit();
        taken.row = *std::move(found);
    }
    auto const& row = taken.row;
    taken.parcel = {.id = row.id.string(), .from = settings_.from, .to = row.recipient};
    taken.parcel.bytes = mail::write({.id = row.id.string(),
                                      .from = settings_.from,
                                      .from_name = settings_.site_name,
                                      .to = row.recipient,
                                      .subject = row.subject,
                                      .language = row.language,
                                      .text = row.words,
                                      .html = row.html,
                                      .at = row.made_at,
                                      .unsubscribe = row.unsubscribe,
                                      .reply_to = row.reply_to,
                                      .enclosed = std::move(taken.enclosed)});
    auto const given = [&] {
        auto tx = database_.begin();
        if (!store::set_given(tx, row.id, settings_.machine))
            throw std::runtime_error("the letter was taken over by another machine");
        tx.commit();
    };
    auto const outcome = carrier_->carry(taken.parcel, given, stop);
    settle(taken, outcome);
    sent = outcome.result == mail::Result::delivered;
    return outcome.result != mail::Result::unreached && !stop.stop_requested();
}

void Outbox::settle(Taken const& taken, mail::Outcome const& outcome) {
    auto const& row = taken.row;
    auto const now = now_();
    auto const pause = pause_microseconds(row.attempts + 1, row.made_at, now);
    auto note = [&](logging::Level level, char const* event) {
        log_.write(level, event, {{"letter", row.id.string()}, {"about", row.about}});
    };
    auto tx = database_.begin();
    bool const is_over = outcome.result != mail::Result::delivered &&
                         outcome.result != mail::Result::refused && !pause;
    if (outcome.result == mail::Result::delivered) {
        store::end(tx, row.id, "sent", outcome.said, now);
        note(logging::Level::info, "mail_sent");
    } else if (outcome.result == mail::Result::refused || is_over) {
        store::end(tx, row.id, "refused", outcome.said, now);
        note(logging::Level::warning, is_over ? "mail_given_up" : "mail_refused");
    } else {
        bool const counts = outcome.result == mail::Result::later;
        store::set_waiting(tx, row.id, {now.microseconds + (counts ? *pause : rest)}, counts,
                           outcome.said);
        note(logging::Level::warning, counts ? "mail_put_off" : "mail_server_unreached");
    }
    tx.commit();
}

std::size_t Outbox::round(std::stop_token const& stop) {
    std::size_t count = 0;
    bool goes_on = true;
    while (goes_on && !stop.stop_requested()) {
        bool sent = false;
        goes_on = send_next(stop, sent);
        if (sent) ++count;
    }
    return count;
}

std::shared_ptr<void> Outbox::begin_work() {
    take_up_again();
    rounds_ = std::make_unique<jobs::Rounds>(
        std::chrono::seconds(10),
        [this](std::stop_token const& stop) {
            take_up_again();
            round(stop);
        },
        [this](std::string const& why) {
            log_.write(logging::Level::error, "mail_failed", {{"why", why}});
        });
    rounds_->wake();
    return {nullptr, [this](void*) { rounds_.reset(); }};
}

void Outbox::remove_old() {
    auto tx = database_.begin();
    store::remove_ended(tx, {now_().microseconds - 30 * day});
    tx.commit();
}

Status Outbox::status() {
    auto reader = database_.read();
    return {.waiting = store::count(reader, "waiting"),
            .refused = store::count(reader, "refused"),
            .oldest_waiting = store::oldest_waiting(reader)};
}

}

// Letters: written with what they tell, sent afterwards, never lost and never twice.
#pragma once
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include "platform/db/database.h"
#include "platform/logging/log.h"
#include "platform/mail/carrier.h"
#include "platform/resources/resources.h"
#include "platform/templates/renderer.h"
#include "services/outbox/letter.h"

namespace jobs {
class Rounds;
}

namespace outbox {

struct Settings {
    std::string from = {};       ///< An address.
    std::string site_name = {};  ///< Who letters come from, for people.
    /// Tells this machine from others that send from the same database; the same after a restart.
    std::string machine = {};
    /// "https://samverk.example", asked for each letter.
    std::function<std::string()> public_address = {};
    /// The further languages; null: letters have none.
    texts::FurtherShelf const* further = nullptr;
    /// After so long, what another machine took is taken from it. Longer than one letter may take.
    std::int64_t lease_microseconds = 15 * 60 * 1'000'000LL;
};

/// How the outbox is doing, for the operator.
struct Status {
    std::int64_t waiting = 0, refused = 0;
    basics::Time oldest_waiting = {};  ///< When it was made; zero when none waits.
};

/// Thread-safe.
class Outbox {
public:
    Outbox(db::Database& database, basics::Clock now, texts::Catalogue const& texts,
           resources::Resources const& resources, logging::Log const& log,
           std::unique_ptr<mail::Carrier> carrier, Settings settings);
    ~Outbox();
    Outbox(Outbox const&) = delete;

    /// Writes the letter in the transaction; it leaves once that is on disk. An address that cannot
    /// be written to gives a letter that is refused at once.
    LetterId put(db::Transaction& tx, Letter const& letter);

    /// Sends from now on, until what it gives falls.
    std::shared_ptr<void> begin_work();
    /// Sends what is due, one after the other, until nothing is or the server cannot be reached.
    /// How many were sent.
    std::size_t round(std::stop_token const& stop = {});
    /// What this machine was sending when it stopped waits again. Called before the first round.
    void take_up_again();
    /// Removes what ended more than thirty days ago.
    void remove_old();

    Status status();

private:
    struct Taken;
    bool send_next(std::stop_token const& stop, bool& sent);
    void settle(Taken const& taken, mail::Outcome const& outcome);

    db::Database& database_;
    basics::Clock now_;
    texts::Catalogue const& texts_;
    logging::Log const& log_;
    std::unique_ptr<mail::Carrier> carrier_;
    Settings settings_;
    templates::Renderer renderer_;
    std::unique_ptr<jobs::Rounds> rounds_;
};

/// How long to wait after so many attempts; nothing when it has been tried for long enough (four
/// days).
std::optional<std::int64_t> pause_microseconds(std::int64_t attempts, basics::Time made_at,
                                               basics::Time now);

}

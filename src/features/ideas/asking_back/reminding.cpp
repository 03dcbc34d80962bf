// Each question in a transaction of its own.
#include "features/ideas/asking_back/reminding.h"

#include "features/ideas/asking_back/letters.h"
#include "platform/logging/log.h"
#include "services/leases/leases.h"
#include "services/letter_links/letter_links.h"

namespace ideas::asking_back {

namespace {

constexpr std::size_t most_at_once = 200;

void remind_one(web::Services& services, Question const& seen) {
    auto tx = services.database.begin();
    auto const need = ideas::find(tx, seen.need);
    auto const question = find(tx, seen.need, seen.id);
    if (!need || !question || !note_reminded(tx, *question)) return;
    // Nobody is reminded of what needs no answer any more.
    if (is_open(*question, *need, services.now()))
        send_question(services, tx, *need, *question, true);
    tx.commit();
}

void give_up_one(web::Services& services, Question const& seen) {
    auto tx = services.database.begin();
    auto const need = ideas::find(tx, seen.need);
    auto question = find(tx, seen.need, seen.id);
    if (!need || !question) return;
    bool const waited = may_ask(*need);
    if (!give_up(tx, {services.activity, services.now(), {}}, *need, *question)) return;
    question->state = State::unanswered;
    if (waited) tell_asker(services, tx, *need, *question);
    tx.commit();
}

}

std::shared_ptr<void> Reminding::begin_work() {
    rounds_ = std::make_unique<jobs::Rounds>(
        std::chrono::minutes(30), [this](std::stop_token const&) { round(); },
        [this](std::string const& why) {
            services_.log.write(logging::Level::error, "asking_senders_failed", {{"why", why}});
        });
    return {this, [this](void*) { rounds_.reset(); }};
}

std::size_t Reminding::round() {
    auto const now = services_.now();
    std::vector<Question> silent, over;
    {
        auto reader = services_.database.read();
        silent = waiting_since(reader, letter_links::days_after(now, -days_to_reminder), true,
                               most_at_once);
        over = waiting_since(reader, letter_links::days_after(now, -days_to_answer), false,
                             most_at_once);
    }
    if (silent.empty() && over.empty()) return 0;
    auto const lease = leases::take(services_.database, services_.now, "sender_questions");
    if (!lease) return 0;
    for (auto const& one : over) give_up_one(services_, one);
    for (auto const& one : silent) remind_one(services_, one);
    return silent.size() + over.size();
}

}

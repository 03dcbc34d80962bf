// Each statement in a transaction of its own.
#include "features/outcomes/asking.h"

#include "features/outcomes/letters.h"
#include "platform/logging/log.h"
#include "services/leases/leases.h"

namespace outcomes {

namespace {

constexpr std::size_t most_at_once = 200;

Hand hand_of(web::Services& services, knowledge::Brief const& project) {
    return {services.activity, services.now(), {}, project.organisation};
}

/// No question is asked any more about what was merged, or has nobody to be asked.
void stop_asking(db::Transaction& tx, Statement statement) {
    statement.ask_next_at = {};
    put(tx, statement);
}

void ask_one(web::Services& services, std::string const& project) {
    auto tx = services.database.begin();
    auto statement = find(tx, project);
    if (!statement || statement->ask_next_at.microseconds == 0 ||
        statement->ask_next_at > services.now())
        return;
    auto const brief = knowledge::brief(tx, project);
    auto const next = later_question(statement->confirmed_at, statement->round);
    if (!brief || !next) stop_asking(tx, *statement);
    else if (statement->told.owner.email.empty()) {
        statement->ask_next_at = {};
        auto const lapsed = lapse(tx, hand_of(services, *brief), *statement);
        tell_stater(services, tx, lapsed, *brief);
    } else {
        auto const done = ask_later(tx, hand_of(services, *brief), *statement, next->months);
        send_question(services, tx, done, *brief);
    }
    tx.commit();
}

void lapse_one(web::Services& services, std::string const& project) {
    auto tx = services.database.begin();
    auto const statement = find(tx, project);
    auto const brief = knowledge::brief(tx, project);
    if (!statement || !brief || !has_lapsed(*statement, services.now())) return;
    auto const lapsed = lapse(tx, hand_of(services, *brief), *statement);
    tell_stater(services, tx, lapsed, *brief);
    tx.commit();
}

}

std::shared_ptr<void> Asking::begin_work() {
    rounds_ = std::make_unique<jobs::Rounds>(
        std::chrono::minutes(30), [this](std::stop_token const&) { round(); },
        [this](std::string const& why) {
            services_.log.write(logging::Level::error, "asking_line_owners_failed", {{"why", why}});
        });
    return {this, [this](void*) { rounds_.reset(); }};
}

std::size_t Asking::round() {
    std::vector<std::string> due, silent;
    {
        auto reader = services_.database.read();
        due = to_ask(reader, services_.now(), most_at_once);
        silent = unanswered(reader, letter_links::days_after(services_.now(), -days_to_answer),
                            most_at_once);
    }
    if (due.empty() && silent.empty()) return 0;
    auto const lease = leases::take(services_.database, services_.now, "line_owners");
    if (!lease) return 0;
    for (auto const& project : due) ask_one(services_, project);
    for (auto const& project : silent) lapse_one(services_, project);
    return due.size() + silent.size();
}

}

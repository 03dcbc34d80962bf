// Each benefit in a transaction of its own.
#include "features/benefits/asking.h"

#include "features/benefits/letters.h"
#include "platform/logging/log.h"
#include "services/leases/leases.h"

namespace benefits {

namespace {

constexpr std::size_t most_at_once = 200;

void ask_one(web::Services& services, Due const& due) {
    auto tx = services.database.begin();
    auto whole = find(tx, due.project, due.id);
    if (!whole || whole->benefit.ask_next_at.microseconds == 0 ||
        whole->benefit.ask_next_at > services.now())
        return;
    auto& benefit = whole->benefit;
    auto const brief = knowledge::brief(tx, due.project);
    if (!brief || benefit.is_ended) {
        benefit.ask_next_at = {};
        put(tx, benefit);
    } else {
        auto const link =
            ask_owner(tx, {services.activity, services.now(), {}, brief->organisation}, benefit);
        send_to_owner(services, tx, benefit, link, *brief);
    }
    tx.commit();
}

}

std::shared_ptr<void> Asking::begin_work() {
    rounds_ = std::make_unique<jobs::Rounds>(
        std::chrono::minutes(30), [this](std::stop_token const&) { round(); },
        [this](std::string const& why) {
            services_.log.write(logging::Level::error, "asking_owners_of_benefits_failed",
                                {{"why", why}});
        });
    return {this, [this](void*) { rounds_.reset(); }};
}

std::size_t Asking::round() {
    std::vector<Due> due;
    {
        auto reader = services_.database.read();
        due = to_ask(reader, services_.now(), most_at_once);
    }
    if (due.empty()) return 0;
    auto const lease = leases::take(services_.database, services_.now, "benefit_owners");
    if (!lease) return 0;
    for (auto const& one : due) ask_one(services_, one);
    return due.size();
}

}

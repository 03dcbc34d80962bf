// Each application in a transaction of its own.
#include "features/funds/reminding.h"

#include "features/funds/actions.h"
#include "platform/logging/log.h"
#include "services/leases/leases.h"
#include "services/letter_links/letter_links.h"

namespace funds {

namespace {

constexpr std::size_t most_at_once = 200;

bool remind_one(web::Services& services, FundId const& fund_id, std::string const& id) {
    auto tx = services.database.begin();
    auto const fund = find(tx, fund_id);
    auto one = find(tx, fund_id, id);
    if (!fund || !one || !is_to_remind(*one, services.now())) return false;
    one->reminded_at = services.now();
    update(tx, *one);
    tell_applicant(services, tx, *fund, *one, "account_");
    tx.commit();
    return true;
}

}

std::shared_ptr<void> Reminding::begin_work() {
    rounds_ = std::make_unique<jobs::Rounds>(
        std::chrono::minutes(30), [this](std::stop_token const&) { round(); },
        [this](std::string const& why) {
            services_.log.write(logging::Level::error, "reminding_of_accounts_failed",
                                {{"why", why}});
        });
    return {this, [this](void*) { rounds_.reset(); }};
}

std::size_t Reminding::round() {
    std::vector<Application> due;
    {
        auto reader = services_.database.read();
        auto const until = basics::day_in_stockholm(
            letter_links::days_after(services_.now(), days_between_reminders));
        due = due_by(reader, until, most_at_once);
    }
    std::erase_if(due, [&](Application const& one) { return !is_to_remind(one, services_.now()); });
    if (due.empty()) return 0;
    auto const lease = leases::take(services_.database, services_.now, "fund_accounts");
    if (!lease) return 0;
    std::size_t written = 0;
    for (auto const& one : due)
        written += remind_one(services_, one.fund, one.id.string()) ? 1U : 0U;
    return written;
}

}

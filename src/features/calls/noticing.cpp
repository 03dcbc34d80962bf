// Each call in a transaction of its own.
#include "features/calls/noticing.h"

#include "features/calls/actions.h"
#include "platform/logging/log.h"
#include "services/leases/leases.h"

namespace calls {

namespace {

constexpr std::size_t most_at_once = 200;

}

std::shared_ptr<void> Noticing::begin_work() {
    rounds_ = std::make_unique<jobs::Rounds>(
        std::chrono::seconds(30), [this](std::stop_token const&) { round(); },
        [this](std::string const& why) {
            services_.log.write(logging::Level::error, "noticing_calls_failed", {{"why", why}});
        });
    return {this, [this](void*) { rounds_.reset(); }};
}

std::size_t Noticing::round() {
    auto const due = [this] {
        auto reader = services_.database.read();
        return to_notice(reader, services_.now(), most_at_once);
    }();
    if (due.empty()) return 0;
    auto const lease = leases::take(services_.database, services_.now, "calls");
    if (!lease) return 0;
    std::size_t told = 0;
    for (auto const& id : due) {
        auto tx = services_.database.begin();
        auto const call = find(tx, id);
        if (!call || !notice(tx, {services_.activity, services_.now(), {}}, *call)) continue;
        tx.commit();
        ++told;
    }
    return told;
}

}

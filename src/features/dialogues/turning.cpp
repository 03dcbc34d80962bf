// Each dialogue in a transaction of its own.
#include "features/dialogues/turning.h"

#include "features/dialogues/actions.h"
#include "features/dialogues/rules.h"
#include "platform/logging/log.h"
#include "services/leases/leases.h"

namespace dialogues {

namespace {

constexpr std::size_t most_at_once = 200;

}

std::shared_ptr<void> Turning::begin_work() {
    rounds_ = std::make_unique<jobs::Rounds>(
        std::chrono::seconds(30),
        [this](std::stop_token const&) {
            round();
            look_at_opinions();
        },
        [this](std::string const& why) {
            services_.log.write(logging::Level::error, "turning_dialogues_failed", {{"why", why}});
        });
    return {this, [this](void*) { rounds_.reset(); }};
}

void Turning::look_at_opinions() {
    auto const open = [this] {
        auto reader = services_.database.read();
        return open_ones(reader, Groupings::most_kept);
    }();
    // One at a time, so that no reader holds on to what was minutes ago.
    for (auto const& id : open) {
        auto reader = services_.database.read();
        groupings_->of(reader, id);
    }
}

std::size_t Turning::round() {
    auto const due = [this] {
        auto reader = services_.database.read();
        return to_turn(reader, services_.now(), most_at_once);
    }();
    if (due.empty()) return 0;
    auto const lease = leases::take(services_.database, services_.now, "dialogues");
    if (!lease) return 0;
    std::size_t turned = 0;
    for (auto const& id : due) {
        auto tx = services_.database.begin();
        auto const dialogue = find(tx, id);
        auto const now = services_.now();
        if (!dialogue || state_at(*dialogue, now) == dialogue->state) continue;
        turn(tx, {services_.activity, now, {}}, *dialogue, state_at(*dialogue, now));
        tx.commit();
        ++turned;
    }
    return turned;
}

}

// Each reminder in a transaction of its own.
#include "features/innovation/reminding.h"

#include <algorithm>

#include "features/innovation/deputies.h"
#include "features/innovation/letters.h"
#include "features/innovation/show.h"
#include "platform/logging/log.h"
#include "services/leases/leases.h"
#include "services/letter_links/link.h"
#include "services/lifetimes/span.h"

namespace innovation {

namespace {

constexpr std::size_t most_at_once = 200;

Hand hand_of(web::Services& services, knowledge::Brief const& project) {
    return {services.activity, services.now(), {}, project.organisation};
}

bool is_late(basics::Date due, basics::Time now) {
    return letter_links::days_after(lifetimes::beginning_of(due), 1) <= now;
}

/// The one who asked is told once that the decider has left, and names another.
void look_after(web::Services& services, Gate const& seen) {
    auto tx = services.database.begin();
    auto const gate = find_gate(tx, seen.project, seen.number);
    auto const project = knowledge::brief(tx, seen.project);
    auto const now = services.now();
    if (!gate || !project || gate->state != GateState::waiting ||
        is_covered(tx, seen.project, project->id))
        return;
    if (has_left(services, gate->asked.decider, project->organisation)) {
        if (gate->asked.decider.standing == Standing::left) return;
        set_standing(tx, *gate, Standing::left);
        tell_asker(services, tx, *gate, *project, "left");
        tx.commit();
        return;
    }
    if (!is_to_remind(gate->asked.due, std::max(gate->reminded_at, gate->asked_at), now)) return;
    bool const late = is_late(gate->asked.due, now);
    auto const asked = remind(tx, hand_of(services, *project), *gate,
                              addressee_of(services, gate->asked.decider, project->organisation));
    send_question(services, tx, asked, *project, late ? Tone::late : Tone::soon);
    if (late) tell_asker(services, tx, *gate, *project, "late");
    tx.commit();
}

void look_after(web::Services& services, OpenFollowUp const& open) {
    auto tx = services.database.begin();
    auto const gate = find_gate(tx, open.project, open.gate);
    auto const project = knowledge::brief(tx, open.project);
    if (!gate || !project || is_covered(tx, open.project, project->id)) return;
    for (auto const& one : follow_ups(tx, open.project, open.gate))
        if (one.number == open.one.number && one.is_open() &&
            is_to_remind(one.due, one.reminded_at, services.now())) {
            set_reminded(tx, open, services.now());
            send_follow_up(services, tx, one, *gate, *project);
            tx.commit();
            return;
        }
}

}

std::shared_ptr<void> Reminding::begin_work() {
    rounds_ = std::make_unique<jobs::Rounds>(
        std::chrono::minutes(30), [this](std::stop_token const&) { round(); },
        [this](std::string const& why) {
            services_.log.write(logging::Level::error, "reminding_deciders_failed", {{"why", why}});
        });
    return {this, [this](void*) { rounds_.reset(); }};
}

std::size_t Reminding::round() {
    std::vector<Gate> waiting;
    std::vector<OpenFollowUp> open;
    auto const now = services_.now();
    {
        auto reader = services_.database.read();
        waiting = all_waiting(reader);
        open = open_follow_ups(reader);
    }
    std::erase_if(open, [&](OpenFollowUp const& one) {
        return !is_to_remind(one.one.due, one.one.reminded_at, now);
    });
    if (waiting.empty() && open.empty()) return 0;
    auto const lease = leases::take(services_.database, services_.now, "deciders");
    if (!lease) return 0;
    for (auto const& gate : waiting) look_after(services_, gate);
    if (open.size() > most_at_once) open.resize(most_at_once);
    for (auto const& one : open) look_after(services_, one);
    return waiting.size() + open.size();
}

}

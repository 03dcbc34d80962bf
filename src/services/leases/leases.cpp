// Renewed three times within its length, so that one failure does not lose it.
#include "services/leases/leases.h"

#include "platform/basics/id.h"
#include "services/leases/store.h"

namespace leases {

namespace {

basics::Time after(basics::Time now, std::chrono::milliseconds how_long) {
    return {now.microseconds + std::chrono::microseconds(how_long).count()};
}

bool take_or_renew(db::Database& database, basics::Clock const& now, std::string_view job,
                   std::string_view holder, std::chrono::milliseconds how_long) {
    auto tx = database.begin();
    auto const time = now();
    if (!store::take(tx, job, holder, time, after(time, how_long))) return false;
    tx.commit();
    return true;
}

}

Lease::Lease(db::Database& database, basics::Clock now, std::string job, std::string holder,
             std::chrono::milliseconds how_long)
    : database_(database),
      now_(std::move(now)),
      job_(std::move(job)),
      holder_(std::move(holder)),
      how_long_(how_long) {
    if (database_.is_shared())
        thread_ = std::jthread([this](std::stop_token const& stop) { renew(stop); });
}

Lease::~Lease() {
    if (!database_.is_shared()) return;
    thread_.request_stop();
    thread_.join();
    try {
        auto tx = database_.begin();
        store::give_up(tx, job_, holder_);
        tx.commit();
    } catch (db::Failure const& ignored_because_it_runs_out_by_itself) {}
}

void Lease::renew(std::stop_token const& stop) {
    auto ends_at = after(now_(), how_long_);
    while (true) {
        {
            std::unique_lock lock(mutex_);
            pause_.wait_for(lock, stop, how_long_ / 3, [] { return false; });
        }
        if (stop.stop_requested()) return;
        bool is_ours = true;
        try {
            auto const from = now_();
            is_ours = take_or_renew(database_, now_, job_, holder_, how_long_);
            if (is_ours) ends_at = after(from, how_long_);
        } catch (db::Failure const& tried_again_before_it_runs_out) {}
        if (is_ours && now_() < ends_at) continue;
        lost_.request_stop();
        return;
    }
}

std::shared_ptr<Lease> take(db::Database& database, basics::Clock const& now, std::string_view job,
                            std::chrono::milliseconds how_long) {
    auto const letters = basics::new_id_letters();
    std::string const holder(letters.data(), letters.size());
    if (database.is_shared() && !take_or_renew(database, now, job, holder, how_long))
        return nullptr;
    return std::make_shared<Lease>(database, now, std::string(job), holder, how_long);
}

}

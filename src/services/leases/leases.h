// One node takes each job: who has it says so in the database, for a while at a time.
#pragma once
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

#include "platform/basics/time.h"
#include "platform/db/database.h"

namespace leases {

/// A job that this process has, renewed until it falls; then another may take it at once. When this
/// process dies, another may after `how_long`. Clocks of nodes may differ by a few seconds.
class Lease {
public:
    Lease(db::Database& database, basics::Clock now, std::string job, std::string holder,
          std::chrono::milliseconds how_long);
    ~Lease();
    Lease(Lease const&) = delete;
    Lease& operator=(Lease const&) = delete;
    /// Asked to stop when the lease could not be renewed in time: another may have the job now.
    std::stop_token lost() const { return lost_.get_token(); }

private:
    void renew(std::stop_token const& stop);

    db::Database& database_;
    basics::Clock now_;
    std::string job_, holder_;
    std::chrono::milliseconds how_long_;
    std::stop_source lost_;
    std::mutex mutex_;
    std::condition_variable_any pause_;
    std::jthread thread_;
};

/// Takes a job for this process ("connectors"). Nothing when another has it. A database that is not
/// shared has no other: then nothing is written. Throws db::Failure.
std::shared_ptr<Lease> take(db::Database& database, basics::Clock const& now, std::string_view job,
                            std::chrono::milliseconds how_long = std::chrono::seconds(60));

}

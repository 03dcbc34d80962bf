// Calls open and close by themselves; the log is told of it.
#pragma once
#include <memory>

#include "platform/jobs/rounds.h"
#include "services/web/services.h"

namespace calls {

/// One job; of several nodes one does it, by lease. What is sent is held against the time itself:
/// this only tells those who read and follow.
class Noticing {
public:
    explicit Noticing(web::Services& services) : services_(services) {}
    std::shared_ptr<void> begin_work();
    /// How many calls it told of.
    std::size_t round();

private:
    web::Services& services_;
    std::unique_ptr<jobs::Rounds> rounds_;
};

}

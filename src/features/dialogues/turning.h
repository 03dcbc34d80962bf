// Dialogues of weeks open and close by themselves.
#pragma once
#include <memory>

#include "platform/jobs/rounds.h"
#include "services/web/services.h"

namespace dialogues {

/// One job; of several nodes one does it, by lease.
class Turning {
public:
    explicit Turning(web::Services& services) : services_(services) {}
    std::shared_ptr<void> begin_work();
    /// How many it opened or closed.
    std::size_t round();

private:
    web::Services& services_;
    std::unique_ptr<jobs::Rounds> rounds_;
};

}

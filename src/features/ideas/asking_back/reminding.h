// Reminding senders of a question once, and waiting for them no longer than was said.
#pragma once
#include <memory>

#include "platform/jobs/rounds.h"
#include "services/web/services.h"

namespace ideas::asking_back {

/// One job; of several nodes one does it, by lease. What was done and its letter are one
/// transaction, in which it is looked at again whether it is to be done.
class Reminding {
public:
    explicit Reminding(web::Services& services) : services_(services) {}
    std::shared_ptr<void> begin_work();
    /// How many questions it did something with.
    std::size_t round();

private:
    web::Services& services_;
    std::unique_ptr<jobs::Rounds> rounds_;
};

}

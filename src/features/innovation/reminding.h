// Reminding deciders before and after their day, those who follow up, and noticing who has left.
#pragma once
#include <memory>

#include "platform/jobs/rounds.h"
#include "services/web/services.h"

namespace innovation {

/// One job; of several nodes one does it, by lease. Each reminder and its letter are one
/// transaction, in which it is looked at again whether it is to be.
class Reminding {
public:
    explicit Reminding(web::Services& services) : services_(services) {}
    std::shared_ptr<void> begin_work();
    /// How many letters it looked at.
    std::size_t round();

private:
    web::Services& services_;
    std::unique_ptr<jobs::Rounds> rounds_;
};

}

// Reminding those who were granted something of the account that is due.
#pragma once
#include <memory>

#include "platform/jobs/rounds.h"
#include "services/web/services.h"

namespace funds {

/// One job; of several nodes one does it, by lease. That somebody was reminded and their letter are
/// one transaction.
class Reminding {
public:
    explicit Reminding(web::Services& services) : services_(services) {}
    std::shared_ptr<void> begin_work();
    /// How many letters it wrote.
    std::size_t round();

private:
    web::Services& services_;
    std::unique_ptr<jobs::Rounds> rounds_;
};

}

// Letters to those who answer, before a date that they promised and when it comes.
#pragma once
#include <memory>

#include "platform/jobs/rounds.h"
#include "services/promises/reminders.h"
#include "services/web/services.h"

namespace promise_pages {

/// One job; of several nodes one does it, by lease. That somebody was reminded and their letter are
/// one transaction: after a crash neither is there, or both.
class Reminding {
public:
    explicit Reminding(web::Services& services) : services_(services) {}
    std::shared_ptr<void> begin_work();
    /// How many letters were written.
    std::size_t round();

private:
    web::Services& services_;
    std::unique_ptr<jobs::Rounds> rounds_;
};

}

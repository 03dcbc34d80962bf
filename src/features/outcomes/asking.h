// Asking line owners again after 12 and 24 months, and noticing when nobody answers.
#pragma once
#include <memory>

#include "platform/jobs/rounds.h"
#include "services/web/services.h"

namespace outcomes {

/// One job; of several nodes one does it, by lease. That somebody was asked and their letter are
/// one transaction, in which it is looked at again whether they are to be: after a crash neither is
/// there, or both, and nobody is asked twice.
class Asking {
public:
    explicit Asking(web::Services& services) : services_(services) {}
    std::shared_ptr<void> begin_work();
    /// How many statements it did something with.
    std::size_t round();

private:
    web::Services& services_;
    std::unique_ptr<jobs::Rounds> rounds_;
};

}

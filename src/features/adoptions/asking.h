// What happens by itself: asking after 12 and 24 months, noticing when nobody answers, and telling
// those whose solution it is, in one letter a day.
#pragma once
#include <memory>

#include "platform/jobs/rounds.h"
#include "services/web/services.h"

namespace adoptions {

/// One job; of several nodes one does it, by lease. That somebody was asked and their letter are
/// one transaction, in which it is looked at again whether they are to be.
class Asking {
public:
    explicit Asking(web::Services& services) : services_(services) {}
    std::shared_ptr<void> begin_work();
    /// How many adoptions it looked at.
    std::size_t round();

private:
    web::Services& services_;
    std::unique_ptr<jobs::Rounds> rounds_;
};

}

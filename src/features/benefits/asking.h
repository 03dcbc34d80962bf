// Asking the owners of benefits for a figure, each year while the benefit is expected.
#pragma once
#include <memory>

#include "platform/jobs/rounds.h"
#include "services/web/services.h"

namespace benefits {

/// One job; of several nodes one does it, by lease. The question and its letter are one
/// transaction, in which it is looked at again whether it is due: nobody is asked twice.
class Asking {
public:
    explicit Asking(web::Services& services) : services_(services) {}
    std::shared_ptr<void> begin_work();
    /// How many owners it asked.
    std::size_t round();

private:
    web::Services& services_;
    std::unique_ptr<jobs::Rounds> rounds_;
};

}

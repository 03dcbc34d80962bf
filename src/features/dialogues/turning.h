// Dialogues of weeks open and close by themselves.
#pragma once
#include <memory>
#include <utility>

#include "features/dialogues/groupings.h"
#include "platform/jobs/rounds.h"
#include "services/web/services.h"

namespace dialogues {

/// One job; of several nodes one does it, by lease. It also keeps the map of opinions of those that
/// are open: by it the next statement is chosen.
class Turning {
public:
    Turning(web::Services& services, std::shared_ptr<Groupings> groupings)
        : services_(services), groupings_(std::move(groupings)) {}
    std::shared_ptr<void> begin_work();
    /// How many it opened or closed.
    std::size_t round();

private:
    void look_at_opinions();

    web::Services& services_;
    std::shared_ptr<Groupings> groupings_;
    std::unique_ptr<jobs::Rounds> rounds_;
};

}

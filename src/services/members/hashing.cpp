// Who may work now, who waits and who is turned away.
#include "services/members/hashing.h"

namespace members {

bool HashingRoom::enter() {
    std::unique_lock lock(mutex_);
    if (free_ == 0) {
        if (may_wait_ == 0) return false;
        --may_wait_;
        turn_.wait(lock, [this] { return free_ > 0; });
        ++may_wait_;
    }
    --free_;
    return true;
}

void HashingRoom::leave() {
    {
        std::lock_guard const lock(mutex_);
        ++free_;
    }
    turn_.notify_one();
}

}

// Those who had a barrier, and those whose project it stopped, are told that it is gone and asked
// what they do now: by letter with a link, and once more when nobody answers.
#pragma once
#include <memory>
#include <string_view>

#include "features/escalations/actions.h"
#include "features/escalations/afterwards/store.h"
#include "platform/jobs/rounds.h"
#include "services/web/services.h"

namespace escalations {

/// What the link in such a letter is for.
inline constexpr std::string_view now_purpose = "barrier_now";

/// The barrier is gone, which is stored in this transaction: each organisation gets its letters. Of
/// a barrier that not everybody may read, only those who have it.
void ask_what_now(web::Services& services, db::Transaction& tx, Known const& barrier,
                  Resolved const& resolved);

/// One job; of several nodes one does it, by lease. Each organisation in a transaction of its own.
class Reminding {
public:
    explicit Reminding(web::Services& services) : services_(services) {}
    std::shared_ptr<void> begin_work();
    /// How many organisations it looked at.
    std::size_t round();

private:
    web::Services& services_;
    std::unique_ptr<jobs::Rounds> rounds_;
};

}

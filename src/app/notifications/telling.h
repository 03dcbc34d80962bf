// Follows the activity log for members, and writes their letters.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "app/notifications/matching.h"
#include "app/notifications/showing.h"
#include "platform/jobs/rounds.h"
#include "services/web/services.h"

namespace members {
struct Member;
}

namespace notifications {

/// One job. What is found in the log and how far it was read are one transaction, and so are a
/// letter and that it is written: after a crash nothing is told twice and nothing forgotten.
class Telling {
public:
    explicit Telling(web::Services& services) : services_(services) {}

    /// Tells from now on, until what it gives falls. Of several nodes one does.
    std::shared_ptr<void> begin_work();

    /// Reads the log to its end, for all but followed searches. For pages and tests as well: what
    /// another does at the same time is done once.
    void follow_log();
    /// The same for followed searches, as far as the index has come.
    void follow_searches();
    /// Writes what is due; how many letters.
    std::size_t write_letters();

    /// How much is new to a member. Almost always answered from memory.
    std::int64_t unseen(members::MemberId member);
    /// What is new to members may have changed.
    void forget();

private:
    using Finding = Found (*)(web::Services&, db::Reader&, std::vector<activity::Entry> const&,
                              std::int64_t);
    void round();
    bool follow_some(std::string_view name, Finding find, std::int64_t until);
    void tell_beginners(db::Transaction& tx, Found::Far const& far);
    void tell_supporter(db::Transaction& tx, Found::Supported const& one);
    bool write_some(std::size_t& letters);
    void write_letter(db::Transaction& tx, members::Member const& to,
                      std::vector<Notification> const& matters);
    void clean();
    std::int64_t gather() const;

    web::Services& services_;
    std::uint64_t followed_ = 0;
    basics::Time cleaned_ = {};
    std::unique_ptr<jobs::Rounds> rounds_;
    std::mutex mutex_;
    /// Grows with each change: what was counted before one is not kept after it.
    std::uint64_t changes_ = 0;
    std::map<members::MemberId, std::int64_t> counted_;
};

}

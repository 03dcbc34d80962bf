// What a part says of what it keeps for a time: how long, from when, and how it goes. The work is
// done by services/weeding, which knows no part.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/time.h"
#include "services/lifetimes/span.h"
#include "services/permissions/permissions.h"

namespace db {
class Reader;
class Transaction;
}

namespace lifetimes {

/// How something goes when its time is over.
///   by_itself    information of little and passing importance: the daily run takes it
///   at_once      what has expired: the part that keeps it removes it, every few minutes
///   by_itself    information of little and passing importance: the daily run takes it
///   by_decision  public documents: two people carry out a decision with a number
enum class Ending : std::uint8_t { at_once, by_itself, by_decision };

/// One thing that may have been kept for long enough.
struct Due {
    std::string key = {};                             ///< Within its rule; they come in its order.
    organisations::OrganisationId organisation = {};  ///< Who answers for it; empty: nobody.
    basics::Time since = {};                          ///< From when its time is counted.
    /// What must not go while somebody looks at it again or it is part of a registered matter, and
    /// beside which others may have put things. Empty: nothing of that sort.
    std::string kind = {}, subject = {};
    std::string title = {};  ///< For those who decide; empty where there is nothing to read.
    std::string path = {};   ///< Its page, without the language.
};

/// Takes one after the other; false: enough.
using Take = std::function<bool(Due const&)>;

/// One rule: what is kept, for how long, and how it goes.
struct Rule {
    std::string name = {};  ///< "need_senders": in the database, the log and the command's answer.
    std::string what = {}, from = {};  ///< Text ids: what it is; from when its time is counted.
    Ending ending = Ending::by_itself;
    Span span = {};  ///< Unless the organisation says another.
    /// Whether an organisation may say another length, not shorter than this.
    std::optional<Span> least = {};
    /// Nothing of what follows for what goes at once. Each whose time began before then, in the
    /// order of their keys, after `after`. Nothing is written meanwhile.
    std::function<void(db::Reader&, basics::Time before, std::string_view after, Take const& take)>
        each = {};
    /// The one with this key as it is now, whenever its time began; nothing when it is gone or in
    /// use again. Only of what goes by decision.
    std::function<std::optional<Due>(db::Reader&, std::string_view key)> find = {};
    /// Removes it for good, every row, old versions too. What others put beside its subject they
    /// remove themselves (web::Feature::forget_subject).
    std::function<void(db::Transaction&, std::string_view key)> weed = {};
};

using Rules = std::vector<std::shared_ptr<Rule const>>;

}

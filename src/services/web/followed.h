// Things made from all of something, kept in memory and brought up to date by what was recorded:
// only what changed is read again.
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>

#include "services/activity/changed.h"
#include "services/activity/edition.h"
#include "services/web/services.h"

namespace web {

/// Kinds as activity::changed_since() has them; the lists live as long as the program.
struct FollowedKinds {
    std::span<std::string_view const> read, nobody;
};

/// Whoever asks while somebody brings it up to date waits for that. What `anew` and `again` keep
/// beside what they give is theirs: they are called one at a time.
template <class Made>
class Followed {
public:
    using Anew = std::function<Made(db::Reader&, basics::Date today)>;
    /// What `anew` would give now; nothing when it is what was given last.
    using Again = std::function<std::optional<Made>(
        db::Reader&, std::set<std::string, std::less<>> const& changed)>;

    Followed(Services& services, FollowedKinds kinds, Anew anew, Again again)
        : services_(services), kinds_(kinds), anew_(std::move(anew)), again_(std::move(again)) {}

    std::shared_ptr<Made const> now() {
        std::lock_guard const lock(mutex_);
        auto const edition = services_.edition.now();
        auto const today = basics::day_in_stockholm(services_.now());
        if (made_ && edition == edition_ && today == day_) return made_;
        auto reader = services_.database.read();
        auto const changed =
            made_ && today == day_
                ? activity::changed_since(reader, reached_, kinds_.read, kinds_.nobody)
                : activity::Changed{.reached = activity::last_sequence(reader)};
        if (changed.all) {
            made_ = nullptr;  // Half of it may be kept when reading fails.
            made_ = std::make_shared<Made const>(anew_(reader, today));
        } else if (!changed.ids.empty())
            // Read again and again it is the same: nothing is lost when this fails.
            if (auto made = again_(reader, changed.ids))
                made_ = std::make_shared<Made const>(*std::move(made));
        reached_ = changed.reached;
        edition_ = edition;
        day_ = today;
        return made_;
    }

private:
    Services& services_;
    FollowedKinds kinds_;
    Anew anew_;
    Again again_;
    std::mutex mutex_;
    std::shared_ptr<Made const> made_;
    std::int64_t reached_ = 0;
    std::uint64_t edition_ = 0;
    basics::Date day_ = {};
};

}

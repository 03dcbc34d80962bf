// Those who listen to a dialogue while it is going on: projector, facilitators and participants.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "features/dialogues/show.h"
#include "platform/http/live.h"
#include "platform/jobs/rounds.h"

namespace dialogues {

/// A topic for each dialogue that somebody listens to. One thread looks at their pulses a few times
/// a second, whatever node the votes came to, and says how it stands where something has moved.
class Halls {
public:
    explicit Halls(web::Services& services) : services_(services) {}
    std::shared_ptr<void> begin_work();
    /// GET /dialogues/{id}/live. With ?once=yes only how it stands now, for programs that look now
    /// and then.
    http::Response listen(web::Visit const& visit);
    /// How many dialogues it told something of.
    std::size_t round();

private:
    struct Hall {
        std::weak_ptr<http::Topic> topic = {};
        /// What all who listen know already; nothing before the first of them has been told.
        std::optional<std::int64_t> revision = {};
    };
    std::shared_ptr<http::Topic> topic_of(DialogueId const& id);
    /// One who listens from `seen` on is told of this revision at once.
    void begins_at(DialogueId const& id, std::int64_t revision, http::Topic const& topic,
                   std::uint64_t seen);
    /// The dialogues with listeners, and what was told of them last.
    std::map<DialogueId, Hall> open_halls();

    web::Services& services_;
    std::mutex mutex_;
    std::map<DialogueId, Hall> halls_;
    http::Seats seats_{most_listeners, most_listeners_of_one};
    std::unique_ptr<jobs::Rounds> rounds_;

    /// In all, and from one address: a hall of two thousand may be behind one.
    static constexpr std::size_t most_listeners = 6000, most_listeners_of_one = 2500;
};

}

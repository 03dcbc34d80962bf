// Each event says how it stands, so that one that is missed is no loss, and a lost connection goes
// on where it was.
#include "features/dialogues/halls.h"

#include "features/dialogues/rules.h"
#include "platform/json/value.h"
#include "platform/logging/log.h"
#include "services/members/attempts.h"

namespace dialogues {

namespace {

constexpr std::chrono::milliseconds between_looks{250};

std::string event_of(db::Reader& reader, Dialogue const& dialogue, Pulse const& pulse) {
    auto const statements = counts(reader, dialogue.id);
    json::Object const told{{"revision", pulse.revision},         {"state", name(dialogue.state)},
                            {"participants", pulse.participants}, {"votes", pulse.votes},
                            {"statements", statements.accepted},  {"waiting", statements.waiting}};
    return "id: " + std::to_string(pulse.revision) + "\nevent: pulse\ndata: " + json::write(told) +
           "\n\n";
}

}

std::shared_ptr<void> Halls::begin_work() {
    rounds_ = std::make_unique<jobs::Rounds>(
        between_looks, [this](std::stop_token const&) { round(); },
        [this](std::string const& why) {
            services_.log.write(logging::Level::error, "telling_dialogues_failed", {{"why", why}});
        });
    return {this, [this](void*) { rounds_.reset(); }};
}

std::shared_ptr<http::Topic> Halls::topic_of(DialogueId const& id) {
    std::lock_guard const lock(mutex_);
    auto& hall = halls_[id];
    auto topic = hall.topic.lock();
    if (!topic) {
        topic = std::make_shared<http::Topic>();
        hall = {.topic = topic};
    }
    return topic;
}

void Halls::begins_at(DialogueId const& id, std::int64_t revision, http::Topic const& topic,
                      std::uint64_t seen) {
    std::lock_guard const lock(mutex_);
    auto const hall = halls_.find(id);
    if (hall == halls_.end()) return;
    auto& known = hall->second.revision;
    // Two may begin at once; then the one who knows least counts.
    if (!known || (revision < *known && topic.number() == seen)) known = revision;
}

std::map<DialogueId, Halls::Hall> Halls::open_halls() {
    std::lock_guard const lock(mutex_);
    std::erase_if(halls_, [](auto const& one) { return one.second.topic.expired(); });
    return halls_;
}

std::size_t Halls::round() {
    auto const open = open_halls();
    if (open.empty()) return 0;
    std::size_t told = 0;
    auto reader = services_.database.read();
    for (auto const& [id, hall] : open) {
        auto const topic = hall.topic.lock();
        if (!topic || !hall.revision) continue;
        auto const now = pulse(reader, id);
        if (now.revision == *hall.revision) continue;
        auto const dialogue = find(reader, id);
        if (!dialogue) continue;
        topic->tell(event_of(reader, *dialogue, now));
        ++told;
        std::lock_guard const lock(mutex_);
        if (auto const kept = halls_.find(id); kept != halls_.end())
            kept->second.revision = now.revision;
    }
    return told;
}

http::Response Halls::listen(web::Visit const& visit) {
    Showing const showing(services_, visit);
    auto const dialogue = [&] {
        auto reader = services_.database.read();
        return seen_dialogue(showing, reader).dialogue;
    }();
    bool const once = visit.request.query.text("once") == "yes";
    auto seat = once ? nullptr : seats_.take(members::network_of(visit.request.remote_address));
    if (!once && !seat)
        return private_page(http::plain("too many listen already\n", 503))
            .with("Retry-After", "30");
    auto const topic = topic_of(dialogue.id);
    // First what was told so far, then how it stands: nothing falls in between.
    auto const seen = topic->number();
    auto reader = services_.database.read();
    auto const now = pulse(reader, dialogue.id);
    // Nobody needs to be told again what is told here.
    begins_at(dialogue.id, now.revision, *topic, seen);
    auto const fresh = find(reader, dialogue.id).value_or(dialogue);
    bool const knows = visit.request.header("last-event-id") == std::to_string(now.revision);
    auto first = "retry: 3000\n" + (knows ? std::string(":\n\n") : event_of(reader, fresh, now));
    auto response = http::live_response({topic, seen, first, std::move(seat)});
    if (!once) return response;
    response.more = nullptr;
    response.body = std::move(first);
    return response;
}

}

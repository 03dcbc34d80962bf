// Topics, and who may listen.
#include "platform/http/live.h"

#include <map>
#include <utility>

namespace http {

void Topic::tell(std::string event) {
    auto shared = std::make_shared<std::string const>(std::move(event));
    std::lock_guard const lock(mutex_);
    event_ = std::move(shared);
    number_.store(number_.load(std::memory_order_relaxed) + 1, std::memory_order_release);
}

Topic::Told Topic::last() const {
    std::lock_guard const lock(mutex_);
    return {number_.load(std::memory_order_relaxed), event_};
}

Response live_response(Live live) {
    Response response{.headers = {{"Content-Type", "text/event-stream; charset=utf-8"},
                                  {"Cache-Control", "no-store, no-transform"},
                                  // Proxies that gather what they send on are asked not to.
                                  {"X-Accel-Buffering", "no"}}};
    response.more = std::move(live);
    return response;
}

struct Seats::Count {
    std::mutex mutex;
    std::size_t all = 0;
    std::map<std::string, std::size_t> by_address;
};

std::shared_ptr<Seats::Count> Seats::make_count() { return std::make_shared<Count>(); }

std::shared_ptr<void> Seats::take(std::string const& address) {
    {
        std::lock_guard const lock(count_->mutex);
        if (count_->all >= most_) return nullptr;
        auto& own = count_->by_address[address];
        if (own >= most_of_one_) return nullptr;
        ++own;
        ++count_->all;
    }
    return {count_.get(), [count = count_, address](void*) {
                std::lock_guard const lock(count->mutex);
                --count->all;
                auto const own = count->by_address.find(address);
                if (--own->second == 0) count->by_address.erase(own);
            }};
}

std::size_t Seats::taken() const {
    std::lock_guard const lock(count_->mutex);
    return count_->all;
}

}

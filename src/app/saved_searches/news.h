// What is new in the searches that a member follows.
#pragma once
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <unordered_map>

#include "app/saved_searches/saved.h"
#include "services/search/query.h"
#include "services/web/services.h"
#include "services/web/visit.h"

namespace saved_searches {

/// What a followed search asks, as the one who visits may see it.
search::Query query_of(web::Services& services, web::Visit const& visit, Saved const& saved);

/// What has changed in a followed search since it was seen last, as the member may see it: how
/// many, and the newest `shown` of them.
search::Answer news_of(web::Services& services, web::Visit const& visit, Saved const& saved,
                       std::size_t shown);

/// How many of a member's searches have something new, for the menu of every page. Nothing is asked
/// for members who are not here: a count is made when its member looks, and again only when the
/// index has changed since and a minute has passed.
class News {
public:
    explicit News(web::Services& services) : services_(services) {}

    std::size_t searches_with_news(web::Visit const& visit);
    /// After the member's own change: the next page counts anew.
    void forget(members::MemberId member);

private:
    struct Counted {
        std::uint64_t revision = 0;
        basics::Time at = {};
        std::size_t searches = 0;
    };
    web::Services& services_;
    std::mutex mutex_;
    std::unordered_map<members::MemberId, Counted> counted_;
};

}

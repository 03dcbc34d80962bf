// Counting what is new: a question to the index for each followed search of the one who looks.
#include "app/saved_searches/news.h"

#include "app/find/address.h"
#include "app/find/places.h"
#include "app/saved_searches/store.h"
#include "features/knowledge/knowledge.h"
#include "platform/http/target.h"
#include "services/organisations/shelf.h"
#include "services/search/search.h"

namespace saved_searches {

search::Query query_of(web::Services& services, web::Visit const& visit, Saved const& saved) {
    auto const asked = find::asked(http::urlencoded(std::string_view(saved.query).substr(1)));
    auto const directory = services.organisations.directory();
    auto query = find::query(asked, visit.language, knowledge::viewer_terms(services, visit.viewer),
                             find::similar_places(*directory, visit.municipality));
    query.order = search::Order::newest;
    query.offset = 0;
    query.may_relax = false;
    return query;
}

search::Answer news_of(web::Services& services, web::Visit const& visit, Saved const& saved,
                       std::size_t shown) {
    auto query = query_of(services, visit, saved);
    query.limit = shown;
    query.updated_after = saved.seen_at;
    return services.search.find(query);
}

std::size_t News::searches_with_news(web::Visit const& visit) {
    constexpr std::int64_t minute = 60'000'000;
    constexpr std::size_t most_remembered = 10'000;
    auto const now = services_.now();
    auto const revision = services_.search.revision();
    {
        std::lock_guard const lock(mutex_);
        auto const known = counted_.find(visit.viewer.member);
        if (known != counted_.end() && (known->second.revision == revision ||
                                        now.microseconds - known->second.at.microseconds < minute))
            return known->second.searches;
    }
    std::vector<Saved> followed;
    {
        auto reader = services_.database.read();
        followed = all(reader, visit.viewer.member);
    }
    Counted counted{.revision = revision, .at = now};
    for (auto const& saved : followed)
        if (news_of(services_, visit, saved, 0).total > 0) ++counted.searches;
    std::lock_guard const lock(mutex_);
    if (counted_.size() >= most_remembered) counted_.clear();
    counted_[visit.viewer.member] = counted;
    return counted.searches;
}

void News::forget(members::MemberId member) {
    std::lock_guard const lock(mutex_);
    counted_.erase(member);
}

}

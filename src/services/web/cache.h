// Pages that anybody may see, kept ready to send while nothing has been recorded since they were
// made.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "platform/http/compression.h"
#include "platform/http/server.h"
#include "services/activity/edition.h"
#include "services/web/kept.h"

namespace web {

class PageCache {
public:
    /// `apart` tells requests for the same address apart whose pages differ, as those to different
    /// host names; empty for most.
    using Apart = std::function<std::string(http::Request const&)>;
    explicit PageCache(activity::Edition const& edition, std::size_t most_bytes = 48 * 1024 * 1024,
                       Apart apart = {})
        : apart_(std::move(apart)), pages_(edition, most_bytes) {}

    /// Whether a request can be answered from here at all: it reads, and nothing tells who asks.
    static bool is_anonymous(http::Request const& request);

    /// The page as this client can read it (or that it has it already), or null. Quick; never
    /// blocks for long.
    std::shared_ptr<http::Prepared const> find(http::Request const& request) const;

    /// Keeps a finished reply that was made when the edition was `made_at`. `response` is as sent.
    void keep(http::Request const& request, http::Response const& response, std::uint64_t made_at);

private:
    struct Page {
        std::string etag;
        std::shared_ptr<http::Prepared const> whole, unchanged;
    };
    std::string key(http::Request const& request) const;

    Apart apart_;
    Kept<Page> pages_;
};

}

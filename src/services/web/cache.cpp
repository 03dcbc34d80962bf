// A page is good for one edition, and for minutes at most: counted days go on by themselves.
#include "services/web/cache.h"

#include <mutex>

#include "platform/http/conditional.h"

namespace web {

namespace {
constexpr auto longest_life = std::chrono::minutes(5);
}

bool PageCache::is_anonymous(http::Request const& request) {
    bool const reads = request.method == http::Method::get || request.method == http::Method::head;
    return reads && request.cookies.list().empty() && request.header("authorization").empty() &&
           request.header("cookie").empty();
}

std::string PageCache::key(http::Request const& request) {
    auto const encoding = http::preferred_encoding(request.header("accept-encoding"));
    return static_cast<char>('0' + static_cast<int>(encoding)) + request.target;
}

std::shared_ptr<http::Prepared const> PageCache::find(http::Request const& request) const {
    // A part of a file is cut from the whole by its own handler.
    if (!is_anonymous(request) || !request.header("range").empty()) return nullptr;
    std::shared_lock const lock(mutex_);
    auto const found = pages_.find(key(request));
    if (found == pages_.end()) return nullptr;
    auto const& page = found->second;
    if (page.edition != edition_.now() || page.until < std::chrono::steady_clock::now())
        return nullptr;
    auto const known = request.header("if-none-match");
    return !known.empty() && known == page.etag ? page.unchanged : page.whole;
}

void PageCache::keep(http::Request const& request, http::Response const& response,
                     std::uint64_t made_at) {
    if (!is_anonymous(request) || response.status != 200 || response.more) return;
    if (response.header("Cache-Control").contains("no-store") ||
        !response.header("Set-Cookie").empty())
        return;
    http::Response unchanged{.status = 304, .headers = response.headers};
    std::erase_if(unchanged.headers, [](auto const& header) {
        return header.first == "Content-Type" || header.first == "Content-Encoding";
    });
    Page page{made_at, std::chrono::steady_clock::now() + longest_life,
              std::string(response.header("ETag")),
              std::make_shared<http::Prepared>(http::prepared(response)),
              std::make_shared<http::Prepared>(http::prepared(unchanged))};
    auto const size = page.whole->bytes.size() + page.unchanged->bytes.size() + 500;
    std::unique_lock const lock(mutex_);
    if (bytes_ + size > most_bytes_) {
        pages_.clear();
        bytes_ = 0;
    }
    pages_.insert_or_assign(key(request), std::move(page));
    bytes_ += size;
}

}

// Whole replies, ready to send, for those of whom nothing is known.
#include "services/web/cache.h"

#include "platform/http/conditional.h"

namespace web {

bool PageCache::is_anonymous(http::Request const& request) {
    bool const reads = request.method == http::Method::get || request.method == http::Method::head;
    return reads && request.cookies.list().empty() && request.header("authorization").empty() &&
           request.header("cookie").empty();
}

std::string PageCache::key(http::Request const& request) const {
    auto const encoding = http::preferred_encoding(request.header("accept-encoding"));
    auto const key = static_cast<char>('0' + static_cast<int>(encoding)) + request.target;
    // A target holds no line end.
    return apart_ ? key + "\n" + apart_(request) : key;
}

std::shared_ptr<http::Prepared const> PageCache::find(http::Request const& request) const {
    // A part of a file is cut from the whole by its own handler.
    if (!is_anonymous(request) || !request.header("range").empty()) return nullptr;
    auto const page = pages_.find(key(request));
    if (!page) return nullptr;
    auto const known = request.header("if-none-match");
    return !known.empty() && known == page->etag ? page->unchanged : page->whole;
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
    Page page{std::string(response.header("ETag")),
              std::make_shared<http::Prepared>(http::prepared(response)),
              std::make_shared<http::Prepared>(http::prepared(unchanged))};
    auto const size = page.whole->bytes.size() + page.unchanged->bytes.size() + 500;
    pages_.keep(key(request), std::make_shared<Page>(std::move(page)), size, made_at);
}

}

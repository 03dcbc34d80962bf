// The file's name carries a hash of its content, so it never changes under the same name.
#include "services/web/assets.h"

#include <array>

#include "platform/http/accept.h"

namespace web {

namespace {

struct Type {
    std::string_view ending, content_type;
};
constexpr std::array<Type, 7> types = {{{".css", "text/css; charset=utf-8"},
                                        {".js", "text/javascript; charset=utf-8"},
                                        {".woff2", "font/woff2"},
                                        {".svg", "image/svg+xml"},
                                        {".png", "image/png"},
                                        {".json", "application/json; charset=utf-8"},
                                        {".webp", "image/webp"}}};

http::Response asset(resources::Resources const& resources, Visit const& visit) {
    auto const path = "web/dist/" + std::string(visit.part("file"));
    auto content = resources.find(path);
    for (auto const& type : types) {
        if (!content || !path.ends_with(type.ending)) continue;
        http::Response response{
            .headers = {{"Content-Type", std::string(type.content_type)},
                        {"Cache-Control", "public, max-age=31536000, immutable"},
                        {"Vary", "Accept-Encoding"}}};
        auto const encoding = http::preferred_encoding(visit.request.header("accept-encoding"));
        if (auto const brotli = resources.find(path + ".br");
            brotli && encoding == http::Encoding::brotli) {
            response.with("Content-Encoding", "br");
            content = brotli;
        } else if (auto const gzip = resources.find(path + ".gz");
                   gzip && encoding == http::Encoding::gzip) {
            response.with("Content-Encoding", "gzip");
            content = gzip;
        }
        response.body = *content;
        return response;
    }
    throw http::NotFound();
}

}

std::vector<Route> asset_routes(resources::Resources const& resources) {
    using permissions::Permission;
    return {
        {http::Method::get, "/assets/{file...}", Permission::everyone,
         [resources](Visit const& visit) { return asset(resources, visit); }},
        {http::Method::get, "/robots.txt", Permission::everyone,
         [](Visit const&) { return http::plain("User-agent: *\nDisallow: /api/\n"); }},
    };
}

}

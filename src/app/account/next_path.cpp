// Only paths of our own.
#include "app/account/next_path.h"

#include <algorithm>
#include <array>

namespace account {

std::string local_path(std::string_view path) {
    bool const odd = std::ranges::any_of(path, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\';
    });
    if (odd || path.size() > 1000 || !path.starts_with('/') || path.starts_with("//")) return {};
    // "/sv/sign-in?…": behind the language.
    auto const place = path.substr(std::min(path.find('/', 1), path.size()));
    constexpr std::array<std::string_view, 8> elsewhere = {
        "/sign-in",   "/sign-out", "/register",        "/forgot",
        "/password/", "/email/",   "/account/confirm", "/municipality"};
    if (std::ranges::any_of(elsewhere,
                            [&](std::string_view begin) { return place.starts_with(begin); }))
        return {};
    return std::string(path);
}

std::string path_of_referer(std::string_view referer, std::string_view host) {
    auto const scheme_end = referer.find("://");
    if (host.empty() || scheme_end == referer.npos) return {};
    auto const rest = referer.substr(scheme_end + 3);
    if (!rest.starts_with(host)) return {};
    return local_path(rest.substr(host.size()));
}

std::string next_path(web::Visit const& visit) {
    auto const& request = visit.request;
    auto const from_form = request.form.find("next");
    if (from_form) return local_path(*from_form);
    if (auto const from_query = request.query.find("next")) return local_path(*from_query);
    if (request.method != http::Method::get) return {};
    return path_of_referer(request.header("referer"), request.header("host"));
}

}

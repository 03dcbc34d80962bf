// Cross-site requests are refused; every reply says what a browser may do with it.
#include "services/web/guards.h"

#include "services/web/api.h"

namespace web {

std::string_view const page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none';"
    " require-trusted-types-for 'script'; trusted-types samverk";

namespace {

std::string policy_with(std::string_view files_address) {
    std::string policy(page_policy);
    constexpr std::string_view pictures = "img-src 'self'";
    if (!files_address.empty())
        policy.insert(policy.find(pictures) + pictures.size(), " " + std::string(files_address));
    return policy;
}

}

bool is_from_our_pages(http::Request const& request) {
    auto const site = request.header("sec-fetch-site");
    if (!site.empty()) return site == "same-origin";
    auto const origin = request.header("origin");
    auto const host = request.header("host");
    return origin == "http://" + std::string(host) || origin == "https://" + std::string(host);
}

bool is_one_click(http::Request const& request) {
    return request.method == http::Method::post && request.path.starts_with("/one-click/") &&
           request.form.list().size() == 1 && request.form.text("List-Unsubscribe") == "One-Click";
}

bool is_provider_sign_out(http::Request const& request) {
    return request.method == http::Method::post && request.path.starts_with("/sign-out/from/");
}

bool has_form_token(http::Request const& request, std::string_view expected) {
    auto const sent = request.form.text("form_token");
    if (expected.empty() || sent.size() != expected.size()) return false;
    unsigned char difference = 0;
    for (std::size_t i = 0; i < sent.size(); ++i)
        difference |= static_cast<unsigned char>(sent[i]) ^ static_cast<unsigned char>(expected[i]);
    return difference == 0;
}

bool came_by_http(http::Request const& request, bool secure) {
    // Only a proxy that is believed gets this header through.
    return secure && !request.secure && !request.header("x-forwarded-proto").empty();
}

http::Response over_to_https(http::Request const& request, std::string const& address) {
    bool const reads = request.method == http::Method::get || request.method == http::Method::head;
    if (!reads || request.path.starts_with("/api/"))
        return api_problem(403, "Ask at " + address + ": here nothing is sent without encryption.");
    return http::Response{.status = 308}.with("Location", address + request.target);
}

void add_security_headers(http::Response& response, bool secure, std::string_view files_address) {
    bool const is_page = response.header("Content-Type").starts_with("text/html");
    auto add = [&](std::string name, std::string_view value) {
        if (response.header(name).empty()) response.with(std::move(name), std::string(value));
    };
    add("Content-Security-Policy",
        is_page ? policy_with(files_address)
                : std::string("default-src 'none'; frame-ancestors 'none'; sandbox"));
    add("X-Content-Type-Options", "nosniff");
    // What frame-ancestors says, for browsers and scanners that are older than it. It cannot name
    // sites: a page that some may frame has the newer one alone.
    if (!response.header("Content-Security-Policy").contains("frame-ancestors http"))
        add("X-Frame-Options", "DENY");
    add("Referrer-Policy", "strict-origin-when-cross-origin");
    add("Cross-Origin-Opener-Policy", "same-origin");
    add("Cross-Origin-Resource-Policy", "same-origin");
    if (is_page)
        add("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    if (secure) add("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
}

}

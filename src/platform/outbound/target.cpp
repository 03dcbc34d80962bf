// libcurl's parser of addresses, and the rules in the order in which they are told.
#include "platform/outbound/target.h"

#include <curl/curl.h>
#include <unicode/uidna.h>

#include <algorithm>
#include <memory>

#include "platform/http/ascii.h"

namespace outbound {

namespace {

constexpr std::size_t longest_address = 4000;

std::string part(CURLU* url, CURLUPart which, unsigned flags = 0) {
    char* text = nullptr;
    if (curl_url_get(url, which, &text, flags) != CURLUE_OK) return {};
    std::unique_ptr<char, void (*)(void*)> const owned(text, curl_free);
    return text;
}

/// The host in ASCII and lower case ("räksmörgås.example" as "xn--…"); empty when it is no host
/// name. By UTS 46, as browsers do it: libcurl's own way depends on the locale.
std::string ascii_host(std::string const& host) {
    if (host.starts_with('[')) return http::lower(host);
    UErrorCode failed = U_ZERO_ERROR;
    static std::unique_ptr<UIDNA, void (*)(UIDNA*)> const rules(
        uidna_openUTS46(UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_NONTRANSITIONAL_TO_ASCII,
                        &failed),
        uidna_close);
    std::string ascii(256, '\0');
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    failed = U_ZERO_ERROR;
    auto const size =
        uidna_nameToASCII_UTF8(rules.get(), host.data(), static_cast<int32_t>(host.size()),
                               ascii.data(), static_cast<int32_t>(ascii.size()), &info, &failed);
    if (U_FAILURE(failed) || info.errors != 0) return {};
    ascii.resize(static_cast<std::size_t>(size));
    return ascii;
}

std::string without_trailing_dot(std::string host) {
    if (host.ends_with('.')) host.pop_back();
    return host;
}

Failure failure(Reason reason, Target const& target, std::string detail = {}) {
    return {.reason = reason, .where = target.shown, .detail = std::move(detail)};
}

}

std::expected<Target, Failure> read_target(std::string const& address) {
    auto refused = [&](Reason reason, std::string detail) {
        auto const shown = address.substr(0, std::min(address.find('?'), std::size_t{200}));
        return std::unexpected(
            Failure{reason, reason == Reason::has_credentials ? "" : shown, std::move(detail)});
    };
    // The scheme first: for others than ours the parser may find further faults.
    auto const scheme =
        http::lower(address.substr(0, std::min(address.find("://"), address.size())));
    if (scheme != address && http::is_token(scheme) && scheme != "https" && scheme != "http")
        return refused(Reason::scheme_wrong, {});
    if (address.size() > longest_address)
        return refused(Reason::address_wrong, "the address is too long");
    std::unique_ptr<CURLU, void (*)(CURLU*)> const url(curl_url(), curl_url_cleanup);
    auto const wrong = curl_url_set(url.get(), CURLUPART_URL, address.c_str(),
                                    CURLU_URLENCODE | CURLU_DISALLOW_USER);
    if (wrong == CURLUE_USER_NOT_ALLOWED) return refused(Reason::has_credentials, {});
    if (wrong == CURLUE_UNSUPPORTED_SCHEME) return refused(Reason::scheme_wrong, {});
    if (wrong != CURLUE_OK) return refused(Reason::address_wrong, curl_url_strerror(wrong));
    curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
    auto const host = ascii_host(part(url.get(), CURLUPART_HOST));
    if (host.empty() || curl_url_set(url.get(), CURLUPART_HOST, host.c_str(), 0) != CURLUE_OK)
        return refused(Reason::address_wrong, "the host name is none");

    Target target{.address = part(url.get(), CURLUPART_URL),
                  .scheme = part(url.get(), CURLUPART_SCHEME)};
    auto const port = http::decimal(part(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT));
    target.port = port ? static_cast<int>(*port) : 0;
    target.shown = target.address.substr(0, target.address.find('?'));
    auto plain = host;
    if (plain.starts_with('[')) plain = plain.substr(1, plain.size() - 2);
    target.number = http::Address::parse(plain);
    target.host = std::move(plain);
    return target;
}

Rules::Rules(settings::Outbound const& settings)
    : allowed_(settings.allowed),
      has_inside_(!settings.inside.empty()),
      by_proxy_(!settings.proxy.empty()),
      inside_(settings.inside) {
    for (auto const& host : settings.hosts)
        hosts_.push_back(without_trailing_dot(http::lower(host)));
}

bool Rules::is_listed(std::string const& host) const {
    auto const asked = without_trailing_dot(host);
    return hosts_.empty() || std::ranges::any_of(hosts_, [&](std::string const& listed) {
               return asked == listed || asked.ends_with("." + listed);
           });
}

std::optional<Failure> Rules::against_way(Target const& target) const {
    if (target.scheme != "https") return failure(Reason::scheme_wrong, target);
    if (target.port != 443) return failure(Reason::port_wrong, target);
    return std::nullopt;
}

std::optional<Failure> Rules::against(Target const& target) const {
    if (!allowed_) return failure(Reason::not_allowed, target);
    if (target.scheme != "https" && target.scheme != "http")
        return failure(Reason::scheme_wrong, target);
    if (!is_listed(target.host)) return failure(Reason::host_not_listed, target);
    if (target.number) return against(target, {*target.number});
    // What is inside cannot be told from a name; a proxy is for what lies outside.
    return has_inside_ && !by_proxy_ ? std::nullopt : against_way(target);
}

std::optional<Failure> Rules::against(Target const& target,
                                      std::vector<http::Address> const& addresses) const {
    if (addresses.empty()) return failure(Reason::host_unknown, target);
    if (std::ranges::all_of(addresses, [&](auto const& one) { return is_inside(one); }))
        return std::nullopt;
    for (auto const& address : addresses)
        if (!is_public(address) && !is_inside(address))
            return failure(Reason::address_internal, target, target.host + " is " + address.text());
    return against_way(target);
}

}

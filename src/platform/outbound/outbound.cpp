// Hop by hop: read the address, look it up, hold it against the rules, ask exactly there.
#include "platform/outbound/outbound.h"

#include <curl/curl.h>

#include <array>
#include <stdexcept>

#include "platform/http/ascii.h"
#include "platform/outbound/target.h"
#include "platform/outbound/transfer.h"

namespace outbound {

namespace {

constexpr int most_redirects = 3;

constexpr std::array<std::string_view, 16> reason_names = {
    "not_allowed", "address_wrong",   "scheme_wrong", "has_credentials",
    "port_wrong",  "host_not_listed", "host_unknown", "address_internal",
    "not_reached", "certificate",     "too_slow",     "too_large",
    "incomplete",  "redirects",       "not_http",     "stopped"};

bool is_redirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

}

std::string_view name(Reason reason) { return reason_names[static_cast<std::size_t>(reason)]; }

bool Failure::is_passing() const {
    switch (reason) {
        case Reason::host_unknown:
        case Reason::not_reached:
        case Reason::too_slow:
        case Reason::incomplete:
        case Reason::not_http:
        case Reason::stopped: return true;
        default: return false;
    }
}

std::string_view Answer::header(std::string_view name) const {
    auto const found = headers.find(name);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<std::chrono::seconds> Answer::retry_after(basics::Time now) const {
    auto const text = std::string(header("retry-after"));
    if (auto const seconds = http::decimal(text))
        return std::chrono::seconds(std::min<std::uint64_t>(*seconds, 1'000'000'000));
    auto const date = curl_getdate(text.c_str(), nullptr);
    auto const now_seconds = now.microseconds / 1'000'000;
    if (date < 0 || date < now_seconds) return std::nullopt;
    return std::chrono::seconds(date - now_seconds);
}

struct Client::Parts {
    settings::Outbound settings;
    Resolve resolve;
    Rules rules{settings};

    Parts(settings::Outbound given, Resolve resolver)
        : settings(std::move(given)), resolve(std::move(resolver)) {
        // Counted by libcurl, and safe from any thread since 7.84.
        if (curl_global_init(CURL_GLOBAL_DEFAULT) != 0)
            throw std::runtime_error("libcurl cannot be set up");
    }
    ~Parts() { curl_global_cleanup(); }
    Parts(Parts const&) = delete;
    Parts& operator=(Parts const&) = delete;

    /// Where the target may be connected to; empty when a proxy looks the name up.
    std::expected<std::vector<http::Address>, Failure> addresses_of(Target const& target) const {
        if (auto against = rules.against(target)) return std::unexpected(*std::move(against));
        if (target.number) return std::vector{*target.number};
        if (!settings.proxy.empty()) return std::vector<http::Address>();
        auto found = resolve(target.host);
        if (!found)
            return std::unexpected(Failure{Reason::host_unknown, target.shown, found.error()});
        if (auto against = rules.against(target, *found))
            return std::unexpected(*std::move(against));
        return *std::move(found);
    }
};

Client::Client(settings::Outbound settings, Resolve resolve)
    : parts_(std::make_unique<Parts>(std::move(settings), std::move(resolve))) {}
Client::~Client() = default;
Client::Client(Client&& other) noexcept = default;

std::optional<Failure> Client::refused(std::string const& address) const {
    auto const target = read_target(address);
    return target ? parts_->rules.against(*target) : target.error();
}

std::expected<Answer, Failure> Client::fetch(Request const& request, Take const& take) const {
    auto target = read_target(request.address);
    if (!target) return std::unexpected(target.error());
    auto const first = *target;
    for (int hop = 0;; ++hop) {
        auto const addresses = parts_->addresses_of(*target);
        if (!addresses) return std::unexpected(addresses.error());
        bool const may_have_key = target->is_same_server(first);
        Transfer transfer(parts_->settings, request, take);
        auto answer = transfer.run(*target, *addresses, may_have_key);
        if (!answer || !is_redirect(answer->status)) return answer;
        if (request.form || !request.may_redirect) return answer;
        auto const next = transfer.redirect();
        if (hop == most_redirects || next.empty())
            return std::unexpected(Failure{Reason::redirects, target->shown, next});
        target = read_target(next);
        if (!target) return std::unexpected(target.error());
    }
}

std::expected<std::pair<Answer, std::string>, Failure> Client::fetch(Request const& request) const {
    std::string body;
    auto answer = fetch(request, [&](std::string_view bytes) { body += bytes; });
    if (!answer) return std::unexpected(std::move(answer.error()));
    return std::pair(*std::move(answer), std::move(body));
}

}

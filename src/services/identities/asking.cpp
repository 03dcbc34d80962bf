// Each answer is small, soon, JSON, from where it was asked; redirects are not followed.
#include "services/identities/asking.h"

#include "platform/http/percent.h"
#include "platform/json/value.h"
#include "platform/openid/base64url.h"

namespace identities {

namespace {

constexpr std::int64_t minute = 60 * 1'000'000LL, hour = 60 * minute;
constexpr std::uint64_t most_bytes = std::uint64_t{512} * 1024;
/// Beyond it the oldest is forgotten: there are some hundred municipalities.
constexpr std::size_t most_known = 1000;

std::unexpected<Trouble> unreachable(std::string why) {
    return std::unexpected(Trouble{Trouble::Kind::unreachable, std::move(why)});
}
std::unexpected<Trouble> unusable(std::string why) {
    return std::unexpected(Trouble{Trouble::Kind::unusable, std::move(why)});
}
std::unexpected<Trouble> distrusted(std::string why) {
    return std::unexpected(Trouble{Trouble::Kind::distrusted, std::move(why)});
}

/// What the failure of a request amounts to: an address that must not be asked stays so.
std::unexpected<Trouble> trouble(outbound::Failure const& failure) {
    auto const why = "outbound " + std::string(outbound::name(failure.reason));
    using enum outbound::Reason;
    bool const passes = failure.is_passing() || failure.reason == too_large ||
                        failure.reason == certificate || failure.reason == redirects;
    return passes ? unreachable(why) : unusable(why);
}

/// Name and password as RFC 6749 §2.3.1 wants them: encoded first as in a form.
std::string basic(std::string const& id, std::string const& secret) {
    auto letters =
        openid::base64url(http::percent_encoded(id) + ":" + http::percent_encoded(secret));
    for (auto& letter : letters) {
        if (letter == '-') letter = '+';
        if (letter == '_') letter = '/';
    }
    while (letters.size() % 4 != 0) letters += '=';
    return "Basic " + letters;
}

template <class Entries>
void make_room(Entries& entries) {
    if (entries.size() < most_known) return;
    auto oldest = entries.begin();
    for (auto at = entries.begin(); at != entries.end(); ++at)
        if (at->second.read_at < oldest->second.read_at) oldest = at;
    entries.erase(oldest);
}

}

std::expected<std::string, Trouble> Asking::fetched(outbound::Request request) {
    request.most_bytes = most_bytes;
    request.may_redirect = false;
    request.headers.emplace_back("Accept", "application/json");
    auto answer = client_.fetch(request);
    if (!answer) return trouble(answer.error());
    auto const status = answer->first.status;
    auto const why = "status " + std::to_string(status);
    if (status >= 500 || status == 429) return unreachable(why);
    if (status != 200) return request.form ? distrusted(why) : unusable(why);
    return std::move(answer->second);
}

std::expected<openid::Metadata, Trouble> Asking::metadata(std::string const& issuer) {
    {
        std::lock_guard const lock(mutex_);
        auto const found = known_.find(issuer);
        if (found != known_.end() &&
            now_().microseconds - found->second.read_at.microseconds < hour)
            return found->second.metadata;
    }
    auto const body = fetched({.address = openid::metadata_address(issuer)});
    if (!body) return std::unexpected(body.error());
    auto const read = openid::parse_metadata(*body, issuer, may_be_http_);
    if (!read) return unusable("metadata " + std::string(openid::name(read.error())));
    std::lock_guard const lock(mutex_);
    make_room(known_);
    known_[issuer] = {*read, now_()};
    return *read;
}

std::expected<openid::KeySet, Trouble> Asking::keys(std::string const& address, bool is_unknown) {
    auto const now = now_();
    auto const within = [&](basics::Time time, std::int64_t span) {
        return now.microseconds - time.microseconds < span;
    };
    {
        std::lock_guard const lock(mutex_);
        auto const found = keys_.find(address);
        if (found != keys_.end()) {
            auto& known = found->second;
            bool const may_ask_again =
                is_unknown ? !within(known.read_for_unknown_at, minute) : false;
            if (within(known.read_at, hour) && !may_ask_again) return known.keys;
            if (is_unknown) known.read_for_unknown_at = now;
        }
    }
    auto const body = fetched({.address = address});
    if (!body) return std::unexpected(body.error());
    auto read = openid::parse_keys(*body);
    if (!read) return unusable("keys not_json");
    std::lock_guard const lock(mutex_);
    make_room(keys_);
    auto& known = keys_[address];
    known.keys = *std::move(read);
    known.read_at = now;
    return known.keys;
}

std::expected<std::size_t, Trouble> Asking::try_out(std::string const& issuer) {
    {
        std::lock_guard const lock(mutex_);
        if (auto const found = known_.find(issuer); found != known_.end()) {
            keys_.erase(found->second.metadata.jwks_uri);
            known_.erase(found);
        }
    }
    auto const said = metadata(issuer);
    if (!said) return std::unexpected(said.error());
    auto const found = keys(said->jwks_uri, false);
    if (!found) return std::unexpected(found.error());
    if (found->empty()) return unusable("keys none");
    return found->size();
}

std::expected<Tokens, Trouble> Asking::exchange(Provider const& provider,
                                                openid::Metadata const& metadata,
                                                Exchange const& what) {
    auto form = "grant_type=authorization_code&code=" + http::percent_encoded(what.code) +
                "&redirect_uri=" + http::percent_encoded(what.redirect_uri) +
                "&code_verifier=" + http::percent_encoded(what.verifier);
    outbound::Request request{.address = metadata.token_endpoint};
    if (!what.assertion.empty())
        form += "&client_assertion=" + what.assertion + "&client_assertion_type=" +
                http::percent_encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    if (what.secret.empty() || metadata.takes_secret_in_form)
        form += "&client_id=" + http::percent_encoded(provider.client_id);
    if (!what.secret.empty() && metadata.takes_secret_in_form)
        form += "&client_secret=" + http::percent_encoded(what.secret);
    else if (!what.secret.empty())
        request.headers.emplace_back("Authorization", basic(provider.client_id, what.secret));
    request.form = std::move(form);
    auto const body = fetched(std::move(request));
    if (!body) return std::unexpected(Trouble{body.error().kind, "token " + body.error().why});
    auto const said = json::parse(*body);
    if (!said || said->at("id_token").text().empty()) return distrusted("token without id_token");
    return Tokens{.id_token = std::string(said->at("id_token").text()),
                  .access_token = std::string(said->at("access_token").text())};
}

template <class Verify>
auto Asking::verified_by(openid::Metadata const& metadata, std::string const& what, Verify verify)
    -> std::expected<typename decltype(verify(openid::KeySet()))::value_type, Trouble> {
    for (bool const is_unknown : {false, true}) {
        auto const found = keys(metadata.jwks_uri, is_unknown);
        if (!found)
            return std::unexpected(Trouble{found.error().kind, "jwks " + found.error().why});
        auto said = verify(*found);
        if (said) return *std::move(said);
        if (said.error() != openid::Refusal::key_unknown || is_unknown)
            return distrusted(what + " " + std::string(openid::name(said.error())));
    }
    return distrusted(what + " key_unknown");
}

std::expected<openid::Claims, Trouble> Asking::verified(openid::Metadata const& metadata,
                                                        std::string_view id_token,
                                                        openid::Expected const& expected) {
    return verified_by(metadata, "id_token", [&](openid::KeySet const& known) {
        return openid::verify(id_token, known, expected);
    });
}

std::expected<openid::SignedOut, Trouble> Asking::signed_out(openid::Metadata const& metadata,
                                                             std::string_view token,
                                                             openid::Expected const& expected) {
    return verified_by(metadata, "logout_token", [&](openid::KeySet const& known) {
        return openid::verify_sign_out(token, known, expected);
    });
}

std::expected<json::Value, Trouble> Asking::about(openid::Metadata const& metadata,
                                                  std::string const& access_token,
                                                  std::string_view subject) {
    bool const is_sendable =
        access_token.size() < 16'384 && access_token.find_first_of("\r\n") == access_token.npos;
    if (!is_sendable) return distrusted("access_token");
    auto const body = fetched({.address = metadata.userinfo_endpoint,
                               .headers = {{"Authorization", "Bearer " + access_token}}});
    if (!body) return std::unexpected(Trouble{body.error().kind, "userinfo " + body.error().why});
    auto said = json::parse(*body);
    if (!said || !said->object()) return distrusted("userinfo not_json");
    if (said->at("sub").text() != subject) return distrusted("userinfo subject");
    return *std::move(said);
}

std::optional<std::string> Asking::refused(std::string const& address) const {
    auto const failure = client_.refused(address);
    return failure ? std::optional(std::string(outbound::name(failure->reason))) : std::nullopt;
}

}
